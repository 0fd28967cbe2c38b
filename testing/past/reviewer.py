"""The reviewer: which reviews Frigate makes of what moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .objects import Seen

_CUTOFF = {"alert": 40.0, "detection": 30.0}
"""Seconds without activity that end a review; until 0.16 both end after those of a detection."""
LOITERING_TIME = 10
"""Seconds that one has to stand in the zone to be in it."""


@dataclass
class Review:
    """One as the reviewer makes it."""

    start: float
    severity: str
    end: float
    closed: float = 0.0
    """When the reviewer saw that it had ended; until then it is kept as one that goes on."""
    thumb_time: float = 0.0
    labels: set[str] = field(default_factory=set)
    """Of what was active in it."""


class Reviewer:
    """That of one release."""

    def __init__(self, version: str) -> None:
        self._old = version < "0.17"

    def reviews(self, moments: list[float], objects: list[Seen]) -> Iterator[Review]:
        """The reviews that it makes of what moves at each moment."""
        current: Review | None = None
        last = {"alert": 0.0, "detection": 0.0}
        most = 0
        for moment in moments:
            active = [
                seen
                for seen in objects
                if seen.moves(moment) or self._loiters(seen, moment, begun=current is not None)
            ]
            moving, count = {seen.severity for seen in active}, len(active)
            labels = {seen.label for seen in active}
            if current is None:
                if moving:
                    severity = "alert" if "alert" in moving else "detection"
                    current, most = Review(moment, severity, moment, thumb_time=moment), count
                    current.labels |= labels
                    last = {"alert": moment, "detection": moment}
                continue
            if moving:
                current.labels |= labels
                if "alert" in moving and current.severity != "alert":
                    current.severity, current.thumb_time = "alert", moment + 0.1
                if count > most:
                    most, current.thumb_time = count, moment + 0.1
                for severity in moving:
                    last[severity] = moment
            elif moment > self._ends(current, last):
                current.end = self._last(current, last)
                current.closed = moment
                yield current
                current = None
        if current is not None:
            current.end, current.closed = self._last(current, last), moments[-1]
            yield current

    def _loiters(self, seen: Seen, moment: float, *, begun: bool) -> bool:
        """Whether it counts as active though it stands still.

        Until 0.16 in what had begun alone; since, other than persons only until it is in the zone.
        """
        if not seen.loiters(moment):
            return False
        if self._old:
            return begun
        return seen.label == "person" or not seen.loiters(moment - LOITERING_TIME)

    def _last(self, review: Review, last: Mapping[str, float]) -> float:
        # Until 0.16 any activity counted; since, an alert's end is its last alert's.
        return max(last.values()) if self._old else last[review.severity]

    def _ends(self, review: Review, last: Mapping[str, float]) -> float:
        cutoff = _CUTOFF["detection" if self._old else review.severity]
        return self._last(review, last) + cutoff
