"""The saving of `backup.db`, before Frigate's first start on a lost database empties it.

Frigate copies its database to `backup.db` whenever a start finds migrations to do, and on a missing
database all of them are (`init_database` of `frigate/app.py`, 0.15.2 to 0.18.0-beta1). So what may
be the only copy of all rows is overwritten by an empty file. Before that it is renamed, in its
folder, which takes no room.
"""

from __future__ import annotations

import functools
import logging
import os
import re
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

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
    """What a database holds: for each table, the number of rows and the times they span."""

    tables: dict[str, tuple[int, float, float]]

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(count for count, _, _ in self.tables.values())

    def holds(self, other: Contents) -> bool:
        """Whether it holds at least as much as `other`, over at least the same times."""
        for table, (count, first, last) in other.tables.items():
            own_count, own_first, own_last = self.tables.get(table, (0, 0.0, 0.0))
            if count and (own_count < count or own_first > first or own_last < last):
                return False
        return True


def save(database: str) -> str | None:
    """Rename the `backup.db` of `database` if it is about to be lost; its new path."""
    backup = database.replace("frigate.db", "backup.db")
    if backup == database or os.path.islink(backup) or not os.path.isfile(backup):
        return None
    if not _is_lost(database):
        return None
    held = _contents(backup, immutable=True)
    if held is None or not held.rows:
        return None
    saved = _free_name(os.path.dirname(backup))
    os.rename(backup, saved)
    logger.warning(
        "backfill: Frigate's database is missing or empty. Its backup.db, which Frigate would have "
        "emptied at this start, was kept as %s: %d rows, of which a backfill brings back what "
        "belongs to files that are there.",
        saved,
        held.rows,
    )
    _drop_older(saved, held)
    return saved


def _is_lost(database: str) -> bool:
    """Whether the database is missing, has no rows, or cannot be read."""
    if not os.path.exists(database):
        return True
    held = _contents(database, immutable=False)
    return held is None or not held.rows


def _contents(path: str, *, immutable: bool) -> Contents | None:
    """What the database at `path` holds; None where it cannot be read."""
    mode = "mode=ro&immutable=1" if immutable else "mode=ro"
    tables = {}
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?{mode}", uri=True)) as connection:
            there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            for table, column in TABLES.items():
                if table in there:
                    tables[table] = connection.execute(
                        f'SELECT count(*), coalesce(min("{column}"), 0) + 0.0,'
                        f' coalesce(max("{column}"), 0) + 0.0 FROM "{table}"'
                    ).fetchone()
    except sqlite3.Error:
        return None
    return Contents(tables)


def _free_name(folder: str) -> str:
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    path, count = os.path.join(folder, f"backup.{stamp}.db"), 1
    while os.path.lexists(path):
        count += 1
        path = os.path.join(folder, f"backup.{stamp}-{count}.db")
    return path


def _drop_older(saved: str, held: Contents) -> None:
    """Remove what was saved before, where the new one holds at least as much."""
    folder = os.path.dirname(saved)
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if path == saved or not _SAVED.fullmatch(name) or os.path.islink(path):
            continue
        older = _contents(path, immutable=True)
        if older is not None and held.holds(older):
            with suppress(OSError):
                os.remove(path)
