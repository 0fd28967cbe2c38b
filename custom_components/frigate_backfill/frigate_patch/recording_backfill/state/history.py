"""The history of jobs in the state file: what is queued, what runs, how runs ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..models import Counts, Progress, RunState, Trigger
from . import sql
from .file import StateFile

RECENT_RUNS = 10
HEARTBEAT_LIMIT = 30.0
"""Seconds without a sign of life after which a script's run counts as interrupted."""
_RUN_COUNTER = "run_counter"


@dataclass(frozen=True)
class JobRecord:
    """One job as the state file has it; times in epoch seconds."""

    number: int
    job_id: str
    camera: str
    trigger: Trigger
    dry_run: bool
    state: RunState
    queued_at: float
    started_at: float | None
    heartbeat_at: float | None
    finished_at: float | None
    run_number: int | None
    """Place among all finished runs; only ever grows."""
    root: str | None
    progress: Progress
    processing_time_seconds: float | None
    message: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Ending:
    """How a run ended."""

    state: RunState
    message: str
    finished_at: float
    processing_time_seconds: float
    counts: Counts
    warnings: Sequence[str] = ()


@dataclass(frozen=True)
class Totals:
    """Sums over all real runs of a camera; `looked_at` is when any run last looked."""

    runs: int = 0
    files_added: int = 0
    files_updated: int = 0
    files_skipped: int = 0
    files_errors: int = 0
    looked_at: float | None = None


def add_job(
    state: StateFile, job_id: str, camera: str, trigger: Trigger, *, dry_run: bool, now: float
) -> None:
    """Note a new job: a script's runs at once, any other is queued."""
    running = trigger is Trigger.SCRIPT
    began = now if running else None
    first = RunState.RUNNING if running else RunState.QUEUED
    state.change(sql.ADD_JOB, (job_id, camera, trigger, dry_run, first, now, began, began))


def start_job(state: StateFile, job_id: str, now: float) -> None:
    """Note that a queued job runs."""
    state.change(sql.START_JOB, (now, now, job_id))


def set_root(state: StateFile, job_id: str, root: str) -> int | None:
    """Note in which library root the job looks; returns its number, None if it is unknown."""
    state.change(sql.SET_ROOT, (root, job_id))
    job = find_job(state, job_id)
    return None if job is None else job.number


def note_progress(state: StateFile, job_id: str, progress: Progress, now: float) -> bool:
    """Note how far a running job is, and that it lives; returns whether it is asked to stop."""
    state.change(
        sql.PROGRESS,
        {
            **progress.counts.to_json(),
            "files_total": progress.files_total,
            "eta_seconds": progress.eta_seconds,
            "job_id": job_id,
            "now": now,
        },
    )
    row = state.row(sql.CANCEL_REQUESTED, (job_id,))
    return row is not None and bool(row[0])


def request_cancel(state: StateFile, job_id: str) -> bool:
    """Ask another process's run to stop; whether it still runs."""
    return state.change(sql.REQUEST_CANCEL, (job_id,)) > 0


def finish_job(state: StateFile, job_id: str, ending: Ending) -> bool:
    """Note how an unfinished job ended, once: whether this was the first to say so."""
    counts = ending.counts
    with state.transaction():
        job = state.row(sql.UNFINISHED_JOB, (job_id,))
        if job is None:
            return False
        camera, dry_run, started_at = job
        last = state.row(sql.GET_META, (_RUN_COUNTER,))
        run_number = int(last[0]) + 1 if last else 1
        state.change(
            sql.FINISH_JOB,
            {
                **counts.to_json(),
                "state": ending.state,
                "finished_at": ending.finished_at,
                "message": ending.message,
                "warnings": json.dumps(list(ending.warnings)),
                "run_number": run_number,
                "took": ending.processing_time_seconds,
                "job_id": job_id,
            },
        )
        state.change(sql.SET_META, (_RUN_COUNTER, str(run_number)))
        if not dry_run and started_at is not None:
            sums = (counts.added, counts.updated, counts.skipped, counts.errors)
            state.change(sql.ADD_TO_TOTALS, (camera, *sums))
    return True


