"""Frigate's clean-up rule: which recording it would delete next.

The rule of `RecordingCleanup.expire_recordings` in `frigate/record/cleanup.py` of 0.15.2, 0.16.4,
0.17.2, 0.18.0-beta1 and the later development tree that records two streams of a camera, each
kept by days of its own. A backfilled row's motion and objects are -1 and match none of its
`motion == 0` and `objects == 0` tests, so that only the times decide.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from datetime import datetime, timedelta
from math import inf, isinf
from typing import TYPE_CHECKING, NamedTuple

from ..models import RetainMode
from ..severities import ALERT, DETECTION
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..models import Retention, ReviewRetention


class Review(NamedTuple):
    """A review item of the camera; `end_time` is None while it goes on."""

    start_time: float
    end_time: float | None
    severity: str


class Signs(NamedTuple):
    """What Frigate's analysis counted in a recording; -1 where it never looked."""

    motion: int | None = -1
    objects: int | None = -1
    dbfs: int | None = -1
    stream: Stream = Stream.MAIN


UNSEEN = Signs()


def days_before(now: float, days: float) -> float:
    """`now` minus `days` in local wall time, as Frigate reckons: a day may have 23 or 25 hours."""
    try:
        # Naive on purpose: cleanup.py subtracts from datetime.now().
        return (datetime.fromtimestamp(now) - timedelta(days=days)).timestamp()
    except (OverflowError, ValueError, OSError):
        return -inf


def days_after(moment: float, days: float) -> float:
    """When `days_before` reaches `moment`: from then on Frigate deletes what ended there."""
    try:
        return (datetime.fromtimestamp(moment) + timedelta(days=days)).timestamp()
    except (OverflowError, ValueError, OSError):
        return inf


def reach(severity: str, retention: Retention) -> ReviewRetention:
    """What is set for reviews of `severity`; Frigate takes any but an alert for a detection."""
    return retention.alerts if severity == ALERT else retention.detections


def expiry(retention: Retention, now: float) -> Mapping[str, float]:
    """By severity when a review must have ended for the clean-up at `now` to delete it."""
    return {
        severity: days_before(now, reach(severity, retention).days)
        for severity in (ALERT, DETECTION)
    }


def is_past(review: Review, expire: Mapping[str, float]) -> bool:
    """Whether the clean-up deletes the review, and with it its thumbnail; `expire` as `expiry`."""
    # One of another severity is kept for ever.
    return review.end_time is not None and review.end_time < expire.get(review.severity, -inf)


def expired(review: Review, retention: Retention, now: float) -> bool:
    """The same, asked once."""
    return is_past(review, expiry(retention, now))


def dull(signs: Signs, severity: str, retention: Retention) -> bool:
    """Whether a recording has too little in it for the mode of the review that keeps it."""
    mode = reach(severity, retention).mode
    if mode is RetainMode.ACTIVE_OBJECTS:
        return signs.objects == 0
    if mode is RetainMode.MOTION:
        # Until 0.16 a recording without motion is dull whatever objects were in it.
        before_0_17 = retention.continuous_days is None
        return signs.motion == 0 and (before_0_17 or signs.objects == signs.dbfs == 0)
    return False


class ReviewReach:
    """What reviews of one camera reach, asked as the clean-up asks."""

    def __init__(self, retention: Retention, reviews: Iterable[Review] = ()) -> None:
        self._retention = retention
        # By the reviews' own starts, which is the order in which cleanup.py asks them.
        self._order = array("d")
        self._starts, self._ends = array("d"), array("d")
        self._severities: list[str] = []
        self._next = 0
        self._last_start = -inf
        for review in sorted(reviews, key=lambda review: review.start_time):
            self.add(review)

    def add(self, review: Review) -> None:
        """Count one more review in."""
        index = bisect_right(self._order, review.start_time)
        around = reach(review.severity, self._retention)
        end = inf if review.end_time is None else review.end_time + around.post_capture
        self._order.insert(index, review.start_time)
        self._starts.insert(index, review.start_time - around.pre_capture)
        self._ends.insert(index, end)
        self._severities.insert(index, review.severity)
        # Whoever asks next about something earlier than the last still begins anew.
        self._next = min(self._next, index)

    def deciding(self, start: float, end: float) -> str | None:
        """The severity of the review that a recording from `start` to `end` hangs on, if any.

        Quick when asked in order.
        """
        # As cleanup.py: in order of the reviews' own starts, stop at the first that lies ahead.
        if start < self._last_start:
            self._next = 0
        self._last_start = start
        for index in range(self._next, len(self._starts)):
            if self._starts[index] > end:
                return None
            if self._ends[index] >= start:
                return self._severities[index]
            self._next = index
        return None


class _StreamRule:
    """What the clean-up at `now` does with recordings of one stream."""

    def __init__(self, both: Retention, stream: Stream, now: float) -> None:
        self.retention = retention = both.of(stream)
        self._now = now
        self._own_days = both.main is not None
        active = retention.cleanup_active
        self.expires = days_before(now, retention.days) if active else -inf
        self.silent_expires = self.expires
        if active and retention.configured and retention.continuous_days is not None:
            self.silent_expires = days_before(now, retention.continuous_days)
        self.reviews = ReviewReach(retention)

    def keeps_by(self, review: Review) -> bool:
        """Whether the review still keeps recordings of this stream."""
        if isinf(max(self.expires, self.silent_expires)):
            return False
        if review.end_time is None or not self._own_days:
            return True
        days = reach(review.severity, self.retention).days
        return review.end_time >= days_before(self._now, days)


class CleanupRule:
    """What the next clean-up at `now` would do with recordings of one camera."""

    def __init__(self, retention: Retention, reviews: Iterable[Review], now: float) -> None:
        """Keep of `reviews` those that the clean-up itself would still keep and look at."""
        self._retention = retention
        main = _StreamRule(retention, Stream.MAIN, now)
        sub = main if retention.sub is None else _StreamRule(retention, Stream.SUB, now)
        self._streams = {Stream.MAIN: main, Stream.SUB: sub}
        self._rules = (main,) if sub is main else (main, sub)
        self._expire = expiry(retention, now)
        self.expires = min(main.expires, sub.expires)
        """What ended before this is deleted unless a review keeps it, of whatever stream."""
        self._begun_before = self.expires
        if retention.review_days is not None:
            self._begun_before = days_before(now, retention.review_days)
        for review in sorted(reviews, key=lambda review: review.start_time):
            self.add(review)

    def add(self, review: Review) -> None:
        """Count one more review in."""
        if not self._counts(review):
            return
        for rule in self._rules:
            if rule.keeps_by(review):
                rule.reviews.add(review)

    def considers(self, end: float, signs: Signs = UNSEEN) -> bool:
        """Whether it asks if a review keeps a recording that ended at `end`."""
        rule = self._streams[signs.stream]
        silent = signs.motion == 0 and signs.dbfs == 0
        return end < (rule.silent_expires if silent else rule.expires)

    def deletes(self, start: float, end: float, signs: Signs = UNSEEN) -> bool:
        """Whether it would delete a recording from `start` to `end`; quick when asked in order."""
        if not self.considers(end, signs):
            return False
        rule = self._streams[signs.stream]
        severity = rule.reviews.deciding(start, end)
        return severity is None or dull(signs, severity, rule.retention)

    def _counts(self, review: Review) -> bool:
        return (
            # A camera that is no longer configured is cleaned by age alone.
            self._retention.configured
            and review.start_time < self._begun_before
            and not is_past(review, self._expire)
        )
