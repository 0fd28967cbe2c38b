"""The inference of reviews: when each began, when it ended, how severe it was.

A thumbnail's name tells a review's start. Its end follows from what Frigate kept: a recording that
outlived the continuous days was kept by a review, and reviews of one camera never overlap. So what
lies from one review's start to the next one's, without a longer pause than a review outlasts, hung
on the first. Recordings that are younger than that say nothing; for them the previews do, and where
those are silent the next review's start. An end that is too late keeps footage longer, one that is
too early deletes it: in doubt it is the later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from ..frigate.retention import days_before, reach
from ..severities import ALERT, DETECTION
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..models import Retention
    from .activity import Activity
    from .events import EventPictures
    from .severity import SeverityEvidence

CLEANUP_INTERVAL = 3600.0
"""Seconds from one clean-up to the next, unless somebody set it otherwise."""
_DEFAULT_LENGTH = 10.0
_LONGEST = 600.0
_SECOND = 1.0
"""A recording begins within this of what its name says."""
_CLOSE = 2.0
"""How many times the shorter distances one may be that still is a recording's length."""


class Thumb(NamedTuple):
    """A review's thumbnail; `changed` is its file's time."""

    id: str
    start_time: float
    changed: float


class Inferred(NamedTuple):
    """A review as its files tell it."""

    thumb: Thumb
    start_time: float
    end_time: float
    severity: str
    detections: tuple[str, ...]
    second: bool = False
    """Whether it stands beside the one that has the picture, see `severities_in_doubt`."""


def severities_in_doubt(retention: Retention) -> tuple[str, ...]:
    """The severity that keeps longer, which can delete nothing that the other would have kept.

    A review that outlived the shorter days was of the other. From 0.19 on each of the two may keep
    one of the streams longer: then it takes a review of each, and first comes the one that itself
    is kept longer.
    """
    longer = set()
    for kept in map(retention.of, Stream):
        if kept.alerts.days != kept.detections.days:
            longer.add(ALERT if kept.alerts.days > kept.detections.days else DETECTION)
    if len(longer) < len((ALERT, DETECTION)):
        return tuple(longer) or (ALERT,)
    by_days = sorted((DETECTION, ALERT), key=lambda severity: reach(severity, retention).days)
    return tuple(reversed(by_days))


class Reaches(NamedTuple):
    """How far reviews of the two severities reach, in seconds before and after them."""

    least_before: float
    most_before: float
    least_after: float
    most_after: float

    @classmethod
    def of(cls, retention: Retention) -> Reaches:
        """As the camera's settings say."""
        severities = (retention.alerts, retention.detections)
        before = sorted(severity.pre_capture for severity in severities)
        after = sorted(severity.post_capture for severity in severities)
        return cls(*before, *after)

    @property
    def apart_before(self) -> float:
        """How much further one severity reaches than the other before a review."""
        return self.most_before - self.least_before

    @property
    def apart_after(self) -> float:
        """The same after it."""
        return self.most_after - self.least_after


