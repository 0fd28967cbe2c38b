"""The demo's recordings: two cameras' last days, of which the database has lost many."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

SEGMENT_SECONDS = 10
DAY = 86400
FRONT, BACK = "front_door", "back_yard"
CAMERAS = (FRONT, BACK)
DAYS = 4
_HOURS = {FRONT: range(8, 16), BACK: range(11, 13)}
"""Hours of a day, UTC, that a camera recorded; the whole day would only take longer to make."""
_PICTURES = ("testsrc2", "mandelbrot", "testsrc")


@dataclass(frozen=True, slots=True)
class DemoLibrary:
    """What lies on disk, and which of it Frigate still knows."""

    start: float
    """Start of the first day, epoch seconds."""
    files: int = 0
    known: list[tuple[str, Path, float]] = field(default_factory=list)
    """Camera, path and start of the recordings that are still in the database."""

    @property
    def end(self) -> float:
        """End of the last day, epoch seconds."""
        return self.start + DAYS * DAY


def build(recordings: Path, workshop: Path) -> DemoLibrary:
    """Lay down the last days' recordings, and a few files that are none.

    What lies there from an earlier demo stays where it is the same: to write it takes longest.
    """
    segments = [_segment(workshop, picture) for picture in _PICTURES]
    start = (time.time() // DAY - DAYS) * DAY
    known: list[tuple[str, Path, float]] = []
    there = {path: path.stat().st_size for path in recordings.rglob("*.mp4")}
    files = 0
    for camera in CAMERAS:
        for day in range(DAYS):
            for hour in _HOURS[camera]:
                for second in range(0, 3600, SEGMENT_SECONDS):
                    moment = start + day * DAY + hour * 3600 + second
                    path = _path(recordings, camera, moment)
                    segment = segments[(day + hour) % len(segments)]
                    if there.pop(path, None) != segment.stat().st_size:
                        _copy(segment, path)
                    files += 1
                    if _is_known(day, hour, second):
                        known.append((camera, path, moment))
    for path in there:
        path.unlink()
    files += _oddities(recordings, start, segments[0])
    return DemoLibrary(start, files, known)


def _is_known(day: int, hour: int, second: int) -> bool:
    """The database was lost on the second day at noon; later its disk was away for an hour."""
    if day == 1 and hour >= 12:
        return hour == 12 and second < 1500
    if day == 2:
        return False
    return not (day == 3 and hour == 11 and second >= 900)


def _oddities(recordings: Path, start: float, segment: Path) -> int:
    """What every real library has too: a file cut short, a stray one, an old one, a fresh one."""
    cut = _path(recordings, FRONT, start + 2 * DAY + 16 * 3600 + 1800)
    _copy(segment, cut)
    os.truncate(cut, segment.stat().st_size // 2)
    _copy(segment, cut.with_name("front door copy.mp4"))
    _copy(segment, _path(recordings, FRONT, start - 30 * DAY))
    _copy(segment, _path(recordings, FRONT, time.time() // 10 * 10 - 60))
    return 4


def _segment(workshop: Path, picture: str) -> Path:
    """A recording of 10 seconds, small enough for a demo to have thousands."""
    out = workshop / f"{picture}.mp4"
    if not out.exists():
        making = workshop / f"{picture}.making.mp4"
        picture_of = f"-f lavfi -i {picture}=size=320x180:rate=2 -t {SEGMENT_SECONDS}"
        coded = "-c:v libx264 -crf 38 -g 20 -pix_fmt yuv420p -movflags +faststart"
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", *f"{picture_of} {coded}".split(), str(making)],
            check=True,
            stdin=subprocess.DEVNULL,
        )
        making.rename(out)
    return out


def _copy(segment: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(segment, path)


def _path(recordings: Path, camera: str, moment: float) -> Path:
    when = datetime.fromtimestamp(moment, UTC)
    return recordings / when.strftime(f"%Y-%m-%d/%H/{camera}/%M.%S.mp4")


def index(database: Path, library: DemoLibrary) -> None:
    """Write the rows that Frigate still has, as its recorder writes them."""
    with closing(sqlite3.connect(database, timeout=60)) as connection, connection:
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, motion, "
            "objects, dBFS, segment_size, regions) VALUES (?, ?, ?, ?, ?, ?, 12, 1, -40, ?, 3)",
            [
                (
                    *(f"{moment}-d{number:05}"[:30], camera, str(path), moment),
                    *(moment + SEGMENT_SECONDS, SEGMENT_SECONDS),
                    round(path.stat().st_size / 2**20, 2),
                )
                for number, (camera, path, moment) in enumerate(library.known)
            ],
        )
