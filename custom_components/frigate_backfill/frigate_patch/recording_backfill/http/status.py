"""Answers that tell how a camera, its schedule and the whole instance are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from pydantic import Field

from ..models import RunKind, RunState
from .answers import Answer, NoticeItem, noticed
from .past_runs import RunItem

if TYPE_CHECKING:
    from ..frigate.config import CameraInfo
    from ..jobs.job import Job
    from ..jobs.status import CameraRecord
    from ..state.catalogue_seen import CatalogueStatus
    from ..state.schedules import Schedule


class ProgressItem(Answer):
    """How far a job is; what is not known yet is null."""

    files_scanned: int = Field(examples=[1200])
    files_total: Optional[int] = Field(examples=[8640])
    percent: Optional[float] = Field(examples=[13.9])
    files_added: int = Field(examples=[3])
    files_skipped: int = Field(examples=[1197])
    files_errors: int = Field(examples=[0])
    eta_seconds: Optional[float] = Field(examples=[12.0])


class MissingMediaItem(Answer):
    """What of one kind other than recordings is missing."""

    files: int = Field(description="What a run would bring back.", examples=[2])
    past_retention: int = Field(description="Beside `files`, not in it.", examples=[0])


class MissingItem(Answer):
    """What is on disk and not in the database, as far as runs have looked."""

    files: int = Field(description="Recordings that a run would bring back.", examples=[3])
    seconds: float = Field(examples=[30.0])
    bytes: int = Field(examples=[2400000])
    past_retention: int = Field(
        description="Recordings that Frigate would delete, beside `files`, not in it.",
        examples=[0],
    )
    media: dict[str, MissingMediaItem] = Field(
        description="Other kinds of which something is missing.",
        examples=[{"reviews": {"files": 2, "past_retention": 0}}],
    )
    errors: int = Field(description="Files that are no whole recordings.", examples=[0])
    as_of: float = Field(description="When a run last looked.", examples=[1641085201.0])


class TotalsItem(Answer):
    """Sums over all real runs."""

    runs: int = Field(examples=[1])
    files_added: int = Field(examples=[10])
    files_updated: int = Field(examples=[0])
    files_skipped: int = Field(examples=[40])
    files_errors: int = Field(examples=[0])


class ScheduleItem(Answer):
    """When the camera is checked by itself."""

    enabled: bool = Field(examples=[True])
    interval_hours: float = Field(description="From one run to the next.", examples=[24])
    retention_days: float = Field(description="How many past days each run checks.", examples=[7])
    next_run_at: Optional[float] = Field(examples=[1641168000.0])
    last_run_at: Optional[float] = Field(examples=[None])

    @classmethod
    def of(cls, schedule: Schedule, **more: Any) -> ScheduleItem:
        """The schedule as it is kept; `more` are fields of a subclass."""
        return cls(
            enabled=schedule.enabled,
            interval_hours=schedule.interval_hours,
            retention_days=schedule.retention_days,
            next_run_at=schedule.next_run_at,
            last_run_at=schedule.last_run_at,
            **more,
        )


class ScheduleAnswer(ScheduleItem):
    """A camera's schedule."""

    success: Literal[True] = True
    camera_name: str = Field(examples=["front_door"])


