"""The endpoints that show a camera's time: coverage, one hour's recordings, backfilled ranges."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import APIRouter, Query, Response

from ..errors import CancelledError, DatabaseUnusableError
from ..frigate import coverage
from ..notices import Notice, RequestKey
from ..state import charted, findings
from ..state.file import StateError
from ..threads import HangingError, Threads
from .answers import respond
from .describe import After, Before, CameraPath, responses
from .errors import BackfillRoute, WrongField, invalid
from .query import KNOWN_QUERY_ONLY, check_range
from .requests import LATEST
from .timeline import CoverageAnswer, HourAnswer, HourItem, RangesAnswer

if TYPE_CHECKING:
    from ..jobs.instance import Instance

T = TypeVar("T")

_HOUR = 3600.0
_DAY = 86400.0
LONGEST_RANGE = 366 * _DAY
"""Seconds that may be asked for at once."""
MOST_RANGES = 10_000
"""Ranges in one answer."""
_UNDIVIDED = 31 * _DAY
"""Seconds of a chart that one thread reads; a longer one is read by two at once."""
_READ_LIMIT = 10.0
"""Seconds that a request waits for a locked database of Frigate."""
_HANGING_LIMIT = 30.0
"""Seconds that it waits for a disk that hangs."""
_threads = Threads(3)
"""Viewers may ask, too: their questions must not fill Frigate's memory."""


def create_coverage_router(instance: Instance) -> APIRouter:
    """The route for administrators that shows how much of each hour is recorded."""
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
        found = await instance.store.call(findings.hours, camera_name, first, last)
        covered = await _covered(instance, camera_name, first, last)
        # Thousands of hours are put together in a thread: Frigate's loop must not wait.
        return await _ask(
            lambda _: respond(CoverageAnswer.of(camera_name, (first, last), covered, found))
        )

    return router


def create_hour_router(instance: Instance) -> APIRouter:
    """The route for administrators that lists the recordings of one hour."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

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
        begin = math.floor(start_time / _HOUR) * _HOUR
        return respond(await _hour(instance, camera_name, begin))

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
            many = Notice(RequestKey.FIELD_RANGES, limit=MOST_RANGES)
            raise invalid(WrongField("after", many))
        return respond(RangesAnswer(camera_name=camera_name, ranges=[list(one) for one in ranges]))

    return router


async def _covered(
    instance: Instance, camera: str, first: float, last: float
) -> list[coverage.HourCoverage]:
    """What each hour from `first` on covers, up to `last`; a long range is read in halves."""
    path, call = instance.adapter.database_path, instance.store.call
    middle = math.floor((first + last) / 2 / _DAY) * _DAY if last - first > _UNDIVIDED else last
    spans = [(first, middle), (middle, last)] if middle < last else [(first, last)]
    parts = [(span, await call(charted.read, camera, span[0] - _HOUR, span[1])) for span in spans]

    def covered(
        span: tuple[float, float], sums: charted.Charted, cancelled: Callable[[], bool]
    ) -> list[coverage.HourCoverage]:
        return coverage.coverage(path, camera, *span, cancelled, sums=sums)

    try:
        halves = await asyncio.gather(*(_ask(partial(covered, *part)) for part in parts))
        return [*chain.from_iterable(halves)]
    finally:  # what a slow disk left no time for is less the next time
        # The first half last: the other one knows but an hour of the day before it.
        for _, sums in reversed(parts):
            with contextlib.suppress(StateError):
                await call(charted.keep, camera, dict(sums.new))


async def _hour(instance: Instance, camera: str, begin: float) -> HourAnswer:
    """The recordings of the hour from `begin` on, in time order."""
    path, end = instance.adapter.database_path, begin + _HOUR
    rows = await _ask(lambda cancelled: coverage.recordings(path, camera, begin, end, cancelled))
    found, left_out = await instance.store.call(findings.unindexed, camera, begin, end)
    indexed = {row.path for row in rows}
    recordings = [
        *(HourItem.indexed(row) for row in rows),
        *(HourItem.found(result) for result in found if result.file_path not in indexed),
    ]
    recordings.sort(key=lambda item: (item.start_time, item.file_path))
    return HourAnswer(
        camera_name=camera, start_time=begin, recordings=recordings, left_out=left_out
    )


def _range(after: float | None, before: float | None) -> tuple[float, float]:
    """The asked range, by default of 24 hours, up to now."""
    last = before if before is not None else max(time.time(), after or 0.0)
    first = after if after is not None else max(0.0, last - _DAY)
    check_range(first, last)
    if last - first > LONGEST_RANGE:
        days = round(LONGEST_RANGE / _DAY)
        raise invalid(WrongField("after", Notice(RequestKey.FIELD_DAYS, days=days)))
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
        raise DatabaseUnusableError(Notice(RequestKey.CHART_LATE, seconds=_HANGING_LIMIT)) from None
    except CancelledError as error:
        raise DatabaseUnusableError(Notice(RequestKey.CHART_LOCKED, seconds=_READ_LIMIT)) from error
