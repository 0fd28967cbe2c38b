"""A Frigate whose database is catalogued as often as a test wants, and then lost."""

from __future__ import annotations

import itertools
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recording_backfill.engine.backfill import Backfill
from recording_backfill.evidence.catalogue.dayfile import TABLES, unpack
from recording_backfill.evidence.catalogue.renewal import Renewal, Saved
from recording_backfill.frigate.session import Session
from recording_backfill.models import Retention, ReviewRetention, RunOrder, SnapshotRetention

from testing.filled import CAMERAS, fill, put_files
from testing.library import KEEPS_ALL, NOON
from testing.schema import create_database

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 86400.0
NOW = NOON + 2 * 3600.0
_LONG = ReviewRetention(36500.0, 5, 5)
KEEPS_LONG = Retention(
    days=36500.0,
    alerts=_LONG,
    detections=_LONG,
    snapshots=SnapshotRetention(36500.0, 36500.0, 36500.0, 36500.0),
)
"""As today's clock asks for, where no other can be given."""
_BIRTHS = itertools.count()
_MEDIA = "/media/frigate/"


def _template(sample: Path, version: str, hours: int, start: float) -> Path:
    """What every such Frigate begins with, made once."""
    folder = sample.parent / f"kept-{version}-{hours}-{start}"
    if not folder.exists():
        folder.mkdir()
        fill(folder / "frigate.db", version, hours, start)
        for camera in CAMERAS:
            put_files(folder / "frigate.db", folder / "media", sample, camera)
    return folder


class Kept:
    """Three cameras' files and rows below `folder`, and the catalogue of them."""

    def __init__(
        self,
        folder: Path,
        sample: Path,
        version: str = "0.17",
        *,
        hours: int = 1,
        start: float = NOON,
    ) -> None:
        self.media = folder / "media"
        self.recordings = self.media / "recordings"
        self.database = folder / "config" / "frigate.db"
        self.catalogue = self.media / "frigate_backfill" / "an-instance"
        self.version = version
        template = _template(sample, version, hours, start)
        shutil.copytree(template / "media", self.media)
        self.database.parent.mkdir()
        shutil.copy(template / "frigate.db", self.database)
        for table, columns in (
            ("recordings", ("path",)),
            ("previews", ("path",)),
            ("reviewsegment", ("thumb_path",)),
            ("export", ("video_path", "thumb_path")),
        ):
            for column in columns:
                self.execute(
                    f"UPDATE {table} SET {column} = replace({column}, ?, ?)",
                    _MEDIA,
                    f"{self.media}/",
                )
        self._mark()

    def execute(self, statement: str, *values: object) -> list[dict[str, Any]]:
        """Run one statement on Frigate's database; the rows it gives."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement, values).fetchall()]

    def renew(self, now: float = NOW, **options: Any) -> Saved:
        """One renewal."""
        with closing(Session(str(self.database), writable=False)) as session:
            media = str(self.media)
            return Renewal(str(self.catalogue), session, media, now=now, **options).run()

    def begin_anew(self, version: str | None = None) -> None:
        """Lose the database; Frigate makes a new one."""
        for path in self.database.parent.glob("frigate.db*"):
            path.unlink()
        create_database(self.database, version or self.version)
        self._mark()

    def order(self, camera: str, **changes: Any) -> RunOrder:
        """Of a run of `camera`."""
        return RunOrder(
            camera=camera,
            database=str(self.database),
            recordings_root=str(self.recordings),
            recordings_as=str(self.recordings),
            guard_active=True,
            **{"retention": KEEPS_ALL, **changes},
        )

    def restore(self, camera: str, now: float = NOW, **changes: Any) -> Backfill:
        """A run of `camera`."""
        backfill = Backfill(self.order(camera, **changes), clock=lambda: now)
        for _ in backfill.run():
            pass
        return backfill

    def tables(self) -> dict[str, list[str]]:
        """All rows of all tables, in a fixed order, but for ids that SQLite gives."""
        found = {}
        there = {row["name"] for row in self.execute("SELECT name FROM sqlite_master")}
        for table in sorted(there.intersection(TABLES)):
            rows = self.execute(f"SELECT * FROM {table}")
            if table == "userreviewstatus":
                rows = [{**row, "id": None} for row in rows]
            found[table] = sorted(json.dumps(row, sort_keys=True) for row in rows)
        return found

    def _mark(self) -> None:
        """Say when the database was made: Frigate's migrations note it to the microsecond."""
        self.execute("UPDATE migratehistory SET migrated_at = ?", f"2026-01-01 {next(_BIRTHS)}")


def with_rows(path: Path, read: Callable[[sqlite3.Connection], Any]) -> Any:
    """What `read` finds in a day's file."""
    plain = path.with_suffix(".plain")
    unpack(str(path), str(plain))
    with closing(sqlite3.connect(plain)) as connection:
        found = read(connection)
    plain.unlink()
    return found
