"""The schema of a file: which page each table begins on, and what its columns are called."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...frigate.sqlite import sqlite3
from .shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .records import Value

_LEGAL = re.compile(r"\s*CREATE\s+TABLE\s", re.IGNORECASE)
_COLUMNS = ("type", "name", "tbl_name", "rootpage", "sql")
_LONGEST = 1 << 16
"""Characters; the longest of Frigate's has not a thousand."""
_MOST_STEPS = 100_000
"""Of SQLite's, that one statement may take."""
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
    if len(text) > _LONGEST or (info := _columns(str(name), text)) is None:
        return None
    keys = [index for index, one in enumerate(info) if one.key and one.kind.upper() == "INTEGER"]
    names = tuple(one.name for one in info)
    defaults = tuple(one.default for one in info)
    return Table(str(name), root, names, defaults, keys[0] if len(keys) == 1 else None)


class _Column(NamedTuple):
    name: str
    kind: str
    default: Value
    key: bool


def _columns(name: str, text: str) -> list[_Column] | None:
    """The columns of the table `name` that `text` makes; None where that is not what it does.

    SQLite knows best what its own statement means. In a damaged file, or one that somebody made,
    it may be any statement that begins like this: so it may do this, and nothing else.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.set_progress_handler(lambda: 1, _MOST_STEPS)
        try:
            connection.set_authorizer(_making(name))
            connection.execute(text)
            connection.set_authorizer(_asking)
            info = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
            connection.set_authorizer(_telling)
            if not info or any(hidden for *_, hidden in info):  # rows do not have those that are
                return None
            return [
                _Column(str(column), str(kind), _default(connection, default), bool(key))
                for _, column, kind, _, default, key, _ in info
            ]
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            return None


def _default(connection: sqlite3.Connection, text: str | None) -> Value:
    """What it is; None where it is not the same in every row, which no older row can lack."""
    if text is None:
        return None
    try:
        value: Value = connection.execute(f"SELECT {text}").fetchone()[0]
    except sqlite3.DatabaseError:
        return None
    return value


def _making(name: str) -> Callable[..., int]:
    """Allows what makes the table `name`, with its keys."""
    allowed = {
        *((sqlite3.SQLITE_CREATE_TABLE, made) for made in (name, "sqlite_sequence")),
        *((sqlite3.SQLITE_READ, read) for read in (name, "sqlite_master")),
        *((do, "sqlite_master") for do in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE)),
    }

    def allows(action: int, what: str | None, of: str | None, *_: object) -> int:
        if (action, what) in allowed or (action == sqlite3.SQLITE_CREATE_INDEX and of == name):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    return allows


def _asking(*_: object) -> int:
    """Allows what is ours; None in its place allows nothing up to Python 3.10."""
    return sqlite3.SQLITE_OK


def _telling(action: int, *_: object) -> int:
    """Allows a constant, and neither functions nor tables."""
    return sqlite3.SQLITE_OK if action == sqlite3.SQLITE_SELECT else sqlite3.SQLITE_DENY
