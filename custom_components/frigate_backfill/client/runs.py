"""What is asked of the patch and what it finds, as typed values; field names as in docs/api.md.

Times are UTC epoch seconds, durations seconds, sizes bytes unless a name says MB. A value that is
not known is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .api_models import RunState

if TYPE_CHECKING:
    from .api_reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillRequest:
    """What to run; the defaults are the patch's own, safe ones."""

    start_time: float | None = None
    end_time: float | None = None
    directory_path: str | None = None
    dry_run: bool = False
    force: bool = False
    skip_expired: bool = True

    def to_json(self) -> dict[str, Any]:
        """The request's body, without what is not set."""
        body: dict[str, Any] = {
            "start_time": self.start_time,
            "end_time": self.end_time,
            "directory_path": self.directory_path,
        }
        flags = {"dry_run": self.dry_run, "force": self.force, "skip_expired": self.skip_expired}
        return {key: value for key, value in body.items() if value is not None} | flags


@dataclass(frozen=True, slots=True)
class Job:
    """A run that was queued or started, or the state in which a cancelled one ended."""

    camera_name: str
    job_id: str
    state: RunState
    dry_run: bool
    trigger: str
    queued_at: float | None
    started_at: float | None
    message: str

    @classmethod
    def from_json(cls, data: Reader) -> Job:
        """Read it from an answer."""
        return cls(
            camera_name=data.name("camera_name"),
            job_id=data.name("job_id"),
            state=data.choice("state", RunState),
            dry_run=data.boolean("dry_run"),
            trigger=data.name("trigger", "api"),
            queued_at=data.optional("queued_at", data.time),
            started_at=data.optional("started_at", data.time),
            message=data.text("message", ""),
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one of several cameras got no job."""

    camera_name: str
    message: str
    job_id: str | None
    """The job that is in the way, where there is one."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    file_path: str
    status: str
    reason: str | None
    message: str | None
    start_time: float | None
    end_time: float | None
    duration: float | None
    file_size_mb: float | None
    past_retention: bool

    @classmethod
    def from_json(cls, data: Reader) -> FileResult:
        """Read it from an answer."""
        return cls(
            file_path=data.text("file_path"),
            status=data.name("status"),
            reason=data.optional("reason", data.name),
            message=data.optional("message", data.text),
            start_time=data.optional("start_time", data.time),
            end_time=data.optional("end_time", data.time),
            duration=data.optional("duration", data.number),
            file_size_mb=data.optional("file_size_mb", data.number),
            past_retention=data.boolean("past_retention", default=False),
        )


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Some of the stored results of a job."""

    camera_name: str
    job_id: str | None
    total: int
    offset: int
    limit: int
    results: tuple[FileResult, ...]

    @classmethod
    def from_json(cls, data: Reader) -> ResultsPage:
        """Read it from an answer."""
        return cls(
            camera_name=data.name("camera_name"),
            job_id=data.optional("job_id", data.name),
            total=data.count("total"),
            offset=data.count("offset"),
            limit=data.count("limit"),
            results=tuple(FileResult.from_json(result) for result in data.objects("results")),
        )


@dataclass(frozen=True, slots=True)
class CoverageBucket:
    """One hour of a chart."""

    start_time: float
    recorded_seconds: float
    backfilled_seconds: float
    missing_files: int
    error_files: int

    @classmethod
    def from_json(cls, data: Reader) -> CoverageBucket:
        """Read it from an answer."""
        return cls(
            start_time=data.time("start_time"),
            recorded_seconds=data.number("recorded_seconds"),
            backfilled_seconds=data.number("backfilled_seconds"),
            missing_files=data.count("missing_files"),
            error_files=data.count("error_files"),
        )


@dataclass(frozen=True, slots=True)
class FrigateRecording:
    """A row of Frigate's own recordings table."""

    id: str
    start_time: float
    end_time: float
    duration: float
    segment_size: float | None
    """MB."""
    motion: int | None
    objects: int | None

    @property
    def backfilled(self) -> bool:
        """Whether the row was written by a backfill and never analysed."""
        return self.motion == -1 and self.objects == -1

    @classmethod
    def from_json(cls, data: Reader) -> FrigateRecording:
        """Read it from an answer."""
        return cls(
            id=data.name("id"),
            start_time=data.time("start_time"),
            end_time=data.time("end_time"),
            duration=data.number("duration"),
            segment_size=data.optional("segment_size", data.number),
            motion=data.optional("motion", data.integer),
            objects=data.optional("objects", data.integer),
        )
