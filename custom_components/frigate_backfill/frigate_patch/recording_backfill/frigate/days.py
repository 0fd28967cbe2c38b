"""What Frigate's database holds, day by day, for who keeps a copy of it.

A day is its number since 1970 in UTC. Everything is read in pieces that take a moment.
"""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..notices import DatabaseKey, Notice
from .connection import LockedError
from .session import Session
from .sql import days as sql
from .sql import schema
from .sql.recordings import NEWEST_PATHS, NEXT_CAMERA
from .sql.sync import KNOWN_PATHS
from .sqlite import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Row = tuple[object, ...]

DAY = 86400
TIMES = {
    "recordings": "start_time",
    "previews": "start_time",
    "reviewsegment": "start_time",
    "event": "start_time",
    "export": "date",
}
"""The column that says when, of the tables whose rows are of a camera and a time."""
_LAST_DAY = 2_000_000
"""Of what can be a date at all; a broken clock wrote the rest."""
_AT_ONCE = 500
_PATIENCE = 30.0
"""Seconds that a database may be locked for."""


def birth_of(path: str, cancelled: Callable[[], bool] = lambda: False) -> str:
    """The birth of the database file `path`; "" of one without Frigate's migrations.

    Raises DatabaseUnusableError where it does not tell, and CancelledError while it is locked.
    """
    deadline = time.monotonic() + _PATIENCE
    try:
        with closing(
            Session(
                path,
                writable=False,
                cancelled=lambda: cancelled() or time.monotonic() > deadline,
            )
        ) as session:
            return Days(session).birth()
    except CancelledError:
        if cancelled():
            raise
        raise LockedError(Notice(DatabaseKey.DATABASE_LOCKED, seconds=_PATIENCE)) from None


class Days:
    """One connection's view; raises DatabaseUnusableError and CancelledError."""

    def __init__(self, session: Session) -> None:
        self._session = session
        session.fetch("PRAGMA query_only = ON")
        self._columns: dict[str, tuple[str, ...]] = {}

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of `table` in their order; none where this release has no such table."""
        if table not in self._columns:
            rows = self._session.fetch(schema.COLUMN_NAMES, (table,))
            self._columns[table] = tuple(str(name) for (name,) in rows)
        return self._columns[table]

    def birth(self) -> str:
        """What tells this database from one that was begun anew, and stays the same in copies."""
        if not self.columns("migratehistory"):
            return ""
        rows = self._session.fetch(schema.FIRST_MIGRATION)
        return " ".join(map(str, rows[0])) if rows else ""

    def last_migration(self) -> str:
        """The name of the newest, which tells the release."""
        if not self.columns("migratehistory"):
            return ""
        rows = self._session.fetch(schema.LAST_MIGRATION)
        return str(rows[0][0]) if rows else ""

    def cameras(self) -> list[str]:
        """All that have recordings."""
        found, camera = [], ""
        while (camera := self._session.fetch(NEXT_CAMERA, (camera,))[0][0]) is not None:
            found.append(camera)
        return found

    def recorded(self) -> set[int]:
        """The days in which recordings start."""
        found: set[int] = set()
        after = 0
        while (start := self._session.fetch(sql.NEXT_START, (after,))[0][0]) is not None:
            # What is no number counts as 0, and comes last.
            if not after <= start < _LAST_DAY * DAY:
                break
            found.add(int(start // DAY))
            after = (int(start // DAY) + 1) * DAY
        return found

    def marks(self) -> dict[int, str]:
        """By day a text that changes when its rows other than recordings do, or most of them.

        What is changed in place, as an event's label, is not noticed.
        """
        found: dict[int, list[str]] = {}
        for table, query in sql.MARKS.items():
            if not self.columns(table):
                continue
            seen = table == "reviewsegment" and "has_been_reviewed" in self.columns(table)
            for day, *values in self._session.fetch(sql.MARKS_OF_0_15 if seen else query):
                if isinstance(day, int) and 0 <= day < _LAST_DAY:
                    found.setdefault(day, []).append(f"{table} {values}")
        return {day: "; ".join(texts) for day, texts in found.items()}

    def own_rows(self, camera: str) -> dict[str, dict[int, int]]:
        """By table and day the rows of `camera`, but for those that runs made from files."""
        return {
            table: dict(self._session.fetch(query, (camera,))) if self.columns(table) else {}
            for table, query in sql.OWN_ROWS.items()
        }

    def mark_of_recordings(self, day: int) -> str:
        """The same of the recordings of `day`."""
        return str(self._session.fetch(sql.MARK_OF_RECORDINGS, (day * DAY, (day + 1) * DAY))[0])

    def recordings(self, day: int, camera: str) -> list[Row]:
        """The recordings of `camera` that start in `day`."""
        return self._rows("recordings", sql.DAY_OF_RECORDINGS, (camera, *_span(day)))

    def rows(self, table: str, day: int) -> list[Row]:
        """The rows of another table that belong to `day`."""
        if not self.columns(table):
            return []
        return self._rows(table, sql.DAY_OF[table], _span(day))

    def has_id(self, table: str, row_id: str) -> bool:
        """Whether the index of `table` knows that id, whatever becomes of the row."""
        return bool(self._session.fetch(sql.HAS_ID.format(table=table), (row_id,)))

    def paths(self, paths: Sequence[str]) -> set[str]:
        """Those of `paths` that a recording's row names."""
        found: set[str] = set()
        for first in range(0, len(paths), _AT_ONCE):
            part = paths[first : first + _AT_ONCE]
            query = KNOWN_PATHS.format(",".join("?" * len(part)))
            found.update(str(row[0]) for row in self._session.fetch(query, part))
        return found

    def newest_start(self) -> float | None:
        """When about the newest recordings begin; None where there are few."""
        rows = self._session.fetch(sql.NEWEST_START)
        return rows[0][0] if rows else None

    def newest_paths(self) -> list[str]:
        """Of the newest recordings."""
        return [str(path) for (path,) in self._session.fetch(NEWEST_PATHS)]

    def _rows(self, table: str, query: str, values: Sequence[object]) -> list[Row]:
        names = ", ".join(map(quoted, self.columns(table)))
        return self._session.fetch(query.format(columns=names), values)


def _span(day: int) -> tuple[int, int]:
    return day * DAY, (day + 1) * DAY
