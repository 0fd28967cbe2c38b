"""The end of what was kept of a lost database: day by day, once it has been brought back.

A day stays as long as it has a row that the database lacks and of which something is on disk, and
as long as nothing of it has come back: then the disk may be another one.
"""

from __future__ import annotations

import os
import random
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from . import index
from .dayfile import DamagedError, Reader, days_in, file_name
from .merge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...frigate.days import Days

_FILES = {"previews": "path", "export": "video_path"}
_SPAN = ("start_time", "end_time")


def drop_restored(folders: Sequence[str], days: Days, check: Callable[[], None]) -> None:
    """Look at one day, whichever, of the generations in `folders`.

    Raises OSError, DatabaseUnusableError and CancelledError.
    """
    waiting = [(folder, day) for folder in folders for day in days_in(folder)]
    if waiting:
        folder, day = random.choice(waiting)
        path = os.path.join(folder, file_name(day))
        try:
            with closing(Reader(path, folder)) as reader:
                restored = _is_restored(reader, day, days, check)
        except DamagedError:
            return
        if restored:
            os.unlink(path)
    for folder in folders:
        if not days_in(folder):
            _drop_folder(folder)


def _is_restored(reader: Reader, day: int, days: Days, check: Callable[[], None]) -> bool:
    judge = Judge(changes=False, leaves=False, is_there=os.path.lexists)
    back = False
    for camera in reader.cameras():
        check()
        columns = reader.columns("recordings")
        path, start = columns.index("path"), columns.index("start_time")
        rows = reader.recordings(camera)
        there = [row for row in rows if judge.is_there(str(row[path]))]
        known = days.paths([str(row[path]) for row in there])
        if len(known) < len(there):
            return False
        back = back or bool(known)
        judge.starts[camera] = sorted(float(str(row[start])) for row in there)
    return back and all(
        _has_all(reader, table, day, days, judge)
        for table in ("reviewsegment", "event", *_FILES)
        if reader.columns(table)
    )


def _has_all(reader: Reader, table: str, day: int, days: Days, judge: Judge) -> bool:
    """Whether the database has every row of which something is there."""
    columns = reader.columns(table)
    now = days.columns(table)
    rows = days.rows(table, day)
    known = {row[now.index(name)] for name in ("id", _FILES.get(table, "id")) for row in rows}
    for row in reader.rows(table):
        of = dict(zip(columns, row))
        if of["id"] in known:
            continue
        if table in _FILES:
            path = of[_FILES[table]]
            if path not in known and judge.is_there(str(path)):
                return False
        elif judge.has_footage(of["camera"], *(float(str(of[name] or 0)) for name in _SPAN)):
            return False
    return True


def _drop_folder(folder: str) -> None:
    """Remove a generation of which no day is left; anything else in it keeps it."""
    with suppress(OSError):
        if set(os.listdir(folder)) <= {index.NAME}:
            os.unlink(os.path.join(folder, index.NAME))
            os.rmdir(folder)
