"""What the database covers of a camera's time, for charts; each look on a connection of its own.

Of a camera whose second stream is recorded, too (0.19), the main one counts.
"""

from __future__ import annotations

import math
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import layout
from ..media.judge import LONGEST
from .connection import connect, patiently, unusable
from .hour_sums import rows_of_hour
from .sql import coverage as sql
from .sql.schema import HAS_STREAMS, of_streams
from .sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .hour_sums import Fetch, Sums

_NEIGHBOUR = 1.0
"""Seconds; ranges less far apart are one."""
_PIECE = layout.DAY
"""Seconds whose backfilled rows are read at once."""


class HourCoverage(NamedTuple):
    """Seconds of one hour (epoch seconds of its start) that Frigate recorded, or backfill added."""

    hour: float
    recorded: float
    backfilled: float


class IndexedRecording(NamedTuple):
    """A row of the database; the size is in MB."""

    path: str
    start_time: float
    end_time: float | None
    segment_size: float | None
    backfilled: int
    """0 or 1."""
    stream: str
    """Equal to one of `Stream`."""
    has_motion: int
    """0 or 1."""


def recordings(
    path: str, camera: str, after: float, before: float, cancelled: Callable[[], bool] = bool
) -> list[IndexedRecording]:
    """The rows that start in [after, before), in time order.

    Raises DatabaseUnusableError, and CancelledError while the database is locked.
    """
    rows = _fetch(path, sql.RECORDINGS, (camera, after, before), cancelled)
    return [IndexedRecording(*row) for row in rows]


def added_by(path: str, camera: str, tag: str, cancelled: Callable[[], bool] = bool) -> int:
    """How many rows a run added whose ids end in `tag` and that are there still.

    Raises DatabaseUnusableError, and CancelledError while the database is locked.
    """
    return int(_fetch(path, sql.COUNT_TAGGED, (camera, f"-{tag}"), cancelled)[0][0])


def coverage(
    path: str,
    camera: str,
    after: float,
    before: float,
    cancelled: Callable[[], bool] = bool,
    *,
    sums: Sums,
) -> list[HourCoverage]:
    """Covered seconds of each whole hour that begins in [after, before); none for empty hours.

    `sums` are those of hours that were added up before, from the hour before `after` on. Raises
    DatabaseUnusableError, and CancelledError while the database is locked.
    """
    covered = []
    with _opened(path, cancelled) as fetch:
        # What the last row of an hour reaches into the next.
        spill = _Spill(0.0, backfilled=False)
        # Hour by hour, so that nothing has to be sorted, and no read holds back a checkpoint.
        hour = after - layout.HOUR
        while hour < before:
            rows = rows_of_hour(fetch, sums, camera, hour)
            first = min((row.first for row in rows), default=hour + layout.HOUR)
            seconds = [0.0, 0.0]
            seconds[spill.backfilled] += max(0.0, min(spill.end, first) - hour)
            for row in rows:
                seconds[row.backfilled] += row.seconds
            if hour >= after and any(seconds):
                covered.append(HourCoverage(hour, *seconds))
            if rows:
                last = max(rows, key=lambda row: row.last)
                spill = _Spill(last.end, backfilled=last.backfilled)
            hour += layout.HOUR
    return covered


class _Spill(NamedTuple):
    """How far the last row before an hour reaches."""

    end: float
    backfilled: bool


def backfilled_ranges(
    path: str,
    camera: str,
    after: float,
    before: float,
    cancelled: Callable[[], bool] = bool,
    *,
    most: int,
) -> list[tuple[float, float]]:
    """Ranges of time that backfilled recordings touching [after, before] cover, neighbours merged.

    Not many more than `most` of them. Raises DatabaseUnusableError, and CancelledError while the
    database is locked.
    """
    ranges: list[tuple[float, float]] = []
    first, end = after - LONGEST, math.nextafter(before, math.inf)
    with _opened(path, cancelled) as fetch:
        while first < end and len(ranges) <= most:
            last = min(end, first + _PIECE)
            for start, until in fetch(sql.BACKFILLED, (camera, first, last, after)):
                if ranges and start - ranges[-1][1] < _NEIGHBOUR:
                    ranges[-1] = (ranges[-1][0], max(ranges[-1][1], until))
                else:
                    ranges.append((start, until))
            first = last
    return ranges


def _fetch(
    path: str, query: str, values: Sequence[Any], cancelled: Callable[[], bool]
) -> list[Any]:
    with _opened(path, cancelled) as fetch:
        return fetch(query, values)


@contextmanager
def _opened(path: str, cancelled: Callable[[], bool]) -> Iterator[Fetch]:
    """A connection of its own, that reads all that one query gives."""
    with closing(connect(path, writable=False, cancelled=cancelled)) as connection:

        def fetch(query: str, values: Sequence[Any]) -> list[Any]:
            return patiently(lambda: connection.execute(query, values).fetchall(), cancelled)

        try:
            streams = bool(fetch(HAS_STREAMS, ()))

            def put(query: str, values: Sequence[Any]) -> list[Any]:
                query = of_streams(sql.of_main(query, streams=streams), streams=streams)
                return fetch(query, values)

            yield put
        except sqlite3.Error as error:
            raise unusable(path, error) from error
