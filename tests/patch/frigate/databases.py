"""Frigate's database, for tests of what is read and written."""

from __future__ import annotations

from recording_backfill.frigate.coverage import HourCoverage, coverage
from recording_backfill.frigate.recordings import Fate, FrigateDatabase
from recording_backfill.frigate.writer import Write
from recording_backfill.models import Recording
from recording_backfill.state.charted import Charted

from testing.library import CAMERA, NOON, LibraryBuilder

HOUR = 3600.0


def recordings(count: int, first: int = 0) -> list[Write]:
    return [
        Write(Recording(f"/r/{number}.mp4", CAMERA, NOON + 10 * number, 10.0, 5_000_000))
        for number in range(first, first + count)
    ]


def write_all(database: FrigateDatabase, writes: list[Write]) -> list[Fate | str]:
    return [fate for fates in database.write(writes) for fate in fates]


def covered(
    library: LibraryBuilder, after: float, before: float, camera: str = CAMERA
) -> list[HourCoverage]:
    """What a chart tells that nobody asked for before."""
    return coverage(str(library.database), camera, after, before, sums=Charted({}))
