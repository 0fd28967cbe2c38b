"""The queue of jobs: first come, first served, one child process at a time."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import time
from typing import TYPE_CHECKING

from ..child.messages.run import Outcome
from ..engine.lock import is_taken
from ..errors import BackfillError, BusyError
from ..models import Counts, RunState
from ..notices import JobKey, Notice, RunKey
from ..state.records import Ending
from ..state.run_log import new_job_id
from ..threads import in_thread
from .job import Job
from .runner import failed
from .searches import Searches, is_search

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from ..models import RunOrder, Trigger
    from ..state.records import JobRecord
    from .notes import Notes
    from .runner import Runner

logger = logging.getLogger("frigate_backfill.jobs")

CANCEL_LIMIT = 1.2
"""Seconds that a child gets to stop by itself before it is killed: a cancel answers within two."""
KILL_LIMIT = 0.2
"""Seconds that a killed child gets to be gone before nobody waits for it any more."""
END_LIMIT = 2.0
"""Seconds that a job which has noted its end may take to be gone."""


class NothingToCancelError(BackfillError):
    """The camera has neither a queued nor a running job."""

    status = 409

    def __init__(self, camera: str) -> None:
        """Say so."""
        super().__init__(Notice(RunKey.NOTHING_TO_CANCEL, camera=camera))


class Jobs:
    """All jobs of this Frigate; use it from the event loop's thread only."""

    def __init__(self, notes: Notes, runner: Runner) -> None:
        self._notes = notes
        self._runner = runner
        self._active: dict[str, Job] = {}
        self._searches = Searches()
        self.on_end: Callable[[Job], None] = lambda _job: None
        """Called with each job that has ended."""
        self._numbers = itertools.count()
        self._queue: asyncio.PriorityQueue[tuple[bool, int, Job]]
        """Searches after all others; each kind in the order in which it came."""
        self._worker: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Note what the last end of Frigate cut off, then work through the queue."""
        # Only now: on Python 3.9 a queue belongs to the loop in which it was made.
        self._queue = asyncio.PriorityQueue()
        self._worker = asyncio.create_task(self._work(), name="frigate_backfill jobs")

    def stop(self) -> None:
        """Frigate ends: the running child is told and ends by itself."""
        if self._worker is not None:
            self._worker.cancel()
        for job in self._active.values():
            if job.child is not None:
                job.child.abandon()

    async def write_late_notes(self) -> None:
        """Frigate ends: note what a locked state file has kept waiting, if it is free now."""
        await self._notes.stop()

    def active(self, camera: str) -> Job | None:
        """The camera's queued or running job of this process."""
        return self._active.get(camera)

    @contextlib.asynccontextmanager
    async def room_for(self, camera: str, *, search: bool = False) -> AsyncIterator[None]:
        """Have the camera free for a job that is added meanwhile.

        Raises BusyError when it has one of this process. A search for motion gives way to all but
        another `search`, and goes on afterwards.
        """
        try:
            with self._searches.held(camera):
                await self._refuse_second(camera, search=search)
                yield
        finally:
            await self._go_on()

    async def _refuse_second(self, camera: str, *, search: bool) -> None:
        """Raises BusyError when the camera has a job of this process.

        A child notes its end before it is gone. Who has read of that end is not refused: for such
        a job this waits, which takes a moment.
        """
        while (holder := self._active.get(camera)) is not None:
            if is_search(holder) and not search:
                holder.gives_way = True
                await self._stop(holder)
                if self._active.get(camera) is not holder:
                    continue
            if holder.outcome is None and not await self._notes.tell_end(holder):
                raise _busy(camera, holder.job_id)
            try:
                await asyncio.wait_for(holder.done.wait(), END_LIMIT)
            except asyncio.TimeoutError:  # Frigate stops meanwhile
                raise _busy(camera, holder.job_id) from None

    async def add(self, order: RunOrder, trigger: Trigger) -> Job:
        """Queue a job; raises BusyError when the camera has one already."""
        job = Job(new_job_id(), order, trigger, time.time())
        async with self.room_for(order.camera, search=is_search(job)):
            await self._claim(job)
            self._queue.put_nowait((is_search(job), next(self._numbers), job))
            for other in self._active.values():
                if is_search(other) and other.state is RunState.RUNNING and not is_search(job):
                    other.gives_way = True
                    if other.child is not None:
                        other.child.request_cancel()
        return job

    async def _claim(self, job: Job) -> None:
        """Make it its camera's job; raises BusyError where a script has the camera."""
        camera = job.order.camera
        self._active[camera] = job
        try:
            script = await self._notes.script_run(camera)
            # A script that was killed cannot note its end, but the kernel lets go of its lock.
            if script is not None and await in_thread(lambda: is_taken(job.order.database, camera)):
                raise _busy(camera, script.job_id)
            await self._notes.added(job)
            if job.outcome is not None:  # cancelled before it was noted
                await self._notes.finished(job)
        except BaseException:
            if self._active.get(camera) is job:
                del self._active[camera]
            raise

    async def cancel(self, camera: str) -> Job | JobRecord:
        """Stop the camera's job, within two seconds; raises NothingToCancelError."""
        job = self._active.get(camera)
        self._searches.forget(camera)
        if job is None:
            return await self._cancel_script(camera)
        job.cancelling = True
        await self._stop(job)
        if job.order.verify:
            await self._notes.leave_alone(job)
        return job

    async def _stop(self, job: Job) -> None:
        """End the job, within two seconds."""
        if job.state is RunState.QUEUED:
            never = Notice(JobKey.CANCELLED_UNBEGUN)
            ending = Ending(RunState.CANCELLED, never, time.time(), 0.0, Counts())
            await self._finish(job, Outcome(ending))
            return
        if job.child is not None:
            job.child.request_cancel()
        try:
            await asyncio.wait_for(job.done.wait(), CANCEL_LIMIT)
        except asyncio.TimeoutError:
            if job.child is not None:
                job.child.kill()
            await self._done_or_given_up(job)

    async def _done_or_given_up(self, job: Job) -> None:
        """Wait for a killed job; one that hangs on a lost disk even so is left to the kernel."""
        try:
            await asyncio.wait_for(job.done.wait(), KILL_LIMIT)
        except asyncio.TimeoutError:
            if job.child is not None:
                job.child.give_up()
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(job.done.wait(), CANCEL_LIMIT)

    async def _cancel_script(self, camera: str) -> JobRecord:
        script = await self._notes.script_run(camera)
        if script is None:
            raise NothingToCancelError(camera)
        await self._notes.ask_to_cancel(script.job_id)
        deadline = time.monotonic() + CANCEL_LIMIT
        while time.monotonic() < deadline:
            await asyncio.sleep(0.1)
            job = await self._notes.find(script.job_id)
            if job is not None and job.state is not RunState.RUNNING:
                return job
        return script

    async def _work(self) -> None:
        await self._notes.interrupt_lost()
        while True:
            _, _, job = await self._queue.get()
            if job.outcome is not None:  # cancelled while it was queued
                continue
            try:
                await self._run(job)
            except Exception as error:
                logger.exception("backfill: the run of camera '%s' failed.", job.camera)
                if job.child is not None:
                    job.child.kill()
                await self._finish(job, failed(job, error))
            await self._go_on()

    async def _go_on(self) -> None:
        """Queue the searches anew that gave way; nothing of it may end the queue."""
        for search in self._searches.take(self._active):
            try:
                await self.add(search.order, search.trigger)
            except BusyError as error:  # a script has taken the camera
                logger.debug("backfill: a search does not go on: %s", error)
            except Exception:
                logger.exception("backfill: the search of camera '%s' ended.", search.camera)

    async def _run(self, job: Job) -> None:
        self._runner.begin(job)
        await self._notes.started(job)
        await self._finish(job, await self._runner.run(job))

    async def _finish(self, job: Job, outcome: Outcome) -> None:
        """Note the end; the child has mostly done so in the state file already."""
        job.outcome, ending = outcome, outcome.ending
        try:
            await self._notes.finished(job)
        finally:
            # Only now: who sees no job any more finds its end in the history.
            job.state = ending.state
            self._active.pop(job.camera, None)
            self._searches.note_end(job)
            job.done.set()
            self.on_end(job)
        logger.log(
            logging.ERROR if ending.state is RunState.FAILED else logging.INFO,
            "backfill: %s of camera '%s' %s after %.1f s (job %s): %s",
            "dry run" if job.dry_run else "run",
            job.camera,
            ending.state,
            ending.processing_time_seconds,
            job.job_id,
            ending.message,
        )
        for warning in ending.warnings:
            logger.warning("backfill: camera '%s': %s", job.camera, warning)


def _busy(camera: str, job_id: str) -> BusyError:
    return BusyError(Notice(RunKey.BUSY, camera=camera), job_id)
