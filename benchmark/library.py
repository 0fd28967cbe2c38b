"""A large library of real recordings: hard links of a few that ffmpeg makes."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from demo.segments import SEGMENT_SECONDS, make_segments

CAMERA = "front_door"
LINKS_PER_FILE = 50_000
"""Fewer than the 65,000 that ext4 allows."""

RECORDINGS_TABLE = """
CREATE TABLE recordings (
  id VARCHAR(30) NOT NULL PRIMARY KEY, camera VARCHAR(20) NOT NULL, path VARCHAR(255) NOT NULL,
  start_time DATETIME NOT NULL, end_time DATETIME NOT NULL, duration REAL NOT NULL,
  motion INTEGER, objects INTEGER, dBFS INTEGER, segment_size REAL NOT NULL DEFAULT 0,
  regions INTEGER
);
CREATE UNIQUE INDEX recordings_path ON recordings (path);
CREATE INDEX recordings_camera_start_time_end_time ON recordings (camera, start_time, end_time);
CREATE TABLE reviewsegment (
  id VARCHAR(30) NOT NULL PRIMARY KEY, camera VARCHAR(20) NOT NULL, start_time DATETIME NOT NULL,
  end_time DATETIME, severity VARCHAR(30) NOT NULL, thumb_path VARCHAR(255) NOT NULL,
  data JSON NOT NULL
);
"""
"""As Frigate's migrations leave them."""


@dataclass(frozen=True, slots=True)
class Library:
    """Where the recordings and the database are, and how many files there are."""

    recordings: Path
    database: Path
    files: int

    def hour_folders(self) -> Iterator[Path]:
        """The camera's hour folders, in time order."""
        for day in sorted(self.recordings.iterdir()):
            for hour in sorted(day.iterdir()):
                yield hour / CAMERA

    def empty_database(self) -> None:
        """Start over with Frigate's schema and no rows, in WAL mode as Frigate keeps it."""
        for suffix in ("", "-wal", "-shm"):
            self.database.with_name(self.database.name + suffix).unlink(missing_ok=True)
        connection = sqlite3.connect(self.database)
        connection.execute("PRAGMA journal_mode=wal")
        connection.executescript(RECORDINGS_TABLE)
        connection.close()

    def rows(self) -> int:
        """How many of the camera's recordings are in the database."""
        connection = sqlite3.connect(self.database)
        (count,) = connection.execute(
            "SELECT count(*) FROM recordings WHERE camera = ?", (CAMERA,)
        ).fetchone()
        connection.close()
        return int(count)


def build(folder: Path, files: int) -> Library:
    """Make a library of `files` recordings of ten seconds each, ending two days ago."""
    sources = make_segments(folder / "sources", size="1280x720")
    library = Library(folder / "recordings", folder / "frigate.db", files)
    library.empty_database()
    now = datetime.now(UTC).timestamp()
    end = int(now // 86_400) * 86_400 - 2 * 86_400
    start = end - files * SEGMENT_SECONDS
    made: Path | None = None
    for number in range(files):
        moment = datetime.fromtimestamp(start + number * SEGMENT_SECONDS, UTC)
        hour = library.recordings / moment.strftime(f"%Y-%m-%d/%H/{CAMERA}")
        if hour != made:
            hour.mkdir(parents=True)
            made = hour
        os.link(_source(sources, number), hour / moment.strftime("%M.%S.mp4"))
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
