"""The end of what was kept of a lost database: day by day, once it has been brought back.

A day stays until the generation that goes on has all of it of which something is on disk, as good
as it was: a row that a run made from a file is none of Frigate's own. It also stays as long as
nothing of it has come back: then the disk may be another one.
"""

from __future__ import annotations

import os
import random
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from ...frigate.values import number
from .absent import may_be_there
from .dayfile import DamagedError, Reader
from .files import days_in, file_name
from .generations import drop_if_empty
from .gone import deleted_of, thumb_of
from .judge import Judge, Moment, Trust
from .merge import FILES, is_made_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Row = tuple[object, ...]


def drop_restored(
    folders: Sequence[str],
    goes_on: str,
    media: str,
    check: Callable[[], None],
    still_there: Callable[[], None],
) -> None:
    """Look at one day, whichever, of the generations in `folders`; that in `goes_on` stays.

    `still_there` raises what is to end it where the disk was not there all the time.
    Raises OSError, sqlite3.Error and CancelledError.
    """
    waiting = [(folder, day) for folder in folders for day in days_in(folder)]
    if waiting:
        folder, day = random.choice(waiting)
        path = os.path.join(folder, file_name(day))
        try:
            with ExitStack() as opened:
                old = opened.enter_context(closing(Reader(path, folder)))
                now = opened.enter_context(
                    closing(Reader(os.path.join(goes_on, file_name(day)), goes_on))
                )
                restored = _Comparison(old, now, media).is_restored(check)
        except (DamagedError, FileNotFoundError):
            return
        if restored:
            still_there()
            os.unlink(path)
    for folder in folders:
        if not days_in(folder):
            drop_if_empty(folder)


class _Comparison:
    """Of one day in two generations; raises OSError and DamagedError."""

    def __init__(self, old: Reader, now: Reader, media: str) -> None:
        self._old = old
        self._now = now
        self._judge = Judge(
            Trust(changes=False, leaves=False),
            is_there=may_be_there,
            media=media,
            moment=Moment(0.0, watched=False),
        )
        self._marks = old.marks()

    def is_restored(self, check: Callable[[], None]) -> bool:
        """Whether `now` has all that `old` has; raises CancelledError, too."""
        back = False
        columns = self._old.columns("recordings")
        for camera in self._old.cameras():
            check()
            path, start = columns.index("path"), columns.index("start_time")
            rows = self._old.recordings(camera)
            there = [row for row in rows if self._judge.is_there(str(row[path]))]
            known = self._now.recordings(camera)
            if not self._are_known("recordings", there, known, ("path",)):
                return False
            back = back or bool(there)
            self._judge.starts[camera] = sorted(number(row[start]) for row in there)
        for table in ("reviewsegment", "event", *FILES):
            check()
            known = self._now.rows(table)
            if self._still_tells(table, known):
                return False
            there = [row for row in self._old.rows(table) if self._is_left(table, row)]
            keys = ("id", FILES[table]) if table in FILES else ("id",)
            if not self._are_known(table, there, known, keys):
                return False
        return back

    def _are_known(
        self, table: str, rows: Sequence[Row], known: Sequence[Row], keys: Sequence[str]
    ) -> bool:
        """Whether each of `rows` is one of the `known` by one of its `keys`, and no weaker."""
        then, now = self._old.columns(table), self._now.columns(table)
        if not rows or not known:
            return not rows
        was_made_up, is_made_up_now = is_made_up(table, then), is_made_up(table, now)
        own = {row[now.index(key)] for row in known for key in keys if not is_made_up_now(row)}
        any_ = own.union(row[now.index(key)] for row in known for key in keys)
        return all(
            any(row[then.index(key)] in (any_ if was_made_up(row) else own) for key in keys)
            for row in rows
        )

    def _still_tells(self, table: str, known: Sequence[Row]) -> bool:
        """Whether it alone says of a thumbnail that its row was deleted in Frigate."""
        if not (deleted := deleted_of(self._marks, table)):
            return False
        key = self._now.columns(table).index("id") if known else 0
        deleted -= {str(row[key]) for row in known}
        columns, judge = self._old.columns(table), self._judge
        at = columns.index("id")
        rows = [row for row in self._old.rows(table) if row[at] in deleted]
        return any(judge.is_there(thumb_of(table, columns, row, judge.media)) for row in rows)

    def _is_left(self, table: str, row: Row) -> bool:
        """Whether something of what `row` tells is on disk, and was not deleted in Frigate."""
        of = dict(zip(self._old.columns(table), row))
        if of["id"] in deleted_of(self._marks, table):
            return False
        if table in FILES:
            return self._judge.is_there(str(of[FILES[table]]))
        start, end = (number(of[name]) for name in ("start_time", "end_time"))
        if self._judge.has_footage(of["camera"], start, end):
            return True
        return table == "event" and self._judge.has_picture(of["camera"], of["id"])
