"""What a copy holds, told quickly: for people who choose one, not for a run."""

from __future__ import annotations

import os
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...frigate.days import TIMES
from ...frigate.sqlite import sqlite3
from ..catalogue import generations, index
from ..catalogue.files import damaged_in
from ..salvage.pages import MAGIC, Pages
from ..salvage.records import BrokenError
from .find import CopyKind

if TYPE_CHECKING:
    from .find import CopyFile

_LIMIT = 2.0
"""Seconds that the look at one copy may take."""
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""
_RELEASES = (
    (20, "0.13"),
    (25, "0.14"),
    (27, "0.15"),
    (30, "0.16"),
    (32, "0.17"),
    (35, "0.18"),
    (39, "0.19"),
)
"""The number of the last migration of each release, which a database lists."""
_OLDEST = 13


@dataclass(frozen=True)
class TableSpan:
    """How many rows a table has, and when the first and the last of them begin."""

    rows: int
    first: float | None
    last: float | None


@dataclass(frozen=True)
class CopyInfo:
    """A copy and what it holds."""

    file: CopyFile
    release: str | None = None
    """Of Frigate; None where it cannot be told."""
    damaged: bool = False
    tables: dict[str, TableSpan] = field(default_factory=dict)
    """Those that could be read in time, without what only a write-ahead log has."""


def describe(file: CopyFile) -> CopyInfo | None:
    """What is in the file; None where it is no database, or cannot be read."""
    if file.kind is CopyKind.CATALOGUE:
        return _of_catalogue(file)
    try:
        with open(file.path, "rb") as content:
            whole = content.read(len(MAGIC)) == MAGIC
        if not whole:
            Pages(file.path).close()
            return CopyInfo(file, damaged=True)
    except (OSError, BrokenError):
        return None
    address = f"file:{quote(file.path)}?mode=ro&immutable=1"
    info = CopyInfo(file)
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            deadline = time.monotonic() + _LIMIT
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            query = "SELECT name FROM sqlite_master WHERE type = 'table'"
            there = {str(name) for (name,) in connection.execute(query)}
            for table, column in TIMES.items():
                if table in there:
                    query = f"SELECT count(*), min({column}), max({column}) FROM {table}"
                    info.tables[table] = _span(connection.execute(query).fetchone())
            return CopyInfo(file, _release(connection, there), tables=info.tables)
    except sqlite3.OperationalError:  # out of time, or of a shape that Frigate's never had
        return info
    except sqlite3.DatabaseError:
        return CopyInfo(file, damaged=True, tables=info.tables)


def _of_catalogue(file: CopyFile) -> CopyInfo | None:
    """What the indexes of its generations say; what is in two of them counts twice."""
    try:
        found = generations.of(file.path)
    except OSError:
        return None
    tables: dict[str, TableSpan] = {}
    damaged, release = False, None
    for generation in found:
        known = index.read(generation.folder)
        damaged = damaged or bool(damaged_in(generation.folder))
        release = release or _release_of(known.migration)
        for entry in known.days.values():
            for name, (rows, *times) in entry.tables.items():
                held = tables.get(name, TableSpan(0, None, None))
                moments = [time for time in (held.first, held.last, *times) if time is not None]
                tables[name] = TableSpan(
                    held.rows + rows, min(moments, default=None), max(moments, default=None)
                )
    shown = {name: tables[name] for name in TIMES if name in tables}
    return CopyInfo(file, release, damaged, shown)


def identity(file: CopyFile) -> tuple[str, float, int] | None:
    """What changes when the file does; None where it is gone."""
    try:
        return file.path, file.modified_at, os.stat(file.path).st_size
    except OSError:
        return None


def _span(row: tuple[object, object, object]) -> TableSpan:
    count, first, last = row
    return TableSpan(int(str(count)), _time(first), _time(last))


def _time(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _release(connection: sqlite3.Connection, tables: set[str]) -> str | None:
    if "migratehistory" not in tables:
        return None
    query = "SELECT name FROM migratehistory ORDER BY id DESC LIMIT 1"
    row = connection.execute(query).fetchone()
    return _release_of(str(row[0] if row else ""))


def _release_of(migration: str) -> str | None:
    number = migration.partition("_")[0]
    if not number.isdecimal() or int(number) < _OLDEST:
        return None
    return next((release for last, release in _RELEASES if int(number) <= last), None)
