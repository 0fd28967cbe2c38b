"""The scheduler: starts the runs of the cameras' schedules when they are due."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Collection

from ..errors import BackfillError, BusyError
from ..models import RunOrder, Trigger
from ..state import schedules
from ..state.file import StateError, StateFile
from ..state.schedules import PUNCTUAL, Schedule
from ..state.store import Store
from ..state.timekeeper import note_time
from .once import Once
from .queue import Jobs

logger = logging.getLogger("frigate_backfill.jobs")

GRACE = 900.0
"""Seconds after Frigate's start before which no missed run is made up for."""
_LONGEST_WAIT = 30.0
"""Seconds between two looks at the clock, which may be set meanwhile."""
_BUSY_WAIT = 5.0


class Scheduler:
    """One task that waits for the next due run of all cameras."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        *,
        cameras: Callable[[], Collection[str]],
        order: Callable[[str, float], RunOrder],
        why_wait: Callable[[StateFile], str | None] = lambda _state: None,
        grace: float = GRACE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`order` makes a run's order from a camera and the time from which on it looks.

        `why_wait` says why no run may be started now, as a sentence.
        """
        self._store = store
        self._jobs = jobs
        self._cameras = cameras
        self._order = order
        self._why_wait = why_wait
        self._waits = Once("backfill: scheduled runs wait: %s")
        self._unread = Once("backfill: the schedules cannot be read: %s")
        self._grace = grace
        self._clock = clock
        self._started = time.monotonic()
        self._ran: dict[str, float] = {}
        """When each camera's run was started here, should the state file not take it down."""
        self._changed: asyncio.Event
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Wait for due runs from now on."""
        self._started = time.monotonic()
        # Only now: on Python 3.9 an event belongs to the loop in which it was made.
        self._changed = asyncio.Event()
        self._task = asyncio.create_task(self._work(), name="frigate_backfill schedule")

    def stop(self) -> None:
        """Start no more runs."""
        if self._task is not None:
            self._task.cancel()

    def look_again(self) -> None:
        """A schedule was changed."""
        self._changed.set()

    async def _work(self) -> None:
        while True:
            try:
                wait = await self._run_due()
                self._unread.say(None)
            except StateError as error:
                self._unread.say(str(error))
                wait = _LONGEST_WAIT
            except Exception:
                logger.exception("backfill: a scheduled run could not be started.")
                wait = _LONGEST_WAIT
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), wait)
            except asyncio.TimeoutError:
                continue

    async def _run_due(self) -> float:
        """Start what is due; returns seconds until the next look."""
        wait = _LONGEST_WAIT
        with contextlib.suppress(StateError):  # a disk that is full can still be read
            await self._store.call(note_time)
        known = self._cameras()
        for camera, schedule in (await self._store.call(schedules.enabled)).items():
            if camera not in known:
                continue
            now = self._clock()
            kept = schedule.put_right(now)
            if (ran := self._ran.get(camera, 0.0)) > (kept.last_run_at or 0.0):
                kept = kept.ran(ran)
            if kept != schedule:
                await self._write(schedules.write, camera, kept)
            left = self._seconds_left(kept, now)
            if left <= 0 and await self._must_wait():
                return _LONGEST_WAIT
            if left <= 0 and not await self._run(camera, kept, now):
                left = _BUSY_WAIT
            wait = min(wait, left) if left > 0 else wait
        return wait

    async def _must_wait(self) -> bool:
        """Whether no run may be started now; the log tells why, once."""
        why = await self._store.call(self._why_wait)
        self._waits.say(why)
        return why is not None

    def _seconds_left(self, schedule: Schedule, now: float) -> float:
        if schedule.next_run_at is None:
            return _LONGEST_WAIT
        left = schedule.next_run_at - now
        if left < -PUNCTUAL:  # missed: Frigate was down, or another job in the way
            return max(0.0, self._started + self._grace - time.monotonic())
        return left

    async def _run(self, camera: str, schedule: Schedule, now: float) -> bool:
        """Queue the camera's run; whether that was possible."""
        try:
            order = self._order(camera, schedule.range_start(now))
            await self._jobs.add(order, Trigger.SCHEDULE)
        except BusyError:
            return False
        except BackfillError as error:
            logger.error("backfill: the scheduled run of camera '%s' failed: %s", camera, error)
        self._ran[camera] = now
        # Read anew: it may have been changed while the job was added.
        await self._write(_note_run, camera, now)
        return True

    async def _write(self, function: Callable[..., object], camera: str, what: object) -> None:
        """Keep it in the state file; where that cannot be written, this process remembers it."""
        try:
            await self._store.call(function, camera, what)
        except StateError as error:
            logger.warning("backfill: the schedule of camera '%s' is not saved: %s", camera, error)


def _note_run(state: StateFile, camera: str, now: float) -> None:
    with state.transaction():
        schedule = schedules.read(state, camera)
        if schedule.enabled:
            schedules.write(state, camera, schedule.ran(now))
