"""How long previews live: Frigate deletes one past its days unless a recording is kept there."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ..frigate.change import PREVIEWS
from ..frigate.retention import Signs, dull, reach
from ..layout import HOUR
from ..media.judge import LONGEST
from ..models import Retention
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ..frigate.change import Row
    from ..frigate.retention import Review
    from ..frigate.rows import Rows

    Span = tuple[float, float]

_DAY = 86400.0


class Lives:
    """Those of one camera's previews, as the reviews of now say it."""

    def __init__(
        self, rows: Rows, camera: str, retention: Retention, reviews: Iterable[Review], now: float
    ) -> None:
        self._rows = rows
        self._camera = camera
        self._retention = retention
        self._streams = {stream: retention.of(stream) for stream in Stream}
        self._now = now
        counts = retention.cleanup_active and retention.configured
        self._reviews = sorted(reviews, key=lambda review: review.start_time) if counts else []
        self._starts = [review.start_time for review in self._reviews]
        ends = ((review.end_time or math.inf) - review.start_time for review in self._reviews)
        self._longest_review = max(ends, default=0.0)
        self._previews: list[Span] | None = None
        self._longest = 0.0
        self._going: set[str] = set()

    def lets_go(self, old: Row, new: Row | None) -> bool:
        """Whether the recording `old` may go, or become `new`, and no preview goes for it.

        That is now or once its days are over. What may go counts as gone from now on.
        """
        first, last = span_of(old)
        left = (math.inf, -math.inf) if new is None else span_of(new)
        lost = [
            (start, end)
            for start, end in self._touching(first, last)
            if not (start <= left[1] and end >= left[0])
        ]
        if lost:
            going = {*self._going, str(old["id"])}
            if any(self._hangs(*span, going) for span in lost):
                return False
            self._going = going
        return True

    def hanging_on(self, going: Collection[tuple[str, float, float]]) -> list[Span]:
        """Spans of previews that would not live as long without those recordings.

        Each is an id, a start and an end.
        """
        keys = {key for key, _, _ in going}
        spans = {span for _, first, last in going for span in self._touching(first, last)}
        return [span for span in sorted(spans) if self._hangs(*span, keys)]

    def _touching(self, first: float, last: float) -> list[Span]:
        """The previews of some of that time."""
        if self._previews is None:
            self._previews = self._look()
            self._longest = max((end - start for start, end in self._previews), default=0.0)
        begin = bisect_left(self._previews, (first - self._longest, 0.0))
        end = bisect_right(self._previews, (last, math.inf))
        return [span for span in self._previews[begin:end] if span[1] >= first]

    def _look(self) -> list[Span]:
        table = self._rows.table(PREVIEWS)
        if not self._reviews or not table.holds("id", "camera", "path", "start_time", "end_time"):
            return []
        return sorted(map(span_of, self._rows.previews_before(self._camera, math.inf)))

    def _hangs(self, start: float, end: float, going: Collection[str]) -> bool:
        """Whether a preview would live shorter without the recordings `going`.

        Less than an hour is nothing: so often the clean-up runs.
        """
        days = max(retention.days for retention in self._streams.values())
        with_all = without = max(self._now, end + days * _DAY)
        for row in self._rows.recordings_between(self._camera, start - LONGEST, end):
            first, last = span_of(row)
            if last < start:
                continue
            until = self._until(first, last, signs_of(row))
            with_all = max(with_all, until)
            if str(row["id"]) not in going:
                without = max(without, until)
        return with_all > without + HOUR

    def _until(self, start: float, end: float, signs: Signs) -> float:
        """When Frigate deletes a recording, as long as its reviews stay as they are."""
        retention = self._streams[signs.stream]
        days = retention.days
        if signs.motion == 0 and signs.dbfs == 0 and retention.continuous_days is not None:
            days = retention.continuous_days
        moment = end + days * _DAY
        most = max(reach(each, retention).post_capture for each in ("alert", "detection"))
        begin = bisect_left(self._starts, start - most - self._longest_review)
        for review in self._reviews[begin:]:
            around = reach(review.severity, retention)
            if review.start_time - around.pre_capture > end:
                break
            ended = math.inf if review.end_time is None else review.end_time
            expires = ended + around.days * _DAY
            if ended + around.post_capture < start or expires <= moment:
                continue
            if dull(signs, review.severity, retention):
                break
            moment = expires
        return moment


def span_of(row: Row) -> Span:
    """From when to when the recording or the preview `row` is."""
    return float(str(row["start_time"])), float(str(row["end_time"]))


def signs_of(row: Row) -> Signs:
    """What Frigate saw in a recording."""
    values = (row.get("motion"), row.get("objects"), row.get("dBFS"))
    motion, objects, dbfs = (value if isinstance(value, int) else None for value in values)
    return Signs(motion, objects, dbfs, Stream.of_column(row.get("stream_type")))
