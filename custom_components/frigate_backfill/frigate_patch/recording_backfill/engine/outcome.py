"""What a run has come to so far: counted, summed up, and told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Counts, Media, MediaCounts, Reason, Source, Status, Summary
from ..notices import Notice, RunKey, size_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models import FileResult, RunOrder

_DAYS = "record.continuous.days (record.retain.days before Frigate 0.17)"
_REVIEW_DAYS = "record.alerts.retain.days or record.detections.retain.days"
_ONE = {
    Media.RECORDINGS: "recording",
    Media.REVIEWS: "review item",
    Media.PREVIEWS: "preview",
    Media.EXPORTS: "export",
    Media.EVENTS: "event",
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
        self._days: set[int] = set()

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

    def message(self, *, cancelled: bool) -> str:
        """The run in a few sentences, the last one without its full stop."""
        order, counts = self._order, self.counts
        name = "Dry run" if order.dry_run else "Backfill"
        end = "cancelled" if cancelled else "completed"
        added, updated = ("would add", "would update") if order.dry_run else ("added", "updated")
        text = (
            f"{name} {end} for camera '{order.camera}'. Scanned {counts.scanned} files, "
            f"{added} {counts.added}, skipped {counts.skipped}, errors {counts.errors}"
        )
        if counts.updated:
            text += f", {updated} {counts.updated}"
        if counts.exact:
            text += f". In full, from a copy of the database: {_number(counts.exact, 'recording')}"
        if counts.with_motion:
            moved = _number(counts.with_motion, "recording")
            text += f". With motion, as their previews show: {moved}"
        if counts.estimated:
            follows = (
                "" if order.dry_run else "; their files are read later and the lengths corrected"
            )
            estimated = _number(counts.estimated, "recording")
            text += f". With an estimated length: {estimated}{follows}"
        if any(media.added for media in self.media.values()):
            text += ". " + self._about_kinds()
        if counts.removed:
            verb = "Would take out" if order.dry_run else "Took out"
            rows = _number(counts.removed, "row")
            text += f". {verb} {rows} whose file is gone"
        if counts.unchanged:
            text += f". {_number(counts.unchanged, 'hour')} unchanged since an earlier run"
        if counts.past_retention:
            text += ". " + self._about_retention()
        return text

    def warnings(self) -> list[Notice]:
        """What follows later from what the run left out."""
        return [Notice(RunKey.UNPROTECTED, count=self.unprotected)] if self.unprotected else []

    def _sum_up(self, result: FileResult) -> None:
        start, duration = result.start_time or 0.0, result.duration or 0.0
        self._seconds += duration
        self._bytes += result.size or 0
        self._days.add(int(start // 86400))
        self.counts.kept_by_reviews += result.through_review
        if self.loses_review is not None:
            self.unprotected += self.loses_review(start, start + duration)

    def _about_kinds(self) -> str:
        """What comes back, and what depends on what."""
        numbers = {Media.RECORDINGS: self.counts.added}
        numbers.update((media, counts.added) for media, counts in self.media.items())
        *parts, last = [_number(count, _ONE[media]) for media, count in numbers.items() if count]
        verb = "Would bring back" if self._order.dry_run else "Brought back"
        text = f"{verb} {', '.join(parts)} and {last}" if parts else f"{verb} {last}"
        if self.counts.added:
            summary = self.summary
            text += f": {_number(summary.days, 'day')}, {size_text(summary.bytes)}"
        if kept := self.counts.kept_by_reviews:
            some = _kept(kept, self.counts.added)
            back = "come back" if self._order.dry_run else "came back"
            text += f". Frigate keeps {some} only because review items {back}, too"
        return text

    def _about_retention(self) -> str:
        retention, skipped = self._order.retention, self._skipped_as_expired
        them = "it" if (skipped or self.counts.past_retention) == 1 else "them"
        kept = f"{retention.days:g} day{'' if retention.days == 1 else 's'}"
        if retention.days_after_restart is not None:
            return (
                f"{skipped or self.counts.past_retention} "
                f"{'left out as past retention' if skipped else 'past retention'}: Frigate's "
                f"settings say {retention.days_after_restart:g} days, but until it is restarted "
                f"its clean-up keeps this camera's recordings for {kept} and "
                f"{'would delete' if skipped else 'deletes'} {them}, row and file. Restart "
                "Frigate, and run again"
            )
        if skipped and not retention.known:
            return (
                f"{skipped} left out as past retention: how long Frigate keeps recordings is not "
                "known here, so its default of 0 days counts, and its next clean-up might delete "
                f"{them}, row and file"
            )
        if not skipped:
            return (
                f"{self.counts.past_retention} past retention: Frigate keeps this camera's "
                f"recordings for {kept}{self._under_reviews()}, and its next clean-up deletes "
                f"{them}, row and file, unless you first raise {self._to_raise} in Frigate's "
                "configuration and restart Frigate"
            )
        text = (
            f"{skipped} left out as past retention: Frigate keeps this camera's recordings for "
            f"{kept}{self._under_reviews()}, and its next clean-up would delete {them}, row and "
            f"file. To bring {them} in, "
        )
        if not self._order.wants(Media.REVIEWS):
            text += f"bring back the reviews, too (they keep {them}); or "
        return f"{text}raise {self._raise}"

    def _under_reviews(self) -> str:
        retention = self._order.retention
        if not (retention.configured and retention.reviews_known):
            return ""
        alerts, detections = retention.alerts.days, retention.detections.days
        return f", {alerts:g} days under alerts and {detections:g} under detections"

    @property
    def _raise(self) -> str:
        return f"{self._to_raise} in Frigate's configuration, restart Frigate, and run again"

    @property
    def _to_raise(self) -> str:
        retention = self._order.retention
        if retention.configured and retention.reviews_known and self._order.wants(Media.REVIEWS):
            # These keep what reviews cover; all of it was looked at.
            return f"{_REVIEW_DAYS}, or {_DAYS},"
        return _DAYS


def _kept(kept: int, added: int) -> str:
    if kept < added:
        return f"{kept:,} of the recordings"
    return f"all {kept:,} recordings" if kept > 1 else "the recording"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
