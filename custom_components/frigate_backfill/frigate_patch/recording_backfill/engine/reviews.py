"""The reviews of one run: those whose thumbnails are there, and those that it has to make up.

They go in before the recordings that hang on them: without its review a recording is deleted, row
and file, at the next clean-up after it has outlived its days. A run that is killed in between
leaves reviews without recordings, which delete nothing, and the next run adds the rest.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError
from ..evidence import names
from ..evidence.copies.reviews import copied_reviews
from ..evidence.folders import MediaFolders
from ..evidence.preview_files import PreviewFiles
from ..evidence.reviews import Thumb
from ..evidence.starts import any_between
from ..frigate.retention import Review, ReviewReach, expired
from ..frigate.reviews import NewReview, ReviewTable
from ..models import HourReport, Media, Reason, Source, Status
from ..notices import ItemKey, Notice
from .additions import Additions
from .lost_reviews import LostReviews
from .made_up import MadeUpReviews
from .objections import Objections
from .rules import RunRules
from .unpictured import UnpicturedReviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..evidence.copies.copies import Copies
    from ..evidence.reviews import Inferred
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.reviews import CopiedReview
    from ..models import MediaCounts, RunOrder
    from ..streams import Stream

_RECENT = Notice(ItemKey.ITEM_RECENT)
MARGIN = layout.DAY
"""Seconds around a run's range in which recordings are looked at as evidence."""
_AT_ONCE = 500