class CameraStatusAnswer(Answer):
    """All about one camera."""

    camera_name: str = Field(examples=["front_door"])
    state: RunState = Field(description="`idle`, `queued` or `running`.", examples=["running"])
    job_id: Optional[str] = Field(examples=["c2b1a0f9e8d74c6b5a4f3e2d1c0b9a88"])
    kind: Optional[RunKind] = Field(description="What that job does.", examples=["run"])
    dry_run: Optional[bool] = Field(examples=[False])
    queued_at: Optional[float] = Field(examples=[1641085200.0])
    started_at: Optional[float] = Field(examples=[1641085200.1])
    progress: Optional[ProgressItem]
    last_run: Optional[RunItem] = Field(
        description="With `runs_after` null where it is none after that number."
    )
    last_dry_run: Optional[RunItem] = Field(description="Likewise.", examples=[None])
    recent_runs: list[RunItem] = Field(
        description="The newest 10, newest first; with `runs_after` those after that number."
    )
    missing: Optional[MissingItem] = Field(description="Null before the first run.")
    estimated: int = Field(
        description="Recordings in the database whose length is estimated and not verified yet.",
        examples=[0],
    )
    totals: TotalsItem
    friendly_name: str = Field(examples=["Front Door"])
    enabled: bool = Field(examples=[True])
    retention_days: float = Field(
        description="How long Frigate keeps the camera's recordings without a review.",
        examples=[7.0],
    )
    schedule: ScheduleItem

    @classmethod
    def of(cls, camera: CameraInfo, record: CameraRecord, job: Job | None) -> CameraStatusAnswer:
        """The status of `camera`, whose job of this process is `job`."""
        shown = job or record.script_run
        totals, missing = record.totals, record.missing
        runs = {run.job_id: RunItem.of(run) for run in record.runs}
        return cls(
            camera_name=camera.name,
            state=RunState.IDLE if shown is None else shown.state,
            job_id=None if shown is None else shown.job_id,
            kind=None if shown is None else shown.kind,
            dry_run=None if shown is None else shown.dry_run,
            queued_at=None if shown is None else shown.queued_at,
            started_at=None if shown is None else shown.started_at,
            progress=None if shown is None else ProgressItem(**shown.progress.to_json()),
            last_run=None if record.last_run is None else runs[record.last_run.job_id],
            last_dry_run=None if record.last_dry_run is None else runs[record.last_dry_run.job_id],
            recent_runs=[runs[run.job_id] for run in record.recent_runs],
            missing=None
            if totals.looked_at is None
            else MissingItem(
                files=missing.files,
                seconds=round(missing.seconds, 3),
                bytes=missing.bytes,
                past_retention=missing.past_retention,
                media={
                    media: MissingMediaItem(files=of.files, past_retention=of.past_retention)
                    for media, of in record.missing_media.items()
                },
                errors=missing.errors,
                as_of=totals.looked_at,
            ),
            estimated=record.estimated,
            totals=TotalsItem(
                runs=totals.runs,
                files_added=totals.files_added,
                files_updated=totals.files_updated,
                files_skipped=totals.files_skipped,
                files_errors=totals.files_errors,
            ),
            friendly_name=camera.friendly_name,
            enabled=camera.enabled,
            retention_days=camera.retention_days,
            schedule=ScheduleItem.of(record.schedule),
        )


CAPABILITIES = (
    "media",
    "copies",
    "undo",
    "motion",
    "remove_gone",
    "estimate",
    "hour",
    "runs_after",
)
"""What this version understands beyond the first: a client sends a field only where it is named."""


class CatalogueItem(Answer):
    """The patch's own copy of the database."""

    path: Optional[str] = Field(
        description="Its folder; null until the first look after a start.",
        examples=["/media/frigate/frigate_backfill/5a0e6f8e-6c0c-4d0a-9d2b-0e5a3f1c7b42"],
    )
    days: int = Field(description="Days that have a file.", examples=[31])
    bytes: int = Field(examples=[48200000])
    saved_at: Optional[float] = Field(
        description="When all that the database then held was saved; null until the first pass is "
        "done.",
        examples=[1641085201.0],
    )
    error: Optional[str] = Field(description="Why it is not saved now.", examples=[None])
    notice: Optional[NoticeItem] = Field(description="What `error` is made of.", examples=[None])

    @classmethod
    def of(cls, status: CatalogueStatus) -> CatalogueItem:
        """As the cataloguer knows it."""
        return cls(**vars(status), notice=noticed(status.error))


class StatusAnswer(Answer):
    """All about the patch and every camera."""

    version: str = Field(examples=["1.0.0"])
    api_level: int = Field(
        description="Changes only when an older client would break.", examples=[1]
    )
    instance_id: str = Field(examples=["5a0e6f8e-6c0c-4d0a-9d2b-0e5a3f1c7b42"])
    frigate_version: str = Field(examples=["0.17.2"])
    sync_recordings: bool = Field(
        description="Whether Frigate deletes files without a row by itself.", examples=[False]
    )
    rescue_active: bool = Field(
        description="Whether the patch indexes such recordings first.", examples=[True]
    )
    unsupported: Optional[str] = Field(
        description="Why nothing can be brought back into this Frigate's database, if its table "
        "of recordings is not one that the patch knows.",
        examples=[None],
    )
    unsupported_notice: Optional[NoticeItem] = Field(
        description="What `unsupported` is made of.", examples=[None]
    )
    capabilities: tuple[str, ...] = Field(
        default=CAPABILITIES,
        description="Fields and endpoints that this version has beyond the first.",
        examples=[list(CAPABILITIES)],
    )
    catalogue: Optional[CatalogueItem] = Field(description="Null where it is switched off.")
    cameras: dict[str, CameraStatusAnswer]
