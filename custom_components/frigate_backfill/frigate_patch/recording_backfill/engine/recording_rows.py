"""The rows of a camera's recordings beside the files on disk: which are missing, which there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from .. import layout
from ..evidence.pictured import USUAL
from ..frigate.backfilled import UNPROCESSED
from ..media.judge import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..evidence.copies.copies import Copies
    from ..frigate.recordings import FrigateDatabase
    from ..models import RunOrder
    from ..streams import Stream

_DAY = 86400
_CLEAR = 0.1
_AMID = layout.HOUR
"""Seconds; where Frigate wrote a row so shortly before, single recordings lost theirs, no more."""


class RecordingRows:
    """Compares a camera's rows with the starts of its files.

    What is asked raises DatabaseUnusableError and CancelledError.
    """

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        starts: Mapping[Stream, Sequence[int]],
        settled: float,
        copies: Copies,
    ) -> None:
        """`starts` of all recordings on disk, in order; later than `settled` none is looked at."""
        self._camera = order.camera
        self._retention = order.retention
        self._database = database
        self._by_stream = starts
        self._settled = settled
        self._copies = copies

    def clear_of(self, start: float, end: float) -> Iterator[tuple[float, float]]:
        """The parts of that time from which a review reaches no row of Frigate's own."""
        retention = self._retention
        alerts, detections = retention.alerts, retention.detections
        before = max(alerts.post_capture, detections.post_capture) + _CLEAR
        after = max(alerts.pre_capture, detections.pre_capture) + _CLEAR
        rows = self._database.signs(self._camera, start - LONGEST, end + before)
        for first, last, signs in rows:
            if signs.objects == UNPROCESSED or last < start - after:
                continue
            if start <= (until := min(end, first - before)):
                yield start, until
            start = max(start, last + after)
        if start <= end:
            yield start, end

    def stand_before(self, moment: float) -> bool:
        """Whether Frigate's rows shortly before are known, if only by a copy; so are reviews."""
        rows = self._database.signs(self._camera, moment - _AMID, moment)
        return any(row.signs.objects != UNPROCESSED for row in rows) or self.in_copies(moment)

    def in_copies(self, moment: float) -> bool:
        """The same, by copies alone."""
        return self._copies.know_reviews(moment - _AMID, moment)

    def miss_some(self, start: float, end: float) -> bool:
        """Whether there are recordings of that time on disk that have no row."""
        there = {
            stream: starts[bisect_left(starts, start - USUAL) : bisect_right(starts, end)]
            for stream, starts in self._by_stream.items()
        }
        if not any(there.values()):
            return False
        known = self._database.starts(self._camera, start - LONGEST, end)
        return any(not known[stream].issuperset(seconds) for stream, seconds in there.items())

    @cached_property
    def newest_missing(self) -> float | None:
        """When the last recording began that is on disk and not in the database."""
        left = {
            stream: bisect_left(starts, self._settled) for stream, starts in self._by_stream.items()
        }
        while any(left.values()):
            newest = max(self._by_stream[stream][last - 1] for stream, last in left.items() if last)
            day = newest // _DAY * _DAY
            of_day = {}
            for stream, last in left.items():
                starts = self._by_stream[stream]
                left[stream] = first = bisect_left(starts, day, 0, last)
                of_day[stream] = starts[first:last]
            if self._database.has_starts(self._camera, day, day + _DAY, of_day):
                continue
            # From 0.19 on a row may start in the second before its file's name.
            known = self._database.starts(self._camera, day - 1, day + _DAY)
            lost = [
                second
                for stream, seconds in of_day.items()
                for second in seconds
                if second not in known[stream]
            ]
            if lost:
                return float(max(lost))
        return None
