"""The notes on jobs in the state file: what it is told of ours, and what it tells of others."""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING

from ..models import Asked
from ..state import history, unverified
from ..state.file import StateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..state.file import StateFile
    from ..state.records import JobRecord
    from ..state.store import Store
    from .job import Job

logger = logging.getLogger("frigate_backfill.jobs")


class Notes:
    """Writes the notes on jobs of the Frigate with the database `database`."""

    def __init__(self, store: Store, database: Callable[[], str]) -> None:
        self._store = store
        self._database = database

    async def added(self, job: Job) -> None:
        """Note that it waits."""
        await self._note(_add, job)

    async def started(self, job: Job) -> None:
        """Note that it runs."""
        await self._note(_start, job)

    async def finished(self, job: Job) -> None:
        """Note its end; the child has mostly done so already."""
        await self._note(_finish, job)

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
        try:
            lost = await self._store.call(_interrupt_lost, self._database())
        except Exception as error:  # noqa: BLE001 - the queue must go on
            logger.warning("backfill: the history of jobs cannot be read: %s", error)
            return
        if lost:
            logger.warning(
                "backfill: %d %s cut off when Frigate stopped. What was added stays; run %s again "
                "for the rest.",
                lost,
                "job was" if lost == 1 else "jobs were",
                "it" if lost == 1 else "them",
            )

    async def _note(self, function: Callable[[StateFile, Job], object], job: Job) -> None:
        """A job runs also when the state file cannot be written; then its history is lost."""
        try:
            await self._store.call(function, job)
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


def _hold(state: StateFile, job: Job) -> None:
    unverified.hold(state, job.camera)


def _interrupt_lost(state: StateFile, database: str) -> int:
    key = history.database_key(database)
    return history.interrupt_lost_jobs(state, time.time(), key, database)


def _running_script(state: StateFile, camera: str, database: str) -> JobRecord | None:
    return history.running_script(state, camera, time.time(), history.database_key(database))
