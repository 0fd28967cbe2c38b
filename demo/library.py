"""The demo's recordings: two cameras' last day, of which the database has lost the greater part."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from library_builder import Samples

HOURS = 4
SEGMENT_SECONDS = 10
SECONDS_PER_HOUR_FOLDER = 900
"""A quarter of each hour is recorded: enough to see, little to make."""


@dataclass(frozen=True, slots=True)
class DemoLibrary:
    """What lies on disk, and which of it Frigate still knows."""

    start: float
    """Start of the first hour, epoch seconds."""
    files: int
    known: list[tuple[str, Path, float]]
    """Camera, path and start of the recordings that are still in the database."""

    @property
    def end(self) -> float:
        """End of the last hour, epoch seconds."""
        return self.start + HOURS * 3600


def build(recordings: Path, cameras: tuple[str, ...], workshop: Path) -> DemoLibrary:
    """Lay down the recordings of some hours of yesterday, and a few files that are none."""
    (workshop / "samples").mkdir()
    samples = Samples(workshop / "samples")
    segments = [samples[name] for name in ("h264", "sound", "b_frames")]
    start = (time.time() // 3600 - 24) * 3600
    files = 0
    known: list[tuple[str, Path, float]] = []
    for camera in cameras:
        for hour in range(HOURS):
            for second in range(0, SECONDS_PER_HOUR_FOLDER, SEGMENT_SECONDS):
                moment = start + hour * 3600 + second
                path = _path(recordings, camera, moment)
                _copy(segments[files % len(segments)], path)
                files += 1
                if hour == 0 or (hour == 1 and second < SECONDS_PER_HOUR_FOLDER / 2):
                    known.append((camera, path, moment))
    files += _oddities(recordings, cameras[0], start, segments[0])
    return DemoLibrary(start, files, known)


def _oddities(recordings: Path, camera: str, start: float, segment: Path) -> int:
    """What every real library has too: a file cut short, a stray one, an old one, a fresh one."""
    cut = _path(recordings, camera, start + 3 * 3600 + 1800)
    _copy(segment, cut)
    os.truncate(cut, segment.stat().st_size // 2)
    _copy(segment, cut.with_name("front door copy.mp4"))
    _copy(segment, _path(recordings, camera, start - 30 * 86400))
    _copy(segment, _path(recordings, camera, time.time() // 10 * 10 - 60))
    return 4


def _copy(segment: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(segment, path)


def _path(recordings: Path, camera: str, moment: float) -> Path:
    when = datetime.fromtimestamp(moment, UTC)
    return recordings / when.strftime(f"%Y-%m-%d/%H/{camera}/%M.%S.mp4")


def index(database: Path, library: DemoLibrary) -> None:
    """Write the rows that Frigate still has, as its recorder writes them."""
    connection = sqlite3.connect(database, timeout=60)
    with connection:
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, motion, "
            "objects, dBFS, segment_size, regions) VALUES (?, ?, ?, ?, ?, ?, 12, 1, -40, ?, 3)",
            [
                (
                    *(f"{moment}-demo{number:02}"[:30], camera, str(path), moment),
                    *(moment + SEGMENT_SECONDS, SEGMENT_SECONDS),
                    round(path.stat().st_size / 2**20, 2),
                )
                for number, (camera, path, moment) in enumerate(library.known)
            ],
        )
    connection.close()
