"""One copy of the database, open for reading: by SQLite where it can, else salvaged page by page.

A copy is never written to, and nothing is made beside it. So SQLite opens it as immutable, which
leaves out a write-ahead log; a copy that has one is read page by page, as a damaged one is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...frigate.sqlite import quoted, sqlite3
from ...frigate.values import number
from ...notices import CopyKey, Notice
from ..salvage.kept import kept_salvage
from ..salvage.pages import MAGIC, has_log
from ..salvage.records import BrokenError
from ..salvage.shapes import SHAPES
from ..salvage.store import NoRoomError
from .catalogued import Assembled
from .find import CopyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from ..salvage.records import Value
    from .catalogued import Held
    from .find import CopyFile

    Row = dict[str, Value]

_AT_ONCE = 200
_SLACK = 3600.0
"""Seconds after a copy was made at which something may end; what is held open ends years later."""
_PLAN = "EXPLAIN QUERY PLAN SELECT id FROM recordings WHERE path > ? AND path < ?"


class UnusableCopyError(Exception):
    """Nothing can be read of the file."""

    def __init__(self, why: Notice) -> None:
        """`why` is a sentence's second half, about "it"."""
        super().__init__(why)
        self.why = why


class Source:
    """A copy of the database, as one run over `camera` reads it; close it."""

    def __init__(
        self,
        file: CopyFile,
        camera: str,
        cancelled: Callable[[], bool] = lambda: False,
        between: tuple[float, float] = (-math.inf, math.inf),
        held: Held | None = None,
    ) -> None:
        """Open it; raises UnusableCopyError and CancelledError.

        Of a catalogue, only the days are read that may have to do with `between`, and of which
        the database lacks something, going by the rows that it has (`held`).
        """
        self.file = file
        self._camera = camera
        self._cancelled = cancelled
        self.damaged = False
        self._salvaged = False
        self.unreadable: list[str] = []
        """The names of a catalogue's files that could not be read, or only in part."""
        self.deleted: dict[str, set[str]] = {}
        """By table the ids of rows of a catalogue that somebody deleted in Frigate."""
        self._columns: dict[str, tuple[str, ...]] = {}
        if file.kind is CopyKind.CATALOGUE:
            self._assemble(between, held)
        elif has_log(file.path) or not self._opens():
            self._salvage()
        self.span = (self._end("ASC"), self._end("DESC"))
        """When the first and the last of the camera's recordings in it begin; 0 without any."""

    @property
    def age(self) -> tuple[float, float]:
        """What makes it newer than another: its last recording, else when it was written."""
        return min(self.span[1], self.file.modified_at), self.file.modified_at

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def has(self, table: str) -> bool:
        """Whether the copy has that table."""
        return bool(self._columns.get(table))

    def ended_at(self, row: Mapping[str, Value]) -> float | None:
        """When a review or an event ended; None if it went on when the copy was made."""
        end = row["end_time"]
        if not isinstance(end, (int, float)) or end > self.file.modified_at + _SLACK:
            return None
        return float(end)

    def rows(
        self,
        table: str,
        where: str,
        parameters: Sequence[Value] = (),
        known: Container[Value] = frozenset(),
    ) -> Iterator[Row]:
        """The rows of `table` that can be true; some may come twice. Columns it lacks are None.

        `where` must be answered by an index of every release. Those whose ids are `known` are
        passed over. Raises UnusableCopyError and CancelledError.
        """
        connection = self._connection
        try:
            yield from self._select(table, where, parameters, known)
        except sqlite3.DatabaseError:
            # Who reads another table meanwhile may have salvaged it.
            if self._connection is connection:
                self._salvage()
            yield from self._select(table, where, parameters, known)

    def _select(
        self, table: str, where: str, parameters: Sequence[Value], known: Container[Value]
    ) -> Iterator[Row]:
        columns = self._columns.get(table, ())
        if not columns:
            return
        shape = SHAPES[table]
        nothing = dict.fromkeys(shape.columns)
        key = columns.index("id") if "id" in columns else None
        cursor = self._connection.execute(
            f"SELECT {', '.join(map(quoted, columns))} FROM {table} WHERE {where}", parameters
        )
        while part := cursor.fetchmany(_AT_ONCE):
            for values in part:
                if key is not None and values[key] in known:
                    continue
                row = {**nothing, **dict(zip(columns, values))}
                if shape.fits(row):
                    yield row

    def _opens(self) -> bool:
        """Open it by SQLite; False when that cannot read it, or would be slow."""
        path = self.file.path
        try:
            with open(path, "rb") as file:
                if file.read(len(MAGIC)) != MAGIC:
                    return False
            connection = sqlite3.connect(
                f"file:{quote(path)}?mode=ro&immutable=1", uri=True, isolation_level=None
            )
            self._use(connection)
            if self.has("recordings"):
                steps = connection.execute(_PLAN, ("", "")).fetchall()
                return all("SEARCH" in step[-1] for step in steps)
        except OSError as error:
            raise _closed(error) from error
        except sqlite3.Error:
            return False
        return True

    def _assemble(self, between: tuple[float, float], held: Held | None) -> None:
        self._salvaged = True
        assembled = Assembled(self._camera, between, self._cancelled)
        try:
            assembled.take(self.file.path, held)
        except OSError as error:
            assembled.connection.close()
            raise _closed(error) from error
        except NoRoomError as error:
            assembled.connection.close()
            raise UnusableCopyError(Notice(CopyKey.COPY_NO_ROOM)) from error
        self.unreadable, self.deleted = assembled.damaged, assembled.deleted
        self._use(assembled.connection)

    def _salvage(self) -> None:
        if self._salvaged:
            raise UnusableCopyError(Notice(CopyKey.COPY_UNREADABLE))
        self._salvaged = True
        try:
            connection, damaged = kept_salvage(self.file.path, self._camera, self._cancelled)
        except OSError as error:
            raise _closed(error) from error
        except BrokenError as error:
            raise UnusableCopyError(Notice(CopyKey.COPY_NOT_SQLITE)) from error
        except NoRoomError as error:
            raise UnusableCopyError(Notice(CopyKey.COPY_DAMAGED)) from error
        self.damaged = damaged
        self._use(connection)

    def _use(self, connection: sqlite3.Connection) -> None:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        self._connection = connection
        self._columns = {}
        for name in SHAPES:
            rows = connection.execute(f"PRAGMA table_info({name})")
            self._columns[name] = tuple(str(row[1]) for row in rows)

    def _end(self, direction: str) -> float:
        where = f"camera = ? ORDER BY start_time {direction} LIMIT 1"
        row = next(self.rows("recordings", where, (self._camera,)), None)
        return 0.0 if row is None else number(row["start_time"])


def _closed(error: OSError) -> UnusableCopyError:
    return UnusableCopyError(Notice(CopyKey.COPY_CLOSED, error=str(error.strerror)))
