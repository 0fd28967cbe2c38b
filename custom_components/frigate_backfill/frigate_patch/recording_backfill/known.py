"""What the database already knows around one hour: does a recording lie where another is?"""

from __future__ import annotations

import os
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from .database import Row
from .media import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .models import RunOrder

_SAME_START = 0.001


class FileExistence:
    """Whether the file that a row names is there."""

    def __init__(self, order: RunOrder) -> None:
        self._spelled = order.recordings_as.rstrip("/") + "/"
        self._actual = order.recordings_root.rstrip("/") + "/"

    def __call__(self, path: str) -> bool:
        """Look on the disk; a path of another host's, out of sight here, counts as there."""
        if path.startswith(self._spelled):
            return os.path.exists(self._actual + path[len(self._spelled) :])
        return self._spelled != self._actual or os.path.exists(path)


class KnownRows:
    """Rows of one camera that can touch recordings of one hour, in time order."""

    def __init__(self, rows: Iterable[Row], exists: FileExistence) -> None:
        self._rows = sorted(rows, key=_start)
        self._exists = exists
        self._seen: dict[str, bool] = {}
        self.by_path = {row.path: row for row in self._rows}

    def accept(self, row: Row) -> None:
        """Count a file accepted in this run as a row, in place of the one it overwrites."""
        self._rows = [known for known in self._rows if known.id != row.id] if row.id else self._rows
        insort(self._rows, row, key=_start)
        self._seen[row.path] = True

    def overlapped(self, start: float, end: float) -> bool:
        """Whether another row starts within 1 s of `start`, or rows cover more than half to `end`.

        Only rows whose files exist count, each only up to the next one's start, and none for
        longer than Frigate records.
        """
        covered = 0.0
        rows = self._rows
        for index in range(bisect_left(rows, start - LONGEST, key=_start), len(rows)):
            row = rows[index]
            if row.start_time >= end and row.start_time >= start + 1.0:
                break
            row_end = min(row.end_time, row.start_time + LONGEST)
            if index + 1 < len(rows):
                row_end = min(row_end, rows[index + 1].start_time)
            near = abs(row.start_time - start) < 1.0
            shared = min(row_end, end) - max(row.start_time, start)
            if (near or shared > 0.0) and self._is_there(row.path):
                if near:
                    return True
                covered += shared
        return covered > (end - start) / 2

    def moved(self, start: float) -> Row | None:
        """The row of the same start whose file is gone, if there is one."""
        first = bisect_left(self._rows, start - _SAME_START, key=_start)
        for row in self._rows[first:]:
            if row.start_time > start + _SAME_START:
                break
            if not self._is_there(row.path):
                return row
        return None

    def _is_there(self, path: str) -> bool:
        there = self._seen.get(path)
        if there is None:
            there = self._seen[path] = self._exists(path)
        return there


def _start(row: Row) -> float:
    return row.start_time
