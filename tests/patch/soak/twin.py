"""One life of a Frigate: its files, its database, and what Frigate itself does to them."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recording_backfill.frigate.retention import CleanupRule
from recording_backfill.frigate.reviews import ReviewTable
from recording_backfill.frigate.session import Session
from recording_backfill.models import Retention

from testing.frigate_life import FrigateLife, Installation, kept_days, with_record
from testing.library import create_database

if TYPE_CHECKING:
    from pathlib import Path

KEPT_DAYS = 5.0
_BIRTHS = itertools.count()


@dataclass(frozen=True)
class Segment:
    """A recording, as both lives get it."""

    camera: str
    start: float
    row: bool = True
    whole: bool = True

    @property
    def name(self) -> str:
        return time.strftime(f"%Y-%m-%d/%H/{self.camera}/%M.%S.mp4", time.gmtime(self.start))

    @property
    def id(self) -> str:
        return f"{self.start}-{self.camera:.6}"


class Twin:
    """One of the two: its files and its database."""

    def __init__(self, folder: Path, frigate: FrigateLife, content: bytes) -> None:
        config = with_record({"front": {}, "back": {}}, kept_days(frigate.version, KEPT_DAYS))
        self.at = Installation.of(folder, config)
        self.frigate = frigate
        self.root = self.at.media / "recordings"
        self.root.mkdir(parents=True)
        self._content = content
        self.lose_database()

    def lose_database(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.at.database.with_name(f"frigate.db{suffix}").unlink(missing_ok=True)
        create_database(self.at.database, self.frigate.version)
        with self.connection() as connection:  # no two were made in the same microsecond
            connection.execute("UPDATE migratehistory SET migrated_at = ?", (str(next(_BIRTHS)),))

    def lose_rows(self, first: float) -> None:
        """Those of all recordings from `first` on."""
        with self.connection() as connection:
            connection.execute("DELETE FROM recordings WHERE start_time >= ?", (first,))

    def insert_late(self, starts: dict[str, float]) -> None:
        """Store the rows of files that are still there, long after they were recorded."""
        there = self.files()
        with self.connection() as connection:
            for name, start in starts.items():
                if name in there:
                    self._insert(connection, Segment(name.split("/")[2], start))

    def record(self, segments: list[Segment], shown: float) -> None:
        for segment in segments:
            path = self.root / segment.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._content if segment.whole else self._content[:900])
            os.utime(path, (shown - 200, shown - 200))
        with self.connection() as connection:
            for segment in segments:
                if segment.row:
                    self._insert(connection, segment)

    def _insert(self, connection: sqlite3.Connection, segment: Segment) -> None:
        path = str(self.root / segment.name)
        # The guard: a row of ours gives way.
        connection.execute(
            "DELETE FROM recordings WHERE path = ? AND objects = -1 AND regions = -1", (path,)
        )
        connection.execute(
            "INSERT OR IGNORE INTO recordings (id, camera, path, start_time, end_time, duration,"
            " motion, objects, dBFS, regions, segment_size)"
            " VALUES (?, ?, ?, ?, ?, 1, 5, 1, 0, 1, ?)",
            (
                segment.id,
                segment.camera,
                path,
                segment.start,
                segment.start + 1,
                round(os.stat(path).st_size / 2**20, 2),
            ),
        )

    def connection(self) -> Any:
        opened = sqlite3.connect(self.at.database, timeout=30)
        return _Committed(opened)

    def files(self) -> set[str]:
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*.mp4")}

    def rows(self, ours: bool) -> set[str]:
        query = "SELECT path FROM recordings WHERE (objects = -1 AND regions = -1) = ?"
        with self.connection() as connection:
            paths = [path for (path,) in connection.execute(query, (ours,))]
        return {os.path.relpath(path, self.root) for path in paths}

    def own(self) -> dict[str, tuple[object, ...]]:
        """By path what Frigate itself wrote of its recordings."""
        query = "SELECT path, id, motion FROM recordings WHERE NOT (objects = -1 AND regions = -1)"
        with self.connection() as connection:
            return {row[0]: row[1:] for row in connection.execute(query)}

    def fork(self) -> Twin:
        """The same files and rows, but those of ours, in a folder beside it."""
        folder = self.at.database.parent.parent
        other = Twin(folder.with_name("fork"), self.frigate, self._content)
        shutil.copytree(self.root, other.root, copy_function=os.link, dirs_exist_ok=True)
        with self.connection() as connection, other.connection() as target:
            rows = connection.execute(
                "SELECT id, camera, path, start_time, end_time, duration, segment_size"
                " FROM recordings WHERE NOT (objects = -1 AND regions = -1)"
            ).fetchall()
            target.executemany(
                "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                " segment_size) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(*r[:2], r[2].replace(str(self.root), str(other.root)), *r[3:]) for r in rows],
            )
        return other

    def clean_up(self, shown: float) -> None:
        self.frigate.clean_up(self.at, shown)

    def sync(self, shown: float, *, limited: bool) -> None:
        if self.frigate.version >= "0.18":
            self.frigate.sync(self.at, shown, media_types=["recordings"])
        else:
            self.frigate.sync(self.at, shown, limited=limited)

    def would_delete(self, shown: float, *, limited: bool) -> set[str]:
        """What the same sync deletes of the same files, had nothing been backfilled."""
        fork = self.fork()
        before = fork.files()
        fork.sync(shown, limited=limited)
        deleted = before - fork.files()
        shutil.rmtree(fork.at.database.parent.parent)
        return deleted

    def doomed(self, starts: dict[str, float], retention: Retention, now: float) -> set[str]:
        """Which of these files a clean-up at `now` would delete, if they have rows."""
        with closing(Session(str(self.at.database), writable=False)) as session:
            table = ReviewTable(session)
            rules = {
                camera: CleanupRule(retention, table.of_camera(camera), now)
                for camera in {name.split("/")[2] for name in starts}
            }
        return {
            name
            for name, start in starts.items()
            if rules[name.split("/")[2]].deletes(start, start + 1)
        }


class _Committed:
    """A connection that commits and closes at the end of a `with`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._connection.commit()
        self._connection.close()
