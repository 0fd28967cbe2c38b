"""The finder of lost reviews: those that left a thumbnail, and those that events tell of.

Events are asked where recordings prove nothing: an event of that time that is not in the database
either, and whose recordings are not, was under a review.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..evidence.activity import Activity
from ..evidence.events import EventPictures
from ..evidence.reviews import ReviewInference, Thumb
from ..evidence.streams import outlived
from ..frigate.backfilled import UNPROCESSED
from ..frigate.events import EventTable
from ..media.judge import LONGEST
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..evidence.folders import MediaFolders
    from ..evidence.reviews import Inferred
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.retention import Review
    from ..models import RunOrder

_DAY = 86400
_SLACK = 2.0
"""Seconds between an event's start and its review's."""
_CLEAR = 0.1
_USUAL = 30.0
"""Seconds that a recording may have begun before; most are ten long."""


class LostReviews:
    """What files tell of the reviews of one camera that are not in the database."""

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        folders: MediaFolders,
        starts: Sequence[int],
        *,
        now: float,
        there: Sequence[Review],
        cancelled: Callable[[], bool],
    ) -> None:
        """`starts` of all recordings on disk, in order; `there` are the reviews that are known.

        Whatever is asked raises DatabaseUnusableError and CancelledError.
        """
        self._order = order
        self._database = database
        self._folders = folders
        self._starts = starts
        self._settled = now - order.settled
        self._there = there
        self._cancelled = cancelled
        self._known_events: set[str] | None = None

    def outlived(self, stream: Stream) -> float:
        """What of `stream` ended before this outlived a clean-up: a review must have kept it."""
        if self._order.retention.of(stream).days <= 0:  # then no row need be looked at
            return inf
        return outlived(self._order.retention, stream, self._lost_at)

    @cached_property
    def _lost_at(self) -> float:
        return self._settled if self._newest_lost is None else self._newest_lost

    @cached_property
    def _events(self) -> EventPictures:
        return EventPictures(self._folders, self._order.camera)

    def of_thumbs(self, thumbs: Sequence[Thumb]) -> Iterator[Inferred]:
        """Those of `thumbs`, in time order."""
        return self._inference.infer(thumbs) if thumbs else iter(())

    def of_events(self, reviews: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
        """Start and end of those that left nothing but events, between the known `reviews`."""
        young = min(self.outlived(stream) for stream in Stream)
        if young == inf or self._newest_lost is None:
            return
        spans = sorted(reviews)
        begins = [start for start, _ in spans]
        until = self._latest_ends(spans)
        covered = -inf
        for event in self._events.since(young - _DAY):
            place = bisect_right(begins, event.time + _SLACK)
            if event.time <= max(covered, until[place - 1] if place else -inf) + _SLACK:
                continue
            if self._cancelled():
                raise CancelledError("Cancelled.")
            if self._is_known(event.id):
                continue
            following = begins[place] if place < len(begins) else inf
            start, end = event.time, self._inference.until(event.time, following)
            covered = end
            start, end = self._clear_of_rows(start, end)
            if start <= end and self._left_recordings(start, end):
                yield start, end

    @cached_property
    def _inference(self) -> ReviewInference:
        order = self._order
        previews = self._folders.previews(order.camera)
        return ReviewInference(
            order.retention,
            self._starts,
            lost_at=self._lost_at,
            begun=[review.start_time for review in self._there],
            activity=Activity(
                previews,
                self._events,
                unseen=order.retention.unseen,
                cancelled=self._cancelled,
            ),
            events=self._events,
        )

    def _is_known(self, event: str) -> bool:
        if self._known_events is None:
            self._known_events = EventTable(self._database.session).ids(self._order.camera)
        return event in self._known_events

    def _clear_of_rows(self, start: float, end: float) -> tuple[float, float]:
        """The part of that time from which a review reaches no row of Frigate's own."""
        retention = self._order.retention
        alerts, detections = retention.alerts, retention.detections
        before = max(alerts.post_capture, detections.post_capture) + _CLEAR
        after = max(alerts.pre_capture, detections.pre_capture) + _CLEAR
        rows = self._database.signs(self._order.camera, start - LONGEST, end + before)
        for first, last, signs in rows:
            if signs.objects == UNPROCESSED or last < start - after or first > end + before:
                continue
            if first > start:
                return start, first - before
            start = last + after
        return start, end

    def _left_recordings(self, start: float, end: float) -> bool:
        """Whether there are recordings of that time on disk that have no row."""
        first = bisect_left(self._starts, start - _USUAL)
        last = bisect_right(self._starts, end)
        known = self._database.starts(self._order.camera, start - LONGEST, end)
        return any(second not in known for second in self._starts[first:last])

    def _latest_ends(self, spans: Sequence[tuple[float, float]]) -> list[float]:
        latest, ends = -inf, []
        for _, end in spans:
            latest = max(latest, end)
            ends.append(latest)
        return ends

    @cached_property
    def _newest_lost(self) -> float | None:
        """When the last recording began that is on disk and not in the database."""
        starts = self._starts
        last = bisect_left(starts, self._settled)
        while last:
            day = starts[last - 1] // _DAY * _DAY
            first = bisect_left(starts, day, 0, last)
            known = self._database.starts(self._order.camera, day, day + _DAY)
            for index in range(last - 1, first - 1, -1):
                if starts[index] not in known:
                    return float(starts[index])
            last = first
        return None
