"""The notes on jobs in the state file: what it is told of ours, and what it tells of others."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from ..models import Asked
from ..state import history, kept_ends, unverified
from ..state.file import StateError, StateLockedError
from ..threads import HangingError, Threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..state.file import StateFile
    from ..state.records import JobRecord
    from ..state.store import Store
    from .job import Job

logger = logging.getLogger("frigate_backfill.jobs")

_LATE_LIMIT = 600.0
"""Seconds for which a state file may be locked before what was to be noted is given up."""
_NAP = 1.0
_LAST_LIMIT = 2.0
"""Seconds for which Frigate's end waits for such notes, and a disk for what is kept of them."""


class Notes:
    """Writes the notes on jobs of the Frigate with the database `database`."""

    def __init__(self, store: Store, database: Callable[[], str]) -> None:
        self._store = store
        self._database = database
        self._late: deque[Callable[[StateFile], object]] = deque()
        """What could not be noted yet, as the state file is locked; all later notes wait behind."""
        self._catching_up: asyncio.Task[None] | None = None
        self._turn: asyncio.Lock | None = None
        """Whose note is being written; none passes it, should it have to wait."""
        self._keeper = Threads(1)

    async def added(self, job: Job) -> None:
        """Note that it waits."""
        await self._note(_add, job)

    async def started(self, job: Job) -> None:
        """Note that it runs."""
        await self._note(_start, job)

    async def finished(self, job: Job) -> None:
        """Note its end; the child has mostly done so already."""
        if not await self._note(_finish, job) and (outcome := job.outcome) is not None:
            path = self._store.path
            with contextlib.suppress(HangingError):
                await self._keeper.run(
                    lambda: kept_ends.keep(path, job.job_id, outcome.ending), _LAST_LIMIT
                )

    async def leave_alone(self, job: Job) -> None:
        """Note that its verification is not to begin anew by itself."""
        await self._note(_hold, job)

    async def tell_end(self, job: Job) -> bool:
        """Whether its end is noted."""
        with contextlib.suppress(StateError):
            record = await self.find(job.job_id)
            return record is not None and record.finished_at is not None
        return False

    async def find(self, job_id: str) -> JobRecord | None:
        """The job of that id; raises StateError."""
        return await self._store.call(history.find_job, job_id)

    async def script_run(self, camera: str) -> JobRecord | None:
        """The script's run that works on the camera just now, as far as the state file tells."""
        with contextlib.suppress(StateError):
            return await self._store.call(_running_script, camera, self._database())
        return None

    async def ask_to_cancel(self, job_id: str) -> None:
        """Ask the script that runs that job to stop."""
        await self._store.call(history.request_cancel, job_id)

    async def interrupt_lost(self) -> None:
        """Note the end of those that the last end of Frigate cut off."""
        database = self._database()
        await self._soon(lambda state: _interrupt_lost(state, database))

    async def stop(self) -> None:
        """Frigate ends: write what waits, if that can be done in a moment."""
        if (late := self._catching_up) is None or late.done():
            return
        await asyncio.wait({late}, timeout=_LAST_LIMIT)
        if not late.done():
            late.cancel()
            logger.warning(
                "backfill: another program has locked %s, so that not all was noted of jobs. How "
                "runs ended is noted at Frigate's next start.",
                self._store.path,
            )

    async def _note(self, function: Callable[[StateFile, Job], object], job: Job) -> bool:
        """A job runs also when the state file cannot be written; then its history is lost."""
        return await self._soon(lambda state: function(state, job))

    async def _soon(self, note: Callable[[StateFile], object]) -> bool:
        """Write it now, or as soon as the state file is no longer locked; whether it was now."""
        if self._turn is None:  # on Python 3.9 it belongs to the loop in which it was made
            self._turn = asyncio.Lock()
        async with self._turn:
            if not self._late:
                try:
                    await self._write(note)
                except StateLockedError as error:
                    logger.debug("backfill: notes on jobs wait: %s", error)
                else:
                    return True
            self._late.append(note)
            if self._catching_up is None or self._catching_up.done():
                self._catching_up = asyncio.create_task(
                    self._catch_up(), name="frigate_backfill late notes"
                )
        return False

    async def _catch_up(self) -> None:
        since = time.monotonic()
        while self._late:
            try:
                await self._write(self._late[0])
            except StateLockedError as error:
                if time.monotonic() - since < _LATE_LIMIT:
                    await asyncio.sleep(_NAP)
                    continue
                self._late.clear()
                logger.warning("backfill: jobs are missing from the history: %s", error)
                return
            self._late.popleft()
            since = time.monotonic()

    async def _write(self, note: Callable[[StateFile], object]) -> None:
        """Raises StateLockedError; nothing else that goes wrong may end a job or the queue."""
        try:
            await self._store.call(note)
        except StateLockedError:
            raise
        except Exception as error:  # noqa: BLE001 - the job must go on
            level = logging.WARNING if isinstance(error, StateError) else logging.ERROR
            logger.log(level, "backfill: a job is missing from the history: %s", error)


def _add(state: StateFile, job: Job) -> None:
    history.add_job(
        state,
        job.job_id,
        job.camera,
        job.trigger,
        dry_run=job.dry_run,
        now=job.queued_at,
        database=history.database_key(job.order.database),
        kind=job.order.kind,
        undo_of=job.order.undo_of,
        asked=Asked.of(job.order),
    )


def _start(state: StateFile, job: Job) -> None:
    history.start_job(state, job.job_id, job.started_at or time.time())


def _finish(state: StateFile, job: Job) -> None:
    if job.outcome is not None:
        history.finish_job(state, job.job_id, job.outcome.ending)
        kept_ends.forget(state.path, job.job_id)


def _hold(state: StateFile, job: Job) -> None:
    unverified.hold(state, job.camera)


def _interrupt_lost(state: StateFile, database: str) -> None:
    key = history.database_key(database)
    if lost := history.interrupt_lost_jobs(state, time.time(), key, database):
        logger.warning(
            "backfill: %d %s cut off when Frigate stopped. What was added stays; run %s again "
            "for the rest.",
            lost,
            "job was" if lost == 1 else "jobs were",
            "it" if lost == 1 else "them",
        )


def _running_script(state: StateFile, camera: str, database: str) -> JobRecord | None:
    return history.running_script(state, camera, time.time(), history.database_key(database))
