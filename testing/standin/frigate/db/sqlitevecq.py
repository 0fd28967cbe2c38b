"""Frigate's queue database: all writes happen in one thread, statement by statement."""

from __future__ import annotations

import re
import sqlite3

from playhouse.sqliteq import SqliteQueueDatabase

PRAGMAS = {"auto_vacuum": "FULL", "cache_size": -512 * 1000, "synchronous": "NORMAL"}


class SqliteVecQueueDatabase(SqliteQueueDatabase):
    def __init__(self, *args, load_vec_extension: bool = False, **kwargs) -> None:
        self.load_vec_extension = load_vec_extension
        super().__init__(*args, **kwargs)

    def _connect(self, *args, **kwargs) -> sqlite3.Connection:
        connection: sqlite3.Connection = super()._connect(*args, **kwargs)
        connection.create_function("REGEXP", 2, _matches)
        return connection


def _matches(pattern: str, value: str | None) -> bool:
    try:
        return value is not None and re.search(pattern, value) is not None
    except re.error:
        return False
