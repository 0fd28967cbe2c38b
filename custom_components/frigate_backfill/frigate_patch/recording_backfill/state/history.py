"""The history of jobs in the state file: what is queued, what runs, how runs ended."""

from __future__ import annotations

import json
import os
from dataclasses import replace

from ..errors import BackfillError
from ..frigate.change import tag_of
from ..frigate.coverage import added_by
from ..models import Asked, Counts, Progress, RunKind, RunState, Trigger
from ..notices import JobKey, Notice
from . import kept_ends, sql
from .file import StateFile
from .records import Ending, JobRecord, Totals, first_record, job_records

RECENT_RUNS = 10
HEARTBEAT_LIMIT = 30.0
"""Seconds without a sign of life after which another process's run counts as interrupted."""
_FRIGATE_STOPPED = Notice(JobKey.FRIGATE_STOPPED)
_SCRIPT_ENDED = Notice(JobKey.SCRIPT_ENDED)
_RUN_COUNTER = "run_counter"


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
    asked: Asked | None = None,
) -> None:
    """Note a new job: a script's runs at once, any other is queued."""
    running = trigger is Trigger.SCRIPT
    began = now if running else None
    first = RunState.RUNNING if running else RunState.QUEUED
    what = (job_id, camera, trigger, dry_run, first)
    range_and_options = None if asked is None else json.dumps(asked.to_json())
    more = (database, kind, undo_of, range_and_options)
    state.change(sql.ADD_JOB, (*what, now, began, began, *more))


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


def note_left_out(state: StateFile, job_id: str, results: int) -> None:
    """Note that so many more of the job's results are not kept."""
    state.change(sql.NOTE_LEFT_OUT, (results, job_id))


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
        run_number = state.row(sql.NEXT_RUN_NUMBER, (_RUN_COUNTER,))[0]
        state.change(
            sql.FINISH_JOB,
            {
                "counts": json.dumps(counts.to_record()),
                "state": ending.state,
                "finished_at": ending.finished_at,
                "message": str(ending.message),
                "notice": json.dumps(Notice.of(ending.message).to_json()),
                "warnings": json.dumps(
                    [{**each.to_json(), "text": str(each)} for each in ending.warnings]
                ),
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


def interrupt(
    state: StateFile, job: JobRecord, message: Notice, now: float, path: str | None
) -> bool:
    """Note that `job` was cut off; when it last gave a sign of life it was still running.

    Where it came to its end, and only could not note that, this notes that end. Whether it was cut
    off.
    """
    if (ending := kept_ends.read(state.path, job.job_id)) is not None:
        finish_job(state, job.job_id, ending)
        kept_ends.forget(state.path, job.job_id)
        return False
    ended = job.heartbeat_at or now
    took = max(0.0, ended - job.started_at) if job.started_at is not None else 0.0
    counts = job.progress.counts
    if path is not None and job.started_at is not None and not job.dry_run:
        counts = committed(job.job_id, job.camera, counts, path)
    finish_job(state, job.job_id, Ending(RunState.INTERRUPTED, message, ended, took, counts))
    return True


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
    cut_off = [job for job in lost if interrupt(state, job, _FRIGATE_STOPPED, now, path)]
    interrupt_dead(state, now, database, path)
    return len(cut_off)


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


def running_scripts(state: StateFile, now: float, database: str | None) -> dict[str, JobRecord]:
    """The script's runs in the Frigate's `database` that are alive, by camera."""
    return {
        job.camera: job
        for job in unfinished(state)
        if job.trigger is Trigger.SCRIPT and _fresh(job, now) and same_file(job.database, database)
    }


def same_file(one: str | None, other: str | None) -> bool:
    """Whether two keys of `database_key` may be of one file."""
    # On the host and in a container one file may have two device numbers, but only one inode.
    return one is None or other is None or one.split(":")[-1] == other.split(":")[-1]


def running_script(
    state: StateFile, camera: str, now: float, database: str | None
) -> JobRecord | None:
    """The script's run that works on the camera, if any is alive."""
    interrupt_dead(state, now, database)
    return running_scripts(state, now, database).get(camera)


def unfinished(state: StateFile) -> list[JobRecord]:
    """Queued and running jobs of all cameras, oldest first."""
    return job_records(state.rows(sql.UNFINISHED))


def find_job(state: StateFile, job_id: str) -> JobRecord | None:
    """The job of that id, if it is still known."""
    return first_record(state.rows(sql.JOB, (job_id,)))


def last_job(state: StateFile, camera: str) -> JobRecord | None:
    """The camera's newest job, finished or not."""
    return first_record(state.rows(sql.LAST_OF_CAMERA, (camera,)))


def recent_runs(state: StateFile, camera: str, after: int = 0) -> list[JobRecord]:
    """The camera's newest finished runs whose number is above `after`, newest first."""
    return job_records(state.rows(sql.NEWEST, (camera, after, RECENT_RUNS)))


def last_run(state: StateFile, camera: str, after: int = 0, *, dry_run: bool) -> JobRecord | None:
    """The camera's newest finished run, real or dry, if its number is above `after`."""
    return first_record(state.rows(sql.NEWEST_OF_KIND, (camera, after, dry_run)))


def cameras_with_undo(state: StateFile, after: int) -> frozenset[str]:
    """The cameras of which a run was taken back by an undo whose number is above `after`."""
    return frozenset(camera for (camera,) in state.rows(sql.CAMERAS_WITH_UNDO, (after,)))


def totals(state: StateFile, camera: str) -> Totals:
    """Sums over the camera's real runs."""
    row = state.row(sql.TOTALS, (camera,))
    return Totals() if row is None else Totals(*row)
