"""What must stay of rows that are taken back or put right, so that Frigate deletes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frigate.change import CASES, EVENTS, EXPORTS, PREVIEWS, RECORDINGS, REVIEWS
from ..frigate.retention import CleanupRule, Review, days_before, expired
from ..frigate.reviews import ReviewTable
from ..media.judge import LONGEST
from ..models import RunKind
from ..notices import Notice, RowKey
from ..streams import Stream
from .foreseen import Foreseen
from .known import RowFiles
from .lives import Lives, signs_of, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from ..frigate.change import Change, Row
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.rows import Rows
    from ..models import RunOrder
    from .place import Place
    from .undo import Target

_EXPIRED = Notice(RowKey.WOULD_EXPIRE)
_GONE = Notice(RowKey.FILE_GONE)
_TAKEN = Notice(RowKey.PATH_TAKEN)
_RECENT = Notice(RowKey.MAY_BE_ADDED)
_HOLDS_PREVIEW = Notice(RowKey.HOLDS_PREVIEW)
_HARMS = Notice(RowKey.WOULD_HARM)


class Keeping:
    """Judges, for one run, what may go and what may come back."""

    def __init__(
        self, order: RunOrder, database: FrigateDatabase, rows: Rows, place: Place, now: float
    ) -> None:
        self._order = order
        self._database = database
        self._rows = rows
        self._files = RowFiles(order, place)
        self._now = now
        self._rule: CleanupRule
        self._other_rule: CleanupRule
        self._hanging: list[tuple[float, float]] = []
        self._lives: Lives

    def begin(self, tables: tuple[str, ...], target: Target) -> None:
        """Look at what there is before rows of `tables` are judged."""
        reviews = self.look()
        if REVIEWS in tables:
            changes = [change for change in target.changes() if change.table == REVIEWS]
            added = [_review(change.new) for change in changes if change.old is None and change.new]
            removed = [_review(row) for change in changes if (row := change.old) and not change.new]
            self._other_rule = self._ruled([*(r for r in reviews if r not in added), *removed])
        if RECORDINGS in tables:
            self._hanging = self.hanging(target.tags, lambda: _added(target))

    def look(self) -> list[Review]:
        """Look at the reviews that are there now."""
        reviews = ReviewTable(self._database.session).of_camera(self._order.camera)
        if isinstance(self._rows, Foreseen):
            reviews += [_review(row) for row in self._rows.back(REVIEWS)]
        self._rule = self._other_rule = self._ruled(reviews)
        order = self._order
        self._lives = Lives(self._rows, order.camera, order.retention, reviews, self._now)
        return reviews

    def hanging(
        self, tags: tuple[str, ...], find: Callable[[], Collection[str]]
    ) -> list[tuple[float, float]]:
        """Spans of previews that Frigate keeps for nothing but certain recordings.

        Their ids end in one of `tags`, or `find` finds them, where there is such a preview at all.
        """
        previews = self._old_previews()
        ours = find() if previews else ()
        return [
            span
            for span in previews
            if self._is_kept(*span, ()) and not self._is_kept(*span, tags, ours)
        ]

    def lets_go(self, old: Row, new: Row | None) -> bool:
        """Whether the recording `old` may go, or become `new`, and no preview goes for it."""
        return self._lives.lets_go(old, new)

    def _old_previews(self) -> list[tuple[float, float]]:
        """The spans of previews that Frigate deletes unless a recording keeps them."""
        if not self._rows.table(PREVIEWS).holds("id", "camera", "path", "start_time", "end_time"):
            return []
        return list(
            map(span_of, self._rows.previews_before(self._order.camera, self._rule.expires))
        )

    def why_not_taken_out(self, change: Change, row: Row) -> str:
        """Why a row that was added must stay; empty where it may go."""
        if change.table == RECORDINGS:
            start, end = span_of(row)
            if any(start <= last and end >= first for first, last in self._hanging):
                return _HOLDS_PREVIEW
        elif change.table == REVIEWS and self._is_harmed(_review(row)):
            return Notice(RowKey.HOLDS_RECORDINGS)
        elif change.table == CASES and self._rows.exports_of(change.key):
            return Notice(RowKey.HAS_EXPORTS)
        return ""

    def why_not_restored(self, change: Change, row: Row) -> str:
        """Why a row must not become again what it was; empty where it may."""
        old = change.old or {}
        if change.table != RECORDINGS:
            return ""
        if old["path"] != row["path"] and self._is_taken(str(old["path"])):
            return _TAKEN
        goes = self._rule.deletes(*span_of(old), signs_of(old))
        if goes and not self._rule.deletes(*span_of(row), signs_of(row)):
            return _EXPIRED if self._files.is_there(str(old["path"])) else ""
        return "" if self.lets_go(row, old) else _HOLDS_PREVIEW

    def why_not_put_back(self, change: Change, kind: RunKind) -> str:
        """Why a row that was removed must not come back; empty where it may."""
        row = change.old or {}
        if change.table == REVIEWS:
            return self._review_put_back(_review(row))
        if change.table == EVENTS:
            return self._event_put_back(row)
        if change.table not in (RECORDINGS, PREVIEWS, EXPORTS):
            return ""
        there = self._files.is_there(str(row.get("path") or row.get("video_path")))
        if kind is RunKind.UNDO and not there:
            return _GONE
        if change.table == RECORDINGS:
            return self._recording_put_back(row, kind, there=there)
        return self._preview_put_back(*span_of(row)) if change.table == PREVIEWS and there else ""

    def _event_put_back(self, row: Row) -> str:
        retention = self._order.retention
        days = retention.snapshots.shortest
        if not row.get("has_snapshot"):  # then only its clip keeps the row, and the row its picture
            clips = retention.of(Stream.MAIN)
            days = min(days, clips.alerts.days, clips.detections.days)
        begun = days_before(self._now, days)
        return "" if float(str(row["start_time"])) >= begun else _EXPIRED

    def _review_put_back(self, review: Review) -> str:
        if expired(review, self._order.retention, self._now):
            return _EXPIRED
        return _HARMS if self._is_harmed(review) else ""

    def _preview_put_back(self, start: float, end: float) -> str:
        goes = end < self._rule.expires and not self._is_kept(start, end, ())
        return _EXPIRED if goes else ""

    def _recording_put_back(self, row: Row, kind: RunKind, *, there: bool) -> str:
        start, end = span_of(row)
        if self._is_taken(str(row["path"])):
            return _TAKEN
        if kind is RunKind.UNDO and end > self._now - self._order.settled:
            return _RECENT
        return _EXPIRED if there and self._rule.deletes(start, end, signs_of(row)) else ""

    def _ruled(self, reviews: Iterable[Review]) -> CleanupRule:
        return CleanupRule(self._order.retention, reviews, self._now)

    def _is_harmed(self, review: Review) -> bool:
        """Whether a recording that the review touches is kept now, and not without or with it."""
        reach = max(
            max(severity.pre_capture, severity.post_capture)
            for severity in (self._order.retention.alerts, self._order.retention.detections)
        )
        end = self._now if review.end_time is None else review.end_time
        touched = self._rows.recordings_between(
            self._order.camera, review.start_time - reach - LONGEST, end + reach
        )
        return any(
            not self._rule.deletes(*span_of(row), signs_of(row))
            and self._other_rule.deletes(*span_of(row), signs_of(row))
            for row in touched
        )

    def _is_kept(
        self, start: float, end: float, tags: tuple[str, ...], ours: Collection[str] = ()
    ) -> bool:
        """Whether a recording that outlives its days lies there, but for those of the run."""
        rows = self._rows.recordings_between(self._order.camera, start - LONGEST, end)
        for row in rows:
            first, last = span_of(row)
            key, signs = str(row["id"]), signs_of(row)
            if last < start or key.endswith(tuple(f"-{tag}" for tag in tags)) or key in ours:
                continue
            if self._rule.considers(last, signs) and not self._rule.deletes(first, last, signs):
                return True
        return False

    def _is_taken(self, path: str) -> bool:
        return bool(self._database.rows_of_paths([path]))


def _added(target: Target) -> set[str]:
    """Ids of the recordings that the run added, as its journal tells."""
    return {
        change.key
        for change in target.changes()
        if change.table == RECORDINGS and change.old is None
    }


def _review(row: Row | None) -> Review:
    row = row or {}
    end = row.get("end_time")
    return Review(
        float(str(row["start_time"])),
        None if end is None else float(str(end)),
        str(row["severity"]),
    )
