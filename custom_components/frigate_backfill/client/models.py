"""The status that a poll brings, as typed values; field names are those of docs/api.md.

Times are UTC epoch seconds, durations seconds, sizes bytes unless a name says MB. A value that is
not known is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from .api_errors import PatchIncompatibleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .api_reader import Reader

API_LEVEL: Final = 1
"""The API level of the patch that this client speaks."""


class RunState(StrEnum):
    """Where a job is; `IDLE` is the state of a camera without one."""

    IDLE = "idle"
    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"

    @property
    def active(self) -> bool:
        """Whether there is a job that is not finished."""
        return self in (RunState.QUEUED, RunState.RUNNING)


ACTIVITY: Final = (RunState.IDLE, RunState.QUEUED, RunState.RUNNING)
"""The states that a camera can be in."""
FINISHED: Final = (
    RunState.COMPLETED,
    RunState.FAILED,
    RunState.CANCELLED,
    RunState.INTERRUPTED,
)
"""The states that a run can end in."""


def _activity(value: str) -> RunState:
    return ACTIVITY[ACTIVITY.index(RunState(value))]


def _finished(value: str) -> RunState:
    return FINISHED[FINISHED.index(RunState(value))]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a running job is."""

    files_scanned: int
    files_total: int | None
    percent: float | None
    files_added: int
    files_skipped: int
    files_errors: int
    eta_seconds: float | None

    @classmethod
    def from_json(cls, data: Reader) -> Progress:
        """Read it from an answer."""
        return cls(
            files_scanned=data.count("files_scanned"),
            files_total=data.optional("files_total", data.count),
            percent=data.optional("percent", data.number),
            files_added=data.count("files_added"),
            files_skipped=data.count("files_skipped"),
            files_errors=data.count("files_errors"),
            eta_seconds=data.optional("eta_seconds", data.number),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run, real or dry."""

    run_number: int
    """Only grows, over all cameras of the instance."""
    job_id: str
    state: RunState
    dry_run: bool
    trigger: str
    """Who asked for it: api, schedule or script."""
    started_at: float | None
    finished_at: float | None
    total_files_scanned: int
    files_added: int
    files_updated: int
    files_skipped: int
    files_errors: int
    files_past_retention: int
    processing_time_seconds: float
    message: str
    warnings: tuple[str, ...]

    @classmethod
    def from_json(cls, data: Reader) -> Run:
        """Read it from an answer."""
        return cls(
            run_number=data.count("run_number"),
            job_id=data.name("job_id"),
            state=data.choice("state", _finished),
            dry_run=data.boolean("dry_run"),
            trigger=data.name("trigger", "api"),
            started_at=data.optional("started_at", data.time),
            finished_at=data.optional("finished_at", data.time),
            total_files_scanned=data.count("total_files_scanned"),
            files_added=data.count("files_added"),
            files_updated=data.count("files_updated"),
            files_skipped=data.count("files_skipped"),
            files_errors=data.count("files_errors"),
            files_past_retention=data.count("files_past_retention"),
            processing_time_seconds=data.number("processing_time_seconds", 0.0),
            message=data.text("message", ""),
            warnings=tuple(data.texts("warnings")),
        )


@dataclass(frozen=True, slots=True)
class Missing:
    """What is on disk and not in the database, as far as runs have looked."""

    files: int
    seconds: float
    bytes: int
    past_retention: int
    """Of `files`, those that Frigate's own retention would delete."""
    errors: int
    as_of: float | None

    @property
    def recoverable(self) -> int:
        """Recordings that a run with safe defaults brings back."""
        return max(0, self.files - self.past_retention)

    @classmethod
    def from_json(cls, data: Reader) -> Missing:
        """Read it from an answer."""
        return cls(
            files=data.count("files"),
            seconds=data.number("seconds", 0.0),
            bytes=data.count("bytes"),
            past_retention=data.count("past_retention"),
            errors=data.count("errors"),
            as_of=data.optional("as_of", data.time),
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over all real runs of a camera; they only grow."""

    runs: int = 0
    files_added: int = 0
    files_updated: int = 0
    files_skipped: int = 0
    files_errors: int = 0

    @classmethod
    def from_json(cls, data: Reader) -> Totals:
        """Read it from an answer."""
        return cls(
            runs=data.count("runs"),
            files_added=data.count("files_added"),
            files_updated=data.count("files_updated"),
            files_skipped=data.count("files_skipped"),
            files_errors=data.count("files_errors"),
        )


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a camera runs by itself, and how many past days it then looks at."""

    enabled: bool
    interval_hours: float
    retention_days: float
    next_run_at: float | None
    last_run_at: float | None

    @classmethod
    def from_json(cls, data: Reader) -> Schedule:
        """Read it from an answer."""
        return cls(
            enabled=data.boolean("enabled"),
            interval_hours=data.number("interval_hours"),
            retention_days=data.number("retention_days"),
            next_run_at=data.optional("next_run_at", data.time),
            last_run_at=data.optional("last_run_at", data.time),
        )


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """Everything that the patch tells about one camera."""

    camera_name: str
    friendly_name: str | None
    enabled: bool
    retention_days: float | None
    state: RunState
    job_id: str | None
    dry_run: bool | None
    queued_at: float | None
    started_at: float | None
    progress: Progress | None
    last_run: Run | None
    last_dry_run: Run | None
    recent_runs: tuple[Run, ...]
    """Newest first or last, as the patch lists them; `run_number` tells the order."""
    missing: Missing | None
    totals: Totals
    schedule: Schedule

    @classmethod
    def from_json(cls, data: Reader) -> CameraStatus:
        """Read it from an answer."""
        return cls(
            camera_name=data.name("camera_name"),
            friendly_name=data.optional("friendly_name", data.text) or None,
            enabled=data.boolean("enabled", default=True),
            retention_days=data.optional("retention_days", data.number),
            state=data.choice("state", _activity),
            job_id=data.optional("job_id", data.name),
            dry_run=data.optional("dry_run", data.boolean),
            queued_at=data.optional("queued_at", data.time),
            started_at=data.optional("started_at", data.time),
            progress=data.optional("progress", lambda key: Progress.from_json(data.object(key))),
            last_run=data.optional("last_run", lambda key: Run.from_json(data.object(key))),
            last_dry_run=data.optional("last_dry_run", lambda key: Run.from_json(data.object(key))),
            recent_runs=tuple(Run.from_json(run) for run in data.objects("recent_runs")),
            missing=data.optional("missing", lambda key: Missing.from_json(data.object(key))),
            totals=Totals.from_json(data.object("totals")) if data.has("totals") else Totals(),
            schedule=Schedule.from_json(data.object("schedule")),
        )


@dataclass(frozen=True, slots=True)
class InstanceStatus:
    """What one poll brings: the patch, its Frigate and every camera."""

    version: str
    """Of the patch."""
    api_level: int
    instance_id: str
    """Kept with the patch's state, so the same after a change of address."""
    frigate_version: str
    sync_recordings: bool
    """Whether Frigate deletes files that have no row."""
    rescue_active: bool
    """Whether the patch indexes such files before Frigate deletes them."""
    cameras: Mapping[str, CameraStatus]

    @property
    def active(self) -> bool:
        """Whether any camera has a job."""
        return any(camera.state.active for camera in self.cameras.values())

    @classmethod
    def from_json(cls, data: Reader) -> InstanceStatus:
        """Read it from an answer.

        Raises:
            PatchIncompatibleError: the patch speaks another API level; nothing else was read.
        """
        version = data.name("version")
        api_level = data.integer("api_level")
        if api_level != API_LEVEL:
            raise PatchIncompatibleError(version, api_level, API_LEVEL)
        return cls(
            version=version,
            api_level=api_level,
            instance_id=data.name("instance_id"),
            frigate_version=data.name("frigate_version", "unknown"),
            sync_recordings=data.boolean("sync_recordings", default=False),
            rescue_active=data.boolean("rescue_active", default=False),
            cameras={
                name: CameraStatus.from_json(camera)
                for name, camera in data.named_objects("cameras")
            },
        )
