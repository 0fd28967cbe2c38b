"""What a run has come to so far: counted, summed up, and told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import layout
from ..models import Counts, Media, MediaCounts, Reason, Source, Status, Summary
from ..notices import Notice, PartKey, RetainedKey, RunKey, SummaryKey, listed, sentences
from .headline import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..models import FileResult, RunOrder

_PARTS = {
    Media.RECORDINGS: PartKey.RECORDINGS,
    Media.REVIEWS: PartKey.REVIEWS,
    Media.PREVIEWS: PartKey.PREVIEWS,
    Media.EXPORTS: PartKey.EXPORTS,
    Media.EVENTS: PartKey.EVENTS,
}
_ADDED = (Status.ADDED, Status.WOULD_ADD)
_UPDATED = (Status.UPDATED, Status.WOULD_UPDATE)
# Names of their own: every file's result comes by here.
_SKIPPED, _COPY = Status.SKIPPED, Source.COPY


class Outcome:
    """Takes in every result of one run."""

    def __init__(self, order: RunOrder) -> None:
        self._order = order
        self.counts = Counts()
        """Of recordings."""
        self.media: dict[Media, MediaCounts] = {}
        """Of the other kinds that the run looks for."""
        self.unprotected = 0
        """Recordings whose lost review this run does not bring back."""
        self.loses_review: Callable[[float, float], bool] | None = None
        """Whether a recording from one time to another hung on such a review; None: none did."""
        self._skipped_as_expired = 0
        self._seconds = 0.0
        self._bytes = 0
        self._days: set[float] = set()

    @property
    def summary(self) -> Summary:
        """The footage that was added, or would be."""
        return Summary(self._seconds, self._bytes, len(self._days))

    def take(self, result: FileResult) -> None:
        """Count one recording in."""
        counts, status = self.counts, result.status
        if result.past_retention:
            counts.past_retention += 1
        if status in _ADDED:
            counts.added += 1
            self._sum_up(result)
        elif status is _SKIPPED:
            counts.skipped += 1
            self._skipped_as_expired += result.reason is Reason.PAST_RETENTION
        elif status in _UPDATED:
            counts.updated += 1
        else:
            counts.errors += 1
            return
        if status is _SKIPPED:
            return
        counts.with_motion += result.has_motion
        counts.estimated += result.estimated
        if result.source is _COPY:
            counts.exact += 1

    def message(self, *, cancelled: bool) -> Notice:
        """The run in a few sentences."""
        parts = (
            self._counted(),
            *self._aside(),
            self._about_kinds(),
            self._about_reviews(),
            *self._about_rows(),
            self._about_retention() if self.counts.past_retention else None,
        )
        head = headline(self._order, cancelled=cancelled)
        return sentences(head, *(part for part in parts if part is not None))

    def _counted(self) -> Notice:
        counts, dry, key = self.counts, self._order.dry_run, SummaryKey
        said = {"added": counts.added, "skipped": counts.skipped, "errors": counts.errors}
        if counts.updated:
            said["updated"] = counts.updated
            form = key.DRY_RUN_COUNTED_UPDATED if dry else key.RUN_COUNTED_UPDATED
        else:
            form = key.DRY_RUN_COUNTED if dry else key.RUN_COUNTED
        return Notice(form, count=counts.scanned, **said)

    def _aside(self) -> Iterator[Notice]:
        """How many recordings have more than their files tell, and how many only an estimate."""
        counts, key = self.counts, SummaryKey
        estimated = key.WOULD_ESTIMATE if self._order.dry_run else key.ESTIMATED
        for number, form in (
            (counts.exact, key.EXACT),
            (counts.with_motion, key.MOTION_SHOWN),
            (counts.estimated, estimated),
        ):
            if number:
                yield Notice(form, recordings=Notice(PartKey.RECORDINGS, count=number))

    def warnings(self) -> list[Notice]:
        """What follows later from what the run left out."""
        return [Notice(RunKey.UNPROTECTED, count=self.unprotected)] if self.unprotected else []

    def _sum_up(self, result: FileResult) -> None:
        start, duration = result.start_time or 0.0, result.duration or 0.0
        self._seconds += duration
        self._bytes += result.size or 0
        self._days.add(start // layout.DAY)
        self.counts.kept_by_reviews += result.through_review
        if self.loses_review is not None:
            self.unprotected += self.loses_review(start, start + duration)

    def _about_kinds(self) -> Notice | None:
        """What comes back, where that is more than recordings."""
        if not any(media.added for media in self.media.values()):
            return None
        dry, summary, key = self._order.dry_run, self.summary, SummaryKey
        numbers = {Media.RECORDINGS: self.counts.added}
        numbers.update((media, counts.added) for media, counts in self.media.items())
        items = listed([Notice(_PARTS[media], count=n) for media, n in numbers.items() if n])
        if not self.counts.added:
            return Notice(key.WOULD_BRING_BACK if dry else key.BROUGHT_BACK, items=items)
        days = Notice(PartKey.DAYS, count=summary.days)
        form = key.WOULD_BRING_BACK_OF if dry else key.BROUGHT_BACK_OF
        return Notice(form, items=items, days=days, size=summary.bytes)

    def _about_reviews(self) -> Notice | None:
        """How many recordings only the run's own reviews keep."""
        kept, dry, key = self.counts.kept_by_reviews, self._order.dry_run, SummaryKey
        if not kept:
            return None
        if kept < self.counts.added:
            form = key.WOULD_BE_KEPT_BY_REVIEWS if dry else key.KEPT_BY_REVIEWS
        else:
            form = key.WOULD_ALL_BE_KEPT_BY_REVIEWS if dry else key.ALL_KEPT_BY_REVIEWS
        return Notice(form, count=kept)

    def _about_rows(self) -> Iterator[Notice]:
        if removed := self.counts.removed:
            dry, key = self._order.dry_run, SummaryKey
            yield Notice(key.WOULD_TAKE_OUT_GONE if dry else key.TOOK_OUT_GONE, count=removed)
        if unchanged := self.counts.unchanged:
            yield Notice(SummaryKey.HOURS_UNCHANGED, count=unchanged)

    def _about_retention(self) -> Notice:
        retention, skipped, key = self._order.retention, self._skipped_as_expired, RetainedKey
        count = skipped or self.counts.past_retention
        kept = _days(retention.days)
        if retention.days_after_restart is not None:
            form = key.RESTART_OUT if skipped else key.RESTART_IN
            later = _days(retention.days_after_restart)
            return Notice(form, count=count, kept=kept, later=later)
        if skipped and not retention.known:
            return Notice(key.EXPIRED_UNKNOWN, count=count)
        settings = Notice(key.CONTINUOUS_DAYS)
        if retention.configured and retention.reviews_known:
            alerts, detections = _days(retention.alerts.days), _days(retention.detections.days)
            kept = Notice(key.KEPT_UNDER_REVIEWS, days=kept, alerts=alerts, detections=detections)
            if self._order.wants(Media.REVIEWS):
                # These keep what reviews cover; all of it was looked at.
                settings = Notice(key.REVIEW_DAYS)
        if not skipped:
            form = key.EXPIRED_IN
        elif self._order.wants(Media.REVIEWS):
            form = key.EXPIRED_OUT
        else:
            form = key.EXPIRED_WITHOUT_REVIEWS
        return Notice(form, count=count, kept=kept, settings=settings)


def _days(number: float) -> Notice:
    return Notice(PartKey.DAYS, count=number)
