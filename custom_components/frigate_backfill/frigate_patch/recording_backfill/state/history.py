"""The history of jobs in the state file: what is queued, what runs, how runs ended."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..errors import BackfillError
from ..frigate.change import tag_of
from ..frigate.coverage import added_by
from ..models import Counts, Progress, RunKind, RunState, Trigger
from . import sql
from .file import StateFile

logger = logging.getLogger("frigate_backfill.state")

RECENT_RUNS = 10
HEARTBEAT_LIMIT = 30.0
"""Seconds without a sign of life after which another process's run counts as interrupted."""
_FRIGATE_STOPPED = "Frigate stopped before this run was done. Run it again."
_SCRIPT_ENDED = "The script ended before this run was done. Run it again."
_RUN_COUNTER = "run_counter"
_passed_over: set[object] = set()
"""Numbers of jobs that the log has named."""


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
    database: str | None
    """Which file of Frigate's it works on (see `database_key`); None if nobody noted it."""
    progress: Progress
    processing_time_seconds: float | None
    message: str | None
    warnings: tuple[str, ...]
    kind: RunKind = RunKind.RUN
    undo_of: str | None = None
    """Id of the job that this one takes back."""
    undone_by: str | None = None
    """Id of the job that took this one back."""


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


def database_key(path: str) -> str | None:
    """What tells Frigate's database file from another's, however it is spelled."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return f"{info.st_dev}:{info.st_ino}"


def add_job(
    state: StateFile,
    job_id: str,
    camera: str,
    trigger: Trigger,
    *,
    dry_run: bool,
    now: float,
    database: str | None = None,
    kind: RunKind = RunKind.RUN,
    undo_of: str | None = None,
) -> None:
    """Note a new job: a script's runs at once, any other is queued."""
    running = trigger is Trigger.SCRIPT
    began = now if running else None
    first = RunState.RUNNING if running else RunState.QUEUED
    what = (job_id, camera, trigger, dry_run, first)
    state.change(sql.ADD_JOB, (*what, now, began, began, database, kind, undo_of))


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
            "counts": json.dumps(progress.counts.to_record()),
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
        camera, dry_run, started_at, kind, undo_of = job
        last = state.row(sql.GET_META, (_RUN_COUNTER,))
        run_number = int(last[0]) + 1 if last else 1
        state.change(
            sql.FINISH_JOB,
            {
                "counts": json.dumps(counts.to_record()),
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
        if dry_run or started_at is None:
            return True
        if undo_of is not None and ending.state is RunState.COMPLETED:
            state.change(sql.NOTE_UNDONE, (job_id, undo_of))
            state.change(sql.NOTE_IN_FORCE_AGAIN, (undo_of,))
        if kind == RunKind.RUN:
            sums = (counts.added, counts.updated, counts.skipped, counts.errors)
            state.change(sql.ADD_TO_TOTALS, (camera, *sums))
    return True


def committed(job_id: str, camera: str, counts: Counts, path: str) -> Counts:
    """`counts` of a run that was cut off, with all that it added to the database `path`.

    It may have committed more than it had told. While the database cannot be read, `counts` stay.
    """
    try:
        added = added_by(path, camera, tag_of(job_id), cancelled=lambda: True)
    except BackfillError:
        return counts
    return replace(counts, added=max(counts.added, added))


def interrupt(state: StateFile, job: JobRecord, message: str, now: float, path: str | None) -> None:
    """Note that `job` was cut off; when it last gave a sign of life it was still running."""
    ended = job.heartbeat_at or now
    took = max(0.0, ended - job.started_at) if job.started_at is not None else 0.0
    counts = job.progress.counts
    if path is not None and job.started_at is not None and not job.dry_run:
        counts = committed(job.job_id, job.camera, counts, path)
    finish_job(state, job.job_id, Ending(RunState.INTERRUPTED, message, ended, took, counts))


def interrupt_lost_jobs(
    state: StateFile, now: float, database: str | None, path: str | None = None
) -> int:
    """At Frigate's start: its unfinished jobs were cut off by its end; how many there were.

    Another Frigate with the same config folder has another `database`; `path` is where this one's
    is, to count what the jobs had added.
    """
    lost = [
        job
        for job in unfinished(state)
        if job.trigger is not Trigger.SCRIPT and job.database in (None, database)
    ]
    for job in lost:
        interrupt(state, job, _FRIGATE_STOPPED, now, path)
    interrupt_dead(state, now, database, path)
    return len(lost)


def interrupt_dead(
    state: StateFile, now: float, database: str | None, path: str | None = None
) -> None:
    """Note as cut off what gave no sign of life for a while: scripts' runs and others' jobs.

    The jobs of the Frigate with `database` are left alone: its own process knows of them.
    """
    jobs = unfinished(state)
    alive = {job.database for job in jobs if job.heartbeat_at is not None and _fresh(job, now)}
    for job in jobs:
        if job.trigger is Trigger.SCRIPT:
            if not _fresh(job, now):
                interrupt(state, job, _SCRIPT_ENDED, now, path)
        elif job.database not in (None, database, *alive) and not _fresh(job, now):
            interrupt(state, job, _FRIGATE_STOPPED, now, None)


def _fresh(job: JobRecord, now: float) -> bool:
    # A clock that was set back must not keep a dead job alive.
    return abs(now - (job.heartbeat_at or job.queued_at)) <= HEARTBEAT_LIMIT


def running_scripts(state: StateFile, database: str | None) -> dict[str, JobRecord]:
    """The script's runs in the Frigate's `database` that are not finished, by camera."""
    return {
        job.camera: job
        for job in unfinished(state)
        if job.trigger is Trigger.SCRIPT and _same_file(job.database, database)
    }


def _same_file(one: str | None, other: str | None) -> bool:
    # On the host and in a container one file may have two device numbers, but only one inode.
    return one is None or other is None or one.split(":")[-1] == other.split(":")[-1]


def running_script(
    state: StateFile, camera: str, now: float, database: str | None
) -> JobRecord | None:
    """The script's run that works on the camera, if any is alive."""
    interrupt_dead(state, now, database)
    return running_scripts(state, database).get(camera)


def unfinished(state: StateFile) -> list[JobRecord]:
    """Queued and running jobs of all cameras, oldest first."""
    return _records(state.rows(sql.UNFINISHED))


def find_job(state: StateFile, job_id: str) -> JobRecord | None:
    """The job of that id, if it is still known."""
    return _first(state.rows(sql.JOB, (job_id,)))


def last_job(state: StateFile, camera: str) -> JobRecord | None:
    """The camera's newest job, finished or not."""
    return _first(state.rows(sql.LAST_OF_CAMERA, (camera,)))


def recent_runs(state: StateFile, camera: str, after: int = 0) -> list[JobRecord]:
    """The camera's newest finished runs whose number is above `after`, newest first."""
    return _records(state.rows(sql.NEWEST, (camera, after, RECENT_RUNS)))


def last_run(state: StateFile, camera: str, *, dry_run: bool) -> JobRecord | None:
    """The camera's newest finished run of that kind."""
    return _first(state.rows(sql.NEWEST_OF_KIND, (camera, dry_run)))


def totals(state: StateFile, camera: str) -> Totals:
    """Sums over the camera's real runs."""
    row = state.row(sql.TOTALS, (camera,))
    return Totals() if row is None else Totals(*row)


def _records(rows: Iterable[Any]) -> list[JobRecord]:
    """The jobs in `rows`; one that cannot be understood is passed over, with a line in the log."""
    records = []
    for row in rows:
        try:
            records.append(_record(row))
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            if row[0] not in _passed_over:
                _passed_over.add(row[0])
                logger.warning(
                    "backfill: job %s in the history cannot be read and is passed over (%s).",
                    row[0],
                    error,
                )
    return records


def _first(rows: Iterable[Any]) -> JobRecord | None:
    records = _records(rows)
    return records[0] if records else None


def _record(row: Any) -> JobRecord:
    """Raises TypeError, ValueError, KeyError or AttributeError for a row that makes no sense."""
    (number, job_id, camera, trigger, dry_run, state, queued_at, started_at, heartbeat_at) = row[:9]
    (finished_at, run_number, root, database, files_total, counts, eta_seconds) = row[9:16]
    (took, message, warnings, kind, undo_of, undone_by) = row[16:]
    return JobRecord(
        number=number,
        job_id=str(job_id),
        camera=str(camera),
        trigger=Trigger(trigger),
        dry_run=bool(dry_run),
        state=RunState(state),
        queued_at=float(queued_at),
        started_at=_time(started_at),
        heartbeat_at=_time(heartbeat_at),
        finished_at=_time(finished_at),
        run_number=None if run_number is None else int(run_number),
        root=None if root is None else str(root),
        database=None if database is None else str(database),
        progress=Progress(
            Counts.from_record(json.loads(counts)),
            None if files_total is None else int(files_total),
            _time(eta_seconds),
        ),
        processing_time_seconds=_time(took),
        message=None if message is None else str(message),
        warnings=tuple(str(warning) for warning in json.loads(warnings)),
        kind=RunKind(kind),
        undo_of=None if undo_of is None else str(undo_of),
        undone_by=None if undone_by is None else str(undone_by),
    )


def _time(value: Any) -> float | None:
    return None if value is None else float(value)
