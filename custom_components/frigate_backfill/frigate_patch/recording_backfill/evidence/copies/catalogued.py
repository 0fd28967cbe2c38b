"""A catalogue as one copy: the rows of one camera, put together from its days.

Its newest generation wins row by row, but a row that was made from a file is weaker than one that
Frigate wrote, in whichever generation that is.
"""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from ... import layout
from ...errors import CancelledError
from ...frigate.sqlite import quoted, sqlite3
from ..catalogue import dayfile, generations, index
from ..catalogue.dayfile import DamagedError, Reader
from ..catalogue.files import damaged_in, days_in, file_name
from ..catalogue.gone import TABLES as DELETED_IN_FRIGATE
from ..catalogue.gone import deleted_of
from ..catalogue.merge import is_made_up
from ..salvage.records import BrokenError
from ..salvage.shapes import SHAPES
from ..salvage.store import NoRoomError, prepare, salvage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..catalogue.index import DayEntry

    Row = tuple[object, ...]
    Held = dict[str, dict[int, int]]

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What it means that the temporary folder can take nothing."""
_YOUNG = 2
"""Days in which Frigate still adds rows that the catalogue does not know."""
_MARGIN = 2
"""Days before and after those that are asked for: a review may begin long before its footage."""


class Assembled:
    """The catalogue in `folder` as a temporary database, which has no name."""

    def __init__(
        self, camera: str, between: tuple[float, float], cancelled: Callable[[], bool]
    ) -> None:
        """Of `between`, only what may belong to it."""
        self._camera = camera
        self._first, self._last = (moment / layout.DAY for moment in between)
        self._cancelled = cancelled
        self._made_up: list[tuple[str, Sequence[str], Row]] = []
        self.damaged: list[str] = []
        """The names of files that could not be read, or only in part."""
        self.deleted: dict[str, set[str]] = {table: set() for table in DELETED_IN_FRIGATE}
        """By table the ids of rows that somebody deleted in Frigate, and that did not come back."""
        self._there: dict[str, set[str]] = {table: set() for table in DELETED_IN_FRIGATE}
        self.connection = sqlite3.connect("", isolation_level=None)
        self._columns = {table: set(shape.columns) for table, shape in SHAPES.items()}

    def take(self, folder: str, held: Held | None = None) -> None:
        """Take what is in the catalogue, but for days of which the database has all that is `held`.

        Raises CancelledError, NoRoomError and OSError.
        """
        found = [generation.folder for generation in generations.of(folder)]
        several = Counter(day for generation in found for day in days_in(generation))
        try:
            prepare(self.connection)
            self.connection.execute("BEGIN")
            gone: list[str] = []
            for generation in found:
                entries = {} if held is None else index.read(generation).days
                for path in self._files(generation, entries, several, held):
                    if self._cancelled():
                        raise CancelledError
                    if not self._take_file(path):
                        gone.append(os.path.basename(path))
            # What it held may have moved, meanwhile, to a generation that was read before.
            for path in (os.path.join(folder, name) for name in gone for folder in found):
                self._take_file(path)
            for table, columns, row in self._made_up:
                self._insert(table, columns, [row])
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise NoRoomError(str(error)) from error

    def _files(
        self, folder: str, entries: dict[int, DayEntry], several: Counter[int], held: Held | None
    ) -> Iterator[str]:
        for day in reversed(days_in(folder)):
            if not self._first - _MARGIN <= day <= self._last + _MARGIN:
                continue
            # What two databases knew of one day cannot be told from their numbers.
            alone = several[day] == 1 and day in entries
            if alone and held is not None and self._has_all(day, entries[day], held):
                continue
            yield os.path.join(folder, file_name(day))
        yield from damaged_in(folder)

    def _has_all(self, day: int, entry: DayEntry, held: Held) -> bool:
        if entry.deleted or time.time() // layout.DAY - day < _YOUNG:
            return False
        counts = entry.own.get(self._camera, {})
        return all(count <= held.get(table, {}).get(day, 0) for table, count in counts.items())

    def _take_file(self, path: str) -> bool:
        """Whether it is there."""
        try:
            with closing(Reader(path)) as reader:
                marks = reader.marks()
                for table in dayfile.TABLES:
                    rows = (
                        reader.recordings(self._camera)
                        if table == "recordings"
                        else reader.rows(table, self._camera)
                    )
                    self._take_rows(table, reader.columns(table), rows)
                    if table in DELETED_IN_FRIGATE and rows:
                        key = reader.columns(table).index("id")
                        ids = {str(row[key]) for row in rows}
                        self._take_marks(table, ids, deleted_of(marks, table))
        except DamagedError:
            self.damaged.append(os.path.basename(path))
            self._salvage(path)
        except FileNotFoundError:
            return False
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise
            # A disk that fails here may be read elsewhere.
            self.damaged.append(os.path.basename(path))
        return True

    def _take_marks(self, table: str, ids: set[str], deleted: set[str]) -> None:
        """Of a file's rows; what a newer one says of them counts."""
        there, gone = self._there[table], self.deleted[table]
        gone.update((ids & deleted) - there)
        there.update(ids - gone)

    def _salvage(self, path: str) -> None:
        """Take what can be read of a damaged file: its beginning, page by page."""
        with tempfile.NamedTemporaryFile(prefix="frigate-backfill-") as plain:
            with suppress(DamagedError):
                dayfile.unpack(path, plain.name)
            try:
                connection, _ = salvage(plain.name, self._camera, self._cancelled)
            except (BrokenError, OSError):
                return
            with closing(connection):
                for table, shape in SHAPES.items():
                    rows = connection.execute(f"SELECT * FROM {table}").fetchall()
                    self._take_rows(table, shape.columns, rows)

    def _take_rows(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        made_up = is_made_up(table, columns)
        own = [row for row in rows if not made_up(row)]
        if len(own) < len(rows):
            self._made_up += [(table, columns, row) for row in rows if made_up(row)]
        self._insert(table, columns, own)

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        if not rows:
            return
        for name in columns:
            if name not in self._columns[table]:
                self._columns[table].add(name)
                self.connection.execute(f"ALTER TABLE {table} ADD COLUMN {quoted(name)}")
        names = ", ".join(map(quoted, columns))
        marks = ", ".join("?" * len(columns))
        self.connection.executemany(
            f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", rows
        )
