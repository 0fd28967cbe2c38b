"""The adding up of charts beforehand: what hours cover, before anybody asks for it.

So Frigate's process finds the sums. A run's child adds up what the run changed, at its end; the
catalogue's adds up all else. It may end at any instant: each day's sums are written at once, and
tell which rows they are of.
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
from ..models import Status
from ..state import charted
from ..state.file import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..models import HourReport

LONGEST = 300.0
"""Seconds: the catalogue's next renewal must not wait for charts, however slow the disk."""
_AFTER_RUN = 15.0
"""Seconds: nor must a run's end."""
_WRONG = (BackfillError, OSError, sqlite3.Error)
_WRITTEN = (Status.ADDED, Status.UPDATED)


def add_up(
    state_file: Path,
    database: str,
    cameras: Sequence[str],
    cancelled: Callable[[], bool],
    seconds: float = LONGEST,
) -> bool:
    """Add up what may have changed since the last time; whether that is done within `seconds`.

    Else it goes on the next time. Nobody is told what goes wrong: then the hours are added up when
    a chart is asked for.
    """
    over = _over(cancelled, seconds)
    done = []
    with suppress(*_WRONG), StateFile(state_file) as state:
        charted.forget(state, cameras, time.time())
        for camera in cameras:
            with suppress(*_WRONG):  # of one camera, and no other waits for that
                done.append(_add_up_camera(state, database, camera, over))
    return len(done) == len(cameras) and all(done)


class Changed:
    """The days in which a run changed recordings of one camera."""

    def __init__(self) -> None:
        self._days: set[float] = set()

    def take(self, report: HourReport) -> None:
        """Note what the run reports."""
        self._days.update(
            result.start_time // layout.DAY * layout.DAY
            for result in report.results
            if result.status in _WRITTEN and result.start_time is not None
        )

    def add_up(
        self, state: StateFile, database: str, camera: str, cancelled: Callable[[], bool]
    ) -> None:
        """Add them up, the newest first, as far as there is time.

        Nobody is told what goes wrong.
        """
        over = _over(cancelled, _AFTER_RUN)
        with suppress(*_WRONG):
            for day in sorted(self._days, reverse=True):
                if over():
                    return
                _add_up_day(state, database, camera, day, over)


def _over(cancelled: Callable[[], bool], seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: cancelled() or time.monotonic() >= until


def _add_up_day(
    state: StateFile, database: str, camera: str, day: float, cancelled: Callable[[], bool]
) -> None:
    """Add up what is not known of the day's hours, or has changed; raises BackfillError."""
    sums = charted.read(state, camera, day - layout.HOUR, day + layout.DAY)
    coverage(database, camera, day, day + layout.DAY, cancelled, sums=sums)
    charted.keep(state, camera, sums.new)


def _add_up_camera(
    state: StateFile, database: str, camera: str, cancelled: Callable[[], bool]
) -> bool:
    """From its first row on, day by day; whether that is done. Raises BackfillError."""
    if cancelled():
        return False
    now = time.time()
    since = max(charted.since(state, camera), now - charted.OLDEST)
    with closing(FrigateDatabase(database, writable=False, cancelled=cancelled)) as opened:
        first = opened.first_start(camera, since)
    # What is no number comes last, and counts as one of long ago.
    day = math.inf if first is None else max(first, since) // layout.DAY * layout.DAY
    while day < now:
        if cancelled():
            return False
        _add_up_day(state, database, camera, day, cancelled)
        day += layout.DAY
    charted.note(state, camera, now)
    return True
