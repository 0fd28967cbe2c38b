"""Finished runs, as a camera's status tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from pydantic import Field

from ..models import RunKind, RunState, Trigger
from ..notices import told
from .answers import NoticeItem
from .results import JOB_ID, MESSAGE, FileCounts

if TYPE_CHECKING:
    from ..models import Asked
    from ..state.records import JobRecord


class RunItem(FileCounts):
    """A finished run."""

    run_number: int = Field(description="Only grows, over all cameras.", examples=[41])
    job_id: str = Field(examples=[JOB_ID])
    kind: RunKind = Field(description="`totals` count `run` alone.", examples=["run"])
    undo_of: Optional[str] = Field(description="The job that it took back.", examples=[None])
    undone_by: Optional[str] = Field(description="The job that took it back.", examples=[None])
    state: RunState = Field(examples=["completed"])
    dry_run: bool = Field(examples=[False])
    trigger: Trigger = Field(examples=["api"])
    started_at: Optional[float] = Field(
        description="Null when it ended before it began.", examples=[1641081600.5]
    )
    finished_at: float = Field(examples=[1641081602.84])
    processing_time_seconds: float = Field(examples=[2.34])
    message: str = Field(examples=[MESSAGE])
    notice: Optional[NoticeItem] = Field(
        description="What `message` is made of, if it is one that can be translated.",
        examples=[None],
    )
    warnings: list[str] = Field(examples=[[]])
    notices: list[NoticeItem] = Field(
        description="What each of `warnings` is made of, in their order.", examples=[[]]
    )
    request: Optional[dict[str, Any]] = Field(
        description="Its range and options, as a request's body has them, without those that are "
        "as by default. Null where it has no range (an undo, a check of lengths), and of runs of "
        "before this was noted.",
        examples=[{"start_time": 1640995200.0}],
    )

    @classmethod
    def of(cls, run: JobRecord) -> RunItem:
        """A run of the history."""
        return cls.model_validate(
            {
                **run.progress.counts.to_json(),
                "run_number": run.run_number,
                "job_id": run.job_id,
                "kind": run.kind,
                "undo_of": run.undo_of,
                "undone_by": run.undone_by,
                "state": run.state,
                "dry_run": run.dry_run,
                "trigger": run.trigger,
                "started_at": run.started_at,
                "finished_at": run.finished_at,
                "processing_time_seconds": run.processing_time_seconds,
                "message": str(run.message or ""),
                "notice": told(run.message),
                "warnings": [str(warning) for warning in run.warnings],
                "notices": [warning.to_json() for warning in run.warnings],
                "request": None if run.asked is None else _request(run.asked),
            }
        )


def _request(asked: Asked) -> dict[str, Any]:
    """As the body of a request has it."""
    body = asked.to_json()
    if "directory" in body:
        body["directory_path"] = body.pop("directory")
    return body
