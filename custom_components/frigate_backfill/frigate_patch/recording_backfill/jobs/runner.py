"""The runner of one job: its child process, from the order to the outcome."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from ..child.messages.run import Outcome, Task, read
from ..child.process import SILENCE_LIMIT, Child
from ..errors import UnexpectedError
from ..models import RunState
from ..notices import JobKey, Notice, RunKey
from ..state import history
from ..state.records import Ending
from ..threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..models import RunOrder
    from .job import Job

logger = logging.getLogger("frigate_backfill.jobs")


class Runner:
    """Runs jobs of this Frigate, each in a child of its own."""

    def __init__(
        self,
        package_root: Path,
        state_file: Callable[[], Path],
        *,
        refresh: Callable[[RunOrder], RunOrder] = lambda order: order,
        warn_unindexed: Callable[[], bool] = lambda: False,
        held_back: Callable[[], tuple[Notice, ...]] = tuple,
    ) -> None:
        """`state_file` says where the patch's is, which a folder may turn out not to take.

        `refresh` brings an order up to date before it runs: settings change while it waits.
        """
        self._package_root = package_root
        self._state_file = state_file
        self._refresh = refresh
        self._warn_unindexed = warn_unindexed
        self._held_back = held_back

    def begin(self, job: Job) -> None:
        """Note on the job that it runs now."""
        job.state, job.started_at = RunState.RUNNING, time.time()
        order = job.order = self._refresh(job.order)
        logger.info(
            "backfill: %s of camera '%s' started (job %s, by %s).",
            "dry run" if order.dry_run else "run",
            order.camera,
            job.job_id,
            job.trigger,
        )

    async def run(self, job: Job) -> Outcome:
        """Run a job that has begun."""
        began = time.monotonic()
        task = Task(
            job.order, job.job_id, self._state_file(), self._warn_unindexed(), self._held_back()
        )
        job.child = Child(self._package_root, task, read)
        if job.cancelling or job.gives_way:
            job.child.request_cancel()
        outcome = None
        async for message in job.child.messages():
            if isinstance(message, Outcome):
                outcome = message
            else:
                job.progress = message
        code = await job.child.wait()
        if outcome is not None and outcome.traceback:
            logger.error("backfill: the run's process failed:\n%s", outcome.traceback)
        if outcome is None:
            outcome = await _cut_off(job, code, round(time.monotonic() - began, 2))
        return outcome


def failed(job: Job, error: Exception) -> Outcome:
    """How a job ended that could not be run."""
    text = Notice(RunKey.FAILED, error=str(error))
    ending = Ending(RunState.FAILED, text, time.time(), 0.0, job.progress.counts)
    return Outcome(ending, error=UnexpectedError(text))


async def _cut_off(job: Job, code: int | None, seconds: float) -> Outcome:
    """How a job ended whose child did not say so itself."""
    counts, order = job.progress.counts, job.order
    if not order.dry_run and code is not None:  # where the disk hangs, nothing can be counted
        counts = await in_thread(
            lambda: history.committed(job.job_id, job.camera, counts, order.database)
        )
    if job.cancelling or job.gives_way:
        text = Notice(JobKey.CUT_OFF)
        return Outcome(Ending(RunState.CANCELLED, text, time.time(), seconds, counts))
    silent = job.child is not None and job.child.silent
    why = _why_cut_off(code, silent=silent)
    ending = Ending(RunState.FAILED, why, time.time(), seconds, counts)
    return Outcome(ending, error=UnexpectedError(why))


def _why_cut_off(code: int | None, *, silent: bool) -> Notice:
    if code is None:
        return Notice(RunKey.RUN_HANGS)
    if silent:
        return Notice(RunKey.RUN_SILENT, minutes=round(SILENCE_LIMIT / 60))
    if code < 0:
        return Notice(RunKey.RUN_KILLED, signal=-code)
    return Notice(RunKey.RUN_ENDED, code=code)
