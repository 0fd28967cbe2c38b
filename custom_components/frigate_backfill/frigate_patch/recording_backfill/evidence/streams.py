"""Which recordings of a camera's two streams tell how long its reviews went on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from math import inf
from typing import TYPE_CHECKING

from ..frigate.retention import days_before
from ..models import RetainMode
from ..streams import Stream
from .reviews import CLEANUP_INTERVAL
from .starts import merged, packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..models import Retention

_APART = 10.0
"""Seconds; where the main stream has a recording that began so shortly before, it says as much."""
_STRICTNESS = (RetainMode.ALL, RetainMode.MOTION, RetainMode.ACTIVE_OBJECTS)


def outlived(retention: Retention, stream: Stream, lost_at: float) -> float:
    """The moment before which a recording of `stream` on disk was kept by a review.

    `lost_at` is until when Frigate cleaned up by rows.
    """
    days = retention.of(stream).days
    if days <= 0:  # Frigate then stores nothing that no review keeps
        return inf
    return days_before(lost_at, days) - CLEANUP_INTERVAL


def kept_by_reviews(
    starts: Mapping[Stream, Sequence[int]], retention: Retention, now: float
) -> Sequence[int]:
    """Recordings on disk as evidence of reviews, in order.

    All of the main stream, and of the second one what lies where the main one has nothing and
    outlived its own days. Younger ones need no review, and so tell of none; but where reviews may
    have kept some of them that the main stream does not tell of, all of them count: a review that
    ends too late deletes nothing.
    """
    main, sub = starts[Stream.MAIN], starts.get(Stream.SUB, ())
    until = outlived(retention, Stream.SUB, now)
    if (later := _untold(retention, now)) is not None:
        until = max(until, later)
    some = islice(sub, bisect_left(sub, until))
    alone = packed(start for start in some if not _is_near(main, start))
    return merged(main, alone) if alone else main


def _untold(retention: Retention, now: float) -> float | None:
    """Until when the main stream does not tell of all that reviews keep of the second one."""
    main, sub = retention.of(Stream.MAIN), retention.of(Stream.SUB)
    reviews = (sub.alerts.days, sub.detections.days)
    if retention.sub is None or sub.days >= max(reviews):
        return None
    loosest = min(_STRICTNESS.index(one.mode) for one in (sub.alerts, sub.detections))
    strictest = max(_STRICTNESS.index(one.mode) for one in (main.alerts, main.detections))
    if loosest < strictest:
        return inf
    return days_before(now, min(main.alerts.days, main.detections.days))


def _is_near(starts: Sequence[int], moment: int) -> bool:
    index = bisect_right(starts, moment)
    return index > 0 and moment - starts[index - 1] < _APART
