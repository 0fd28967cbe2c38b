"""Whole rows of Frigate's tables, read, taken out, put in and replaced by their ids."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .change import EVENTS, EXPORTS, PREVIEWS, RECORDINGS, REVIEWS, Change, same
from .session import Fate
from .sql import rows as sql
from .sqlite import quoted
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .change import Row
    from .session import Session
    from .sqlite import sqlite3

T = TypeVar("T")
_PAGE = 500


class _Belongings(NamedTuple):
    """Which rows of another table go with a row."""

    table: str
    columns: tuple[str, ...]
    """Those that `of_row` asks for."""
    of_row: str
    """SQL that is true of them; its parameter is the row's id."""


_BELONGINGS = {
    REVIEWS: _Belongings("userreviewstatus", ("review_segment_id", "user_id"), sql.OF_REVIEW),
    EVENTS: _Belongings("timeline", ("source_id",), sql.OF_EVENT),
}


class BackfilledRow(NamedTuple):
    """A backfilled recording's row, as far as who looks into its file must know it."""

    id: str
    path: str
    start_time: float
    end_time: float


def pages(
    session: Session, query: str, camera: str, first: float, last: float
) -> Iterator[list[BackfilledRow]]:
    """What `query` finds of the rows of `camera` that start in [first, last], a page at a time.

    Each page is asked for when the one before is done with: rows may change meanwhile.
    """
    after = math.nextafter(first, -math.inf)
    while found := session.fetch(query, (camera, after, last, _PAGE)):
        page = whole_starts([BackfilledRow(*row) for row in found], _PAGE, _start_of)
        after = page[-1].start_time
        yield page


def _start_of(row: BackfilledRow) -> float:
    return row.start_time


def whole_starts(page: list[T], full: int, start: Callable[[T], object]) -> list[T]:
    """A page of at most `full` rows, without what may start together with rows of the next one.

    Both streams of a camera may have a row that starts then.
    """
    if len(page) < full:
        return page
    last = start(page[-1])
    return [row for row in page if start(row) != last] or page


