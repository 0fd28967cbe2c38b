"""A database of what was salvaged: a file to keep, or one without a name that leaves nothing."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from ...errors import CancelledError
from ...frigate.sqlite import sqlite3
from .pages import Pages
from .reader import Reader
from .shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .records import Value

RESERVE = 512 << 20
"""Bytes of the temporary folder's disk that are left alone."""
_PAGE = 4096
_AT_ONCE = 500
"""Rows."""
_UNIQUE = {
    "recordings": ("id", "path"),
    "timeline": ("timestamp, camera, source, source_id, class_type, data",),
    "userreviewstatus": ("user_id, review_segment_id",),
}
"""What is the same row twice; of other tables the id."""
_CAMERA_INDEXES = [
    f"CREATE INDEX {name}_of_camera ON {name} (camera)"
    for name in ("event", "export", "previews", "reviewsegment")
]
_REAL = frozenset("duration segment_size top_score ratio score".split())
"""Columns of which a file keeps a whole number as an integer."""


class NoRoomError(Exception):
    """The temporary folder has no room for what can be read."""


def salvage(
    path: str, camera: str, cancelled: Callable[[], bool] = lambda: False
) -> tuple[sqlite3.Connection, bool]:
    """A database of the rows of `camera` in the file at `path`, and whether the file is damaged.

    The file is only read. Raises OSError, BrokenError, NoRoomError, and CancelledError.
    """
    connection = sqlite3.connect("", isolation_level=None)
    try:
        return connection, _salvage(path, connection, tempfile.gettempdir(), camera, cancelled)
    except BaseException:
        connection.close()
        raise


def salvage_into(path: str, target: str, cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Make the file `target` a database of all rows in the file at `path`; whether it is damaged.

    Raises as `salvage` does.
    """
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        return _salvage(path, connection, os.path.dirname(target), None, cancelled)


def _salvage(
    path: str,
    connection: sqlite3.Connection,
    folder: str,
    camera: str | None,
    cancelled: Callable[[], bool],
) -> bool:
    with closing(Pages(path)) as pages:
        reader = Reader(pages, cancelled)
        try:
            prepare(connection, folder)
            _fill(connection, reader, camera)
            for statement in _CAMERA_INDEXES if camera is None else ():
                connection.execute(statement)
        except sqlite3.OperationalError as error:
            raise NoRoomError(str(error)) from error
        if reader.stopped:
            raise CancelledError
        return reader.damaged


def prepare(connection: sqlite3.Connection, folder: str | None = None) -> None:
    """Make the tables, to fill what room `folder` has; raises OperationalError.

    Where none is named, the temporary folder.
    """
    disk = os.statvfs(tempfile.gettempdir() if folder is None else folder)
    room = disk.f_bavail * disk.f_frsize - RESERVE
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA max_page_count = {max(1, room // _PAGE)}")
    for name, shape in SHAPES.items():
        columns = [f"{column} REAL" if column in _REAL else column for column in shape.columns]
        connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        for number, key in enumerate(_UNIQUE.get(name, ("id",))):
            connection.execute(f"CREATE UNIQUE INDEX {name}_{number} ON {name} ({key})")
    connection.execute("CREATE INDEX by_start ON recordings (camera, start_time)")
    connection.execute("CREATE INDEX by_event ON timeline (source_id)")
    connection.execute("CREATE INDEX by_review ON userreviewstatus (review_segment_id)")


def _fill(connection: sqlite3.Connection, reader: Reader, camera: str | None) -> None:
    needles: dict[str, bytes] = {}
    if camera is not None:
        needle = camera.encode()
        needles = {name: needle for name, shape in SHAPES.items() if "camera" in shape.columns}
    inserts = {
        name: f"INSERT OR IGNORE INTO {name} VALUES ({', '.join('?' * len(shape.columns))})"
        for name, shape in SHAPES.items()
    }
    rows = reader.rows(needles)
    connection.execute("BEGIN")
    while part := list(islice(rows, _AT_ONCE)):
        for name, values in _by_table(part, camera).items():
            connection.executemany(inserts[name], values)
    connection.execute("COMMIT")


def _by_table(
    rows: list[tuple[str, dict[str, Value]]], camera: str | None
) -> dict[str, list[list[Value]]]:
    found: dict[str, list[list[Value]]] = {}
    for name, row in rows:
        if camera is None or row.get("camera", camera) == camera:
            values = [row.get(column) for column in SHAPES[name].columns]
            found.setdefault(name, []).append(values)
    return found
