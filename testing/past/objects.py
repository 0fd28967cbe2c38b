"""What passes before a camera: objects that are followed, and calls for an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    stays: tuple[float, float] | None = None
    """From when to when it stands still in a zone with a loitering time."""

    @property
    def label(self) -> str:
        """What it is; half of what makes an alert are cars."""
        if self.severity == "detection":
            return "dog"
        return "car" if self.tracked and round(self.start * 1000) % 2 else "person"

    def loiters(self, moment: float) -> bool:
        """Whether it stands in such a zone then."""
        return self.stays is not None and self.stays[0] <= moment <= self.stays[1]

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


def standing(chance: random.Random, seen: Seen) -> Seen:
    """The same, but it stands still for a while before it leaves."""
    left = seen.active[-1][1]
    gone = left + chance.choice([20, 100, 300])
    return replace(seen, end=round(gone + 5, 3), stays=(left, gone))


def called_for(chance: random.Random, begin: float, length: float) -> Seen:
    """An alert that something called for, which lasts for some time."""
    start = begin + 60 + round(chance.uniform(0, length), 3)
    end = start + chance.choice([30, 130, 200])
    return Seen(start, end, "alert", ((start, end),), tracked=False)
