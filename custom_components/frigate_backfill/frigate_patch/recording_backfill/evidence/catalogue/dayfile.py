"""One day's file of the catalogue: a small SQLite database, compressed; never changed in place.

Columns stand by the names that Frigate gave them, without types, so that values stay as they were
and a column that a newer Frigate has comes along.
"""

from __future__ import annotations

import errno
import gzip
import os
import shutil
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...frigate.sqlite import quoted, sqlite3
from ...frigate.sqlite_codes import Code, code_of
from ...untouched import NotRegularError, open_regular
from .files import SUFFIX, UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = tuple[object, ...]

TABLES = (
    "recordings",
    "previews",
    "reviewsegment",
    "userreviewstatus",
    "event",
    "timeline",
    "export",
    "exportcase",
)
_LEVEL = 4
"""Of compression: 6 takes 4 % less room and nearly twice the time."""
_CHUNK = 1 << 20
"""Bytes, unpacked, that are held at once."""
_PIECE = 1 << 14
"""Bytes that are unpacked at once: all that is lost where a file breaks off."""
_LARGEST = 4 << 30
"""Bytes of a day's rows, unpacked; what claims more is no file of ours."""
_OF_THE_DISK = (Code.IOERR, Code.FULL, Code.CANTOPEN, Code.READONLY)
_MARKS = "gone"
"""The table of rows that the database has no more; Frigate has none of that name."""


@dataclass(frozen=True)
class Mark:
    """What is known of a row that the database has no more."""

    since: float
    deleted: bool
    """Whether somebody deleted it in Frigate; otherwise it may have been lost."""


Marks = dict[str, dict[str, Mark]]
"""By table and id."""


class DamagedError(Exception):
    """The file cannot be read, or only a part of it."""


def unpack(path: str, target: str) -> None:
    """Write what the file holds to `target`, as far as it can be read.

    Raises OSError, and DamagedError where that is not all.
    """
    try:
        opened = open_regular(path)
    except NotRegularError as error:
        raise DamagedError(f"{path} is no file") from error
    with opened as packed, open(target, "wb") as plain:
        unpacker = zlib.decompressobj(31)
        size = 0
        try:
            while chunk := packed.read(_PIECE):
                while chunk:
                    part = unpacker.decompress(chunk, _CHUNK)
                    size += plain.write(part)
                    chunk = unpacker.unconsumed_tail
                    if size > _LARGEST:
                        raise DamagedError(f"{path} is larger than a day's rows can be")
        except zlib.error as error:
            raise DamagedError(f"{path} is damaged ({error})") from error
    if not unpacker.eof:
        raise DamagedError(f"{path} is cut short")


def _wrong(what: str, error: sqlite3.Error) -> Exception:
    """What SQLite's error means: a disk that fails has not damaged the file."""
    if code_of(error) in _OF_THE_DISK:
        return OSError(errno.EIO, str(error))
    return DamagedError(f"{what} is damaged ({error})")


