"""The adding up of charts beforehand: what hours cover, before anybody asks for it.

The catalogue's child does it once all else is done, so that Frigate's process finds the sums. It
may end at any instant: each day's sums are written at once, and tell which rows they are of.
"""

from __future__ import annotations

import math
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from .. import layout
from ..errors import BackfillError
from ..frigate.coverage import coverage
from ..frigate.recordings import FrigateDatabase
from ..frigate.sqlite import sqlite3
from ..state import charted
from ..state.file import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_LONGEST = 300.0
"""Seconds: the catalogue's next renewal must not wait for charts, however slow the disk."""


def add_up(
    state_file: Path, database: str, cameras: Sequence[str], cancelled: Callable[[], bool]
) -> None:
    """Add up what may have changed since the last time; what takes too long goes on the next time.

    Nobody is told what goes wrong: then the hours are added up when a chart is asked for.
    """
    until = time.monotonic() + _LONGEST

    def over() -> bool:
        return cancelled() or time.monotonic() >= until

    with suppress(BackfillError, OSError, sqlite3.Error), StateFile(state_file) as state:
        charted.forget(state, cameras, time.time())
        for camera in cameras:
            _add_up_camera(state, database, camera, over)


def _add_up_camera(
    state: StateFile, database: str, camera: str, cancelled: Callable[[], bool]
) -> None:
    """From its first row on, day by day; raises BackfillError."""
    now = time.time()
    since = max(charted.since(state, camera), now - charted.OLDEST)
    with closing(FrigateDatabase(database, writable=False, cancelled=cancelled)) as opened:
        first = opened.first_start(camera, since)
    day = math.inf if first is None else first // layout.DAY * layout.DAY
    while day < now:
        if cancelled():
            return
        sums = charted.read(state, camera, day - layout.HOUR, day + layout.DAY)
        coverage(database, camera, day, day + layout.DAY, cancelled, sums=sums)
        charted.keep(state, camera, sums.new)
        day += layout.DAY
    charted.note(state, camera, now)
