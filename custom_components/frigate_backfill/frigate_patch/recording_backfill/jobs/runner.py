"""The runner of one job: its child process, from the order to the outcome."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from .. import errors
from ..child.process import SILENCE_LIMIT, Child
from ..errors import UnexpectedError
from ..models import Counts, Progress, RunState
from ..notices import Notice, RunKey, restored
from ..state import history
from ..state.records import Ending
from ..threads import in_thread
from .job import Outcome

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
        state_file: Path,
        *,
        refresh: Callable[[RunOrder], RunOrder] = lambda order: order,
        warn_unindexed: Callable[[], bool] = lambda: False,
        held_back: Callable[[], str] = str,
    ) -> None:
        """`refresh` brings an order up to date before it runs: settings change while it waits."""
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
        job.child = Child(
            self._package_root,
            {
                "order": job.order.to_json(),
                "job_id": job.job_id,
                "state_file": str(self._state_file),
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
            outcome = await _cut_off(job, code, round(time.monotonic() - began, 2))
        return outcome


def failed(job: Job, error: Exception) -> Outcome:
    """How a job ended that could not be run."""
    text = f"The backfill failed unexpectedly ({error}). Frigate's log has details."
    ending = Ending(RunState.FAILED, text, time.time(), 0.0, job.progress.counts)
    return Outcome(ending, error=UnexpectedError(text))


def _outcome(message: dict[str, Any]) -> Outcome:
    error = message["error"]
    if error is not None and (details := error.pop("traceback", None)):
        logger.error("backfill: the run's process failed:\n%s", details)
    ending = Ending(
        RunState(message["state"]),
        restored(message["message"], message["notice"]),
        time.time(),
        message["processing_time_seconds"],
        Counts.from_record(message["counts"]),
        tuple(Notice.from_json(*warning) for warning in message["warnings"]),
    )
    return Outcome(
        ending, tuple(message["results"]), None if error is None else errors.from_json(error)
    )


async def _cut_off(job: Job, code: int | None, seconds: float) -> Outcome:
    """How a job ended whose child did not say so itself."""
    counts, order = job.progress.counts, job.order
    if not order.dry_run and code is not None:  # where the disk hangs, nothing can be counted
        counts = await in_thread(
            lambda: history.committed(job.job_id, job.camera, counts, order.database)
        )
    if job.cancelling or job.gives_way:
        text = "Cancelled. What was added stays; run it again for the rest."
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
