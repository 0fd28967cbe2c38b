"""The folding of old generations, so that a catalogue goes on however many databases are lost.

The oldest is folded into the next one, a day at a time, and nothing is left out: where both have
a row, both stay, the newer first, which is the one that a run takes.
"""

from __future__ import annotations

import itertools
import os
import time
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING

from ... import space
from ...frigate.values import number
from . import generations, index
from .dayfile import TABLES, DamagedError, Reader, Writer
from .files import damaged_in, days_in, file_name, set_aside
from .generations import drop_if_empty
from .merge import Aligned
from .place import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .generations import Generation

    Row = tuple[object, ...]

MOST = 20
"""Generations, beyond which the oldest are folded."""


def fold(folder: str, goes_on: Generation, check: Callable[[], None], until: float) -> None:
    """Fold the surplus generations of the catalogue in `folder`, but never `goes_on`.

    One day at least, others while it is not `until`, a monotonic moment, and none that finds the
    disk nearly full. Raises CatalogueError, OSError, sqlite3.Error, and what `check` raises.
    """
    while len(found := generations.of(folder)) > MOST:
        pairs = zip(found[-2::-1], found[::-1])
        # Neighbours, or else what is newer would change places with what lies between.
        chosen = next((pair for pair in pairs if goes_on not in pair), None)
        if chosen is None:
            return
        into, oldest = chosen
        for path in damaged_in(oldest.folder):
            set_aside(path, os.path.join(into.folder, os.path.basename(path)))
        for day in days_in(oldest.folder):
            check()
            if (why := space.why_scarce(os.path.join(into.folder, index.NAME))) is not None:
                raise CatalogueError(why)
            _fold_day(day, oldest.folder, into.folder, check)
            if time.monotonic() > until:
                return
        if not drop_if_empty(oldest.folder):
            return  # somebody else's files keep it


def _fold_day(day: int, folder: str, into: str, check: Callable[[], None]) -> None:
    path, target = (os.path.join(place, file_name(day)) for place in (folder, into))
    known = index.read(into)
    known.days.pop(day, None)  # to be looked at again, should its database ever come back
    index.write(into, known)
    if os.path.lexists(target) and not _is_whole(target, into):
        set_aside(target)
    if not os.path.lexists(target):
        os.rename(path, target)
    elif not _is_whole(path, folder):
        set_aside(path, target)
    else:
        try:
            with ExitStack() as opened:
                old = opened.enter_context(closing(Reader(path, folder)))
                new = opened.enter_context(closing(Reader(target, into)))
                writer = opened.enter_context(closing(Writer(target)))
                if _put_both(old, new, writer, check):
                    writer.finish()
        except DamagedError:  # of rows, which the unpacking does not see: both stay
            set_aside(path, target)
        else:
            os.unlink(path)


def _is_whole(path: str, folder: str) -> bool:
    with suppress(DamagedError), closing(Reader(path, folder)):
        return True
    return False


def _put_both(old: Reader, new: Reader, writer: Writer, check: Callable[[], None]) -> bool:
    """Write the rows of both; returns whether `old` had more."""
    more = False
    marks, earlier = new.marks(), old.marks()
    for table in TABLES:
        columns = Aligned((old.columns(table), ()), (new.columns(table), ())).columns
        if not columns:
            continue
        writer.begin(table, columns)
        more = more or columns != new.columns(table)
        # Recordings one camera after the other, as they stand; a day of others is small.
        cameras = {*old.cameras(), *new.cameras()} if table == "recordings" else {None}
        for camera in sorted(cameras, key=str):
            check()
            both = Aligned(_side(old, table, camera), _side(new, table, camera))
            there = set(both.new)
            missing = [row for row in both.old if row not in there]
            rows = [*both.new, *missing]
            if camera is not None:
                starts = map(number, (row[both.at("start_time")] for row in rows))
                rows = [rows[place] for _, place in sorted(zip(starts, itertools.count()))]
            writer.put(table, rows)
            more = more or bool(missing)
            if table in earlier and "id" in columns:
                # What the newer one has without a mark is not gone any more.
                ids = {str(row[both.at("id")]) for row in both.new}
                left = {key: mark for key, mark in earlier[table].items() if key not in ids}
                marks[table] = {**left, **marks.get(table, {})}
    writer.mark(marks)
    return more


def _side(reader: Reader, table: str, camera: str | None) -> tuple[Sequence[str], Sequence[Row]]:
    rows = reader.rows(table) if camera is None else reader.recordings(camera)
    return reader.columns(table), rows