class RunReviews:
    """The reviews that one run brings back, and what they keep."""

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        copies: Copies,
        now: float,
        cancelled: Callable[[], bool],
    ) -> None:
        """Read the reviews there are; raises DatabaseUnusableError and CancelledError."""
        self._order = order
        self._database = database
        self._now = now
        self._copies = copies
        self._cancelled = cancelled
        self._folders = MediaFolders.of(order)
        self._thumbs = self._folders.reviews
        self.previews = PreviewFiles.of(order)
        """Evidence of when they ended, and of motion."""
        self._table = ReviewTable(database.session)
        self._there = self._table.of_camera(order.camera)
        self._others = ReviewReach(order.retention, self._there)
        """What is reached by reviews that were there before, at whatever time."""
        self._objections = Objections(order, database, self._others, now)
        self.rules = RunRules(order, self._there, now)
        self._additions: Additions[NewReview] = Additions(
            order, Media.REVIEWS, database.session, self._table.write
        )
        self.wanted = order.wants_from_files(Media.REVIEWS) and self._table.usable
        """Whether the run brings back reviews from what files tell."""
        self._lost = ReviewReach(order.retention)
        """What lost reviews reached that are not to come back."""
        self._unpictured = UnpicturedReviews(order, self._thumbs, self._objections, now)
        self.made_up = MadeUpReviews(self._unpictured, self._additions, self.rules)
        self._added: list[NewReview] = []
        self._copied: set[str] = set()
        """Ids of those that a copy of the database told of."""
        self.deleted = 0
        """How many stay out because somebody deleted them in Frigate."""
        self._spans: list[tuple[float, float]] = []
        """When known reviews were, also the deleted ones: nothing is made up in their place."""
        self._pictured: list[float] = []
        """The times in the names of all thumbnails on disk."""
        self._going_on: dict[str, CopiedReview] = {}
        """By id those that had not ended when the copy was made, and left a thumbnail."""

    @property
    def counts(self) -> MediaCounts:
        """What became of the reviews."""
        return self._additions.counts

    @property
    def looks(self) -> bool:
        """Whether it looks at what files tell of reviews, be it only for a warning."""
        order = self._order
        warns = order.wants(Media.RECORDINGS) and not order.wants(Media.REVIEWS)
        return self.wanted or (warns and self._table.usable)

    def bring_back(self, starts: Mapping[Stream, Sequence[int]]) -> Iterator[HourReport]:
        """Those whose thumbnails are there; `starts` of all recordings on disk, in order."""
        if not self.looks:
            return
        if self.wanted:
            yield from self._from_copies(starts)
        lost = LostReviews(
            self._order,
            self._database,
            self._folders,
            self.previews,
            starts,
            now=self._now,
            there=self._there,
            copies=self._copies,
            cancelled=self._cancelled,
        )
        thumbs = self._missing_thumbs()
        if not self.wanted:
            for inferred in lost.of_thumbs(thumbs):
                self._lost.add(Review(inferred.start_time, inferred.end_time, inferred.severity))
            return
        spans = self._spans
        spans += ((review.start_time, review.end_time or inf) for review in self._there)
        for count, inferred in enumerate(lost.of_thumbs(thumbs), 1):
            spans.append((inferred.start_time, inferred.end_time))
            self._take(inferred)
            if count % _AT_ONCE == 0:
                yield from self._settle()
        retention = self._order.retention
        if retention.reviews_known and retention.configured:
            self.made_up.begin(lost)
            for start, end in lost.unpictured(spans, self._pictured):
                for review in self._unpictured.of_time(lost, start, end):
                    self._offer(review, Source.FILE)
        yield from self._settle()

    def _from_copies(self, starts: Mapping[Stream, Sequence[int]]) -> Iterator[HourReport]:
        """Those that copies of the database have."""
        camera, settled = self._order.camera, self._now - self._order.settled
        reviews = copied_reviews(
            self._copies, camera, self._folders, starts, self._table.ids(camera)
        )
        deleted = self._copies.deleted("reviewsegment")
        for count, review in enumerate(reviews, 1):
            if self._cancelled():
                raise CancelledError
            # What Frigate may still be at is told by its file, as too recent.
            thumb = names.review_thumb_name(camera, review.id)
            # Frigate deleted its recordings with it: where some are there, they need it.
            if review.id in deleted and not any_between(starts, review.start_time, review.end_time):
                self._copied.add(review.id)
                self._spans.append((review.start_time, review.end_time))
                self.deleted += not self._objections.is_out_of_range(review)
            elif not review.ended and self._thumbs.info(thumb) is not None:
                self._going_on[review.id] = review
            elif max(review.start_time, review.end_time) <= settled:
                self._copied.add(review.id)
                self._there.append(review.review)
                self._offer(review, Source.COPY)
            if count % _AT_ONCE == 0:
                yield from self._settle()
        yield from self._settle()

    def loses(self, start: float, end: float) -> bool:
        """Whether such a recording hung on a lost review that is not to come back."""
        return (
            self._lost.deciding(start, end) is not None
            and self._others.deciding(start, end) is None
        )

    def conclude(self) -> Iterator[HourReport]:
        """The last report, of what is missing hour by hour."""
        return self._additions.conclude()

    def _missing_thumbs(self) -> list[Thumb]:
        """The thumbnails of reviews that are not in the database."""
        camera, folder = self._order.camera, self._thumbs
        ids = self._table.ids(camera)
        settled = self._now - self._order.settled
        thumbs = []
        for name in folder.names(names.review_thumb_name(camera, "").removesuffix(".webp")):
            named = names.review_thumb(name, camera)
            if named is None:
                continue
            if self._cancelled():
                raise CancelledError
            self._pictured.append(named.time)
            if named.id in self._copied:
                continue
            if named.id in ids:
                self._additions.count_indexed()
                continue
            info = folder.info(name)
            if info is None:
                continue
            if max(named.time, min(info.st_mtime, self._now)) > settled:
                path = folder.spell(name)
                self._additions.leave(path, named.time, named.time, Reason.TOO_RECENT, _RECENT)
                continue
            thumbs.append(Thumb(named.id, named.time, info.st_mtime))
        return thumbs

    def _take(self, inferred: Inferred) -> None:
        """Add the review of a thumbnail."""
        camera, thumb = self._order.camera, inferred.thumb
        start, end = inferred.start_time, inferred.end_time
        if inferred.second:
            other = self._unpictured.beside(thumb.id, start, end, inferred.severity)
            outlived = expired(other.review, self._order.retention, self._now)
            if thumb.id not in self._going_on and not outlived:  # a copy tells its severity
                self._offer(replace(other, detections=inferred.detections), Source.FILE)
            return
        path = self._thumbs.spell(names.review_thumb_name(camera, thumb.id))
        told = inferred.severity, path, inferred.detections, thumb.changed
        review = NewReview(thumb.id, camera, start, end, *told)
        if (copied := self._going_on.get(thumb.id)) is not None:
            # What was recorded after the copy tells how long it went on.
            end = max(copied.end_time, inferred.end_time)
            self._offer(replace(copied, end_time=end), Source.COPY)
            return
        self._offer(review, Source.FILE)

    def _offer(self, review: NewReview, source: Source) -> None:
        """Add what keeps something of the run's range, unless it would do harm."""
        if self._objections.is_out_of_hours(review):
            return
        path, start, end = review.thumb_path, review.start_time, review.end_time
        why = self._objections.to(review)
        if self._objections.is_out_of_range(review):
            if why is None:
                self.rules.add_beyond(review.review)
        elif why is not None:
            self._additions.leave(path, start, end, Reason.PAST_RETENTION, why)
        else:
            self._additions.add(path, start, end, review, source)
            self._added.append(review)

    def _settle(self) -> Iterator[HourReport]:
        """Write what waits; only what is written keeps anything."""
        results = self._additions.settle()
        written = {
            result.file_path
            for result in results
            if result.status in (Status.ADDED, Status.WOULD_ADD)
        }
        for review in self._added:
            if review.thumb_path in written:
                self.rules.add(review.review)
        self._added.clear()
        if results:
            yield HourReport([], others=results)
