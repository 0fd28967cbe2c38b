"""The motion that a run gives to recordings: what previews prove, where it harms nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..evidence.movement import Movement
from ..frigate.backfilled import UNPROCESSED
from ..frigate.retention import Signs

if TYPE_CHECKING:
    from ..frigate.retention import CleanupRule
    from ..models import RunOrder


class RunMotion:
    """Says what motion a backfilled recording is written with."""

    def __init__(self, order: RunOrder, rule: CleanupRule) -> None:
        self._movement = Movement(order)
        self._wanted = order.motion
        self._rule = rule

    def of(self, start: float, end: float) -> int:
        """Motion of a recording from `start` to `end`: above 0, or -1 for unknown."""
        motion = self._movement.between(start, end) if self._wanted else 0
        return self.allowed(start, end, motion) if motion else UNPROCESSED

    def knows(self, start: float, end: float) -> bool:
        """Whether previews tell all about that time."""
        return self._movement.knows(start, end)

    def allowed(self, start: float, end: float, motion: int) -> int:
        """That `motion`, or -1 where Frigate would delete the recording for it."""
        rule = self._rule
        harmed = rule.deletes(start, end, Signs(motion)) and not rule.deletes(start, end)
        return UNPROCESSED if harmed else motion
