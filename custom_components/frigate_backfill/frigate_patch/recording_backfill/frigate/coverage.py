"""What the database covers of a camera's time, for charts; each look on a connection of its own.

Of a camera whose second stream is recorded, too (0.19), the main one counts.
"""

from __future__ import annotations

import math
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import layout
from ..media.judge import LONGEST
from . import sql
from .connection import connect, patiently, unusable
from .sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NEIGHBOUR = 1.0
"""Seconds; ranges less far apart are one."""
_PAGE = 10_000


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
    path: str, camera: str, after: float, before: float, cancelled: Callable[[], bool] = bool
) -> list[HourCoverage]:
    """Covered seconds of each whole hour that begins in [after, before); none for empty hours.

    Raises DatabaseUnusableError, and CancelledError while the database is locked.
    """
    values = (camera, after - LONGEST, before + layout.HOUR)
    hours = (HourCoverage(*row) for row in _fetch(path, sql.COVERAGE, values, cancelled))
    return [hour for hour in hours if after <= hour.hour < before]


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

    Not many more than `most` of them, read page by page, so that a year needs little memory.
    Raises DatabaseUnusableError, and CancelledError while the database is locked.
    """
    ranges: list[tuple[float, float]] = []
    first = after - LONGEST
    while True:
        page = _fetch(path, sql.BACKFILLED, (camera, first, before, after, _PAGE), cancelled)
        for start, end in page:
            if ranges and start - ranges[-1][1] < _NEIGHBOUR:
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], end))
            else:
                ranges.append((start, end))
        if len(page) < _PAGE or len(ranges) > most:
            return ranges
        # Rows of one start may be on two pages; merging them twice changes nothing.
        last = page[-1][0]
        first = last if last > page[0][0] else math.nextafter(last, math.inf)


def _fetch(
    path: str, query: str, values: Sequence[Any], cancelled: Callable[[], bool]
) -> list[Any]:
    with closing(connect(path, writable=False, cancelled=cancelled)) as connection:

        def fetch() -> list[Any]:
            streams = connection.execute(sql.HAS_STREAMS).fetchone() is not None
            statement = sql.of_streams(query, streams=streams)
            return connection.execute(statement, values).fetchall()

        try:
            return patiently(fetch, cancelled)
        except sqlite3.Error as error:
            raise unusable(path, error) from error
