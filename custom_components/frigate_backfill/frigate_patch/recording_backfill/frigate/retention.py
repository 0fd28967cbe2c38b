"""Frigate's clean-up rule: which recording, were it a row of -1s, would be deleted next.

The rule of `RecordingCleanup.expire_recordings` in `frigate/record/cleanup.py` of 0.15.2, 0.16.4,
0.17.2 and 0.18.0-beta1, for rows whose motion and objects are -1: these match none of its
`motion == 0` and `objects == 0` tests, so only the times decide.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf, isinf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import Retention, ReviewRetention

ALERT = "alert"
DETECTION = "detection"


@dataclass(frozen=True)
class Review:
    """A review item of the camera; `end_time` is None while it goes on."""

    start_time: float
    end_time: float | None
    severity: str


def days_before(now: float, days: float) -> float:
    """`now` minus `days` in local wall time, as Frigate reckons: a day may have 23 or 25 hours."""
    try:
        # Naive on purpose: cleanup.py subtracts from datetime.now().
        return (datetime.fromtimestamp(now) - timedelta(days=days)).timestamp()
    except (OverflowError, ValueError, OSError):
        return -inf


class CleanupRule:
    """What the next clean-up at `now` would do with recordings of one camera."""

    def __init__(self, retention: Retention, reviews: Iterable[Review], now: float) -> None:
        """Keep of `reviews` those that the clean-up itself would still keep and look at."""
        self._expires = days_before(now, retention.days) if retention.cleanup_active else -inf
        self._starts, self._ends = array("d"), array("d")
        self._next = 0
        self._last_start = -inf
        # A camera that is no longer configured is cleaned by age alone.
        if isinf(self._expires) or not retention.configured:
            return
        begun_before = self._expires
        if retention.review_days is not None:
            begun_before = days_before(now, retention.review_days)
        kept = sorted(
            (
                review
                for review in reviews
                if review.start_time < begun_before and not _expired(review, retention, now)
            ),
            key=lambda review: review.start_time,
        )
        for review in kept:
            reach = _reach(review, retention)
            end = inf if review.end_time is None else review.end_time + reach.post_capture
            self._starts.append(review.start_time - reach.pre_capture)
            self._ends.append(end)

    def deletes(self, start: float, end: float) -> bool:
        """Whether it would delete a recording from `start` to `end`; quick when asked in order."""
        return end < self._expires and not self._review_touches(start, end)

    def _review_touches(self, start: float, end: float) -> bool:
        # As cleanup.py: in order of the reviews' own starts, stop at the first that lies ahead.
        if start < self._last_start:
            self._next = 0
        self._last_start = start
        for index in range(self._next, len(self._starts)):
            if self._starts[index] > end:
                return False
            if self._ends[index] >= start:
                return True
            self._next = index
        return False


def _reach(review: Review, retention: Retention) -> ReviewRetention:
    return retention.alerts if review.severity == ALERT else retention.detections


def _expired(review: Review, retention: Retention, now: float) -> bool:
    if review.end_time is None or review.severity not in (ALERT, DETECTION):
        return False
    return review.end_time < days_before(now, _reach(review, retention).days)