class Reader:
    """An open day's file; close it. Everything here raises OSError and DamagedError."""

    def __init__(self, path: str, folder: str | None = None) -> None:
        """Unpack it into `folder`, by default the system's temporary one."""
        handle, self._plain = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
        os.close(handle)
        self._by_camera: dict[str, tuple[int, int]] | None = None
        try:
            unpack(path, self._plain)
            self._connection = sqlite3.connect(
                f"file:{quote(self._plain)}?mode=ro&immutable=1", uri=True, isolation_level=None
            )
            # Sorted in memory: where the temporary folder is full, no file is damaged.
            self._connection.execute("PRAGMA temp_store = MEMORY")
            self._columns = {
                table: tuple(
                    str(row[1]) for row in self._connection.execute(f"PRAGMA table_info({table})")
                )
                for table in TABLES
            }
        except sqlite3.Error as error:
            self._remove()
            raise _wrong(path, error) from error
        except BaseException:
            self._remove()
            raise

    def close(self) -> None:
        """Close the database and remove what was unpacked."""
        self._connection.close()
        self._remove()

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of `table`; none where it is not there."""
        return self._columns[table]

    def cameras(self) -> list[str]:
        """All cameras that have recordings."""
        return list(self._places())

    def recordings(self, camera: str) -> list[Row]:
        """The recordings of `camera`."""
        place = self._places().get(camera)
        if place is None:
            return []
        return self._all("SELECT * FROM recordings WHERE rowid BETWEEN ? AND ?", place)

    def rows(self, table: str, camera: str | None = None) -> list[Row]:
        """All rows of `table`, or those of `camera` where it tells cameras apart."""
        if not self.columns(table):
            return []
        if camera is None or "camera" not in self.columns(table):
            return self._all(f"SELECT * FROM {table}")
        return self._all(f"SELECT * FROM {table} WHERE camera = ?", (camera,))

    def marks(self) -> Marks:
        """The marks of those of its rows that the database has no more."""
        found: Marks = {}
        if self._all("SELECT 1 FROM sqlite_master WHERE name = ?", (_MARKS,)):
            rows = self._all(f"SELECT tbl, id, since, deleted FROM {_MARKS}")
            for table, row_id, since, deleted in rows:
                if isinstance(since, float):
                    mark = Mark(since, deleted == 1)
                    found.setdefault(str(table), {})[str(row_id)] = mark
        return found

    def _places(self) -> dict[str, tuple[int, int]]:
        """By camera the numbers of its first and last recording: a camera's stand together."""
        if self._by_camera is None:
            query = "SELECT camera, min(rowid), max(rowid) FROM recordings GROUP BY camera"
            rows = self._all(query) if self.columns("recordings") else []
            self._by_camera = {str(row[0]): (int(str(row[1])), int(str(row[2]))) for row in rows}
        return self._by_camera

    def _all(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise _wrong("A day's file", error) from error

    def _remove(self) -> None:
        with suppress(OSError):
            os.unlink(self._plain)


class Writer:
    """A new day's file; in its place once `finish` is done, and not a moment sooner. Close it."""

    def __init__(self, path: str) -> None:
        """Raises OSError and sqlite3.Error, as everything here does."""
        self._path = path
        folder = os.path.dirname(path)
        handle, self._plain = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
        os.close(handle)
        self._packed = f"{self._plain}{SUFFIX}"
        self._connection = sqlite3.connect(self._plain, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN")
        self.counts: dict[str, int] = {}

    def begin(self, table: str, columns: Sequence[str]) -> None:
        """Begin `table`."""
        names = ", ".join(map(quoted, columns))
        self._connection.execute(f"CREATE TABLE {table} ({names})")
        self.counts[table] = 0

    def put(self, table: str, rows: Sequence[Row]) -> None:
        """Add `rows`."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            self.counts[table] += len(rows)

    def mark(self, marks: Marks) -> None:
        """Add the marks of rows that the database has no more."""
        self._connection.execute(f"CREATE TABLE {_MARKS} (tbl, id, since, deleted)")
        self._connection.executemany(
            f"INSERT INTO {_MARKS} VALUES (?, ?, ?, ?)",
            (
                (table, row_id, mark.since, int(mark.deleted))
                for table, of_table in marks.items()
                for row_id, mark in of_table.items()
            ),
        )

    def finish(self) -> None:
        """Put the file in its place, whole, by a rename."""
        self._connection.execute("COMMIT")
        self._connection.close()
        with open(self._plain, "rb") as plain, open(self._packed, "wb") as file:
            with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
                shutil.copyfileobj(plain, packed, _CHUNK)
            file.flush()
            os.fsync(file.fileno())
        os.rename(self._packed, self._path)

    def close(self) -> None:
        """Remove what is not needed any more."""
        self._connection.close()
        for path in (self._plain, self._packed):
            with suppress(OSError):
                os.unlink(path)
