"""The queue of jobs: first come, first served, one child process at a time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .. import errors
from ..child.process import SILENCE_LIMIT, Child
from ..engine.lock import is_taken
from ..errors import BackfillError, BusyError, UnexpectedError
from ..models import Counts, Progress, RunOrder, RunState, Trigger
from ..state import history
from ..state.file import StateError, StateFile
from ..state.records import Ending, JobRecord
from ..state.run_log import new_job_id
from ..state.store import Store
from ..threads import in_thread
from .job import Job, Outcome
from .searches import Searches, goes_last, is_search

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
        super().__init__(f"Camera '{camera}' has no backfill job to cancel.")


class Jobs:
    """All jobs of this Frigate; use it from the event loop's thread only."""

    def __init__(
        self,
        store: Store,
        package_root: Path,
        *,
        database: Callable[[], str],
        refresh: Callable[[RunOrder], RunOrder] = lambda order: order,
        warn_unindexed: Callable[[], bool] = lambda: False,
        held_back: Callable[[], str] = str,
    ) -> None:
        """`database` is Frigate's.

        `refresh` brings an order up to date before it runs: settings change while it waits.
        """
        self._store = store
        self._database = database
        self._package_root = package_root
        self._refresh = refresh
        self._warn_unindexed = warn_unindexed
        self._held_back = held_back
        self._active: dict[str, Job] = {}
        self._searches = Searches()
        self._queue: asyncio.Queue[Job]
        self._worker: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Note what the last end of Frigate cut off, then work through the queue."""
        # Only now: on Python 3.9 a queue belongs to the loop in which it was made.
        self._queue = asyncio.Queue()
        self._worker = asyncio.create_task(self._work(), name="frigate_backfill jobs")

    def stop(self) -> None:
        """Frigate ends: the running child is told and ends by itself."""
        if self._worker is not None:
            self._worker.cancel()
        for job in self._active.values():
            if job.child is not None:
                job.child.abandon()

    def active(self, camera: str) -> Job | None:
        """The camera's queued or running job of this process."""
        return self._active.get(camera)

    async def refuse_second(self, camera: str, *, search: bool = False) -> None:
        """Raises BusyError when the camera has a job of this process.

        A child notes its end before it is gone. Who has read of that end is not refused: for such
        a job this waits, which takes a moment. A search for motion gives way to all but another
        `search`.
        """
        while (holder := self._active.get(camera)) is not None:
            if is_search(holder) and not search:
                holder.gives_way = True
                await self._stop(holder)
                if self._active.get(camera) is not holder:
                    continue
            if not await self._has_ended(holder):
                raise _busy(camera, holder.job_id)
            try:
                await asyncio.wait_for(holder.done.wait(), END_LIMIT)
            except asyncio.TimeoutError:  # Frigate stops meanwhile
                raise _busy(camera, holder.job_id) from None

    async def _has_ended(self, job: Job) -> bool:
        if job.outcome is not None:
            return True
        with contextlib.suppress(StateError):
            record = await self._store.call(history.find_job, job.job_id)
            return record is not None and record.finished_at is not None
        return False

    async def add(self, order: RunOrder, trigger: Trigger) -> Job:
        """Queue a job; raises BusyError when the camera has one already."""
        job = Job(new_job_id(), order, trigger, time.time())
        await self.refuse_second(order.camera, search=is_search(job))
        self._active[order.camera] = job
        try:
            script = await self.script_run(order.camera)
            # A script that was killed cannot note its end, but the kernel lets go of its lock.
            if script is not None and await in_thread(
                lambda: is_taken(order.database, order.camera)
            ):
                raise _busy(order.camera, script.job_id)
            await self._record(_add, job)
        except BaseException:
            del self._active[order.camera]
            raise
        self._queue.put_nowait(job)
        for other in self._active.values():
            if is_search(other) and other.child is not None and not is_search(job):
                other.gives_way = True
                other.child.request_cancel()
        return job

    async def script_run(self, camera: str) -> JobRecord | None:
        """The script's run that works on the camera just now, as far as the state file tells."""
        with contextlib.suppress(StateError):
            return await self._store.call(_running_script, camera, self._database())
        return None

    async def cancel(self, camera: str) -> Job | JobRecord:
        """Stop the camera's job, within two seconds; raises NothingToCancelError."""
        job = self._active.get(camera)
        self._searches.forget(camera)
        if job is None:
            return await self._cancel_script(camera)
        job.cancelling = True
        await self._stop(job)
        return job

    async def _stop(self, job: Job) -> None:
        """End the job, within two seconds."""
        if job.state is RunState.QUEUED:
            ending = Ending(
                RunState.CANCELLED, "Cancelled before it began.", time.time(), 0.0, Counts()
            )
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
        script = await self.script_run(camera)
        if script is None:
            raise NothingToCancelError(camera)
        await self._store.call(history.request_cancel, script.job_id)
        deadline = time.monotonic() + CANCEL_LIMIT
        while time.monotonic() < deadline:
            await asyncio.sleep(0.1)
            job = await self._store.call(history.find_job, script.job_id)
            if job is not None and job.state is not RunState.RUNNING:
                return job
        return script

    async def _work(self) -> None:
        try:
            await self._note_lost()
        except Exception as error:  # noqa: BLE001 - the queue must go on
            logger.warning("backfill: the history of jobs cannot be read: %s", error)
        while True:
            job = await self._queue.get()
            if job.outcome is not None:  # cancelled while it was queued
                continue
            if goes_last(job, self._active.values()):
                self._queue.put_nowait(job)
                continue
            try:
                await self._run(job)
            except Exception as error:
                logger.exception("backfill: the run of camera '%s' failed.", job.camera)
                if job.child is not None:
                    job.child.kill()
                text = f"The backfill failed unexpectedly ({error}). Frigate's log has details."
                ending = Ending(RunState.FAILED, text, time.time(), 0.0, job.progress.counts)
                await self._finish(job, Outcome(ending, error=UnexpectedError(text)))
            await self._go_on()

    async def _go_on(self) -> None:
        """Queue the searches anew that gave way."""
        for search in self._searches.take(self._active):
            with contextlib.suppress(BusyError):  # a script has taken the camera
                await self.add(search.order, search.trigger)

    async def _note_lost(self) -> None:
        lost = await self._store.call(_interrupt_lost, self._database())
        if lost:
            logger.warning(
                "backfill: %d %s cut off when Frigate stopped. What was added stays; run %s again "
                "for the rest.",
                lost,
                "job was" if lost == 1 else "jobs were",
                "it" if lost == 1 else "them",
            )

    async def _run(self, job: Job) -> None:
        job.state, job.started_at = RunState.RUNNING, time.time()
        order = job.order = self._refresh(job.order)
        logger.info(
            "backfill: %s of camera '%s' started (job %s, by %s).",
            "dry run" if order.dry_run else "run",
            order.camera,
            job.job_id,
            job.trigger,
        )
        await self._record(_start, job)
        began = time.monotonic()
        job.child = Child(
            self._package_root,
            {
                "order": order.to_json(),
                "job_id": job.job_id,
                "state_file": str(self._store.path),
                "warn_unindexed": self._warn_unindexed(),
                "held_back": self._held_back(),
            },
        )
        if job.cancelling or job.gives_way:
            job.child.request_cancel()
        outcome = None
        async for message in job.child.messages():
            if message["type"] == "finished":
                outcome = _outcome(message)
            else:
                counts = Counts.from_record(message["counts"])
                job.progress = Progress(counts, message["files_total"], message["eta_seconds"])
        code = await job.child.wait()
        if outcome is None:
            outcome = await self._cut_off(job, code, round(time.monotonic() - began, 2))
        await self._finish(job, outcome)

    async def _cut_off(self, job: Job, code: int | None, seconds: float) -> Outcome:
        """How a job ended whose child did not say so itself."""
        counts, order = job.progress.counts, job.order
        if not order.dry_run and code is not None:  # where the disk hangs, nothing can be counted
            counts = await in_thread(
                lambda: history.committed(job.job_id, job.camera, counts, order.database)
            )
        rest = "What was added stays; run it again for the rest."
        if code is None:
            rest += " Its process still hangs on a disk or network share; check that it answers."
        if job.cancelling or job.gives_way:
            text = f"Cancelled. {rest}"
            return Outcome(Ending(RunState.CANCELLED, text, time.time(), seconds, counts))
        if job.child is not None and job.child.silent:
            text = f"The run gave no sign of life for {SILENCE_LIMIT / 60:.0f} minutes. {rest}"
        else:
            text = f"The run's process ended before it was done ({_told(code)}). {rest}"
        ending = Ending(RunState.FAILED, text, time.time(), seconds, counts)
        return Outcome(ending, error=UnexpectedError(text))

    async def _finish(self, job: Job, outcome: Outcome) -> None:
        """Note the end; the child has mostly done so in the state file already."""
        job.outcome, ending = outcome, outcome.ending
        try:
            await self._record(_finish, job)
        finally:
            # Only now: who sees no job any more finds its end in the history.
            job.state = ending.state
            self._active.pop(job.camera, None)
            self._searches.note_end(job)
            job.done.set()
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

    async def _record(self, function: Callable[..., object], job: Job) -> None:
        """A job runs also when the state file cannot be written; then its history is lost."""
        try:
            await self._store.call(function, job)
        except Exception as error:  # noqa: BLE001 - the job must go on
            level = logging.WARNING if isinstance(error, StateError) else logging.ERROR
            logger.log(level, "backfill: a job is missing from the history: %s", error)


