"""The pace of a run: how long the rest takes, going by what is left to look at.

Files that the database knows already go by in no time, and mostly come first. So they count apart.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models import HourReport


class Pace:
    """The pace of one run, once its files are counted."""

    def __init__(self, files: int, rows: int, clock: Callable[[], float] = time.monotonic) -> None:
        """There are `files` to look at, and the database has `rows` of the same time."""
        self._clock = clock
        self._last = clock()
        self._known_left = min(files, rows)
        self._new_left = files - self._known_left
        self._known = self._new = 0
        self._known_seconds = self._new_seconds = 0.0

    def take(self, report: HourReport) -> None:
        """Count a report in, and the time since the last."""
        now = self._clock()
        seconds, self._last = now - self._last, now
        new = sum(not result.indexed for result in report.results)
        known = len(report.results) - new
        if report.indexed is not None:
            known += len(report.indexed.seconds)
        self._known += known
        self._new += new
        self._known_left -= known
        self._new_left -= new
        if new or not known:
            self._new_seconds += seconds
        else:
            self._known_seconds += seconds

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes; None where nothing tells yet."""
        left_at_all = max(0, self._new_left + self._known_left)
        # Where more is new than the rows foretold, as files of theirs are gone, all may be.
        known_left = min(left_at_all, max(0, self._known_left)) if self._new_left >= 0 else 0
        new_left = left_at_all - known_left
        if (new_left and not self._new) or not self._known + self._new:
            return None
        left = 0.0
        if new_left:
            left += new_left * self._new_seconds / self._new
        if known_left and self._known:
            left += known_left * self._known_seconds / self._known
        return round(left, 1)
