"""Frigate's database, for tests of what is read and written."""

from __future__ import annotations

from recording_backfill.frigate.recordings import Fate, FrigateDatabase
from recording_backfill.frigate.writer import Write
from recording_backfill.models import Recording

from testing.library import CAMERA, NOON

HOUR = 3600.0


def recordings(count: int, first: int = 0) -> list[Write]:
    return [
        Write(Recording(f"/r/{number}.mp4", CAMERA, NOON + 10 * number, 10.0, 5_000_000))
        for number in range(first, first + count)
    ]


def write_all(database: FrigateDatabase, writes: list[Write]) -> list[Fate | str]:
    return [fate for fates in database.write(writes) for fate in fates]