def _busy(camera: str, job_id: str) -> BusyError:
    return BusyError(
        f"Camera '{camera}' already has a backfill job. Wait for it to finish, or cancel it.",
        job_id,
    )


def _outcome(message: dict[str, Any]) -> Outcome:
    error = message["error"]
    if error is not None and (details := error.pop("traceback", None)):
        logger.error("backfill: the run's process failed:\n%s", details)
    ending = Ending(
        RunState(message["state"]),
        message["message"],
        time.time(),
        message["processing_time_seconds"],
        Counts.from_record(message["counts"]),
        tuple(message["warnings"]),
    )
    return Outcome(
        ending, tuple(message["results"]), None if error is None else errors.from_json(error)
    )


def _told(code: int | None) -> str:
    if code is None:
        return "it cannot be ended"
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _interrupt_lost(state: StateFile, database: str) -> int:
    key = history.database_key(database)
    return history.interrupt_lost_jobs(state, time.time(), key, database)


def _running_script(state: StateFile, camera: str, database: str) -> JobRecord | None:
    return history.running_script(state, camera, time.time(), history.database_key(database))


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
    )


def _start(state: StateFile, job: Job) -> None:
    history.start_job(state, job.job_id, job.started_at or time.time())


def _finish(state: StateFile, job: Job) -> None:
    if job.outcome is not None:
        history.finish_job(state, job.job_id, job.outcome.ending)
