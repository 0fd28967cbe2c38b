"""The recorder: which segments of a stream Frigate keeps when they are recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .habits import Habits
    from .reviewer import Review


@dataclass(frozen=True)
class Segment:
    """One as it is recorded, and what was seen in it."""

    start: float
    end: float
    motion: int
    active: int

    def shows(self, mode: str) -> bool:
        """Whether a review keeps it that keeps segments by `mode`."""
        return mode == "all" or self.active > 0 or (mode == "motion" and self.motion > 0)


class Recorder:
    """That of one release, with the habits of one Frigate."""

    def __init__(self, version: str, habits: Habits) -> None:
        self._version = version
        self._habits = habits

    def keeps(self, segment: Segment, reviews: list[Review]) -> bool:
        """Whether it keeps a segment of the main stream."""
        habits = self._habits
        old = self._version < "0.17"
        if habits.continuous > 0 or (old and habits.motion > 0):
            return True
        if habits.motion > 0:
            return segment.motion > 0 or segment.active > 0
        review = self._touching(segment, reviews)
        return review is not None and segment.shows(habits.of(review.severity).mode)

    def keeps_second(self, segment: Segment, reviews: list[Review]) -> bool:
        """Whether it keeps a segment of the second stream."""
        second = self._habits.second
        if second is None or self._version < "0.19":
            return False
        if second.continuous > 0:
            return True
        if second.motion > 0 and (segment.motion > 0 or segment.active > 0):
            return True
        return self._touching(segment, reviews) is not None and segment.shows(second.mode)

    def _touching(self, segment: Segment, reviews: list[Review]) -> Review | None:
        for review in reviews:
            settings = self._habits.of(review.severity)
            if review.start - settings.pre > segment.end:
                return None
            if max(review.end + settings.post, review.closed) >= segment.start:
                return review
        return None
