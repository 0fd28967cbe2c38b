"""How long previews live: Frigate deletes one past its days unless a recording is kept there."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ..frigate.change import PREVIEWS
from ..frigate.retention import Signs, days_after, dull, reach
from ..layout import HOUR
from ..media.judge import LONGEST
from ..models import Retention
from ..severities import ALERT, DETECTION
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ..frigate.change import Row
    from ..frigate.recordings import Row as RecordingRow
    from ..frigate.retention import Review
    from ..frigate.rows import Rows

    Span = tuple[float, float]


class Lives:
    """How long one camera's previews live, by the reviews that are there now."""

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
        self._ends = list(accumulate(map(_end_of, self._reviews), max))
        """For each review, when the last of it and those before it ends."""
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

    def hanging_on(self, going: Collection[RecordingRow]) -> list[Span]:
        """Spans of previews that would not live as long without those recordings."""
        keys = {row.id for row in going}
        spans = {span for row in going for span in self._touching(row.start_time, row.end_time)}
        return [span for span in sorted(spans) if self._hangs(*span, keys)]

    def shortened(
        self, is_going: Callable[[str], bool], afterwards: Lives
    ) -> Iterator[tuple[Span, float]]:
        """Previews that live shorter once such ids and some reviews are gone, and until when.

        `afterwards` are the lives by the reviews that are left.
        """
        for start, end in self._all:
            own = self._own_days(end)
            if not self._may_outlive(start, end, own):
                continue
            rows = self._recordings(start, end)
            left = [row for row in rows if not is_going(str(row["id"]))]
            if len(left) == len(rows) and len(afterwards._reviews) == len(self._reviews):
                continue
            then = max((own, *map(afterwards.until, left)))
            if any(self.until(row) > then + HOUR for row in rows):
                yield (start, end), then

    def until(self, row: Row) -> float:
        """When Frigate deletes the recording `row`, as long as its reviews stay as they are."""
        start, end, signs = *span_of(row), signs_of(row)
        retention = self._streams[signs.stream]
        days = retention.days
        if signs.motion == 0 and signs.dbfs == 0 and retention.continuous_days is not None:
            days = retention.continuous_days
        moment = days_after(end, days)
        for review in self._reviews_from(start):
            around = reach(review.severity, retention)
            if review.start_time - around.pre_capture > end:
                break
            ended = _end_of(review)
            expires = days_after(ended, around.days)
            if ended + around.post_capture < start or expires <= moment:
                continue
            if dull(signs, review.severity, retention):
                break
            moment = expires
        return moment

    def _touching(self, first: float, last: float) -> list[Span]:
        """The previews of some of that time."""
        begin = bisect_left(self._all, (first - self._longest, 0.0))
        end = bisect_right(self._all, (last, math.inf))
        return [span for span in self._all[begin:end] if span[1] >= first]

    @cached_property
    def _all(self) -> list[Span]:
        table = self._rows.table(PREVIEWS)
        if not self._reviews or not table.holds("id", "camera", "path", "start_time", "end_time"):
            return []
        return sorted(map(span_of, self._rows.previews_before(self._camera, math.inf)))

    @cached_property
    def _longest(self) -> float:
        return max((end - start for start, end in self._all), default=0.0)

    def _hangs(self, start: float, end: float, going: Collection[str]) -> bool:
        """Whether a preview would live shorter without the recordings `going`.

        Less than an hour is nothing: so often the clean-up runs.
        """
        with_all = without = self._own_days(end)
        for row in self._recordings(start, end):
            until = self.until(row)
            with_all = max(with_all, until)
            if str(row["id"]) not in going:
                without = max(without, until)
        return with_all > without + HOUR

    def _own_days(self, end: float) -> float:
        """Until when a preview lives without any recording."""
        days = max(retention.days for retention in self._streams.values())
        return max(self._now, days_after(end, days))

    def _may_outlive(self, start: float, end: float, own: float) -> bool:
        """Whether a review near a preview is kept for longer than that."""
        for review in self._reviews_from(start - LONGEST):
            if review.start_time > end + LONGEST:
                break
            ended = _end_of(review)
            for retention in self._streams.values():
                if days_after(ended, reach(review.severity, retention).days) > own:
                    return True
        return False

    def _recordings(self, start: float, end: float) -> list[Row]:
        """The recordings that overlap that time."""
        rows = self._rows.recordings_between(self._camera, start - LONGEST, end)
        return [row for row in rows if span_of(row)[1] >= start]

    def _reviews_from(self, start: float) -> Iterator[Review]:
        """The reviews that may keep what starts then, and all later ones."""
        most = max(
            reach(each, retention).post_capture
            for retention in self._streams.values()
            for each in (ALERT, DETECTION)
        )
        for index in range(bisect_left(self._ends, start - most), len(self._reviews)):
            yield self._reviews[index]


def _end_of(review: Review) -> float:
    return math.inf if review.end_time is None else review.end_time


def span_of(row: Row) -> Span:
    """Start and end of the recording or the preview `row`."""
    return float(str(row["start_time"])), float(str(row["end_time"]))


def signs_of(row: Row) -> Signs:
    """What Frigate saw in a recording."""
    values = (row.get("motion"), row.get("objects"), row.get("dBFS"))
    motion, objects, dbfs = (value if isinstance(value, int) else None for value in values)
    return Signs(motion, objects, dbfs, Stream.of_column(row.get("stream_type")))
