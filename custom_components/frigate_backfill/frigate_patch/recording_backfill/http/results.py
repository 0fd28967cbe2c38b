"""Answers that tell of runs: their results, and their jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional, Union

from pydantic import Field

from ..engine.headline import name_of
from ..models import Reason, RunKind, RunState, Source, Status, Trigger
from ..notices import JobKey, Notice, sentences
from .answers import Answer, ErrorAnswer, NoticeItem, example, noticed

if TYPE_CHECKING:
    from ..child.messages.run import Outcome
    from ..jobs.job import Job
    from ..state.records import JobRecord

JOB_ID = "0d3b1c6f5d5b4d0e9e0a2a1c8f7b6e5d"
MESSAGE = (
    "Backfill completed for camera 'front_door'. Scanned 50 files, added 10, skipped 40, errors 0"
)


class ResultItem(Answer):
    """What became of one file; what is not known of it is null."""

    file_path: str = Field(
        examples=["/media/frigate/recordings/2022-01-01/12/front_door/30.00.mp4"]
    )
    start_time: Optional[float] = Field(description="UTC epoch seconds.", examples=[1641040200.0])
    end_time: Optional[float] = Field(examples=[1641040210.0])
    duration: Optional[float] = Field(description="Seconds.", examples=[10.0])
    file_size_mb: Optional[float] = Field(
        description="Bytes / 2^20, rounded to 2 places.", examples=[8.5]
    )
    status: Status = Field(examples=["added"])
    reason: Optional[Reason] = Field(
        description="Null for what was added or updated.", examples=[None]
    )
    message: Optional[str] = Field(
        description="Why, and what to do; null where status and reason say it all.",
        examples=[None],
    )
    notice: Optional[NoticeItem] = Field(
        description="What `message` is made of; null where `reason` says it all.",
        examples=[None],
    )
    past_retention: bool = Field(
        description="Whether Frigate's next clean-up would delete it.", examples=[False]
    )
    source: Source = Field(
        description="`copy`: the row is a copy's of the database, with all it had.",
        examples=["file"],
    )
    stream_type: Optional[Literal["main", "sub"]] = Field(
        description="Which of the camera's streams it is; null for other kinds than recordings.",
        examples=["main"],
    )
    estimated: bool = Field(
        description="Whether its length is estimated: nobody has read the file yet.",
        examples=[False],
    )
    has_motion: bool = Field(
        description="Whether it got motion above 0, by a preview or by a search.",
        examples=[False],
    )


class SummaryItem(Answer):
    """How much footage was added, or would be."""

    seconds: float = Field(examples=[100.0])
    bytes: int = Field(examples=[89128960])
    days: int = Field(description="UTC days in which some of it lies.", examples=[1])


class MediaItem(Answer):
    """How many items of another kind than recordings met which fate."""

    found: int = Field(examples=[4])
    added: int = Field(examples=[4])
    updated: int = Field(examples=[0])
    skipped: int = Field(examples=[0])
    errors: int = Field(examples=[0])
    past_retention: int = Field(examples=[0])


class FileCounts(Answer):
    """How many files of which fate."""

    total_files_scanned: int = Field(
        description="Added, updated, skipped and errors together.", examples=[50]
    )
    files_added: int = Field(examples=[10])
    files_updated: int = Field(examples=[0])
    files_skipped: int = Field(examples=[40])
    files_errors: int = Field(examples=[0])
    files_past_retention: int = Field(examples=[0])
    files_exact: int = Field(
        description="Of those added and updated, the ones that came whole from a copy.",
        examples=[0],
    )
    files_with_motion: int = Field(
        description="Of those added and updated, the ones in which a preview proves motion.",
        examples=[0],
    )
    files_estimated: int = Field(
        description="Of those added, the ones whose length is estimated.", examples=[0]
    )
    files_kept_by_reviews: int = Field(
        description="Of those added, the ones that Frigate keeps only because their review items "
        "come back, too.",
        examples=[0],
    )
    files_gone: int = Field(description="Rows in range whose file is gone.", examples=[0])
    files_removed: int = Field(description="Rows that were taken out.", examples=[0])
    hours_unchanged: int = Field(
        description="Hours whose folder was not listed, as it is what it was at an earlier run.",
        examples=[0],
    )
    summary: SummaryItem
    media: dict[str, MediaItem] = Field(
        description="The other kinds that the run looked for.", examples=[{}]
    )


class RunAnswer(FileCounts):
    """The result of a run."""

    success: bool = Field(description="False when the run was cancelled.", examples=[True])
    message: str = Field(examples=[MESSAGE])
    notice: Optional[NoticeItem] = Field(
        description="What `message` is made of.",
        examples=[
            {
                "key": "sentences",
                "values": {
                    "s1": {
                        "key": "completed",
                        "values": {
                            "what": {"key": "name_run", "values": {}, "text": "Backfill"},
                            "camera": "front_door",
                        },
                        "text": "Backfill completed for camera 'front_door'.",
                    },
                    "s2": "",
                },
            }
        ],
    )
    camera_name: str = Field(examples=["front_door"])
    job_id: str = Field(examples=[JOB_ID])
    dry_run: bool = Field(examples=[False])
    results: list[ResultItem]
    results_truncated: bool = Field(
        description="Whether `results` leaves out files.", examples=[True]
    )
    warnings: list[str] = Field(examples=[[]])
    notices: list[NoticeItem] = Field(
        description="What each of `warnings` is made of, in their order.", examples=[[]]
    )
    processing_time_seconds: float = Field(examples=[2.34])

    @classmethod
    def of(cls, job: Job, outcome: Outcome) -> RunAnswer:
        """What the run of `job` came to.

        Unchecked, as its results are JSON already: 10,000 take 45 ms instead of 130.
        """
        ending = outcome.ending
        counts: dict[str, Any] = ending.counts.to_json()
        # An undo lists what stays alone.
        listed = "files_skipped" if job.kind is RunKind.UNDO else "total_files_scanned"
        return cls.model_construct(
            **counts,
            success=ending.state is RunState.COMPLETED,
            message=str(ending.message),
            notice=noticed(ending.message),
            camera_name=job.camera,
            job_id=job.job_id,
            dry_run=job.dry_run,
            results=outcome.results,
            results_truncated=len(outcome.results) < counts[listed],
            warnings=[str(warning) for warning in ending.warnings],
            notices=[warning.to_json() for warning in ending.warnings],
            processing_time_seconds=ending.processing_time_seconds,
        )


class JobAnswer(Answer):
    """A job: queued, running, or as it ended."""

    success: Literal[True] = True
    message: str = Field(examples=["Backfill for camera 'front_door' is queued."])
    notice: Optional[NoticeItem] = Field(
        description="What `message` is made of.",
        examples=[
            {
                "key": "job_queued",
                "values": {
                    "what": {"key": "name_run", "values": {}, "text": "Backfill"},
                    "camera": "front_door",
                },
            }
        ],
    )
    camera_name: str = Field(examples=["front_door"])
    job_id: str = Field(examples=[JOB_ID])
    state: RunState = Field(examples=["queued"])
    dry_run: bool = Field(examples=[False])
    trigger: Trigger = Field(examples=["api"])
    queued_at: float = Field(examples=[1641081600.0])
    started_at: Optional[float] = Field(examples=[None])

    @classmethod
    def of(cls, job: Job | JobRecord) -> JobAnswer:
        """How `job` is now."""
        message = _message(job)
        return cls(
            message=message,
            notice=noticed(message),
            camera_name=job.camera,
            job_id=job.job_id,
            state=job.state,
            dry_run=job.dry_run,
            trigger=job.trigger,
            queued_at=job.queued_at,
            started_at=job.started_at,
        )


_STATES = {
    RunState.QUEUED: JobKey.JOB_QUEUED,
    RunState.RUNNING: JobKey.JOB_RUNNING,
    RunState.COMPLETED: JobKey.JOB_COMPLETED,
    RunState.FAILED: JobKey.JOB_FAILED,
    RunState.CANCELLED: JobKey.JOB_CANCELLED,
    RunState.INTERRUPTED: JobKey.JOB_INTERRUPTED,
}


def _message(job: Job | JobRecord) -> Notice:
    what = name_of(job.kind, dry_run=job.dry_run)
    now = Notice(_STATES[job.state], what=what, camera=job.camera)
    if job.state in (RunState.QUEUED, RunState.RUNNING) or job.dry_run:
        return now
    return sentences(now, Notice(JobKey.WRITTEN_STAYS))


_BUSY: dict[str, Any] = {
    "success": False,
    "message": "Camera 'back_yard' already has a backfill job. Wait for it to finish, or cancel "
    "it.",
    "job_id": "7f9d6a6b3c1e4f0f8a5d2b4c6e8f0a1b",
}


class CamerasJobsAnswer(Answer):
    """A job, or why there is none, per camera."""

    success: Literal[True] = True
    message: str = Field(examples=["1 of 2 cameras has a new backfill job."])
    notice: Optional[NoticeItem] = Field(
        description="What `message` is made of.",
        examples=[{"key": "jobs_added", "values": {"count": 1, "total": 2}}],
    )
    cameras: dict[str, Union[JobAnswer, ErrorAnswer]] = Field(
        examples=[{"front_door": example(JobAnswer), "back_yard": _BUSY}]
    )


class ResultsAnswer(Answer):
    """One page of a job's results, in time order, without `already_indexed` ones."""

    camera_name: str = Field(examples=["front_door"])
    job_id: Optional[str] = Field(
        description="Null when the camera has had no job.", examples=[JOB_ID]
    )
    total: int = Field(description="How many results the query chooses.", examples=[10])
    left_out: int = Field(
        description="How many results of the job, of whatever status, are not kept: those of a "
        "very large job, or of an old one.",
        examples=[0],
    )
    offset: int = Field(examples=[0])
    limit: int = Field(examples=[1])
    results: list[ResultItem]
