"""What the HTTP endpoints answer, described for OpenAPI."""

from __future__ import annotations

from typing import Annotated, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field

from ..models import Reason, RunState, Status, Trigger


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ErrorAnswer(_Answer):
    """Why a request was refused, and what to do."""

    success: Literal[False] = False
    message: str = Field(examples=["Camera 'front_dor' not found. Check its name."])
    job_id: Optional[str] = Field(
        default=None, description="The job that failed or is in the way, if there is one."
    )


class FieldError(_Answer):
    """What is wrong with one field."""

    field: str = Field(examples=["start_time"])
    message: str = Field(examples=["must be a finite number"])


class InvalidAnswer(ErrorAnswer):
    """Which fields are wrong."""

    errors: list[FieldError]


class ResultItem(_Answer):
    """What became of one file; what is not known of it is null."""

    file_path: str
    start_time: Optional[float] = Field(description="UTC epoch seconds.")
    end_time: Optional[float]
    duration: Optional[float] = Field(description="Seconds.")
    file_size_mb: Optional[float] = Field(description="Bytes / 2^20, rounded to 2 places.")
    status: Status
    reason: Optional[Reason] = Field(description="Null for what was added or updated.")
    message: Optional[str] = Field(description="Why, and what to do; null where nothing is left.")
    past_retention: bool = Field(description="Frigate's next clean-up would delete it.")


class RunAnswer(_Answer):
    """The result of a run."""

    success: bool = Field(description="False when the run was cancelled before its end.")
    message: str
    camera_name: str
    job_id: str
    dry_run: bool
    total_files_scanned: int = Field(description="Added, updated, skipped and errors together.")
    files_added: int
    files_updated: int
    files_skipped: int
    files_errors: int
    files_past_retention: int
    results: list[ResultItem]
    results_truncated: bool = Field(description="Whether `results` leaves out files.")
    warnings: list[str]
    processing_time_seconds: float


class JobAnswer(_Answer):
    """A job: queued, running, or as it ended."""

    success: Literal[True] = True
    message: str
    camera_name: str
    job_id: str
    state: RunState
    dry_run: bool
    trigger: Trigger
    queued_at: float
    started_at: Optional[float]


class CamerasJobsAnswer(_Answer):
    """A job, or why there is none, per camera."""

    success: Literal[True] = True
    message: str
    cameras: dict[str, Union[JobAnswer, ErrorAnswer]]


class ProgressItem(_Answer):
    """How far a job is; what is not known yet is null."""

    files_scanned: int
    files_total: Optional[int]
    percent: Optional[float]
    files_added: int
    files_skipped: int
    files_errors: int
    eta_seconds: Optional[float]


class RunItem(_Answer):
    """A finished run."""

    run_number: int = Field(description="Only grows, over all cameras.")
    job_id: str
    state: RunState
    dry_run: bool
    trigger: Trigger
    started_at: Optional[float] = Field(description="Null when it ended before it began.")
    finished_at: float
    total_files_scanned: int
    files_added: int
    files_updated: int
    files_skipped: int
    files_errors: int
    files_past_retention: int
    processing_time_seconds: float
    message: str
    warnings: list[str]


class MissingItem(_Answer):
    """What is on disk and not in the database, as far as runs have looked."""

    files: int
    seconds: float
    bytes: int
    past_retention: int
    errors: int
    as_of: Optional[float]


class TotalsItem(_Answer):
    """Sums over all real runs."""

    runs: int
    files_added: int
    files_updated: int
    files_skipped: int
    files_errors: int


class ScheduleItem(_Answer):
    """When the camera's recordings are looked at by themselves."""

    enabled: bool
    interval_hours: float
    retention_days: float
    next_run_at: Optional[float]
    last_run_at: Optional[float]


class ScheduleAnswer(ScheduleItem):
    """A camera's schedule."""

    success: Literal[True] = True
    camera_name: str


class CameraStatusAnswer(_Answer):
    """All about one camera."""

    camera_name: str
    state: Literal[RunState.IDLE, RunState.QUEUED, RunState.RUNNING]
    job_id: Optional[str]
    dry_run: Optional[bool]
    queued_at: Optional[float]
    started_at: Optional[float]
    progress: Optional[ProgressItem]
    last_run: Optional[RunItem]
    last_dry_run: Optional[RunItem]
    recent_runs: list[RunItem] = Field(description="The newest 10, newest first.")
    missing: Optional[MissingItem] = Field(description="Null before the first run.")
    totals: TotalsItem
    friendly_name: str
    enabled: bool
    retention_days: float
    schedule: ScheduleItem


class StatusAnswer(_Answer):
    """All about the patch and every camera."""

    version: str
    api_level: int
    instance_id: str
    frigate_version: str
    sync_recordings: bool
    rescue_active: bool
    cameras: dict[str, CameraStatusAnswer]


class ResultsAnswer(_Answer):
    """One page of a job's results, in time order, without `already_indexed` ones."""

    camera_name: str
    job_id: Optional[str] = Field(description="Null when the camera has had no job.")
    total: int
    offset: int
    limit: int
    results: list[ResultItem]


class BucketItem(_Answer):
    """One hour."""

    start_time: float
    recorded_seconds: float
    backfilled_seconds: float
    missing_files: int
    error_files: int


class CoverageAnswer(_Answer):
    """Hours of a chart; hours without anything are left out."""

    camera_name: str
    bucket_seconds: Literal[3600] = 3600
    buckets: list[BucketItem]


Range = Annotated[list[float], Field(min_length=2, max_length=2, description="Start and end.")]


class RangesAnswer(_Answer):
    """Ranges of time that backfilled recordings cover."""

    camera_name: str
    ranges: list[Range]
