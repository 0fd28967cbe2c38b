"""The estimated lengths of recordings: told by the files' names, doubted by their sizes.

Frigate cuts a stream into files that follow each other, so that a file plays until the next one
begins. The names have whole seconds, so the true length is within a second of what they tell. That
is wrong before a pause, and for a file that lost its end: its size is too small for the time.
"""

from __future__ import annotations

from collections import deque
from statistics import median
from typing import NamedTuple

ENOUGH = 8
"""Lengths that must be known before another is estimated."""
SAMPLE = 120
"""One file in so many is read, to keep what is known up to date."""
_KEPT = 64
"""Lengths that are remembered: the samples of a few hours. A camera's settings may change."""
_BLOCK = 30
"""Files, a few minutes of them, whose sizes are compared with each other."""
_LEAST, _MOST = 0.6, 2.5
"""A plausible file has between so much and so much of the usual bytes a second around it."""
_EVEN = 0.12
"""By how much bytes a second differ in the most even stream, as names have whole seconds."""
_SPREADS = 4.0
"""A file is too small if it is so many times as far from the usual as most others."""
_NAMES_TELL = 1.0
"""Seconds by which a length may differ from what two names tell."""


class Piece(NamedTuple):
    """A file between two others of its stretch."""

    gap: float
    """Seconds until the next one begins."""
    size: int


class Lengths:
    """The lengths of the recordings of one stream that were read last."""

    def __init__(self) -> None:
        self._found: deque[float] = deque(maxlen=_KEPT)

    @property
    def enough(self) -> bool:
        """Whether enough are known to estimate others."""
        return len(self._found) >= ENOUGH

    def learn(self, duration: float) -> None:
        """Take in the length of a recording that was read."""
        self._found.append(duration)

    def hides_pause(self, gap: float) -> bool:
        """Whether no recording plays long enough to reach the next one after `gap`."""
        if not self.enough:
            return True
        usual = sorted(self._found)[len(self._found) * 9 // 10]
        return gap >= usual + _NAMES_TELL

    def estimate(self, gap: float) -> float:
        """The length of a recording that is followed by another after `gap`."""
        near = [found for found in self._found if abs(found - gap) < _NAMES_TELL]
        return round(median(near), 3) if near else gap


def conspicuous(pieces: list[Piece]) -> set[int]:
    """The numbers of those whose size does not fit their time."""
    found: set[int] = set()
    for begin in range(0, len(pieces), _BLOCK):
        block = pieces[begin : begin + _BLOCK]
        rates = [piece.size / max(piece.gap, _NAMES_TELL) for piece in block]
        usual = median(rates)
        spread = median(abs(rate / usual - 1.0) for rate in rates)
        least = usual * max(_LEAST, 1.0 - max(_EVEN, _SPREADS * spread))
        found.update(
            number for number, rate in enumerate(rates, begin) if not least <= rate <= _MOST * usual
        )
    return found


def sample(count: int, *, enough: bool) -> set[int]:
    """Which of `count` files in a row are read in any case: the first, and one in so many."""
    step = SAMPLE if enough else max(1, count // (2 * ENOUGH))
    return set(range(0, count, step))
