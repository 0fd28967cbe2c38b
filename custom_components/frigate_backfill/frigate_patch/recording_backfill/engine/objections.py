"""Objections to a review: why it must not come back, or would keep nothing that a run looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..evidence.pictured import USUAL
from ..frigate.retention import dull, expiry, is_past, reach
from ..media.judge import LONGEST
from ..notices import ItemKey, Notice, RowKey
from ..streams import Stream

if TYPE_CHECKING:
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.retention import ReviewReach
    from ..frigate.reviews import NewReview
    from ..models import RunOrder

_UNKNOWN = Notice(ItemKey.RETENTION_UNKNOWN)
_EXPIRED = Notice(RowKey.WOULD_EXPIRE)
_HARMFUL = Notice(ItemKey.REVIEW_HARMS)


class Objections:
    """Objections to the reviews of one run; `others` are all other reviews of its camera."""

    def __init__(
        self, order: RunOrder, database: FrigateDatabase, others: ReviewReach, now: float
    ) -> None:
        self._order = order
        self._hours = order.of_whole_hours
        self._expire = expiry(order.retention, now)
        self._database = database
        self._others = others
        self._kept = {stream: order.retention.of(stream) for stream in Stream}
        self._modes_differ = any(
            own.alerts.mode is not own.detections.mode for own in self._kept.values()
        )

    def is_out_of_range(self, review: NewReview) -> bool:
        """Whether it keeps nothing of the time that the run looks at."""
        return not self._order.touches(*self._reached(review))

    def is_out_of_hours(self, review: NewReview) -> bool:
        """Whether it keeps nothing even of the whole hours that this time touches."""
        return not self._hours.touches(*self._reached(review))

    def to(self, review: NewReview) -> str | None:
        """What speaks against it; None where nothing does."""
        if not self._order.retention.reviews_known:
            return _UNKNOWN
        if is_past(review.review, self._expire):
            return _EXPIRED
        return _HARMFUL if self._harms(review) else None

    def _reached(self, review: NewReview) -> tuple[float, float]:
        """The first and the last moment at which recordings that it keeps can begin."""
        around = reach(review.severity, self._order.retention)
        first = review.start_time - around.pre_capture - USUAL
        return first, review.end_time + around.post_capture

    def _harms(self, review: NewReview) -> bool:
        """Whether Frigate would delete by its mode what another review keeps by its own.

        The first review that touches a recording decides, and severities may differ in their mode.
        """
        kept = self._kept
        if not self._modes_differ:
            return False
        retention = self._order.retention
        around = reach(review.severity, retention)
        first = review.start_time - around.pre_capture
        last = review.end_time + around.post_capture
        rows = self._database.signs(self._order.camera, first - LONGEST, last)
        for start, end, signs in rows:
            own = kept[signs.stream]
            if end < first or not dull(signs, review.severity, own):
                continue
            other = self._others.deciding(start, end)
            if other is not None and not dull(signs, other, own):
                return True
        return False
