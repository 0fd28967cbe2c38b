"""What the database knew around one hour before the run: whether a file is in it already."""

from __future__ import annotations

import os
from bisect import bisect_left
from typing import TYPE_CHECKING

from .. import layout
from ..frigate.recordings import Row
from ..frigate.retention import Signs
from ..media.judge import LONGEST
from ..models import FileResult, Reason, Status
from ..presence import is_gone
from ..streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..models import RunOrder
    from .place import Place

_SAME_START = 0.001
_SECOND = 1.0
_NEAR = 2.0
"""Seconds; from 0.19 on a row may start up to one second from the one in its file's name."""


class RowFiles:
    """The files that rows name, looked up on this side."""

    def __init__(self, order: RunOrder, place: Place) -> None:
        self._roots = [
            (order.recordings_as.rstrip("/") + "/", order.recordings_root.rstrip("/") + "/"),
            (place.spelled + "/", place.folder + "/"),
        ]
        self._same_everywhere = self._roots[0][0] == self._roots[0][1]

    def is_there(self, path: str) -> bool:
        """Look on the disk; a path of another host's, out of sight here, counts as there.

        So does one that the disk does not answer for.
        """
        places = dict.fromkeys(self._places(path))
        return not places or not all(map(is_gone, places))

    def is_the_same(self, path: str, file: os.stat_result) -> bool:
        """Whether `path` is another name of the open `file`."""
        here = self.here(path)
        try:
            return here is not None and os.path.samestat(os.stat(here), file)
        except OSError:
            return False

    def here(self, path: str) -> str | None:
        """Where the file is for this process; None where that is not known."""
        return next(self._places(path), None)

    def _places(self, path: str) -> Iterator[str]:
        """Where it may be: one folder of Frigate's may be made up of two disks."""
        for spelled, actual in self._roots:
            if path.startswith(spelled):
                yield actual + path[len(spelled) :]
        if self._same_everywhere:
            yield path


class KnownRows:
    """Rows of one camera that can touch recordings of one hour, in time order.

    A recording in Frigate's layout is one segment, however long it runs: its recorder compares
    none with its neighbours, and two with different names never stand in each other's way.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        files: RowFiles,
        of_folder: Iterable[Row] = (),
        *,
        stream: Stream = Stream.MAIN,
        ignores_case: bool = False,
    ) -> None:
        """Take the camera's `rows`, and by path those that have files `of_folder` at any time.

        The files that are looked at are of `stream`; `ignores_case` says that two paths that differ
        only in case are one file.
        """
        self.stream = stream
        self._unseen = Signs(stream=stream)
        self._rows = []
        self._names: list[float | None] = []
        """What the rows' files say of their starts; None of those outside Frigate's layout."""
        for row in sorted(rows, key=lambda row: row.start_time):
            parsed = layout.parse(row.path)
            own = row.stream if parsed is None else Stream.of_folder(parsed.camera)
            if own == stream:
                self._rows.append(row)
                self._names.append(None if parsed is None else parsed.start_time)
        self._starts = [row.start_time for row in self._rows]
        self._files = files
        self._seen: dict[str, bool] = {}
        self._ignores_case = ignores_case
        self._by_path = {self._key(row.path): row for row in (*self._rows, *of_folder)}
        self._by_id = {row.id: row for row in self._by_path.values()}
        self._ids = {row.id for row in self._rows}
        self._all_in_layout = None not in self._names

    def of_path(self, path: str) -> Row | None:
        """The row of the file `path`."""
        return self._by_path.get(self._key(path)) if self._by_path else None

    def of_id(self, row_id: str) -> Row | None:
        """The row of that id."""
        return self._by_id.get(row_id)

    def signs_of(self, row: Row | None) -> Signs:
        """What Frigate will judge a recording by that `row` gets: what it saw itself stays."""
        if row is None or row.backfilled:
            return self._unseen
        return row.signs._replace(stream=self.stream)

    def has_id(self, row_id: str) -> bool:
        """Whether one of the rows has that id."""
        return row_id in self._ids

    def is_free(self, start: float) -> bool:
        """Whether no row can have to do with a recording from `start` on that has none by path."""
        first = bisect_left(self._starts, start - _NEAR)
        return self._all_in_layout and (
            first == len(self._starts) or self._starts[first] >= start + _NEAR
        )

    def of_file(self, start: float, file: os.stat_result) -> str | None:
        """The path by which the open `file` already has a row near `start`."""
        for index in self._near(start):
            path = self._rows[index].path
            if self._files.is_the_same(path, file):
                return path
        return None

    def overlapping(self, start: float, end: float) -> Row | None:
        """The row that stands in the way of a recording from `start` to `end`, if one does.

        That is one of the same second, or one of those that cover more than half of it and have
        files outside Frigate's layout. Only rows whose files exist count, each only up to the next
        one's start, and none for longer than Frigate records.
        """
        for index in self._near(start):
            name = self._names[index]
            begin = self._starts[index] if name is None else name
            if abs(begin - start) < _SECOND and self._is_there(self._rows[index].path):
                return self._rows[index]
        if self._all_in_layout:
            return None
        covered, last = 0.0, None
        starts = self._starts
        for index in range(bisect_left(starts, start - LONGEST), len(starts)):
            begin = starts[index]
            if begin >= end:
                break
            row = self._rows[index]
            row_end = min(row.end_time, begin + LONGEST)
            if index + 1 < len(starts):
                row_end = min(row_end, starts[index + 1])
            shared = min(row_end, end) - max(begin, start)
            if self._names[index] is None and shared > 0.0 and self._is_there(row.path):
                covered += shared
                last = row
        return last if covered > (end - start) / 2 else None

    def moved(self, start: float) -> Row | None:
        """The row of the same start, or of a file of the same name, whose file is gone."""
        for index in self._near(start):
            row = self._rows[index]
            begins = (row.start_time, self._names[index])
            same = any(begin is not None and abs(begin - start) <= _SAME_START for begin in begins)
            if same and not self._is_there(row.path):
                return row
        return None

    def end_before(self, start: float) -> float | None:
        """When the last row ended that began before `start`."""
        index = bisect_left(self._starts, start)
        return self._rows[index - 1].end_time if index else None

    def _near(self, start: float) -> range:
        first = bisect_left(self._starts, start - _NEAR)
        return range(first, bisect_left(self._starts, start + _NEAR, first))

    def _is_there(self, path: str) -> bool:
        there = self._seen.get(path)
        if there is None:
            there = self._seen[path] = self._files.is_there(path)
        return there

    def _key(self, path: str) -> str:
        return path.casefold() if self._ignores_case else path


def already_indexed(path: str, start: float, row: Row) -> FileResult:
    """The result of a file that has its `row`."""
    return FileResult(
        path,
        Status.SKIPPED,
        Reason.ALREADY_INDEXED,
        None,
        start,
        row.end_time - row.start_time,
        int((row.segment_size or 0.0) * 2**20),
        indexed=True,
    )
