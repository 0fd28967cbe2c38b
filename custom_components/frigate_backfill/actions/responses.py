"""Shapes what the actions answer, for templates: flat, every key always there, times as ISO 8601.

Times are in Home Assistant's time zone, with their offset; what is not known is None.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from homeassistant.util import dt as dt_util

from ..api import in_its_language
from ..notices import said_warnings, say, say_of_file

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.util.json import JsonObjectType

    from ..client.models import CameraStatus, FileResult, Job, Run, Schedule
    from .attempts import Attempt
    from .targets import Target

_TIMES = frozenset(
    {
        "as_of",
        "end_time",
        "finished_at",
        "last_run_at",
        "next_run_at",
        "queued_at",
        "start_time",
        "started_at",
    }
)
COUNTS = (
    "total_files_scanned",
    "files_added",
    "files_updated",
    "files_skipped",
    "files_errors",
    "files_past_retention",
    "files_kept_by_reviews",
    "files_gone",
    "files_removed",
)
"""None where a run is not finished, or the patch does not tell."""


def camera_key(target: Target) -> JsonObjectType:
    """What tells a camera from one of the same name in another Frigate."""
    return {"camera": target.camera, "config_entry_id": target.entry.entry_id}


def attempt_response(
    hass: HomeAssistant, one: Attempt[Job], run: Run | None = None
) -> JsonObjectType:
    """One run: finished, not finished, or refused; always the same keys."""
    if run is not None:
        return _run_response(one.target, run, say(hass, run.message, run.notice))
    if one.value is not None:
        job = one.value
        return _job_response(one.target, job, say(hass, job.message, job.notice))
    return _refused_response(one.target, in_its_language(hass, one.error) if one.error else "")


def _job_response(target: Target, job: Job, message: str) -> JsonObjectType:
    """A run that is not finished, as far as it is known."""
    status = target.status
    counts: JsonObjectType = dict.fromkeys(COUNTS)
    state, started_at = job.state, job.started_at
    if status is not None and status.job_id == job.job_id:
        state, started_at = status.state, status.started_at
        if status.progress is not None:
            counts |= {
                "total_files_scanned": status.progress.files_scanned,
                "files_added": status.progress.files_added,
                "files_skipped": status.progress.files_skipped,
                "files_errors": status.progress.files_errors,
            }
    return {
        **camera_key(target),
        "job_id": job.job_id,
        "state": str(state),
        "dry_run": job.dry_run,
        **counts,
        "media": None,
        "started_at": _moment(started_at),
        "finished_at": None,
        "message": message,
    }


def _run_response(target: Target, run: Run, message: str) -> JsonObjectType:
    """A finished run."""
    return {
        **camera_key(target),
        "job_id": run.job_id,
        "state": str(run.state),
        "dry_run": run.dry_run,
        **{name: getattr(run, name) for name in COUNTS},
        "media": {kind: asdict(counts) for kind, counts in (run.media or {}).items()},
        "started_at": _moment(run.started_at),
        "finished_at": _moment(run.finished_at),
        "message": message,
    }


def _refused_response(target: Target, message: str) -> JsonObjectType:
    """A run that was not started."""
    return {
        **camera_key(target),
        "job_id": None,
        "state": "refused",
        "dry_run": None,
        **dict.fromkeys(COUNTS),
        "media": None,
        "started_at": None,
        "finished_at": None,
        "message": message,
    }


def status_response(hass: HomeAssistant, target: Target, status: CameraStatus) -> JsonObjectType:
    """A camera's status, as docs/api.md has it, without the list of past runs."""
    answer = _plain(asdict(status))
    del answer["camera_name"], answer["recent_runs"]
    for name, run in (("last_run", status.last_run), ("last_dry_run", status.last_dry_run)):
        if run is not None:
            answer[name] |= {
                "message": say(hass, run.message, run.notice),
                "warnings": said_warnings(hass, run),
            }
    return {**camera_key(target), **answer}


def schedule_response(target: Target, schedule: Schedule) -> JsonObjectType:
    """A camera's schedule."""
    return {**camera_key(target), **_plain(asdict(schedule))}


def result_response(hass: HomeAssistant, target: Target, result: FileResult) -> JsonObjectType:
    """What became of one file."""
    said = {"message": say_of_file(hass, result)}
    return {**camera_key(target), **_plain(asdict(result)), **said}


def _plain(value: Any) -> Any:
    """Enums as words, times as ISO 8601, the rest as it is."""
    if isinstance(value, dict):
        return {
            key: _moment(item) if key in _TIMES else _plain(item) for key, item in value.items()
        }
    return str(value) if isinstance(value, str) else value


def _moment(epoch: float | None) -> str | None:
    if epoch is None:
        return None
    return dt_util.as_local(dt_util.utc_from_timestamp(epoch)).isoformat()
