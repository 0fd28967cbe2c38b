"""What the previews of one camera prove of motion in its recordings."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from ..media.timing import ONGOING, moving

if TYPE_CHECKING:
    from ..media.timing import Timing
    from .preview_files import PreviewFile, PreviewFiles

_FRAMES_A_SECOND = 5.0
"""That Frigate's detection looks at by default; its recorder counts motion in each."""
_HIDDEN = 1.0
"""Seconds after a frame in which a preview gets no other, whatever moves."""
_JOINT = 0.1
"""Seconds that two files which follow each other may be apart."""
_BACK = 4
"""How many files back one may begin that reaches into a recording; the clock may have been set."""
_AT_HAND = 3
"""Files of which the frames are kept at hand: recordings are asked for in time order."""


@dataclass(frozen=True)
class _Proof:
    """What one preview proves."""

    start: float
    end: float
    moments: list[float]
    """When a frame proves motion."""
    sums: array[float]
    """How many frames of the detector the first so many moments stand for."""

    def between(self, start: float, end: float) -> float:
        """How many frames of the detector saw motion."""
        first, last = bisect_left(self.moments, start), bisect_right(self.moments, end)
        return self.sums[last] - self.sums[first]


class Movement:
    """Reads each preview once, when a recording is the first to ask for its time."""

    def __init__(self, previews: PreviewFiles) -> None:
        self._previews = previews
        self._starts: array[float] | None = None
        self._proofs: dict[str, _Proof | None] = {}

    @property
    def is_blind(self) -> bool:
        """Whether there is no preview at all."""
        return not self._previews.all

    def between(self, start: float, end: float) -> int:
        """How much motion was seen from `start` to `end`, as Frigate counts it; 0 if unproven.

        Its recorder counts the places that move in each frame of the detector. A frame of a preview
        stands for those up to the next, and one place.
        """
        total = sum(proof.between(start, end) for proof in self._around(start - _HIDDEN, end))
        return max(1, round(total)) if total and self.knows(start, end) else 0

    def knows(self, start: float, end: float) -> bool:
        """Whether previews tell all about that time, be it that nothing moved."""
        reached = start - _HIDDEN
        for proof in self._around(reached, end):
            if proof.start <= reached + _JOINT:
                reached = max(reached, proof.end)
        return reached >= end

    def _around(self, start: float, end: float) -> list[_Proof]:
        """What the previews prove that reach into that time, in time order."""
        files = self._previews.all
        if not files:
            return []
        if self._starts is None:
            self._starts = array("d", (file.start for file in files))
        last = bisect_right(self._starts, end)
        return [
            proof
            for file in files[max(0, last - _BACK) : last]
            if file.end >= start and (proof := self._proof(file)) is not None
        ]

    def _proof(self, file: PreviewFile) -> _Proof | None:
        if file.name not in self._proofs:
            if len(self._proofs) >= _AT_HAND:
                del self._proofs[next(iter(self._proofs))]
            timing = self._previews.timing(file)
            self._proofs[file.name] = None if timing is None else _proof_of(timing)
        return self._proofs[file.name]


def _proof_of(timing: Timing) -> _Proof:
    moments = moving(timing.frames)
    weights = [
        gap * _FRAMES_A_SECOND if (gap := following - moment) <= ONGOING else 1.0
        for moment, following in zip(moments, [*moments[1:], float("inf")])
    ]
    sums = array("d", accumulate(weights, initial=0.0))
    return _Proof(timing.start, timing.end, moments, sums)
