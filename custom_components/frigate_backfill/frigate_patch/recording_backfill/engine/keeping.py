"""What must stay when rows are undone or corrected, so that Frigate deletes no file."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from ..frigate.change import CASES, EVENTS, EXPORTS, PREVIEWS, RECORDINGS, REVIEWS
from ..frigate.retention import CleanupRule, Review, days_before, expired, reach
from ..frigate.reviews import ReviewTable
from ..layout import HOUR
from ..media.judge import LONGEST
from ..models import RunKind
from ..notices import Notice, RowKey, UndoKey
from ..streams import Stream
from .foreseen import Foreseen
from .known import RowFiles
from .lives import Lives, signs_of, span_of
from .reliance import Reliance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..frigate.change import Change, Row
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.rows import Rows
    from ..models import RunOrder
    from .lives import Span
    from .place import Place
    from .undo import Target

_EXPIRED = Notice(RowKey.WOULD_EXPIRE)
_GONE = Notice(RowKey.FILE_GONE)
_TAKEN = Notice(RowKey.PATH_TAKEN)
_RECENT = Notice(RowKey.MAY_BE_ADDED)
_HOLDS_PREVIEW = Notice(RowKey.HOLDS_PREVIEW)
_RELIED_ON = Notice(RowKey.RELIED_ON)
_HARMS = Notice(RowKey.WOULD_HARM)
_REFUSED = Notice(RowKey.HANGS_ON_REFUSED)


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
        self._refused: dict[str, set[int]] = {RECORDINGS: set(), REVIEWS: set()}
        """By table the hours, since 1970, of rows that did not become what they were to be."""
        self._hanging: list[Span] = []
        self._relying: list[Span] = []
        self._lives: Lives

    def begin_to_put_back(self, tables: tuple[str, ...], target: Target) -> None:
        """Look at what there is before rows of `tables` come back."""
        reviews = self.look()
        if REVIEWS in tables:
            changes = (change for change in target.changes() if change.table == REVIEWS)
            back = [_review(change.old) for change in changes if change.new is None]
            self._other_rule = self._ruled([*reviews, *back])

    def begin_to_take_out(self, tables: tuple[str, ...], target: Target) -> Notice | None:
        """Look at what there is before rows of `tables` that were added go; what to warn of."""
        reviews = self.look()
        if not {REVIEWS, RECORDINGS} & set(tables):
            return None
        changes = (change for change in target.changes() if change.table == REVIEWS)
        ours = {_review(change.new) for change in changes if change.old is None}
        left = [review for review in reviews if review not in ours]
        if REVIEWS in tables:
            self._other_rule = self._ruled(left)
            return None
        is_ours = _Ours(target)
        previews = self._old_previews()
        self._hanging = [
            span
            for span in previews
            if self._is_kept(*span, lambda _: False) and not self._is_kept(*span, is_ours)
        ]
        reliance = Reliance(self._lives, self._lives_by(left), is_ours, target.replaced)
        self._relying = reliance.relying
        stay = {*self._hanging, *self._relying}
        count = len([span for span in reliance.shortened if span not in stay])
        return Notice(UndoKey.PREVIEWS_LIVE_SHORTER, count=count) if count else None

    def misses(self, witness: Row) -> bool:
        """Whether that row of Frigate's is gone though it keeps the file: it lost rows since."""
        path = str(witness["path"])
        if self._is_taken(path) or not self._files.is_there(path):
            return False
        self.look()
        return not self._rule.deletes(*span_of(witness), signs_of(witness))

    def take_refused(self, change: Change) -> None:
        """Take in that the database refused `change`: what relies on it stays as it is, too.

        Not only what the next clean-up would delete: it may come to nothing until the days of what
        is kept are over.
        """
        for row in (change.old, change.new):
            if row is not None and change.table in self._refused:
                span = span_of(row) if change.table == RECORDINGS else self._reach(_review(row))
                self._refused[change.table].update(self._hours(*span))

    def _relies_on_refused(self, span: Span, *tables: str) -> bool:
        hours = self._hours(*span)
        return any(not self._refused[table].isdisjoint(hours) for table in tables)

    def _hours(self, first: float, last: float) -> range:
        first, last = (min(max(0.0, moment), self._now) for moment in (first, last))
        return range(int(first // HOUR), int(last // HOUR) + 1)

    def look(self) -> list[Review]:
        """Look at the reviews that are there now."""
        reviews = ReviewTable(self._database.session).of_camera(self._order.camera)
        if isinstance(self._rows, Foreseen):
            reviews += [_review(row) for row in self._rows.back(REVIEWS)]
        self._rule = self._other_rule = self._ruled(reviews)
        self._lives = self._lives_by(reviews)
        return reviews

    def _lives_by(self, reviews: Iterable[Review]) -> Lives:
        order = self._order
        return Lives(self._rows, order.camera, order.retention, reviews, self._now)

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
            if _touches(*span_of(row), self._hanging):
                return _HOLDS_PREVIEW
            return _RELIED_ON if _touches(*span_of(row), self._relying) else ""
        if change.table == REVIEWS:
            return self._review_taken_out(_review(row))
        if change.table == CASES and self._rows.exports_of(change.key):
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
        goes = goes and not self._rule.deletes(*span_of(row), signs_of(row))
        if goes and self._files.is_there(str(old["path"])):
            return _EXPIRED
        # A row that the next clean-up deletes keeps no preview, whatever it spans.
        return "" if self.lets_go(row, None if goes else old) else _HOLDS_PREVIEW

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
        if kind is RunKind.UNDO and (why := self._added_again(change.table, row, there=there)):
            return why
        if change.table == RECORDINGS:
            return self._recording_put_back(row, there=there)
        return self._preview_put_back(*span_of(row)) if change.table == PREVIEWS and there else ""

    def _review_taken_out(self, review: Review) -> str:
        if self._is_harmed(review):
            return Notice(RowKey.HOLDS_RECORDINGS)
        first, last = self._reach(review)
        if self._relies_on_refused((first, last), RECORDINGS):
            return _REFUSED
        return _RELIED_ON if _touches(first, last, self._relying) else ""

    def _reach(self, review: Review) -> Span:
        """The time whose recordings it keeps."""
        around = reach(review.severity, self._order.retention)
        end = math.inf if review.end_time is None else review.end_time
        return review.start_time - around.pre_capture, end + around.post_capture

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
        if self._relies_on_refused((start, end), RECORDINGS, REVIEWS):
            return _REFUSED
        goes = end < self._rule.expires and not self._is_kept(start, end, lambda _: False)
        return _EXPIRED if goes else ""

    def _added_again(self, table: str, row: Row, *, there: bool) -> str:
        """Why a row that a run added, and an undo took out, must not come back."""
        if not there:
            return _GONE
        # A preview waits as its recordings do: Frigate deletes one that has none.
        settled = table == EXPORTS or span_of(row)[1] <= self._now - self._order.settled
        return "" if settled else _RECENT

    def _recording_put_back(self, row: Row, *, there: bool) -> str:
        start, end = span_of(row)
        if self._is_taken(str(row["path"])):
            return _TAKEN
        if there and self._relies_on_refused((start, end), REVIEWS):
            return _REFUSED
        return _EXPIRED if there and self._rule.deletes(start, end, signs_of(row)) else ""

    def _ruled(self, reviews: Iterable[Review]) -> CleanupRule:
        return CleanupRule(self._order.retention, reviews, self._now)

    def _is_harmed(self, review: Review) -> bool:
        """Whether a recording that it touches is kept now, and would not be after the change."""
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

    def _is_kept(self, start: float, end: float, is_left_out: Callable[[str], bool]) -> bool:
        """Whether a recording that outlives its days lies there, but for those left out."""
        rows = self._rows.recordings_between(self._order.camera, start - LONGEST, end)
        for row in rows:
            first, last = span_of(row)
            signs = signs_of(row)
            if last < start or is_left_out(str(row["id"])):
                continue
            if self._rule.considers(last, signs) and not self._rule.deletes(first, last, signs):
                return True
        return False

    def _is_taken(self, path: str) -> bool:
        return bool(self._database.rows_of_paths([path]))


class _Ours:
    """Knows the run's own recordings by their ids; reads its journal when first asked."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._ends = tuple(f"-{tag}" for tag in target.tags)

    def __call__(self, key: str) -> bool:
        return key.endswith(self._ends) or key in self._added

    @cached_property
    def _added(self) -> set[str]:
        return {
            change.key
            for change in self._target.changes()
            if change.table == RECORDINGS and change.old is None
        }


def _touches(first: float, last: float, spans: Iterable[Span]) -> bool:
    return any(first <= end and last >= start for start, end in spans)


def _review(row: Row | None) -> Review:
    row = row or {}
    end = row.get("end_time")
    return Review(
        float(str(row["start_time"])),
        None if end is None else float(str(end)),
        str(row["severity"]),
    )
