"""The motion that a run gives to recordings: what previews prove, where it harms nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..evidence.movement import Movement
from ..evidence.preview_files import PreviewFiles
from ..frigate.backfilled import UNPROCESSED
from ..frigate.retention import UNSEEN, Signs

if TYPE_CHECKING:
    from ..frigate.retention import CleanupRule
    from ..models import RunOrder


class RunMotion:
    """Says what motion a backfilled recording is written with."""

    def __init__(
        self, order: RunOrder, rule: CleanupRule, previews: PreviewFiles | None = None
    ) -> None:
        """`previews` of the camera, where others read them, too."""
        self._movement = Movement(previews or PreviewFiles.of(order))
        self._wanted = order.motion
        self._rule = rule

    @cached_property
    def _is_told(self) -> bool:
        """Whether motion is asked for, and anything tells of it."""
        return self._wanted and not self._movement.is_blind

    def of(self, start: float, end: float, signs: Signs = UNSEEN) -> int:
        """Motion of a recording from `start` to `end`: above 0, or -1 for unknown."""
        motion = self._movement.between(start, end) if self._is_told else 0
        return self.allowed(start, end, motion, signs) if motion else UNPROCESSED

    def knows(self, start: float, end: float) -> bool:
        """Whether previews tell all about that time."""
        return self._movement.knows(start, end)

    def allowed(self, start: float, end: float, motion: int, signs: Signs = UNSEEN) -> int:
        """That `motion`, or -1 where Frigate would delete the recording for it."""
        rule = self._rule
        moved = signs._replace(motion=motion)
        harmed = rule.deletes(start, end, moved) and not rule.deletes(start, end, signs)
        return UNPROCESSED if harmed else motion
