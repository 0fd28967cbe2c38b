"""What the database already knows around one hour: does a recording lie where another is?"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ..frigate.recordings import Row
from ..media.judge import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import RunOrder

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

    def __init__(
        self,
        rows: Iterable[Row],
        exists: FileExistence,
        of_folder: Iterable[Row] = (),
    ) -> None:
        """Take the camera's `rows`, and by path those that have files `of_folder` at any time."""
        self._rows = sorted(rows, key=lambda row: row.start_time)
        self._starts = [row.start_time for row in self._rows]
        self._exists = exists
        self._seen: dict[str, bool] = {}
        self.by_path = {row.path: row for row in self._rows}
        self.by_path.update((row.path, row) for row in of_folder)

    def accept(self, row: Row, replaces: str | None = None) -> None:
        """Count a file accepted in this run as a row, in place of the one with id `replaces`."""
        if replaces is not None:
            self._rows = [known for known in self._rows if known.id != replaces]
            self._starts = [known.start_time for known in self._rows]
        index = bisect_right(self._starts, row.start_time)
        self._starts.insert(index, row.start_time)
        self._rows.insert(index, row)
        self._seen[row.path] = True

    def overlapped(self, start: float, end: float) -> bool:
        """Whether another row starts within 1 s of `start`, or rows cover more than half to `end`.

        Only rows whose files exist count, each only up to the next one's start, and none for
        longer than Frigate records.
        """
        covered = 0.0
        starts = self._starts
        # Those before the last one that starts no later reach no further than that one's start.
        first = max(0, bisect_right(starts, start) - 1)
        first = min(first, bisect_right(starts, start - 1.0))
        for index in range(first, len(starts)):
            begin = starts[index]
            if begin >= end and begin >= start + 1.0:
                break
            row = self._rows[index]
            row_end = min(row.end_time, begin + LONGEST)
            if index + 1 < len(starts):
                row_end = min(row_end, starts[index + 1])
            near = abs(begin - start) < 1.0
            shared = min(row_end, end) - max(begin, start)
            if (near or shared > 0.0) and self._is_there(row.path):
                if near:
                    return True
                covered += shared
        return covered > (end - start) / 2

    def moved(self, start: float) -> Row | None:
        """The row of the same start whose file is gone, if there is one."""
        for index in range(bisect_left(self._starts, start - _SAME_START), len(self._starts)):
            row = self._rows[index]
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