class Rows:
    """Whole rows of Frigate's tables, by their ids."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """The table, as this release has it."""
        if name not in self._tables:
            self._tables[name] = Table(self._session, name)
        return self._tables[name]

    def find(self, table: str, keys: Sequence[str]) -> dict[str, Row]:
        """The rows of those ids."""
        if not self.table(table).holds("id"):
            return {}
        marks = ",".join("?" * len(keys))
        return {str(row["id"]): row for row in self._select(sql.ROWS_BY_ID, table, keys, marks)}

    def tagged(self, camera: str, tag: str, after: float) -> list[Row]:
        """The next recordings of `camera`, after that, whose ids end in `tag`."""
        page = self._select(sql.TAGGED, RECORDINGS, (camera, after, f"-{tag}", _PAGE))
        return whole_starts(page, _PAGE, lambda row: row["start_time"])

    def previews_before(self, camera: str, before: float) -> list[Row]:
        """The previews of `camera` that ended before that."""
        return self._select(sql.PREVIEWS_BEFORE, PREVIEWS, (camera, before))

    def recordings_between(self, camera: str, after: float, before: float) -> list[Row]:
        """The recordings of `camera` that start in between."""
        return self._select(sql.RECORDINGS_BETWEEN, RECORDINGS, (camera, after, before))

    def newest_own(self, camera: str) -> Row | None:
        """The newest recording of `camera` that Frigate analysed, unless many came after it."""
        return next(iter(self._select(sql.NEWEST_OWN, RECORDINGS, (camera,))), None)

    def exports_of(self, case: str) -> list[str]:
        """The ids of the exports that belong to that case."""
        if not self.table(EXPORTS).holds("export_case_id"):
            return []
        return [str(key) for (key,) in self._session.fetch(sql.EXPORTS_OF_CASE, (case,))]

    def removals(self, table: str, rows: Sequence[Row]) -> list[Change]:
        """The changes by which `rows` are taken out."""
        return [
            Change(table, str(row["id"]), row, None, self._belongings(table, row)) for row in rows
        ]

    def remove(self, changes: Sequence[Change]) -> Iterator[list[Fate | str]]:
        """Take out the `old` rows of one table, unless they changed meanwhile.

        See `Session.write`.
        """

        def apply(connection: sqlite3.Connection, part: Sequence[Change]) -> list[Fate | str]:
            return self._remove(connection, part)

        return self._session.write(changes, apply)

    def insert(self, changes: Sequence[Change]) -> Iterator[list[Fate | str]]:
        """Put in the `new` rows whose keys are free."""

        def apply(connection: sqlite3.Connection, part: Sequence[Change]) -> list[Fate | str]:
            return [self._insert(connection, change) for change in part]

        return self._session.write(changes, apply)

    def replace(self, changes: Sequence[Change]) -> Iterator[list[Fate | str]]:
        """Put the `new` rows where the `old` ones are, unless these changed meanwhile."""

        def apply(connection: sqlite3.Connection, part: Sequence[Change]) -> list[Fate | str]:
            return [self._replace(connection, change) for change in part]

        return self._session.write(changes, apply)

    def _select(
        self, query: str, table: str, values: Sequence[object], marks: str = ""
    ) -> list[Row]:
        names = sorted(self.table(table).columns)
        columns = ", ".join(map(quoted, names))
        rows = self._session.fetch(query.format(columns=columns, table=table, marks=marks), values)
        return [dict(zip(names, row)) for row in rows]

    def _belongings(self, table: str, row: Row) -> tuple[tuple[str, Row], ...]:
        belongings = _BELONGINGS.get(table)
        if belongings is None or not self.table(belongings.table).holds(*belongings.columns):
            return ()
        query = sql.BELONGING.replace("{of_row}", belongings.of_row)
        found = self._select(query, belongings.table, (row["id"],))
        return tuple((belongings.table, one) for one in found)

    def _now(
        self, connection: sqlite3.Connection, table: str, keys: Sequence[str]
    ) -> dict[str, Row]:
        """The rows of those ids, as the open transaction sees them."""
        names = sorted(self.table(table).columns)
        columns, marks = ", ".join(map(quoted, names)), ",".join("?" * len(keys))
        query = sql.ROWS_BY_ID.format(columns=columns, table=table, marks=marks)
        rows = (dict(zip(names, row)) for row in connection.execute(query, keys).fetchall())
        return {str(row["id"]): row for row in rows}

    def _remove(self, connection: sqlite3.Connection, part: Sequence[Change]) -> list[Fate | str]:
        table = part[0].table
        found = self._now(connection, table, [change.key for change in part])
        fates: list[Fate | str] = []
        going: list[tuple[str]] = []
        for change in part:
            now = found.get(change.key)
            if now is None or change.old is None:
                fates.append(Fate.GONE)
            elif not same(now, change.old):
                fates.append(Fate.ALREADY_THERE)
            else:
                fates.append(Fate.WRITTEN)
                going.append((change.key,))
        connection.executemany(sql.DELETE_ROW.format(table=table), going)
        if any(change.belongings for change in part):
            other, _, of_row = _BELONGINGS[table]
            statement = sql.DELETE_BELONGING.format(table=other, of_row=of_row)
            connection.executemany(statement, going)
        return fates

    def _insert(self, connection: sqlite3.Connection, change: Change) -> Fate:
        if change.new is None:
            return Fate.GONE
        fate = self.table(change.table).put(connection, change.new)
        if fate is Fate.WRITTEN:
            for table, row in change.belongings:
                self.table(table).put(connection, row)
        return fate

    def _replace(self, connection: sqlite3.Connection, change: Change) -> Fate:
        if change.old is None or change.new is None:
            return Fate.GONE
        key = str(change.old["id"])
        now = self._now(connection, change.table, [key]).get(key)
        if now is None:
            return Fate.GONE
        if not same(now, change.old):
            return Fate.ALREADY_THERE
        names = [name for name in change.new if name in self.table(change.table).columns]
        statement = sql.UPDATE_ROW.format(
            table=change.table, values=", ".join(f"{quoted(name)} = ?" for name in names)
        )
        values = [change.new[name] for name in names]
        cursor = connection.execute(statement, (*values, key))
        return Fate.WRITTEN if cursor.rowcount else Fate.ALREADY_THERE
