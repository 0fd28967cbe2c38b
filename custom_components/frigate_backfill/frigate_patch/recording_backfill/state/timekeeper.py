"""The timekeeper: keeps a real run from writing while the clock is behind, or is set meanwhile."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from .. import clock, settings
from ..errors import BackfillError, ClockError
from ..evidence.hours_ahead import newest_hour_ahead
from ..frigate.added import Added
from ..frigate.recordings import FrigateDatabase
from ..notices import ClockKey, Notice
from . import time_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models import RunOrder
    from .file import StateFile

_PATIENCE = 2.0
"""Seconds that Frigate's process waits for a locked database."""


class Timekeeper:
    """Of one run; a dry run writes nothing and needs none."""

    def __init__(
        self, order: RunOrder, last_saved: float | None, cancelled: Callable[[], bool]
    ) -> None:
        """`last_saved`: the latest time that the patch has noted.

        Raises ClockError when the clock is behind, and CancelledError or DatabaseUnusableError.
        """
        self._order = order
        self._watch: clock.Watch | None = None
        self._cancelled = cancelled
        if order.dry_run or not settings.read().watch_clock:
            return
        self._watch = clock.Watch()
        with closing(
            FrigateDatabase(order.database, writable=False, cancelled=cancelled)
        ) as database:
            self._added = Added(database.session, time.time())
            why = why_behind(database, last_saved, order.recordings_root)
        if why is not None:
            raise ClockError(Notice(ClockKey.NOT_BY_THIS_CLOCK, why=why, variable=settings.CLOCK))

    def check(self) -> None:
        """Raises ClockError once the clock was set by more than a little.

        Rows that were judged by a clock that was behind are taken back: Frigate's next clean-up
        might delete their files.
        """
        if self._watch is None or (why := self._watch.why_set()) is None:
            return
        key = ClockKey.STOPPED_FOR_CLOCK
        if self._watch.moved > 0:
            with closing(
                FrigateDatabase(self._order.database, writable=True, cancelled=self._cancelled)
            ) as database:
                self._added.take_back(database.session)
            key = ClockKey.TAKEN_BACK_FOR_CLOCK
        raise ClockError(Notice(key, why=why))


def clock_is_behind(state: StateFile, database: str) -> Notice | None:
    """The same for Frigate's own process; a database that does not answer says nothing.

    What recordings on disk tell, the run itself asks.
    """
    if not settings.read().watch_clock:
        return None
    deadline = time.monotonic() + _PATIENCE
    try:
        with closing(
            FrigateDatabase(database, writable=False, cancelled=lambda: time.monotonic() > deadline)
        ) as opened:
            return why_behind(opened, time_saved.read(state))
    except BackfillError:
        return None


def note_time(state: StateFile) -> None:
    """Save the time, now and then; raises StateError."""
    certain = clock.kernel_says() is clock.Kernel.SYNCHRONISED
    time_saved.save(state, time.time(), certain=certain)


def why_behind(
    database: FrigateDatabase, last_saved: float | None, recordings: str | None = None
) -> Notice | None:
    """Why the clock is behind, as a sentence; None where nothing says so.

    Without `recordings` the disk is not asked, on which they lie: it may not answer.
    """
    now = time.time()
    evidence = clock.Evidence(
        database.newest_analysed(),
        last_saved,
        clock.kernel_says(),
        clock.since_boot(),
        None if recordings is None else newest_hour_ahead(recordings, now),
    )
    return clock.why_behind(now, evidence)
