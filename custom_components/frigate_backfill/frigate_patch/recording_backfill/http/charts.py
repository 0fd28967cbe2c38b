"""The endpoints that show a camera's time: coverage, one hour's recordings, backfilled ranges."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal, Optional, TypeVar

from fastapi import APIRouter, Query, Response
from pydantic import Field

from ..errors import CancelledError, DatabaseUnusableError
from ..frigate import coverage
from ..models import Reason, Status, Word
from ..state import findings
from ..state.findings import HourFindings
from ..threads import HangingError, Threads
from .answers import Answer, respond
from .describe import After, Before, CameraPath, responses
from .errors import BackfillRoute, invalid
from .query import KNOWN_QUERY_ONLY
from .requests import LATEST

if TYPE_CHECKING:
    from ..frigate.coverage import IndexedRecording
    from ..jobs.instance import Instance
    from ..models import FileResult

T = TypeVar("T")

_HOUR = 3600.0
_DAY = 86400.0
LONGEST_RANGE = 366 * _DAY
MOST_RANGES = 10_000
_READ_LIMIT = 10.0
"""Seconds that a request waits for a locked database of Frigate."""
_HANGING_LIMIT = 30.0
_threads = Threads(3)
"""Viewers may ask, too: their questions must not fill Frigate's memory."""


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
    past_retention: bool = Field(examples=[False])

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
            past_retention=False,
        )

    @classmethod
    def found(cls, result: FileResult) -> HourItem:
        """One that is on disk only."""
        kind = Kind.ERROR if result.status is Status.ERROR else Kind.MISSING
        known = {
            name: value for name, value in result.to_json().items() if name in cls.model_fields
        }
        return cls.model_validate({**known, "kind": kind})


class HourAnswer(Answer):
    """Every recording that starts in one hour, in time order."""

    camera_name: str = Field(examples=["front_door"])
    start_time: float = Field(description="Start of the hour.", examples=[1641038400.0])
    recordings: list[HourItem]


Range = Annotated[list[float], Field(min_length=2, max_length=2, description="Start and end.")]


class RangesAnswer(Answer):
    """Ranges of time that backfilled recordings cover."""

    camera_name: str = Field(examples=["front_door"])
    ranges: list[Range] = Field(examples=[[[1641040200.0, 1641040300.0]]])


