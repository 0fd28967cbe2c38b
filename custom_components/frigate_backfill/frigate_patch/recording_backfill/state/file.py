"""The patch's own state file: jobs, what they found, schedules; it outlasts restarts of Frigate.

One small SQLite file, `frigate_backfill.db` in Frigate's config directory, shared by Frigate's
process, the children and the script. Every transaction is short. Not for use by two threads.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import space
from ..errors import BackfillError
from ..frigate.sqlite_codes import OF_DISKS, Code, code_of
from ..held_signals import HeldSignals
from ..notices import DiskKey, Notice
from ..presence import why_unread
from . import schema, sql

_BUSY_SECONDS = 2.0
_DAMAGED = (Code.CORRUPT, Code.NOTADB)


class StateError(BackfillError):
    """The state file cannot be opened, read or written just now."""


class StateLockedError(StateError):
    """Another process writes into the state file for longer than a moment."""


class StateDamagedError(StateError):
    """The state file is no SQLite file, or damaged."""


class StateNewerError(StateDamagedError):
    """The state file is of a newer version of the patch."""


class StateFile:
    """An open state file; close it, or use it in a `with`."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open it, with `create` make what is missing.

        Raises StateError, and StateDamagedError where only starting afresh helps.
        """
        self.path = path
        if not create and not path.is_file():
            raise StateError(Notice(DiskKey.STATE_NOT_FOUND, path=str(path)))
        try:
            self._connection = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise
        except sqlite3.Error as error:
            raise explained(path, error) from error

    def __enter__(self) -> StateFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self) -> None:
        run = self._connection.execute
        version = run("PRAGMA user_version").fetchone()[0]
        if version < 0:
            why = f"version {version}"
            raise StateDamagedError(Notice(DiskKey.STATE_DAMAGED, path=str(self.path), error=why))
        if version > schema.SCHEMA_VERSION:
            raise StateNewerError(Notice(DiskKey.STATE_NEWER, path=str(self.path)))
        run("PRAGMA synchronous = NORMAL")
        if version == schema.SCHEMA_VERSION:
            return
        if version == 0:
            run("PRAGMA auto_vacuum = INCREMENTAL")
            # Where the file system cannot do it, SQLite keeps the mode that it has.
            run("PRAGMA journal_mode = WAL")
        with self.transaction():
            version = run("PRAGMA user_version").fetchone()[0]  # others may prepare it, too
            if version == schema.SCHEMA_VERSION:
                return
            for statement in schema.STEPS[version]:
                run(statement)
            run("INSERT OR IGNORE INTO meta VALUES ('instance_id', ?)", (str(uuid.uuid4()),))
            run(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")

    def check(self) -> None:
        """Raises StateDamagedError when the small tables are not whole."""
        for table in schema.TABLES:
            problem = self.row(f"PRAGMA quick_check({table})")[0]
            if problem != "ok":
                why = str(problem)[:200]
                raise StateDamagedError(
                    Notice(DiskKey.STATE_DAMAGED, path=str(self.path), error=why)
                )

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    @property
    def instance_id(self) -> str:
        """A name of this state file, for as long as it lives."""
        return str(self.row(sql.GET_META, ("instance_id",))[0])

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Iterator[None]:
        """All or nothing; raises StateError. `bulk`: what grows with a library."""
        self._leave_room(little=not bulk)
        signals = HeldSignals()
        signals.hold()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise explained(self.path, error) from error
        finally:
            signals.release()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read meanwhile is of one moment; raises StateError."""
        self.rows("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self.rows("COMMIT")

    def _leave_room(self, *, little: bool) -> None:
        """Raises StateError when the disk is so full that Frigate needs the rest."""
        if (why := space.why_scarce(self.path, little=little)) is not None:
            raise StateError(why)

    def rows(self, query: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """All rows of `query`; raises StateError."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def row(self, query: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first row of `query`, or None; raises StateError."""
        rows = self.rows(query, values)
        return rows[0] if rows else None

    def change(self, statement: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Do `statement`; how many rows it changed. Raises StateError."""
        self._leave_room(little=True)
        try:
            return self._connection.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def change_many(self, statement: str, values: Sequence[Sequence[Any] | dict[str, Any]]) -> None:
        """Do `statement` with each of `values`; raises StateError."""
        try:
            self._connection.executemany(statement, values)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def take_over(self, other: Path) -> list[str]:
        """Copy what can be read of another state file; returns the tables that were read.

        That file may be damaged, of a newer version, or where nothing can be written. Raises
        StateError where this one cannot be written: else what it has no room for would be lost.
        """
        taken: list[str] = []
        for mode in ("mode=ro", "mode=ro&immutable=1"):
            address = f"file:{quote(str(other))}?{mode}"
            try:
                source = sqlite3.connect(address, uri=True)
            except sqlite3.Error:
                continue
            with contextlib.closing(source):
                for table in schema.TABLES:
                    with contextlib.suppress(sqlite3.Error):
                        self._copy(source, table)
                        taken.append(table)
            if taken:
                break
        # What was missing stands in tables that stay behind: nobody has looked, as far as is known.
        with contextlib.suppress(StateError):
            self.change(sql.FORGET_LOOKS)
            self.change(sql.FORGET_RESULTS)
        return taken

    def _copy(self, source: sqlite3.Connection, table: str) -> None:
        """Copy a table by the names of the columns that both files have."""
        there = {row[0] for row in source.execute(sql.COLUMNS, (table,))}
        names = [name for (name,) in self.rows(sql.COLUMNS, (table,)) if name in there]
        rows = source.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        put = f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({_places(len(names))})"
        with self.transaction():
            for row in rows:
                try:
                    self.change(put, row)
                except StateError as error:
                    # A row that this version has no place for stays behind.
                    if not isinstance(error.__cause__, sqlite3.IntegrityError):
                        raise


def _places(count: int) -> str:
    return ", ".join("?" * count)


def explained(path: Path, error: sqlite3.Error) -> StateError:
    """What `error`, met at the state file `path`, means to a user."""
    code = code_of(error)
    if code in (Code.BUSY, Code.LOCKED):
        return StateLockedError(Notice(DiskKey.STATE_LOCKED, path=str(path)))
    if code in OF_DISKS and (why := why_unread(str(path))) is not None:
        return StateError(Notice(DiskKey.STATE_UNUSABLE, path=str(path), error=why))
    if code in _DAMAGED:
        return StateDamagedError(Notice(DiskKey.STATE_DAMAGED, path=str(path), error=str(error)))
    return StateError(Notice(DiskKey.STATE_UNUSABLE, path=str(path), error=str(error)))


def put_in_place(fresh: Path, path: Path) -> Path:
    """Put `fresh` in the place of a damaged state file; returns where that was set aside.

    There is one of the two at any instant. Raises OSError where that is not allowed.
    """
    kept = _set_aside(path)
    fresh.replace(path)
    return kept


def _set_aside(path: Path) -> Path:
    """Give the file, and what SQLite keeps beside it, another name; returns that.

    The file itself keeps its name, too, where the file system can do that.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    new = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    count = 1
    while new.exists():
        count += 1
        new = path.with_name(f"{path.stem}.damaged-{stamp}-{count}{path.suffix}")
    try:
        os.link(path, new)
    except OSError:
        os.rename(path, new)
    # Beside another file SQLite would take them for what that lacks.
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{path}{suffix}", f"{new}{suffix}")
    return new
