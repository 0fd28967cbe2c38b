"""Recordings that only a copy of the database knows any more."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from recording_backfill.models import Media

from testing.library import NOON, LibraryBuilder
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

ONLY = {"media": (Media.RECORDINGS,)}


def record(library: LibraryBuilder, count: int = 60, every: float = 60.0) -> list[dict[str, Any]]:
    """Recordings on disk with the rows that Frigate wrote."""
    for number in range(count):
        start = NOON + every * number
        size = library.add(start).stat().st_size
        library.add_row(
            start,
            id=f"{start}-{number:06}",
            segment_size=round(size / 2**20, 2),
            motion=number,
            objects=number % 3,
            dBFS=-number,
            regions=number % 5,
        )
    return library.rows()


def lose(library: LibraryBuilder, version: str = "0.17") -> Path:
    """Put the database aside as `backup.db`, and begin a new one; the copy."""
    with closing(sqlite3.connect(library.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = library.database.with_name("backup.db")
    shutil.move(library.database, copy)
    for suffix in ("-wal", "-shm"):
        library.database.with_name(library.database.name + suffix).unlink(missing_ok=True)
    create_database(library.database, version)
    return copy
