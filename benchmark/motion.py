"""Measure what motion costs: by previews for a day, and looked for in an hour of 1080p."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from recording_backfill.engine.motion_search import MotionSearch
from recording_backfill.evidence.movement import Movement
from recording_backfill.evidence.preview_files import PreviewFiles
from recording_backfill.state.looked import Looked
from recording_backfill.streams import Stream

from testing.library import NOON, LibraryBuilder, Samples
from testing.preview_boxes import preview_of

from .table import Line, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAMES = 1339
"""Of an hour's preview, at seconds drawn by chance: nearly every recording has motion."""
_HOUR = 3600.0
_SEGMENT = 10.0
_PARTS = 36
"""Recordings that are looked into, a tenth of an hour."""


def measure(folder: Path) -> Iterator[Line]:
    """Both ways to know of motion."""
    spent, moved = by_previews(folder / "previews")
    yield Line(
        "a day of a camera by its previews: 24 files, 8,640 recordings",
        f"{spent:.2f} s of CPU; {moved:,} have motion",
        "< 1 s",
    )
    spent = searched(folder / "search")
    yield Line("`find_motion`, an hour of 1080p", f"{spent:.1f} s of CPU", "≤ 30 s")


def by_previews(folder: Path) -> tuple[float, int]:
    """Seconds of CPU for a day, and how many of its recordings have motion."""
    folder.mkdir()
    library = LibraryBuilder(folder, Samples(folder), "0.17.2")
    previews = library.root.parent / "clips" / "previews" / "front_door"
    previews.mkdir(parents=True)
    chance = random.Random(1)
    day = NOON - 12 * _HOUR
    for hour in range(24):
        start = day + hour * _HOUR
        times = sorted({0.0, _HOUR, *(chance.randrange(1, 3600) + 0.2 for _ in range(FRAMES - 2))})
        (previews / f"{start}-{start + _HOUR}.mp4").write_bytes(preview_of(times))
    began = time.process_time()
    movement = Movement(PreviewFiles.of(library.order()))
    starts = [day + number * _SEGMENT for number in range(8640)]
    moved = sum(movement.between(start, start + _SEGMENT) > 0 for start in starts)
    return time.process_time() - began, moved


def searched(folder: Path) -> float:
    """Seconds of CPU that a search for motion takes for an hour: its own, and its children's."""
    folder.mkdir()
    library = LibraryBuilder(folder, Samples(folder), "0.18.0-beta1")
    path = folder / "large.mp4"
    source = "testsrc2=size=1920x1080:rate=10,noise=alls=8:allf=t"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-t", "10", "-g", "20"]
    encode = ["-c:v", "libx264", "-preset", "ultrafast", "-b:v", "4M", "-sc_threshold", "0"]
    subprocess.run([*command, *encode, "-pix_fmt", "yuv420p", str(path)], check=True)
    for number in range(_PARTS):
        library.write(NOON + _SEGMENT * number, path.read_bytes())
    library.run(motion=False)
    order = library.order(find_motion=True)
    before = _spent()
    search = MotionSearch(order, {Stream.MAIN: Looked(None, order.camera)}, note=None)
    for _ in search.run():
        pass
    if search.counts.scanned != _PARTS or search.warnings:
        raise RuntimeError(f"not all was looked at: {search.message()} {search.warnings}")
    return (_spent() - before) * _HOUR / (_PARTS * _SEGMENT)


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        print_table(measure(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
