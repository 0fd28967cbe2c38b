"""The verifier: queues the verification of estimated lengths, whoever wrote their rows.

It looks whenever a run has estimated, and every half minute: so a verification that Frigate's end
cut off goes on, and one that the script left begins.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING

from ..errors import BackfillError
from ..models import RunState, Trigger
from ..state import history, unverified
from ..state.file import StateError, StateFile

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
_RETRY = 3600.0
"""Seconds after which one that failed is tried again."""


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
        self._failed: dict[str, float] = {}
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
        if job.order.verify and job.state is RunState.FAILED:
            self._failed[job.camera] = time.monotonic()
        elif job.order.estimates:
            self._failed.pop(job.camera, None)
            self._ended.set()

    async def _work(self) -> None:
        wait = self._first_look
        while True:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._ended.wait(), wait)
            self._ended.clear()
            wait = _WAIT
            try:
                await self._queue_waiting()
            except StateError as error:
                logger.warning("backfill: no verification can be queued: %s", error)
            except Exception:
                logger.exception("backfill: a verification could not be queued.")

    async def _queue_waiting(self) -> None:
        known = self._cameras()
        for camera in await self._store.call(_waiting, self._database()):
            failed = self._failed.get(camera)
            rests = failed is not None and time.monotonic() - failed < _RETRY
            if camera not in known or rests or self._jobs.active(camera) is not None:
                continue
            try:
                await self._jobs.add(self._order(camera), Trigger.SCHEDULE)
            except BackfillError as error:  # a script works on the camera
                logger.debug("backfill: verification of camera '%s' waits: %s", camera, error)


def _waiting(state: StateFile, database: str) -> list[str]:
    return unverified.waiting(state, history.database_key(database))
