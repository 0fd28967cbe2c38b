"""A large library of real recordings: hard links of a few that ffmpeg makes."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from testing.library import Samples
from testing.schema import create_database

CAMERA = "front_door"
SEGMENT_SECONDS = 10
LINKS_PER_FILE = 50_000
"""Fewer than the 65,000 that ext4 allows."""


@dataclass(frozen=True, slots=True)
class Library:
    """Where the recordings and the database are, and how many files there are."""

    recordings: Path
    database: Path
    files: int
    start: float
    """When the first recording begins, epoch seconds."""

    def hour_folders(self) -> Iterator[Path]:
        """The camera's hour folders, in time order."""
        for day in sorted(self.recordings.iterdir()):
            for hour in sorted(day.iterdir()):
                yield hour / CAMERA

    def empty_database(self) -> None:
        """Start over with Frigate's schema and no rows."""
        for suffix in ("", "-wal", "-shm"):
            self.database.with_name(self.database.name + suffix).unlink(missing_ok=True)
        create_database(self.database)

    def rows(self, table: str = "recordings") -> int:
        """How many of the camera's recordings, or of another table, are in the database."""
        connection = sqlite3.connect(self.database)
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE camera = ?", (CAMERA,)
        ).fetchone()
        connection.close()
        return int(count)


def build(folder: Path, files: int, *, copies: bool = False) -> Library:
    """Make a library of `files` recordings of ten seconds each, ending two days ago.

    As `copies` each is a file of its own, and a small one.
    """
    (folder / "sources").mkdir()
    samples = Samples(folder / "sources")
    sources = [samples[name] for name in ("h264", "sound", "b_frames", "second_segment")]
    now = datetime.now(UTC).timestamp()
    end = int(now // 86_400) * 86_400 - 2 * 86_400
    start = end - files * SEGMENT_SECONDS
    library = Library(folder / "recordings", folder / "frigate.db", files, start)
    library.empty_database()
    made: Path | None = None
    for number in range(files):
        moment = datetime.fromtimestamp(start + number * SEGMENT_SECONDS, UTC)
        hour = library.recordings / moment.strftime(f"%Y-%m-%d/%H/{CAMERA}")
        if hour != made:
            hour.mkdir(parents=True)
            made = hour
        file = hour / moment.strftime("%M.%S.mp4")
        if copies:
            shutil.copyfile(samples["b_frames"], file)
        else:
            os.link(_source(sources, number), file)
    return library


def _source(sources: list[Path], number: int) -> Path:
    """The file to link for recording `number`; a fresh copy once one has its links."""
    source = sources[number % len(sources)]
    turn = number // len(sources) // LINKS_PER_FILE
    if turn == 0:
        return source
    copy = source.with_name(f"{source.stem}-{turn}.mp4")
    if not copy.exists():
        shutil.copyfile(source, copy)
    return copy
