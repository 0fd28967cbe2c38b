"""The way into Frigate's SQLite file: opening it, knowing its table, waiting for its lock."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from ..errors import CancelledError, DatabaseUnusableError
from ..notices import DatabaseKey, Notice
from ..presence import why_unread
from .sql import schema as sql
from .sqlite import sqlite3
from .sqlite_codes import OF_DISKS, Code, code_of

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LOCK_LIMIT = 60.0
"""Seconds to wait for the lock; Frigate's own connection has the same limit."""
_POLL = 0.1

KNOWN_COLUMNS = frozenset(
    "id camera path start_time end_time duration segment_size motion objects dBFS regions".split()
)


class LockedError(DatabaseUnusableError):
    """Somebody held the database's lock longer than LOCK_LIMIT."""


class UnknownTableError(DatabaseUnusableError):
    """The table of recordings is not one that this version knows how to fill."""


def connect(
    path: str, *, writable: bool, cancelled: Callable[[], bool] = lambda: False
) -> sqlite3.Connection:
    """A connection to Frigate's database, in autocommit, that never alters its journal mode.

    Raises DatabaseUnusableError when there is no such file, or it may not be opened, and
    CancelledError while it is locked.
    """
    if not os.path.isfile(path):
        raise DatabaseUnusableError(Notice(DatabaseKey.DATABASE_NOT_FOUND, path=path))
    if writable and not os.access(path, os.W_OK):
        raise DatabaseUnusableError(Notice(DatabaseKey.DATABASE_READ_ONLY, path=path))
    with ExitStack() as left:
        try:
            connection = sqlite3.connect(
                f"file:{quote(path)}?{_mode(path)}", uri=True, timeout=_POLL, isolation_level=None
            )
            left.callback(connection.close)
            patiently(lambda: connection.execute("PRAGMA synchronous = NORMAL"), cancelled)
        except sqlite3.Error as error:
            raise unusable(path, error) from error
        left.pop_all()
    return connection


def _mode(path: str) -> str:
    """How SQLite is to open the file at `path`."""
    if os.access(path, os.W_OK):
        return "mode=rw"
    # Without a write-ahead log nobody has it open, and none can be made beside it here.
    return "mode=ro" if os.path.exists(f"{path}-wal") else "mode=ro&immutable=1"


def check_schema(path: str, cancelled: Callable[[], bool] = lambda: False) -> None:
    """See that the database at `path` has a `recordings` table that we can write.

    Raises DatabaseUnusableError saying what is wrong, or CancelledError while it is locked.
    """
    with closing(connect(path, writable=False, cancelled=cancelled)) as connection:
        check_columns(path, connection, cancelled)


def check_columns(
    path: str, connection: sqlite3.Connection, cancelled: Callable[[], bool] = lambda: False
) -> frozenset[str]:
    """The same for the open `connection` to that database; the names of the table's columns."""
    try:
        columns, unique = patiently(
            lambda: (
                connection.execute(sql.COLUMNS).fetchall(),
                connection.execute(sql.PATH_IS_UNIQUE).fetchone() is not None,
            ),
            cancelled,
        )
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    _check_table(path, columns, path_is_unique=unique)
    return frozenset(column[0] for column in columns)


def _check_table(
    path: str, columns: list[tuple[str, int, str | None]], *, path_is_unique: bool
) -> None:
    """Raise DatabaseUnusableError unless we can write a table with these columns.

    Of each column its name, whether it must be given, and its default.
    """
    if not columns:
        if os.path.getsize(path) == 0:
            raise DatabaseUnusableError(Notice(DatabaseKey.DATABASE_EMPTY, path=path))
        raise DatabaseUnusableError(Notice(DatabaseKey.NO_RECORDINGS_TABLE, path=path))
    missing = KNOWN_COLUMNS - {column[0] for column in columns}
    if missing:
        columns_missing = ", ".join(sorted(missing))
        raise UnknownTableError(Notice(DatabaseKey.TABLE_LACKS, path=path, columns=columns_missing))
    if not path_is_unique:
        raise UnknownTableError(Notice(DatabaseKey.TABLE_NOT_UNIQUE, path=path))
    demanded = [
        name
        for name, must_be_given, default in columns
        if name not in KNOWN_COLUMNS and must_be_given and default is None
    ]
    if demanded:
        raise UnknownTableError(
            Notice(DatabaseKey.TABLE_DEMANDS, path=path, columns=", ".join(demanded))
        )


def patiently(action: Callable[[], T], cancelled: Callable[[], bool]) -> T:
    """Do `action`, again and again while the database is locked.

    Raises LockedError after LOCK_LIMIT seconds and CancelledError soon after `cancelled` says so.
    """
    deadline = time.monotonic() + LOCK_LIMIT
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if code_of(error) not in (Code.BUSY, Code.LOCKED):
                raise
            if cancelled():
                raise CancelledError from error
            if time.monotonic() > deadline:
                raise LockedError(
                    Notice(DatabaseKey.DATABASE_LOCKED, seconds=LOCK_LIMIT)
                ) from error
            # Some kinds of "locked" come back at once, whatever the timeout.
            time.sleep(_POLL / 5)


def unusable(path: str, error: sqlite3.Error) -> DatabaseUnusableError:
    """What `error`, met while reading the database at `path`, means to a user."""
    code = code_of(error)
    if code in OF_DISKS and (why := _why_unread(path)) is not None:
        return DatabaseUnusableError(Notice(DatabaseKey.DATABASE_UNREADABLE, path=path, error=why))
    if code is Code.NOTADB:
        return DatabaseUnusableError(Notice(DatabaseKey.DATABASE_NOT_SQLITE, path=path))
    key = DatabaseKey.DATABASE_DAMAGED if code is Code.CORRUPT else DatabaseKey.DATABASE_UNREADABLE
    return DatabaseUnusableError(Notice(key, path=path, error=str(error)))


def _why_unread(path: str) -> str | None:
    """Why the disk does not give the database, or its write-ahead log; None where it does."""
    return why_unread(path) or why_unread(f"{path}-wal")
