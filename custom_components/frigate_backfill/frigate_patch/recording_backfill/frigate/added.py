"""What was added to Frigate's tables since some moment, and how to take it out again.

For a clock that turns out to have been behind: what was judged by it may be past its days already,
and Frigate's next clean-up would delete the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import DatabaseUnusableError
from ..notices import Notice
from .session import Fate
from .sql import rows as sql
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .session import Session
    from .sqlite import sqlite3

_TABLES = ("previews", "recordings", "event", "reviewsegment")
"""Rows by which clean-up deletes files; a review goes last, as recordings hang on it."""
_BEGAN, _ENDED = 7200.0, 600.0
"""Seconds ago that what a run adds began and ended, at least.

What Frigate itself stores meanwhile began or ended later: a preview spans an hour at most, and an
event of hours, as of a car that was parked, still goes on or has just ended.
"""


class Added:
    """Rows that are added from now on."""

    def __init__(self, session: Session, now: float) -> None:
        """Note where each table ends; raises DatabaseUnusableError and CancelledError."""
        self._before = now - _BEGAN, now - _ENDED
        self._ends = {
            name: int(session.fetch(sql.LAST_ROWID.format(table=name))[0][0])
            for name in _TABLES
            if Table(session, name).holds("camera", "start_time", "end_time")
        }

    def take_back(self, session: Session) -> None:
        """Remove the backfilled ones, and all that are older than what Frigate stores by itself.

        In short transactions; raises DatabaseUnusableError and CancelledError.
        """
        for name, end in self._ends.items():
            query = sql.TAKE_BACK_RECORDINGS if name == "recordings" else sql.TAKE_BACK
            statement, values = query.format(table=name), (end, *self._before)

            def remove(
                connection: sqlite3.Connection,
                _part: Sequence[int],
                statement: str = statement,
                values: tuple[int, float, float] = values,
            ) -> list[Fate | str]:
                removed = connection.execute(statement, values).rowcount
                return [Fate.WRITTEN if removed else Fate.GONE]

            fates: list[Fate | str] = [Fate.WRITTEN]
            while fates == [Fate.WRITTEN]:
                fates = next(session.write([0], remove))
            if isinstance(fates[0], str):
                raise DatabaseUnusableError(Notice.of(fates[0]))
