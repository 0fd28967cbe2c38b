"""What it costs to read a damaged copy of the database, and to ask for it again."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recording_backfill.evidence.salvage.kept import kept_salvage

from testing.filled import spoil

from .library import CAMERA

if TYPE_CHECKING:
    from pathlib import Path

    from .library import Library

_BROKEN = 0.01
"""Of its pages."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What reading a broken copy of a library's database gave."""

    rows_per_second: float
    again_seconds: float
    """Until its rows can be asked for the next time."""


def measure(library: Library, folder: Path) -> Salvage:
    """Break one page in a hundred of a copy, and read it twice."""
    copy = folder / "copy.db"
    shutil.copy(library.database, copy)
    pages = copy.stat().st_size // 4096
    draw = random.Random(1)
    spoil(copy, draw.sample(range(1, pages + 1), max(1, round(pages * _BROKEN))), draw)
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        first, rows = _read(copy)
        again, _ = _read(copy)
    finally:
        tempfile.tempdir = usual
    return Salvage(rows / first, again)


def _read(copy: Path) -> tuple[float, int]:
    """Seconds, and the recordings that were found."""
    began = time.perf_counter()
    connection, _ = kept_salvage(str(copy), CAMERA)
    took = time.perf_counter() - began
    with closing(connection):
        return took, _count(connection)


def _count(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT count(*) FROM recordings").fetchone()[0]
    return count