def create_charts_router(instance: Instance) -> APIRouter:
    """Routes for administrators that show a camera's time."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.get(
        "/recordings/{camera_name}/backfill/coverage",
        summary="Coverage by hour",
        response_model=CoverageAnswer,
        responses=responses(200, CoverageAnswer, errors=(404, 503)),
    )
    async def coverage_by_hour(
        camera_name: CameraPath, after: After = None, before: Before = None
    ) -> Response:
        """How much of each hour that touches [after, before) is recorded.

        Default: the last 24 hours. At most 366 days. Missing and error files are as the last run
        or dry run that checked the hour left them.
        """
        instance.camera(camera_name)
        first, last = _range(after, before)
        first = math.floor(first / _HOUR) * _HOUR
        path = instance.adapter.database_path
        covered = await _ask(
            lambda cancelled: coverage.coverage(path, camera_name, first, last, cancelled)
        )
        found = await instance.store.call(findings.hours, camera_name, first, last)
        seconds = {hour.hour: hour for hour in covered}
        files = {hour.hour: hour for hour in found}
        buckets = []
        for number in range(max(0, math.ceil((last - first) / _HOUR))):
            hour = first + number * _HOUR
            known = seconds.get(hour, coverage.HourCoverage(hour, 0.0, 0.0))
            seen = files.get(hour, HourFindings(hour, 0, 0))
            buckets.append(
                BucketItem(
                    start_time=hour,
                    recorded_seconds=round(known.recorded, 3),
                    backfilled_seconds=round(known.backfilled, 3),
                    missing_files=seen.missing_files,
                    error_files=seen.error_files,
                )
            )
        return respond(CoverageAnswer(camera_name=camera_name, buckets=buckets))

    @router.get(
        "/recordings/{camera_name}/backfill/hour",
        summary="Recordings of an hour",
        response_model=HourAnswer,
        responses=responses(200, HourAnswer, errors=(404, 503)),
    )
    async def hour(
        camera_name: CameraPath,
        start_time: Annotated[
            float,
            Query(
                ge=0,
                le=LATEST,
                allow_inf_nan=False,
                description="Any time within the hour, UTC epoch seconds.",
            ),
        ],
    ) -> Response:
        """Every recording that starts in an hour: in the database, missing or unusable.

        Missing and unusable files are as the last run or dry run that checked the hour left them.
        """
        instance.camera(camera_name)
        first = math.floor(start_time / _HOUR) * _HOUR
        path = instance.adapter.database_path
        rows = await _ask(
            lambda cancelled: coverage.recordings(
                path, camera_name, first, first + _HOUR, cancelled
            )
        )
        found = await instance.store.call(findings.unindexed, camera_name, first, first + _HOUR)
        indexed = {row.path for row in rows}
        recordings = [
            *(HourItem.indexed(row) for row in rows),
            *(HourItem.found(result) for result in found if result.file_path not in indexed),
        ]
        recordings.sort(key=lambda item: (item.start_time, item.file_path))
        return respond(HourAnswer(camera_name=camera_name, start_time=first, recordings=recordings))

    return router


def create_ranges_router(instance: Instance) -> APIRouter:
    """The one route that is open to whoever may see the camera."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.get(
        "/{camera_name}/recordings/backfilled",
        summary="Backfilled ranges of a camera",
        response_model=RangesAnswer,
        responses=responses(200, RangesAnswer, errors=(404, 503)),
    )
    async def backfilled(
        camera_name: CameraPath, after: After = None, before: Before = None
    ) -> Response:
        """Which times in [after, before] backfilled recordings cover.

        Default: the last 24 hours. At most 366 days. Ranges less than a second apart are merged.
        """
        instance.camera(camera_name)
        first, last = _range(after, before)
        path = instance.adapter.database_path
        ranges = await _ask(
            lambda cancelled: coverage.backfilled_ranges(
                path, camera_name, first, last, cancelled, most=MOST_RANGES
            )
        )
        if len(ranges) > MOST_RANGES:
            text = f"has more than {MOST_RANGES} ranges after it; ask for a shorter time"
            raise invalid([{"field": "after", "message": text}])
        return respond(RangesAnswer(camera_name=camera_name, ranges=[list(one) for one in ranges]))

    return router


def _range(after: float | None, before: float | None) -> tuple[float, float]:
    """The asked range, by default of 24 hours, up to now."""
    last = before if before is not None else max(time.time(), after or 0.0)
    first = after if after is not None else max(0.0, last - _DAY)
    if first > last:
        raise invalid([{"field": "after", "message": "must not be later than before"}])
    if last - first > LONGEST_RANGE:
        days = f"{LONGEST_RANGE / _DAY:.0f}"
        raise invalid([{"field": "after", "message": f"must be at most {days} days before before"}])
    return first, last


async def _ask(question: Callable[[Callable[[], bool]], T]) -> T:
    """Ask Frigate's database, a few at a time.

    Raises DatabaseUnusableError, also when it stays locked.
    """
    deadline = time.monotonic() + _READ_LIMIT
    try:
        return await _threads.run(
            lambda: question(lambda: time.monotonic() > deadline), _HANGING_LIMIT
        )
    except HangingError:
        raise DatabaseUnusableError(
            f"Frigate's database did not answer within {_HANGING_LIMIT:g} seconds. Try again, or "
            "ask for a shorter time."
        ) from None
    except CancelledError as error:
        raise DatabaseUnusableError(
            f"Frigate's database has been locked for {_READ_LIMIT:g} seconds. Find out what holds "
            "it (a backup, a copy of it?), then try again."
        ) from error
