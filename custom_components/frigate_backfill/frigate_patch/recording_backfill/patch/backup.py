"""The saving of `backup.db`, before Frigate overwrites it with less than it holds.

Frigate copies its database to `backup.db` whenever a start finds migrations to do (`init_database`
of `frigate/app.py`, 0.15.2 to 0.18.0-beta1). On a missing database all of them are, and what may be
the only copy of all rows becomes an empty file. After somebody put an older database in place, it
becomes that older one: at this start, or at a later update, when nobody remembers. Before that it
is renamed, in its folder, which takes no room.

One is saved only where the database was lost or put back since Frigate last wrote it: updates alone
leave one `backup.db`, as without the patch.
"""

from __future__ import annotations

import functools
import logging
import math
import os
import re
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ..frigate import backfilled
from ..frigate.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

logger = logging.getLogger("frigate_backfill.patch")

TABLES = {
    "recordings": "start_time",
    "event": "start_time",
    "reviewsegment": "start_time",
    "previews": "start_time",
    "export": "date",
    "timeline": "timestamp",
}
"""What is worth saving, and the column that tells its time."""
_NEWEST = ("recordings", "reviewsegment", "event")
"""Tables with an index that tells at once which row is the newest."""
_MADE_UP = "data LIKE '%\"backfilled\": true%'"
_OWN = {
    "recordings": f"NOT {backfilled.SQL}",
    "event": f"coalesce(NOT {_MADE_UP}, TRUE)",
    "reviewsegment": f"coalesce(NOT {_MADE_UP}, TRUE)",
}
"""By table, which rows no file tells."""
_LONGEST_LOOK = 1.0
"""Seconds that counting the rows of a copy may take; it decides only whether an older one goes."""
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""
_SAVED = re.compile(r"backup\.\d{8}-\d{6}(-\d+)?\.db", re.ASCII)


def install(app_module: ModuleType, guarded: Callable[..., None]) -> None:
    """Add to `frigate.app`: whatever goes wrong in here, `guarded` keeps from Frigate's start.

    Raises AttributeError where that module is not built as in the releases that are known.
    """
    init_database = app_module.FrigateApp.init_database

    @functools.wraps(init_database)
    def init_database_after_saving(self: Any, *args: Any, **kwargs: Any) -> Any:
        guarded("the saving of backup.db", lambda: save(self.config.database.path))
        return init_database(self, *args, **kwargs)

    app_module.FrigateApp.init_database = init_database_after_saving


@dataclass(frozen=True)
class Contents:
    """What a database holds.

    What a backfill made from files does not count: it comes back from them again.
    """

    parts: dict[tuple[str, str], Part]
    """By table and camera."""

    def holds(self, other: Contents) -> bool:
        """Whether it holds at least as much as `other`, over at least the same times."""
        nothing = Part(0, math.inf, -math.inf)
        return all(self.parts.get(key, nothing).holds(part) for key, part in other.parts.items())


@dataclass(frozen=True)
class Part:
    """How many rows a table has of a camera, and the times they span."""

    count: int
    first: float
    last: float

    def holds(self, other: Part) -> bool:
        """Whether it is at least as many, over at least the same times."""
        more = self.count >= other.count
        return more and self.first <= other.first and self.last >= other.last


def save(database: str) -> str | None:
    """Rename the `backup.db` of `database` if it is about to be lost; its new path."""
    backup = database.replace("frigate.db", "backup.db")
    if backup == database or os.path.islink(backup) or not os.path.isfile(backup):
        return None
    is_lost = _is_lost(database)
    if is_lost:
        # A damaged one may be readable page by page, and is the only one.
        if _has_rows(backup, immutable=True) is False:
            return None
    elif not _is_newer(backup, database, time.time()):
        return None
    saved = _free_name(os.path.dirname(backup))
    os.rename(backup, saved)
    logger.warning(
        "backfill: %s It was kept as %s. A backfill brings back from it the rows of files that are "
        "there.",
        "Frigate's database is missing or empty, and Frigate would have emptied its backup.db."
        if is_lost
        else "Frigate's database is older than its backup.db, which an update would overwrite.",
        saved,
    )
    _drop_older(saved)
    return saved


