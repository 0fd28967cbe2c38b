"""The finder of lost reviews: those that left a thumbnail, and those that events tell of.

Events are asked where recordings prove nothing: an event of that time that is not in the database
either, and whose recordings are not, was under a review. A review may have left nothing at all, so
whatever moved in the previews is taken for one, too, unless enough thumbnails are there of which
something else tells that they must be, and none is missing.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError
from ..evidence.activity import Activity
from ..evidence.events import EventPictures
from ..evidence.pictured import may_be_missing
from ..evidence.reviews import ReviewInference, Thumb, severities_in_doubt
from ..evidence.severity import SeverityEvidence
from ..evidence.spans import SLACK, ReviewSpans
from ..evidence.streams import kept_by_reviews, outlived
from ..frigate.events import EventTable
from ..frigate.retention import days_before
from ..frigate.reviews import ReviewTable
from ..streams import Stream
from .recording_rows import RecordingRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..evidence.copies.copies import Copies
    from ..evidence.folders import MediaFolders
    from ..evidence.names import Named
    from ..evidence.preview_files import PreviewFiles
    from ..evidence.reviews import Inferred
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.retention import Review
    from ..models import RunOrder

_LONGEST_EVENT = 900.0
"""Seconds; what was followed for longer stood still for the most part, while other things moved."""
_AT_MOST = layout.HOUR
"""Seconds; a longer review that is made up would be of more than Frigate makes one of."""


class LostReviews:
    """What files tell of the reviews of one camera that are not in the database."""

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        folders: MediaFolders,
        previews: PreviewFiles,
        starts: Mapping[Stream, Sequence[int]],
        *,
        now: float,
        there: Sequence[Review],
        copies: Copies,
        cancelled: Callable[[], bool],
    ) -> None:
        """`starts` of all recordings on disk, in order; `there` are the reviews that are known.

        `now` is when the run began.

        Whatever is asked raises DatabaseUnusableError and CancelledError.
        """
        self._order = order
        self._database = database
        self._folders = folders
        self._previews = previews
        self._starts = kept_by_reviews(starts, order.retention, now)
        self._by_stream = starts
        self._now = now
        self._settled = now - order.settled
        self._rows = RecordingRows(order, database, starts, self._settled, copies)
        self._there = there
        self._cancelled = cancelled
        self._known_events: set[str] | None = None

    def outlived(self, stream: Stream) -> float:
        """Recordings of `stream` that ended before this outlived a clean-up: reviews kept them."""
        if self._order.retention.of(stream).days <= 0:  # then no row need be looked at
            return inf
        return outlived(self._order.retention, stream, self._lost_at)

    @cached_property
    def _lost_at(self) -> float:
        return self._settled if self._rows.newest_missing is None else self._rows.newest_missing

    @cached_property
    def _events(self) -> EventPictures:
        return EventPictures(self._folders, self._order.camera)

    def of_thumbs(self, thumbs: Sequence[Thumb]) -> Iterator[Inferred]:
        """The reviews of `thumbs`, in time order."""
        return self._inference.infer(thumbs) if thumbs else iter(())

    def unpictured(
        self, reviews: Sequence[tuple[float, float]], pictured: Sequence[float]
    ) -> Iterator[tuple[float, float]]:
        """Start and end of those that left no thumbnail, between the known `reviews`.

        Those that Frigate still keeps all footage of; for others see `MadeUpReviews`.
        `pictured` are the times in the names of all thumbnails on disk.
        """
        if not any(map(self._keeps_longer, Stream)):
            return
        told = list(self._of_events(ReviewSpans(reviews)))
        yield from told
        if self._rows.newest_missing is None:
            return
        retention, events = self._order.retention, self._events
        if may_be_missing(pictured, ReviewSpans(reviews), self._old, retention, events):
            yield from self._of_movement(ReviewSpans([*reviews, *told]))

    def _keeps_longer(self, stream: Stream) -> bool:
        """Whether reviews keep any of `stream` that would be kept for some time without them."""
        retention = self._order.retention.of(stream)
        days = retention.days if retention.continuous_days is None else retention.continuous_days
        return retention.days > 0 and max(retention.alerts.days, retention.detections.days) > days

    def _of_events(self, reviews: ReviewSpans) -> Iterator[tuple[float, float]]:
        """Those that left nothing but events."""
        lost = [event for event in self._events.all() if not self._is_known(event.id)]
        # What else was lost is looked for day by day: only where there is such an event at all.
        if not lost or self._rows.newest_missing is None:
            return
        young = min(self.outlived(stream) for stream in Stream) - layout.DAY
        for event in lost:
            if event.time < young:
                continue
            if self._cancelled():
                raise CancelledError
            for moment in self._begun_by(event, reviews):
                reviews.found = end = self._inference.until(moment, reviews.following(moment))
                start = moment - self._inference.reaches.apart_before
                for begin, until in self._rows.clear_of(start, end):
                    if self._rows.miss_some(begin, until) and not self._rows.in_copies(begin):
                        yield begin, until

    def _of_movement(self, reviews: ReviewSpans) -> Iterator[tuple[float, float]]:
        """Those of which only previews tell: something moved, or nothing says that it did not."""
        first = min(starts[0] for starts in self._by_stream.values() if starts)
        # What is older by now has no row to be deleted by, unless a review comes back for it.
        young = min(outlived(self._order.retention, stream, self._now) for stream in Stream)
        young = max(first, young)
        last = self._inference.last
        start = end = -inf
        for begin, until in self._activity.in_doubt(young, last):
            if self._order.retention.unseen:  # it may have gone on where nothing shows
                yield from self._lost_between(reviews, begin, last)
                return
            if begin > end + self._longest_pause or until > start + _AT_MOST:
                yield from self._lost_between(reviews, start, end)
                start = begin
            end = until
        yield from self._lost_between(reviews, start, end)

    def _lost_between(
        self, reviews: ReviewSpans, start: float, end: float
    ) -> Iterator[tuple[float, float]]:
        """What of that time is under no review, and has recordings that were lost."""
        for first, last in reviews.between(start, end):
            for hour in range(math.ceil((last - first) / _AT_MOST)):
                begin = first + hour * _AT_MOST
                for part in self._rows.clear_of(begin, min(begin + _AT_MOST, last)):
                    if (
                        part[0] < part[1]
                        and self._rows.miss_some(part[0], part[1] - SLACK)
                        and not self._rows.stand_before(part[0])
                    ):
                        yield part

    @property
    def _old(self) -> Sequence[int]:
        """When recordings began that a review must have kept, and still does."""
        retention, starts = self._order.retention, self._starts
        oldest = days_before(self._lost_at, max(retention.alerts.days, retention.detections.days))
        until = min(self.outlived(Stream.MAIN), self._settled - layout.DAY)
        return starts[bisect_left(starts, oldest) : bisect_left(starts, until)]

    @property
    def _longest_pause(self) -> float:
        return max(self._order.retention.alerts.pause, self._order.retention.detections.pause)

    def _begun_by(self, event: Named, reviews: ReviewSpans) -> Iterator[float]:
        """When reviews began that the event was in, but for those that are known."""
        over = reviews.covered(event.time)
        if event.time > over + SLACK:
            yield event.time
            over = max(event.time, reviews.found)
        # A pause ends a review, but not the event.
        retention, ended = self._order.retention, self._events.ended(event.id)
        pause = min(retention.alerts.pause, retention.detections.pause)
        while over + pause < ended < event.time + _LONGEST_EVENT:
            again = self._activity.again(over + SLACK, ended)
            if again is None:
                return
            over = reviews.covered(again)
            if again > over + SLACK:
                yield again
            over = max(reviews.covered(again), again)

    def severities(self, start: float, end: float) -> tuple[str, ...]:
        """The severity of one without a thumbnail; both where both are needed."""
        told = self._evidence.of(start, end, dated=False)
        return severities_in_doubt(self._order.retention) if told is None else (told,)

    @cached_property
    def _activity(self) -> Activity:
        return Activity(
            self._previews,
            self._events,
            unseen=self._order.retention.unseen,
            cancelled=self._cancelled,
        )

    @cached_property
    def _evidence(self) -> SeverityEvidence:
        order = self._order
        return SeverityEvidence(
            order.retention,
            self._folders,
            order.camera,
            activity=self._activity,
            events=self._events,
            usual=ReviewTable(self._database.session).usual(order.camera),
        )

    @cached_property
    def _inference(self) -> ReviewInference:
        order = self._order
        return ReviewInference(
            order.retention,
            self._starts,
            lost_at=self._lost_at,
            settled=self._settled,
            begun=[review.start_time for review in self._there],
            activity=self._activity,
            events=self._events,
            evidence=self._evidence,
        )

    def _is_known(self, event: str) -> bool:
        if self._known_events is None:
            self._known_events = EventTable(self._database.session).ids(self._order.camera)
        return event in self._known_events
