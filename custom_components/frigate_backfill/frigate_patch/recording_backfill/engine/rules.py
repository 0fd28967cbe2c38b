"""The rules that one run goes by: what the next clean-up deletes, with its reviews and without.

A run whose range begins or ends amid an hour sums up that whole hour. Files outside the range are
judged by what a run over all of the hour would bring back, those in it by what is written alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frigate.retention import CleanupRule, Signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..frigate.retention import Review
    from ..models import RunOrder
    from ..streams import Stream


class RunRules:
    """What the clean-up at `now` deletes."""

    def __init__(self, order: RunOrder, there: Iterable[Review], now: float) -> None:
        """`there` are the reviews in the database."""
        there = list(there)
        self.rule = CleanupRule(order.retention, there, now)
        """With the reviews that this run wrote, or would."""
        self.without = CleanupRule(order.retention, there, now)
        self._of_hours = self.rule
        if order.start_time is not None or order.end_time is not None:
            self._of_hours = CleanupRule(order.retention, there, now)

    def add(self, review: Review) -> None:
        """Count in one that this run wrote."""
        self.rule.add(review)
        if self._of_hours is not self.rule:
            self._of_hours.add(review)

    def add_beyond(self, review: Review) -> None:
        """Count in one that only a run over the whole hours would write."""
        self._of_hours.add(review)

    def keeps_beyond(self, start: float, end: float, stream: Stream) -> bool:
        """Whether Frigate would keep a recording outside the range, after such a run."""
        return not self._of_hours.deletes(start, end, Signs(stream=stream))
