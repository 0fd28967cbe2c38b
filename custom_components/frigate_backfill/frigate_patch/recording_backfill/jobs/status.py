"""Puts together what the status endpoints tell, from the state file, the queue and Frigate."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..models import RunState
from ..state import findings, history, schedules
from ..state.file import StateFile
from ..state.findings import Missing
from ..state.history import JobRecord, Totals
from ..state.schedules import Schedule

if TYPE_CHECKING:
    from ..frigate.config import CameraInfo
    from .job import Job


@dataclass(frozen=True)
class CameraRecord:
    """What the state file knows of one camera."""

    last_run: JobRecord | None
    last_dry_run: JobRecord | None
    recent_runs: list[JobRecord]
    missing: Missing
    totals: Totals
    schedule: Schedule
    script_run: JobRecord | None
    """The script's run that works on the camera just now."""


def read_cameras(state: StateFile, cameras: Iterable[str]) -> dict[str, CameraRecord]:
    """What the state file knows of `cameras`."""
    history.interrupt_dead_scripts(state, time.time())
    scripts = history.running_scripts(state)
    return {
        camera: CameraRecord(
            last_run=history.last_run(state, camera, dry_run=False),
            last_dry_run=history.last_run(state, camera, dry_run=True),
            recent_runs=history.recent_runs(state, camera),
            missing=findings.missing(state, camera),
            totals=history.totals(state, camera),
            schedule=schedules.read(state, camera),
            script_run=scripts.get(camera),
        )
        for camera in cameras
    }


def camera_status(camera: CameraInfo, record: CameraRecord, job: Job | None) -> dict[str, Any]:
    """The status of one camera, in the fields of API.md."""
    shown = job or record.script_run
    totals, missing = record.totals, record.missing
    return {
        "camera_name": camera.name,
        "state": RunState.IDLE if shown is None else shown.state,
        "job_id": None if shown is None else shown.job_id,
        "dry_run": None if shown is None else shown.dry_run,
        "queued_at": None if shown is None else shown.queued_at,
        "started_at": None if shown is None else shown.started_at,
        "progress": None if shown is None else shown.progress.to_json(),
        "last_run": _optional_run(record.last_run),
        "last_dry_run": _optional_run(record.last_dry_run),
        "recent_runs": [run_json(run) for run in record.recent_runs],
        "missing": None
        if totals.looked_at is None
        else {
            "files": missing.files,
            "seconds": round(missing.seconds, 3),
            "bytes": missing.bytes,
            "past_retention": missing.past_retention,
            "errors": missing.errors,
            "as_of": totals.looked_at,
        },
        "totals": {
            "runs": totals.runs,
            "files_added": totals.files_added,
            "files_updated": totals.files_updated,
            "files_skipped": totals.files_skipped,
            "files_errors": totals.files_errors,
        },
        "friendly_name": camera.friendly_name,
        "enabled": camera.enabled,
        "retention_days": camera.retention.days,
        "schedule": record.schedule.to_json(),
    }


def _optional_run(run: JobRecord | None) -> dict[str, Any] | None:
    return None if run is None else run_json(run)


def run_json(run: JobRecord) -> dict[str, Any]:
    """A finished run, in the fields of API.md."""
    return {
        "run_number": run.run_number,
        "job_id": run.job_id,
        "state": run.state,
        "dry_run": run.dry_run,
        "trigger": run.trigger,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        **run.progress.counts.to_json(),
        "processing_time_seconds": run.processing_time_seconds,
        "message": run.message,
        "warnings": list(run.warnings),
    }
