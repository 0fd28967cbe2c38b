"""One run's connection to Frigate's database: what is read at once, what is written in short holds.

Reads are fetched whole, so that no read holds back a checkpoint. Writes go in transactions that
hold the lock at most HOLD seconds and then leave the database alone for at least as long: Frigate's
own insert waits for the lock, and its recording ends when it waits too long.
"""

from __future__ import annotations

import os
import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, TypeVar

from .. import space
from ..errors import DatabaseUnusableError
from ..held_signals import HeldSignals
from ..notices import DatabaseKey, DiskKey, Notice
from .connection import check_columns, connect, patiently, unusable
from .sqlite import sqlite3
from .sqlite_codes import Code, code_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .change import Change

HOLD = 0.010
"""Seconds after which a transaction is committed; the commit itself must fit below 20 ms too."""
_SMALLEST_CHUNK, _LARGEST_CHUNK = 1, 128
_CHUNK_TIME = 0.003
_LONGEST_PAUSE = 1.0

W = TypeVar("W")


class Fate(Enum):
    """What became of one write."""

    WRITTEN = auto()
    ALREADY_THERE = auto()
    GONE = auto()
    """The row to be overwritten is there no more."""


class Session:
    """A connection that every table of Frigate's database is read and written through; close it.

    What reads raises DatabaseUnusableError when the database does not answer, and CancelledError
    when told to stop while it is locked.
    """

    def __init__(
        self, path: str, *, writable: bool, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """Open it and see that its recordings table is one we can write.

        Raises DatabaseUnusableError, or CancelledError while it waits for a lock.
        """
        self._path = path
        self._cancelled = cancelled
        self._file = _identity(path)
        self.connection = connect(path, writable=writable, cancelled=cancelled)
        try:
            self.recordings_columns = check_columns(path, self.connection, cancelled)
            """Those of the table of recordings."""
        except BaseException:
            self.connection.close()
            raise
        self._chunk = 32
        self._free_at = 0.0
        """When the database has been left alone long enough."""
        self.failure: Notice | None = None
        """Why nothing more can be written or read, once that is so."""
        self.journal: Callable[[Sequence[Change]], None] | None = None
        """Gets what is about to be written, but for new recordings, before it is."""

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    @property
    def rested(self) -> bool:
        """Whether writing now would not have to wait until the database was left alone."""
        return time.monotonic() >= self._free_at

    def fetch(self, query: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows that `query` gives."""
        try:
            return patiently(
                lambda: self.connection.execute(query, parameters).fetchall(), self._cancelled
            )
        except sqlite3.Error as error:
            raise unusable(self._path, error) from error

    def write(
        self,
        writes: Sequence[W],
        apply: Callable[[sqlite3.Connection, Sequence[W]], list[Fate | str]],
        changes: Callable[[Sequence[W]], Sequence[Change]] | None = None,
    ) -> Iterator[list[Fate | str]]:
        """Write them in short transactions; after each, the fates of its writes, in order.

        `apply` puts some of them into the open transaction; `changes` says for the journal what
        that changes. A text says in words why a write failed. Raises CancelledError when told to
        stop while it waits for the lock, and BackfillError when the journal cannot be written.
        """
        if self.journal is not None and changes is not None:
            self.journal(changes(writes))
        done, at_once = 0, len(writes)
        while done < len(writes):
            part = writes[done : done + at_once]
            try:
                fates = self._transaction(part, apply)
            except sqlite3.Error as error:
                if len(part) > 1:
                    # One of them is at fault: alone, each has its own fate.
                    at_once = 1
                    continue
                fates = [self._explain(error)]
            if self.journal is not None and changes is not None:
                there = [one for one, fate in zip(part, fates) if fate is Fate.ALREADY_THERE]
                self.journal([one.void for one in changes(there) if one.old is None])
            done += len(fates)
            yield fates

    def _transaction(
        self,
        writes: Sequence[W],
        apply: Callable[[sqlite3.Connection, Sequence[W]], list[Fate | str]],
    ) -> list[Fate | str]:
        """Write the first of `writes`, as many as fit into HOLD; the fates of these.

        Raises sqlite3.Error, nothing written, when a table refuses one of them.
        """
        self.failure = self.failure or space.why_scarce(self._path)
        if self.failure is not None:
            return [self.failure] * len(writes)
        connection, signals = self.connection, HeldSignals()
        time.sleep(min(_LONGEST_PAUSE, max(0.0, self._free_at - time.monotonic())))
        try:
            patiently(lambda: _begin(connection, signals), self._cancelled)
            began = now = time.monotonic()
            fates: list[Fate | str] = []
            try:
                while len(fates) < len(writes) and now - began < HOLD:
                    fates += apply(connection, writes[len(fates) : len(fates) + self._chunk])
                    chunk_began, now = now, time.monotonic()
                    self._adapt_chunk(now - chunk_began)
                self._see_in_place()
                patiently(lambda: connection.execute("COMMIT"), self._cancelled)
                self._see_in_place()
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                now = time.monotonic()
                self._free_at = now + (now - began)
        except DatabaseUnusableError as error:
            self.failure = error.notice
            return [self.failure] * len(writes)
        except sqlite3.Error as error:
            return [self._of_all(error)] * len(writes)
        finally:
            signals.release()
        return fates

    def _see_in_place(self) -> None:
        """Raises DatabaseUnusableError unless the file is still the one that was opened."""
        if _identity(self._path) != self._file:
            raise DatabaseUnusableError(self._replaced)

    @property
    def _replaced(self) -> Notice:
        return Notice(DatabaseKey.DATABASE_REPLACED, path=str(self._path))

    def _adapt_chunk(self, took: float) -> None:
        if took > _CHUNK_TIME:
            self._chunk = max(_SMALLEST_CHUNK, self._chunk // 2)
        elif took < _CHUNK_TIME / 4:
            self._chunk = min(_LARGEST_CHUNK, self._chunk * 2)

    def _of_all(self, error: sqlite3.Error) -> Notice:
        """Why some writes failed, where it is not one of them that failed; else raises `error`."""
        why = self._explain(error)
        if self.failure is None and code_of(error) is Code.OTHER:
            raise error  # a constraint, or a trigger that fails
        return why

    def _explain(self, error: sqlite3.Error) -> Notice:
        """Why writing failed; what will not get better by itself also ends the run."""
        code = code_of(error)
        if _identity(self._path) != self._file:
            self.failure = self._replaced
            return self.failure
        if code is Code.FULL:
            self.failure = Notice(DiskKey.DISK_FULL)
            return self.failure
        if code is Code.READONLY:
            return Notice(DatabaseKey.DATABASE_READ_ONLY, path=self._path)
        if code in (Code.CORRUPT, Code.NOTADB):
            self.failure = unusable(self._path, error).notice
            return self.failure
        if code in (Code.IOERR, Code.CANTOPEN):
            # A quota that is used up is such an error, too.
            message = Notice(DatabaseKey.DATABASE_DISK, error=str(error))
            if code is Code.CANTOPEN:
                self.failure = message
            return message
        return Notice(DatabaseKey.DATABASE_REFUSED, error=str(error))


def _identity(path: str) -> tuple[int, int] | None:
    """What tells the file from another of the same name; None where there is none."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_dev, info.st_ino


def _begin(connection: sqlite3.Connection, signals: HeldSignals) -> None:
    """Take the write lock, and hold off signals from before that moment on."""
    signals.hold()
    try:
        connection.execute("BEGIN IMMEDIATE")
    except BaseException:
        signals.release()
        raise
