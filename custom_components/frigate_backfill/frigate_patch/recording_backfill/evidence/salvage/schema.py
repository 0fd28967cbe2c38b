"""The schema of a file: which page each table begins on, and what its columns are called."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...frigate.sqlite import sqlite3
from .shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .records import Value

_LEGAL = re.compile(r"\s*CREATE\s+TABLE\s", re.IGNORECASE)
_COLUMNS = ("type", "name", "tbl_name", "rootpage", "sql")
_KINDS = ("table", "index", "view", "trigger")


@dataclass(frozen=True)
class Table:
    """A table as the file describes it."""

    name: str
    root: int
    columns: tuple[str, ...]
    defaults: tuple[Value, ...]
    """What a row that is older than a column has there."""
    rowid: int | None
    """The column, if any, that is kept as the row's number."""

    def read(self, rowid: int, values: Sequence[Value]) -> dict[str, Value] | None:
        """The row of these `values`; None when it cannot be one of this table."""
        if len(values) > len(self.columns):
            return None
        row = dict(zip(self.columns, [*values, *self.defaults[len(values) :]]))
        if self.rowid is not None:
            row[self.columns[self.rowid]] = rowid
        return row if SHAPES[self.name].fits(row) else None


def is_of_schema(values: Sequence[Value]) -> bool:
    """Whether a row can be one of `sqlite_master`."""
    return len(values) == len(_COLUMNS) and values[0] in _KINDS


def described(values: Sequence[Value]) -> Table | None:
    """The table that a row of `sqlite_master` describes, if it is one worth salvaging."""
    if len(values) != len(_COLUMNS):
        return None
    kind, name, _, root, text = values
    if kind != "table" or name not in SHAPES:
        return None
    if not isinstance(root, int) or not isinstance(text, str) or not _LEGAL.match(text):
        return None
    # SQLite knows best what its own statement means; no other can stand in this one's place.
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(text)
            info = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            defaults = tuple(
                None if row[4] is None else connection.execute(f"SELECT {row[4]}").fetchone()[0]
                for row in info
            )
        except (sqlite3.Error, sqlite3.Warning):
            return None
    keys = [index for index, row in enumerate(info) if row[5] and str(row[2]).upper() == "INTEGER"]
    columns = tuple(str(row[1]) for row in info)
    return Table(str(name), root, columns, defaults, keys[0] if len(keys) == 1 else None)
