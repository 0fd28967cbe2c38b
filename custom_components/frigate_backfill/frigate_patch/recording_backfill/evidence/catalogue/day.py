"""The renewal of one day: what the catalogue has and what the database has become one file."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from ...frigate.backfilled import UNPROCESSED
from ...frigate.days import TIMES
from .dayfile import TABLES, DamagedError, Reader, Writer
from .files import file_name, set_aside
from .gone import TABLES as DELETED_IN_FRIGATE
from .gone import marks_of
from .merge import (
    FILES,
    Aligned,
    Merged,
    is_made_up,
    merge_belongings,
    merge_cases,
    merge_files,
    merge_recordings,
    merge_timed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...frigate.days import Days
    from .dayfile import Marks
    from .index import DayEntry, Span
    from .judge import Judge

    Row = tuple[object, ...]
    Side = tuple[Sequence[str], Sequence[Row]]

_FEW, _MOST_SAMPLES = 9, 50
"""Paths: up to so few, all are kept, of more one in three, and never more than that."""
_BELONGINGS = {
    "userreviewstatus": ("reviewsegment", "review_segment_id"),
    "timeline": ("event", "source_id"),
}


class DayRenewal:
    """Renews days in one folder.

    Raises OSError, sqlite3.Error, DatabaseUnusableError and CancelledError.
    """

    def __init__(
        self,
        folder: str,
        days: Days,
        check: Callable[[], None],
        still_there: Callable[[], None],
    ) -> None:
        """`check` is called often; what it raises ends it.

        So does what `still_there` raises, where the disk was not there all the time.
        """
        self._folder = folder
        self._days = days
        self._check = check
        self._still_there = still_there

    def renew(self, day: int, judge: Judge, entry: DayEntry) -> DayEntry:
        """Look at `day` and write its file if anything changed; `entry` with what it holds."""
        path = os.path.join(self._folder, file_name(day))
        try:
            return self._renew(path, day, judge, entry)
        except DamagedError:
            set_aside(path)
            return self._renew(path, day, judge, entry)

    def _renew(self, path: str, day: int, judge: Judge, entry: DayEntry) -> DayEntry:
        with closing(_Old(path, self._folder)) as old, closing(Writer(path)) as writer:
            work = _Work(self._days, day, judge, old, writer)
            work.do(self._check)
            self._still_there()
            if any(writer.counts.values()):
                if work.changed:
                    writer.mark(work.marks)
                    writer.finish()
            else:
                with suppress(FileNotFoundError):
                    os.unlink(path)
        deleted = sum(mark.deleted for marks in work.marks.values() for mark in marks.values())
        return replace(
            entry, samples=work.samples, tables=work.tables, own=work.own, deleted=deleted
        )


class _Old:
    """What the catalogue has of a day, if anything. Raises OSError and DamagedError."""

    def __init__(self, path: str, folder: str) -> None:
        self._reader: Reader | None = None
        with suppress(FileNotFoundError):
            self._reader = Reader(path, folder)

    def close(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()

    def cameras(self) -> list[str]:
        """All that have recordings in it."""
        return [] if self._reader is None else self._reader.cameras()

    def recordings(self, camera: str) -> Side:
        """The recordings of `camera`."""
        if self._reader is None:
            return (), ()
        return self._reader.columns("recordings"), self._reader.recordings(camera)

    def marks(self) -> Marks:
        """The marks of those of its rows that the database had no more."""
        return {} if self._reader is None else self._reader.marks()

    def rows(self, table: str) -> Side:
        """All rows of another table."""
        if self._reader is None:
            return (), ()
        return self._reader.columns(table), self._reader.rows(table)


class _Work:
    """The merging of one day, table by table."""

    def __init__(self, days: Days, day: int, judge: Judge, old: _Old, writer: Writer) -> None:
        self._days = days
        self._day = day
        self._judge = judge
        self._old = old
        self._writer = writer
        self.changed = False
        self.tables: dict[str, Span] = {}
        self.own: dict[str, dict[str, int]] = {}
        self.marks: Marks = {}
        """By table, of rows that the database has no more."""
        self._analysed: list[str] = []

    @property
    def samples(self) -> tuple[str, ...]:
        """Paths of a few recordings of every camera, or of one where there are many."""
        few = self._analysed if len(self._analysed) <= _FEW else self._analysed[1::3]
        return tuple(few[:_MOST_SAMPLES])

    def do(self, check: Callable[[], None]) -> None:
        """Merge table by table, recordings first: by them is judged what belongs to them."""
        self._recordings(check)
        merged: dict[str, Merged] = {}
        before = self._old.marks()
        for table in TABLES[1:]:
            check()
            new = self._days.columns(table), self._days.rows(table, self._day)
            both = Aligned(self._old.rows(table), new)
            if both.columns:
                merged[table] = self._merge(table, both, merged)
                self._writer.begin(table, both.columns)
                self._put(table, merged[table])
                if table in DELETED_IN_FRIGATE:
                    told = before.get(table, {})
                    marks = marks_of(table, both, merged[table], told, self._judge)
                    self.changed = self.changed or marks != told
                    self.marks[table] = marks

    def _merge(self, table: str, both: Aligned, merged: dict[str, Merged]) -> Merged:
        if table in FILES:
            return merge_files(table, both, self._judge)
        if table in _BELONGINGS:
            parent, column = _BELONGINGS[table]
            return merge_belongings(both, column, merged[parent])
        if table == "exportcase":
            return merge_cases(both, self._judge, merged.get("export", Merged(())))
        return merge_timed(table, both, self._judge)

    def _recordings(self, check: Callable[[], None]) -> None:
        columns = self._days.columns("recordings")
        for number, camera in enumerate(sorted({*self._old.cameras(), *self._days.cameras()})):
            check()
            new = columns, self._days.recordings(self._day, camera)
            merged = merge_recordings(
                camera, Aligned(self._old.recordings(camera), new), self._judge
            )
            if not number:
                self._writer.begin("recordings", merged.columns)
            self._put("recordings", merged)
            self._sample(merged)

    def _sample(self, merged: Merged) -> None:
        path, regions = merged.columns.index("path"), merged.columns.index("regions")
        own = [row for row in merged.rows if row[regions] != UNPROCESSED] or merged.rows
        for row in (own[0], own[len(own) // 2], own[-1]) if own else ():
            self._analysed.append(str(row[path]))

    def _put(self, table: str, merged: Merged) -> None:
        self._writer.put(table, merged.rows)
        self.changed = self.changed or merged.changed
        if not merged.rows:
            return
        if table in TIMES:
            camera, made_up = merged.columns.index("camera"), is_made_up(table, merged.columns)
            for row in merged.rows:
                if not made_up(row):
                    counts = self.own.setdefault(str(row[camera]), {})
                    counts[table] = counts.get(table, 0) + 1
        count, first, last = self.tables.get(table, (0, None, None))
        times = [time for time in (first, last) if time is not None]
        if table in TIMES:
            at = merged.columns.index(TIMES[table])
            values = (row[at] for row in merged.rows)
            times += [float(value) for value in values if isinstance(value, (int, float))]
        count += len(merged.rows)
        self.tables[table] = count, min(times, default=None), max(times, default=None)
