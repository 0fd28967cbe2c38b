"""The verifier: queues the verification of estimated lengths, whoever wrote their rows.

It looks whenever a run has estimated, and every half minute: so a verification that Frigate's end
cut off goes on, and one that the script left begins. Rows that the state file does not know of, as
it was lost or the database is another's, it searches for, a bit at each look.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING, NamedTuple

from ..errors import BackfillError
from ..frigate import marks
from ..models import RunState, Trigger
from ..state import history, unverified
from ..state.file import StateError, StateFile
from ..threads import HangingError, Threads
from .once import Once

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ..models import RunOrder
    from ..state.store import Store
    from .job import Job
    from .queue import Jobs

logger = logging.getLogger("frigate_backfill.jobs")

FIRST_LOOK = 5.0
"""Seconds after Frigate's start, which has other work to do."""
_WAIT = 30.0
"""Seconds between two looks."""
_RETRY, _LAST_RETRY = 3600.0, 86400.0
"""Seconds after which one that failed, or could not read files, is tried again: at first, later."""
SEARCH_SECONDS = 0.05
"""How long rows are searched for at each look: twelve million take some five hours."""
_SEARCH_LIMIT = 30.0


class _Rest(NamedTuple):
    """Until when, by the monotonic clock, and how long that is."""

    until: float
    seconds: float


class Verifier:
    """One task that queues the verification of each camera that needs one."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        *,
        cameras: Callable[[], Collection[str]],
        order: Callable[[str], RunOrder],
        database: Callable[[], str],
        first_look: float = FIRST_LOOK,
    ) -> None:
        """`order` makes the order of a camera's verification."""
        self._store = store
        self._jobs = jobs
        self._cameras = cameras
        self._order = order
        self._database = database
        self._first_look = first_look
        self._resting: dict[str, _Rest] = {}
        """By camera, while none is tried again."""
        self._searched: dict[str, marks.Searched] = {}
        """By camera, how far its rows are searched since Frigate's start."""
        self._threads = Threads(1)
        self._unqueued = Once("backfill: no verification can be queued: %s")
        self._ended: asyncio.Event
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to look."""
        # Only now: on Python 3.9 an event belongs to the loop in which it was made.
        self._ended = asyncio.Event()
        self._jobs.on_end = self._note_end
        self._task = asyncio.create_task(self._work(), name="frigate_backfill verifications")

    def stop(self) -> None:
        """Queue no more."""
        if self._task is not None:
            self._task.cancel()

    def _note_end(self, job: Job) -> None:
        if job.order.verify and job.state in (RunState.FAILED, RunState.COMPLETED):
            before = self._resting.get(job.camera, _Rest(0.0, _RETRY / 2))
            seconds = min(2 * before.seconds, _LAST_RETRY)
            self._resting[job.camera] = _Rest(time.monotonic() + seconds, seconds)
        elif job.order.estimates:
            self._resting.pop(job.camera, None)
            self._ended.set()

    async def _work(self) -> None:
        wait = self._first_look
        while True:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._ended.wait(), wait)
            self._ended.clear()
            wait = _WAIT
            try:
                await self._search(self._database())
                await self._queue_waiting()
                self._unqueued.say(None)
            except StateError as error:
                self._unqueued.say(str(error))
            except Exception:
                logger.exception("backfill: a verification could not be queued.")

    async def _search(self, database: str) -> None:
        """Search on for rows that nobody knows of; verifications of those found follow."""
        until = time.monotonic() + SEARCH_SECONDS
        for camera in self._cameras():
            searched = self._searched.get(camera, marks.Searched())
            if searched.is_over or self._jobs.active(camera) is not None:
                continue
            if not await self._store.call(_is_known, camera, database):
                try:
                    searched = await self._search_camera(database, camera, searched)
                except (BackfillError, HangingError) as error:
                    logger.debug("backfill: estimated lengths are searched for later: %s", error)
                    return
                if searched.found and self._jobs.active(camera) is None:
                    await self._store.call(_expect, camera, database)
                self._searched[camera] = searched
            if time.monotonic() > until:
                return

    async def _search_camera(
        self, database: str, camera: str, searched: marks.Searched
    ) -> marks.Searched:
        def search() -> marks.Searched:
            # A locked database is not waited for: the next look goes on.
            return marks.search(database, camera, searched, SEARCH_SECONDS, cancelled=lambda: True)

        return await self._threads.run(search, _SEARCH_LIMIT)

    async def _queue_waiting(self) -> None:
        known = self._cameras()
        waiting = await self._store.call(_waiting, self._database())
        self._resting = {
            camera: rest for camera, rest in self._resting.items() if camera in waiting
        }
        for camera in waiting:
            rest = self._resting.get(camera)
            if (
                camera not in known
                or (rest is not None and time.monotonic() < rest.until)
                or self._jobs.active(camera) is not None
            ):
                continue
            try:
                await self._jobs.add(self._order(camera), Trigger.SCHEDULE)
            except BackfillError as error:  # a script works on the camera
                logger.debug("backfill: verification of camera '%s' waits: %s", camera, error)


def _waiting(state: StateFile, database: str) -> list[str]:
    return unverified.waiting(state, history.database_key(database))


def _is_known(state: StateFile, camera: str, database: str) -> bool:
    """Whether it is noted already that the camera has such rows in that database."""
    return unverified.is_known(state, camera, history.database_key(database))


def _expect(state: StateFile, camera: str, database: str) -> None:
    unverified.expect(state, camera, history.database_key(database))
