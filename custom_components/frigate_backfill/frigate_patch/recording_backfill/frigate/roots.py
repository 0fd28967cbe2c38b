"""The library roots in which rows say that their files lie, as Frigate spells them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from .. import layout
from .connection import connect, patiently, unusable
from .sql import recordings as sql
from .sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Sequence


def newest_by_root(database: str) -> dict[str, list[str]]:
    """Of the newest rows, each library root with the paths below it.

    Raises DatabaseUnusableError.
    """
    found: dict[str, list[str]] = {}
    for (path,) in _fetch(database, sql.NEWEST_PATHS, ()):
        parsed = layout.parse(str(path))
        if parsed is not None:
            found.setdefault(parsed.root, []).append(path[len(parsed.root) + 1 :])
    return found


def is_root_of_rows(database: str, root: str) -> bool:
    """Whether any row names a file below `root`; raises DatabaseUnusableError."""
    return bool(_fetch(database, sql.ROW_BELOW, (f"{root}/", f"{root}0")))


def _fetch(database: str, query: str, values: Sequence[Any]) -> list[Any]:
    with closing(connect(database, writable=False)) as connection:
        try:
            return patiently(lambda: connection.execute(query, values).fetchall(), bool)
        except sqlite3.Error as error:
            raise unusable(database, error) from error
