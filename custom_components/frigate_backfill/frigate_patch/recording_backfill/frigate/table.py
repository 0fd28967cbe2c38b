"""One table of Frigate's database, as this release of Frigate has it, and rows put into it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from .change import Change
from .session import Fate
from .sql.rows import INSERT_ROW
from .sql.schema import TABLE_COLUMNS
from .sqlite import quoted, sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .session import Session

    Row = Mapping[str, object]


class Table:
    """A table whose columns were looked up; what has no column here is left out of a new row."""

    def __init__(self, session: Session, name: str) -> None:
        """Look up the columns; raises DatabaseUnusableError and CancelledError."""
        self.session = session
        self.name = name
        rows = session.fetch(TABLE_COLUMNS, (name,))
        self.columns = frozenset(column for column, _ in rows)
        self._statements: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}
        self._demanded = frozenset(column for column, demanded in rows if demanded)

    def holds(self, *columns: str) -> bool:
        """Whether it is there and has all of `columns`."""
        return self.columns.issuperset(columns)

    def takes(self, columns: frozenset[str]) -> bool:
        """Whether rows of `columns` are enough for it."""
        return bool(self.columns) and columns >= self._demanded

    def demands(self, column: str) -> bool:
        """Whether no row can be without a value for `column`."""
        return column in self._demanded

    def put(self, connection: sqlite3.Connection, row: Row) -> Fate:
        """Insert `row` into the open transaction."""
        names, statement = self._insert(tuple(row))
        cursor = connection.execute(statement, [row[name] for name in names])
        return Fate.WRITTEN if cursor.rowcount else Fate.ALREADY_THERE

    def put_all(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> bool:
        """Insert `rows`, which have the same columns; whether none of them was there."""
        if not rows:
            return True
        names, statement = self._insert(tuple(rows[0]))
        values = map(itemgetter(*names), rows)
        return connection.executemany(statement, values).rowcount == len(rows)

    def put_each(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Fate | str]:
        """The fate of each of `rows`, which have the same columns; quicker than one by one.

        Raises IntegrityError where some of several were there: then each has to go by itself.
        """
        if len(rows) == 1:
            return [self.put(connection, rows[0])]
        if not self.put_all(connection, rows):
            raise sqlite3.IntegrityError("some are there already")
        return [Fate.WRITTEN] * len(rows)

    def _insert(self, given: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """Which of the `given` columns it has, and the statement that fills them."""
        found = self._statements.get(given)
        if found is None:
            names = tuple(name for name in given if name in self.columns)
            columns, marks = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
            statement = INSERT_ROW.format(table=self.name, columns=columns, marks=marks)
            found = self._statements[given] = names, statement
        return found

    def write(self, rows: Sequence[Row]) -> Iterator[list[Fate | str]]:
        """Insert them in short transactions, see `Session.write`."""
        return self.session.write(
            rows,
            self.put_each,
            lambda rows: [Change.addition(self.name, row) for row in rows],
        )