class ReviewInference:
    """Infers the reviews of one camera."""

    def __init__(
        self,
        retention: Retention,
        segments: Sequence[int],
        *,
        lost_at: float,
        settled: float,
        begun: Iterable[float] = (),
        activity: Activity,
        events: EventPictures,
        evidence: SeverityEvidence,
    ) -> None:
        """Take what is known around the thumbnails.

        `segments` are the starts of all recordings on disk, in order; `lost_at` is when the last
        of those that have no row began, until which Frigate cleaned up by rows; what began before
        `settled` is over; `begun` are the starts of reviews that are in the database.
        """
        self._segments = segments
        self._lengths = _Lengths.of(segments)
        self._retention = retention
        self._severity, *self._others = severities_in_doubt(retention)
        chosen = reach(self._severity, retention)
        self._pre, self._post = chosen.pre_capture, chosen.post_capture
        self.reaches = Reaches.of(retention)
        self._pause = max(retention.alerts.pause, retention.detections.pause)
        # Without days of its own nothing is stored but what a review asks for.
        self._settled = inf
        """What began before this hung on a review."""
        if retention.days:
            self._settled = days_before(lost_at, retention.days) - CLEANUP_INTERVAL
        self.last = lost_at + self._lengths.longest
        """When the last of the lost recordings had ended."""
        self._over = settled
        self._begun = sorted(begun)
        self._activity = activity
        self._events = events
        self._evidence = evidence

    def infer(self, thumbs: Iterable[Thumb]) -> Iterator[Inferred]:
        """The reviews of `thumbs`, in time order."""
        ordered = sorted(thumbs, key=lambda thumb: thumb.start_time)
        starts = sorted({*self._begun, *(thumb.start_time for thumb in ordered)})
        previous = -inf
        for thumb in ordered:
            place = bisect_right(starts, thumb.start_time)
            following = starts[place] if place < len(starts) else inf
            end = self._end(thumb, following)
            # Its recordings begin as early as they would under the other severity, but the order
            # of the reviews stays, as the clean-up asks them in order.
            earliest = min(previous + 0.001, thumb.start_time)
            start = max(thumb.start_time - (self.reaches.most_before - self._pre), earliest)
            previous = thumb.start_time
            detections = self._events.ids(start, end)
            for other in self._others:
                # First: a run that ends between the two begins with the thumbnail again.
                span = self._reaching_as_far(other, thumb, end, earliest, following)
                yield Inferred(thumb, *span, other, detections, second=True)
            dated = self._is_dated(thumb, following)
            severity = self._evidence.of(start, end, dated=dated) or self._severity
            span = self._reaching_as_far(severity, thumb, end, earliest, following)
            yield Inferred(thumb, *span, severity, detections)

    def _reaching_as_far(
        self, severity: str, thumb: Thumb, end: float, earliest: float, latest: float
    ) -> tuple[float, float]:
        """Start and end with which a review of `severity` reaches what either would.

        `end` is that of one of the severity that is taken in doubt.
        """
        around = reach(severity, self._retention)
        start = max(thumb.start_time - (self.reaches.most_before - around.pre_capture), earliest)
        return start, min(max(end + (self._post - around.post_capture), start), latest)

    def until(self, start: float, following: float) -> float:
        """The end of what began at `start` and left no thumbnail, before the `following` review."""
        end = self._activity.until(start, start, self._pause, dated=False)
        end = min(self._latest(start), end) + self.reaches.apart_after
        return min(max(start, end), following)

    def _end(self, thumb: Thumb, following: float) -> float:
        start = thumb.start_time
        end = start
        dated = self._is_dated(thumb, following)
        if dated:
            end = thumb.changed
        proven, goes_on = self._kept(start, following)
        if proven is not None:
            # Where the mode let go of what came after, it went on into the last one: it must reach
            # that one itself, as `post_capture` may be lowered.
            end = max(end, proven + max(self._lengths.usual - self._post, _SECOND))
        if goes_on:
            seen = self._activity.until(start, end, self._pause, dated=dated)
            # The other severity may have reached further.
            late = self.reaches.most_after - self._post
            end = max(end, min(self._latest(start), seen) + late)
        return min(max(end, start), following)

    def _is_dated(self, thumb: Thumb, following: float) -> bool:
        """Whether the thumbnail has its own time; a copied file has that of its copy."""
        latest = min(following, self._latest(thumb.start_time) + self._pause)
        return thumb.start_time <= thumb.changed <= latest

    def _latest(self, start: float) -> float:
        """When what began at `start` had ended: with the lost recordings, unless it came later.

        Then the review alone was lost, and the recordings of its time have their rows.
        """
        return self.last if start <= self.last else max(start, self._over)

    def _kept(self, start: float, following: float) -> tuple[int | None, bool]:
        """The start of the last recording that surely hung on the review which began at `start`.

        And whether the review may have gone on where recordings prove nothing.
        """
        segments, proven = self._segments, None
        length = self._lengths.longest
        longest_pause = self._pause + 2 * length
        index = bisect_left(segments, start - self._pre - length)
        # What surely lasted into the next review's reach is left to that. A recording that was
        # shorter than its kind hangs on neither, and gets a review of its own.
        left_to_next = self.reaches.least_before + self._lengths.shortest
        before = min(following - left_to_next, self._settled)
        ended = start
        while index < len(segments) and segments[index] < before:
            if segments[index] - ended > longest_pause:
                break
            proven = segments[index]
            ended = max(ended, proven + length)
            index += 1
        return proven, ended + longest_pause >= self._settled


class _Lengths(NamedTuple):
    """How long recordings are, in seconds: the shortest and the longest but for one in ten."""

    shortest: float = 0.0
    usual: float = _DEFAULT_LENGTH
    longest: float = _DEFAULT_LENGTH

    @classmethod
    def of(cls, segments: Sequence[int]) -> _Lengths:
        """By the distances of neighbouring starts, some of which have a gap between them."""
        step = max(1, len(segments) // 1000)
        distances = sorted(
            float(segments[index + 1] - segments[index])
            for index in range(0, len(segments) - 1, step)
            if 0 < segments[index + 1] - segments[index] <= _LONGEST
        )
        if not distances:
            return cls()
        count = len(distances)
        close = bisect_right(distances, _CLOSE * distances[count // 4])
        return cls(distances[count // 10], distances[close // 2], distances[count * 9 // 10])
