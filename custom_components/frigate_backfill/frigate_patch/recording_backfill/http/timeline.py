"""Answers that show a camera's time: its hours, the recordings of one, what is backfilled."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Literal, Optional

from pydantic import Field

from .. import layout
from ..frigate.coverage import HourCoverage
from ..models import Reason, Status, Word
from ..state.findings import HourFindings
from .answers import Answer, NoticeItem

if TYPE_CHECKING:
    from ..frigate.coverage import IndexedRecording
    from ..models import FileResult


class BucketItem(Answer):
    """One hour."""

    start_time: float = Field(examples=[1641038400.0])
    recorded_seconds: float = Field(examples=[3500.0])
    backfilled_seconds: float = Field(examples=[100.0])
    missing_files: int = Field(examples=[0])
    error_files: int = Field(examples=[0])


class CoverageAnswer(Answer):
    """Every hour of the range, empty ones too."""

    camera_name: str = Field(examples=["front_door"])
    bucket_seconds: Literal[3600] = 3600
    buckets: list[BucketItem]

    @classmethod
    def of(
        cls,
        camera: str,
        span: tuple[float, float],
        covered: list[HourCoverage],
        found: list[HourFindings],
    ) -> CoverageAnswer:
        """Each hour of `span`, unchecked, as there may be thousands."""
        first, last = span
        seconds = {hour.hour: hour for hour in covered}
        files = {hour.hour: hour for hour in found}
        buckets = []
        for number in range(max(0, math.ceil((last - first) / layout.HOUR))):
            hour = first + number * layout.HOUR
            known = seconds.get(hour, HourCoverage(hour, 0.0, 0.0))
            seen = files.get(hour, HourFindings(hour, 0, 0))
            buckets.append(
                BucketItem.model_construct(
                    start_time=hour,
                    recorded_seconds=round(known.recorded, 3),
                    backfilled_seconds=round(known.backfilled, 3),
                    missing_files=seen.missing_files,
                    error_files=seen.error_files,
                )
            )
        return cls.model_construct(camera_name=camera, buckets=buckets)


class Kind(Word):
    """What a recording of an hour is."""

    RECORDED = "recorded"
    BACKFILLED = "backfilled"
    MISSING = "missing"
    ERROR = "error"


class HourItem(Answer):
    """A recording of the hour; what is not known of it is null."""

    kind: Kind = Field(
        description="`recorded` and `backfilled` are in the database; `missing` is on disk only; "
        "`error` is a file that is no whole recording.",
        examples=["backfilled"],
    )
    file_path: str = Field(
        examples=["/media/frigate/recordings/2022-01-01/12/front_door/30.00.mp4"]
    )
    start_time: float = Field(examples=[1641040200.0])
    end_time: Optional[float] = Field(examples=[1641040210.0])
    duration: Optional[float] = Field(description="Seconds.", examples=[10.0])
    file_size_mb: Optional[float] = Field(examples=[8.5])
    reason: Optional[Reason] = Field(examples=[None])
    message: Optional[str] = Field(examples=[None])
    notice: Optional[NoticeItem] = Field(
        description="What `message` is made of, if it is one that can be translated.",
        examples=[None],
    )
    past_retention: bool = Field(examples=[False])
    stream_type: str = Field(
        description="Which of the camera's streams it is of, `main` or `sub`.", examples=["main"]
    )
    has_motion: bool = Field(
        description="Whether its row in the database has motion.", examples=[True]
    )

    @classmethod
    def indexed(cls, row: IndexedRecording) -> HourItem:
        """One that is in the database."""
        return cls(
            kind=Kind.BACKFILLED if row.backfilled else Kind.RECORDED,
            file_path=row.path,
            start_time=row.start_time,
            end_time=row.end_time,
            duration=None if row.end_time is None else row.end_time - row.start_time,
            file_size_mb=None if row.segment_size is None else round(row.segment_size, 2),
            reason=None,
            message=None,
            notice=None,
            past_retention=False,
            stream_type=row.stream,
            has_motion=bool(row.has_motion),
        )

    @classmethod
    def found(cls, result: FileResult) -> HourItem:
        """One that is on disk only."""
        kind = Kind.ERROR if result.status is Status.ERROR else Kind.MISSING
        known = {
            name: value for name, value in result.to_json().items() if name in cls.model_fields
        }
        return cls.model_validate({**known, "kind": kind, "has_motion": False})


class HourAnswer(Answer):
    """Every recording that starts in one hour, in time order."""

    camera_name: str = Field(examples=["front_door"])
    start_time: float = Field(description="Start of the hour.", examples=[1641038400.0])
    recordings: list[HourItem]
    left_out: int = Field(
        description="How many missing and unusable files are not listed, as the results of the run "
        "that found them are not kept.",
        examples=[0],
    )


Range = Annotated[list[float], Field(min_length=2, max_length=2, description="Start and end.")]


class RangesAnswer(Answer):
    """Ranges of time that backfilled recordings cover."""

    camera_name: str = Field(examples=["front_door"])
    ranges: list[Range] = Field(examples=[[[1641040200.0, 1641040300.0]]])
