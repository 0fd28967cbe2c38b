"""What passes before a camera: objects that are followed, and calls for an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random


@dataclass(frozen=True)
class Seen:
    """An object that was followed, and when it moved."""

    start: float
    end: float
    severity: str
    active: tuple[tuple[float, float], ...]
    tracked: bool = True
    """Or it was called for, and no camera saw it."""

    def moves(self, moment: float) -> bool:
        """Whether it moves then."""
        return any(begin <= moment <= end for begin, end in self.active)


def followed(chance: random.Random, begin: float, length: float) -> Seen:
    """An object that comes some time in the scene, moves now and then, and leaves."""
    start = begin + 60 + round(chance.uniform(0, length), 3)
    moves = [start + 0.5]
    spans = []
    for _ in range(chance.choice([1, 1, 2, 4])):
        first = moves[-1]
        last = first + chance.choice([2, 10, 40, 90])
        spans.append((first, last))
        moves.append(last + chance.choice([5, 25, 35, 100]))
    severity = chance.choice(["alert", "detection"])
    return Seen(start, round(spans[-1][1] + 5, 3), severity, tuple(spans))


def called_for(chance: random.Random, begin: float, length: float) -> Seen:
    """An alert that something called for, which lasts for some time."""
    start = begin + 60 + round(chance.uniform(0, length), 3)
    end = start + chance.choice([30, 130, 200])
    return Seen(start, end, "alert", ((start, end),), tracked=False)