def interrupt(state: StateFile, job: JobRecord, message: str, now: float) -> None:
    """Note that `job` was cut off; when it last gave a sign of life it was still running."""
    ended = job.heartbeat_at or now
    took = max(0.0, ended - job.started_at) if job.started_at is not None else 0.0
    finish_job(
        state, job.job_id, Ending(RunState.INTERRUPTED, message, ended, took, job.progress.counts)
    )


def interrupt_lost_jobs(state: StateFile, now: float) -> int:
    """At Frigate's start: its unfinished jobs were cut off by its end; how many there were."""
    lost = [job for job in unfinished(state) if job.trigger is not Trigger.SCRIPT]
    for job in lost:
        interrupt(state, job, "Frigate stopped before this run was done. Run it again.", now)
    return len(lost)


def interrupt_dead_scripts(state: StateFile, now: float) -> None:
    """Note script runs that gave no sign of life for a while as cut off."""
    for job in unfinished(state):
        if job.trigger is Trigger.SCRIPT and now - (job.heartbeat_at or 0.0) > HEARTBEAT_LIMIT:
            interrupt(state, job, "The script ended before this run was done. Run it again.", now)


def running_scripts(state: StateFile) -> dict[str, JobRecord]:
    """The script's runs that are not finished, by camera."""
    return {job.camera: job for job in unfinished(state) if job.trigger is Trigger.SCRIPT}


def running_script(state: StateFile, camera: str, now: float) -> JobRecord | None:
    """The script's run that works on the camera, if any is alive."""
    interrupt_dead_scripts(state, now)
    return running_scripts(state).get(camera)


def unfinished(state: StateFile) -> list[JobRecord]:
    """Queued and running jobs of all cameras, oldest first."""
    return [_record(row) for row in state.rows(sql.UNFINISHED)]


def find_job(state: StateFile, job_id: str) -> JobRecord | None:
    """The job of that id, if it is still known."""
    row = state.row(sql.JOB, (job_id,))
    return None if row is None else _record(row)


def last_job(state: StateFile, camera: str) -> JobRecord | None:
    """The camera's newest job, finished or not."""
    row = state.row(sql.LAST_OF_CAMERA, (camera,))
    return None if row is None else _record(row)


def recent_runs(state: StateFile, camera: str) -> list[JobRecord]:
    """The camera's newest finished runs, newest first."""
    return [_record(row) for row in state.rows(sql.NEWEST, (camera, RECENT_RUNS))]


def last_run(state: StateFile, camera: str, *, dry_run: bool) -> JobRecord | None:
    """The camera's newest finished run of that kind."""
    row = state.row(sql.NEWEST_OF_KIND, (camera, dry_run))
    return None if row is None else _record(row)


def totals(state: StateFile, camera: str) -> Totals:
    """Sums over the camera's real runs."""
    row = state.row(sql.TOTALS, (camera,))
    return Totals() if row is None else Totals(*row)


def _record(row: Any) -> JobRecord:
    (number, job_id, camera, trigger, dry_run, state, queued_at, started_at, heartbeat_at) = row[:9]
    (finished_at, run_number, root, files_total, added, updated, skipped) = row[9:16]
    (errors, past_retention, eta_seconds, took, message, warnings) = row[16:]
    return JobRecord(
        number=number,
        job_id=job_id,
        camera=camera,
        trigger=Trigger(trigger),
        dry_run=bool(dry_run),
        state=RunState(state),
        queued_at=queued_at,
        started_at=started_at,
        heartbeat_at=heartbeat_at,
        finished_at=finished_at,
        run_number=run_number,
        root=root,
        progress=Progress(
            Counts(added, updated, skipped, errors, past_retention), files_total, eta_seconds
        ),
        processing_time_seconds=took,
        message=message,
        warnings=tuple(json.loads(warnings)),
    )
