"""The times of a camera's known reviews, and what of a time lies under none of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SLACK = 2.0
"""Seconds between an event's start and its review's."""


class ReviewSpans:
    """From when to when each known review lasted."""

    def __init__(self, spans: Iterable[tuple[float, float]]) -> None:
        ordered = sorted(spans)
        self._begins = [start for start, _ in ordered]
        self._until = list(accumulate((end for _, end in ordered), max))
        self.found = -inf
        """Until when those lasted that were found since."""

    def covered(self, moment: float) -> float:
        """Until when the reviews last that had begun by then."""
        place = bisect_right(self._begins, moment + SLACK)
        return max(self.found, self._until[place - 1] if place else -inf)

    def following(self, moment: float) -> float:
        """When the next one begins."""
        place = bisect_right(self._begins, moment + SLACK)
        return self._begins[place] if place < len(self._begins) else inf

    def between(self, start: float, end: float) -> Iterator[tuple[float, float]]:
        """What of that time is under none."""
        while start < end:
            if (over := self.covered(start)) > start:
                start = over + SLACK
                continue
            following = min(end, self.following(start))
            yield start, following
            start = following + SLACK

    def leave_out(self, moments: Sequence[int], before: float, after: float) -> bool:
        """Whether one of `moments` lies under no review, nor near one.

        Near is what is at most `before` seconds before its start or `after` seconds after its end.
        `moments` are in order.
        """
        reached = -inf
        for begin, until in zip([*self._begins, inf], [*self._until, inf]):
            following = bisect_left(moments, reached)
            if following < len(moments) and moments[following] < begin - before:
                return True
            reached = until + after
        return False