def _is_lost(database: str) -> bool:
    """Whether the database is missing, has no rows, or cannot be read."""
    if not os.path.exists(database):
        return True
    return not _has_rows(database, immutable=False)


def _has_rows(path: str, *, immutable: bool) -> bool | None:
    """Whether any row is in the database at `path`; a page or two of each table tells.

    None where it cannot be read.
    """
    try:
        with closing(_connect(path, immutable=immutable)) as connection:
            return any(
                connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone()
                for table in _tables(connection)
            )
    except sqlite3.Error:
        return None


class _Newest(NamedTuple):
    """When the newest rows of a database began."""

    of_all: float
    of_past: float
    """Without the rows of a future, which a clock that was ahead for once leaves."""


def _is_newer(backup: str, database: str, now: float) -> bool:
    """Whether `backup` has rows that are newer than all of `database`."""
    own = _newest(database, now, immutable=False)
    if own is None:
        return True
    other = _newest(backup, now, immutable=True)
    if other is None:  # damaged: it was written when Frigate was updated
        return os.path.getmtime(backup) > own.of_past
    return other.of_all > own.of_all or other.of_past > own.of_past


def _newest(path: str, now: float, *, immutable: bool) -> _Newest | None:
    """What the rows of the database at `path` say; None where it cannot be read."""
    newest = past = 0.0
    try:
        with closing(_connect(path, immutable=immutable)) as connection:
            for table in set(_tables(connection)) & set(_NEWEST):
                query = f"SELECT coalesce(max(start_time), 0) + 0.0 FROM {table}"
                newest = max(newest, connection.execute(query).fetchone()[0])
                query += " WHERE start_time <= ?"
                past = max(past, connection.execute(query, (now,)).fetchone()[0])
    except sqlite3.Error:
        return None
    return _Newest(newest, past)


def _contents(path: str) -> Contents | None:
    """What the copy at `path` holds; None where it cannot be read, or not in time."""
    parts: dict[tuple[str, str], Part] = {}
    deadline = time.monotonic() + _LONGEST_LOOK
    try:
        with closing(_connect(path, immutable=True)) as connection:
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            for table in _tables(connection):
                column = TABLES[table]
                query = (
                    f'SELECT camera, count(*), coalesce(min("{column}"), 0) + 0.0,'
                    f' coalesce(max("{column}"), 0) + 0.0 FROM "{table}"'
                    f" WHERE {_OWN.get(table, 'TRUE')} GROUP BY camera"
                )
                for camera, *held in connection.execute(query):
                    parts[table, camera] = Part(*held)
    except sqlite3.Error:
        return None
    return Contents(parts)


def _connect(path: str, *, immutable: bool) -> sqlite3.Connection:
    mode = "mode=ro&immutable=1" if immutable else "mode=ro"
    return sqlite3.connect(f"file:{quote(path)}?{mode}", uri=True)


def _tables(connection: sqlite3.Connection) -> list[str]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return [table for table in TABLES if table in there]


def _free_name(folder: str) -> str:
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    path, count = os.path.join(folder, f"backup.{stamp}.db"), 1
    while os.path.lexists(path):
        count += 1
        path = os.path.join(folder, f"backup.{stamp}-{count}.db")
    return path


def _drop_older(saved: str) -> None:
    """Remove what was saved before, where the new one holds at least as much.

    Frigate's start waits for this, so what takes long to tell is left as it is.
    """
    folder = os.path.dirname(saved)
    olders = [
        path
        for name in os.listdir(folder)
        if _SAVED.fullmatch(name)
        and (path := os.path.join(folder, name)) != saved
        and not os.path.islink(path)
    ]
    held = _contents(saved) if olders else None
    if held is None:
        return
    for path in olders:
        older = _contents(path)
        if older is not None and held.holds(older):
            with suppress(OSError):
                os.remove(path)
