"""A Frigate of two releases: one whose database is lost, and the copy that is left of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from recording_backfill.evidence.catalogue.dayfile import TABLES

from testing.filled import CAMERAS, fill, put_files, rows
from testing.library import NOON, LibraryBuilder, Run

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[0]

NOW = NOON + 86400.0

AS = "/media/frigate/recordings"


class Lost:
    """A Frigate of version `before` whose database is now a copy beside an empty one of `after`."""

    def __init__(self, folder: Path, samples: Samples, before: str, after: str) -> None:
        self.library = LibraryBuilder(folder, samples, after)
        self.copy = folder / "backup.db"
        fill(self.copy, before)
        put_files(self.copy, folder, samples["one_second"], CAMERA)
        self.before = self.tables(self.copy)

    def run(self, **changes: Any) -> Run:
        values = {"camera": CAMERA, "recordings_as": AS, "now": NOW, "guard_active": True}
        return self.library.run(**{**values, **changes})

    def tables(self, path: Path | None = None) -> dict[str, list[dict[str, Any]]]:
        with closing(sqlite3.connect(path or self.library.database)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = {name for (name,) in found} & set(TABLES)
            return {name: rows(connection, name, CAMERA) for name in names}


def alike(
    ours: list[dict[str, Any]], theirs: list[dict[str, Any]], *, but: tuple[str, ...] = ()
) -> bool:
    """Whether they are the same rows in the columns that both have."""
    shared = {*ours[0], *theirs[0]} & {*ours[0]} & {*theirs[0]} - {*but} if ours and theirs else ()
    texts = [
        sorted(json.dumps({name: row[name] for name in shared}, sort_keys=True) for row in side)
        for side in (ours, theirs)
    ]
    return texts[0] == texts[1] and len(ours) == len(theirs) > 0


def of_camera(lost: Lost, table: str) -> list[dict[str, Any]]:
    """Rows of tables without a camera, of those that belong to this one's."""
    found = lost.before.get(table, [])
    if table == "userreviewstatus":
        ids = {row["id"] for row in lost.before["reviewsegment"]}
        return [row for row in found if row["review_segment_id"] in ids]
    if table == "exportcase":
        ids = {row["export_case_id"] for row in lost.before["export"]}
        return [row for row in found if row["id"] in ids]
    return found
