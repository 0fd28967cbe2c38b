"""What is asked of the patch and what it answers; field names as in docs/api.md.

Times are UTC epoch seconds, durations seconds, sizes bytes unless a name says MB. A value that is
not known is None.
"""

from __future__ import annotations

# `decode` reads the fields' types at run time.
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from .decode import Count, Flag, Moment, Name, Number, Raw, Text, Whole

API_LEVEL: Final = 1
"""The API level of the patch that this client speaks."""


class Activity(StrEnum):
    """What a camera is doing."""

    IDLE = "idle"
    QUEUED = "queued"
    RUNNING = "running"


class Capability(StrEnum):
    """What a patch can do that an older one cannot; what it does not name is not asked of it."""

    MEDIA = "media"
    COPIES = "copies"
    UNDO = "undo"
    MOTION = "motion"
    REMOVE_GONE = "remove_gone"
    HOUR = "hour"
    RUNS_AFTER = "runs_after"


class Outcome(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillRequest:
    """What to run; the defaults are the patch's own, safe ones."""

    start_time: float | None = None
    end_time: float | None = None
    directory_path: str | None = None
    dry_run: bool = False
    force: bool = False
    skip_expired: bool = True
    media: tuple[str, ...] | None = None
    """What to bring back; None is everything that files tell."""
    copies: bool | tuple[str, ...] | None = None
    """Whether, or from which, copies of the database rows come first; None is from all."""
    remove_gone: bool | None = None
    """Whether rows whose file is gone are taken out; None is no."""
    motion: bool | None = None
    """Whether recordings get the motion that their previews prove; None is yes."""
    find_motion: bool | None = None
    """Whether it only looks for motion in recordings that came back without; None is no."""

    @property
    def needs(self) -> frozenset[Capability]:
        """What the patch must be able to do for it."""
        optional = (
            Capability.MEDIA,
            Capability.COPIES,
            Capability.REMOVE_GONE,
            Capability.MOTION,
        )
        needed = {each for each in optional if getattr(self, each) is not None}
        if self.find_motion is not None:
            needed.add(Capability.MOTION)
        return frozenset(needed)

    def to_json(self) -> dict[str, Any]:
        """The request's body, without what is not set."""
        return {key: value for key, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Job:
    """A run that was queued or started, or the state in which a cancelled one ended."""

    camera_name: Name
    job_id: Name
    state: Activity | Outcome
    dry_run: Flag
    trigger: Name = "api"
    queued_at: Moment | None = None
    started_at: Moment | None = None
    message: Text = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one of several cameras got no job."""

    message: Text
    job_id: Name | None
    """The job that is in the way, where there is one."""


@dataclass(frozen=True, slots=True)
class Started:
    """What became of a run for several cameras: a job or a refusal each."""

    cameras: Mapping[str, Raw]


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    file_path: Text
    status: Name
    reason: Name | None
    message: Text | None
    start_time: Moment | None
    end_time: Moment | None
    duration: Number | None
    file_size_mb: Number | None
    past_retention: Flag = False
    source: Name | None = None
    """`file` or `copy`: where the row comes from."""


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Some of the stored results of a job."""

    camera_name: Name
    job_id: Name | None
    total: Count
    offset: Count
    limit: Count
    results: tuple[FileResult, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageBucket:
    """One hour of a chart."""

    start_time: Moment
    recorded_seconds: Number
    backfilled_seconds: Number
    missing_files: Count
    error_files: Count


@dataclass(frozen=True, slots=True)
class Coverage:
    """A chart."""

    buckets: tuple[CoverageBucket, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording of an hour."""

    kind: Name
    """recorded, backfilled, missing or error."""
    file_path: Text
    start_time: Moment | None
    end_time: Moment | None
    duration: Number | None
    file_size_mb: Number | None
    reason: Name | None
    message: Text | None


@dataclass(frozen=True, slots=True)
class Hour:
    """Every recording that starts in one hour, in time order."""

    recordings: tuple[Recording, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a running job is."""

    files_scanned: Count
    files_total: Count | None
    percent: Number | None
    files_added: Count
    files_skipped: Count
    files_errors: Count
    eta_seconds: Number | None


@dataclass(frozen=True, slots=True)
class MediaCounts:
    """What a run did with one kind of media besides recordings."""

    found: Count = 0
    added: Count = 0
    updated: Count = 0
    skipped: Count = 0
    errors: Count = 0
    past_retention: Count = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a run added, or would add."""

    seconds: Number
    bytes: Count
    days: Number


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run, real or dry."""

    run_number: Count
    """Only grows, over all cameras of the instance."""
    job_id: Name
    state: Outcome
    dry_run: Flag
    started_at: Moment | None
    finished_at: Moment | None
    trigger: Name = "api"
    """Who asked for it: api, schedule or script."""
    total_files_scanned: Count = 0
    files_added: Count = 0
    files_updated: Count = 0
    files_skipped: Count = 0
    files_errors: Count = 0
    files_past_retention: Count = 0
    processing_time_seconds: Number = 0.0
    message: Text = ""
    warnings: tuple[Text, ...] = ()
    kind: Name = "run"
    """run, undo or verify."""
    undo_of: Name | None = None
    undone_by: Name | None = None
    media: Mapping[str, MediaCounts] | None = None
    files_exact: Count = 0
    """Of the added and updated ones, those that came back whole from a copy."""
    files_with_motion: Count = 0
    """Of the added and updated ones, those in which a preview proves motion."""
    files_gone: Count = 0
    files_removed: Count = 0
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class MissingMedia:
    """What is missing of one kind of media besides recordings."""

    files: Count = 0
    past_retention: Count = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """What is on disk and not in the database, as far as runs have looked."""

    as_of: Moment | None
    files: Count = 0
    """Recordings that a run with safe defaults brings back."""
    seconds: Number = 0.0
    bytes: Count = 0
    past_retention: Count = 0
    """Beside `files`: those that Frigate's own retention would delete."""
    errors: Count = 0
    media: Mapping[str, MissingMedia] | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over all real runs of a camera; they only grow."""

    runs: Count = 0
    files_added: Count = 0
    files_updated: Count = 0
    files_skipped: Count = 0
    files_errors: Count = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a camera runs by itself, and how many past days it then looks at."""

    enabled: Flag
    interval_hours: Number
    retention_days: Number
    next_run_at: Moment | None
    last_run_at: Moment | None


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """Everything that the patch tells about one camera."""

    camera_name: Name
    state: Activity
    schedule: Schedule
    friendly_name: Text | None
    retention_days: Number | None
    job_id: Name | None
    dry_run: Flag | None
    queued_at: Moment | None
    started_at: Moment | None
    progress: Progress | None
    last_run: Run | None
    last_dry_run: Run | None
    missing: Missing | None
    totals: Totals = Totals()
    enabled: Flag = True
    recent_runs: tuple[Run, ...] = ()
    """Newest first or last, as the patch lists them; `run_number` tells the order."""

    @property
    def active(self) -> bool:
        """Whether there is a job that is not finished."""
        return self.state is not Activity.IDLE


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The patch's own copy of the database, beside the recordings."""

    path: Text | None
    saved_at: Moment | None
    error: Text | None
    days: Count = 0
    bytes: Count = 0


@dataclass(frozen=True, slots=True)
class DatabaseCopy:
    """A copy of the database that rows can come from."""

    name: Name
    path: Text
    kind: Name
    """catalogue, backup or other."""
    frigate: Name | None
    modified_at: Moment | None
    damaged: Flag = False
    tables: Mapping[str, Raw] | None = None
    """For each kind of row: how many, the first and the last."""


@dataclass(frozen=True, slots=True)
class DatabaseCopies:
    """The copies of the database that Frigate has."""

    copies: tuple[DatabaseCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class InstanceStatus:
    """What one poll brings: the patch, its Frigate and every camera."""

    version: Name
    """Of the patch."""
    api_level: Whole
    instance_id: Name
    """Kept with the patch's state, so the same after a change of address."""
    cameras: Mapping[str, CameraStatus]
    frigate_version: Name = "unknown"
    sync_recordings: Flag = False
    """Whether Frigate deletes files that have no row."""
    rescue_active: Flag = False
    """Whether the patch indexes such files before Frigate deletes them."""
    capabilities: tuple[Name, ...] = ()
    catalogue: Catalogue | None = None
    unsupported: Text | None = None
    """Why nothing can be brought back into this Frigate's database, if so."""

    @property
    def active(self) -> bool:
        """Whether any camera has a job."""
        return any(camera.active for camera in self.cameras.values())
