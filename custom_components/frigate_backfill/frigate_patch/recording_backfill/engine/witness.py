"""The witness of a run: Frigate's own newest recording when it began.

An undo asks for it: an older copy of the database, put in its place since, has the same birth, and
rows of Frigate's own that the run had brought back in the other.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ..frigate.recordings import FrigateDatabase
from ..frigate.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..frigate.change import Row
    from ..models import RunOrder

_JUDGED = ("id", "path", "start_time", "end_time", "motion", "objects", "dBFS", "stream_type")
"""The columns by which it is found again, and by which Frigate keeps it."""


def witness_of(order: RunOrder, cancelled: Callable[[], bool]) -> Row | None:
    """The witness of a run that begins; raises DatabaseUnusableError and CancelledError."""
    with closing(FrigateDatabase(order.database, writable=False, cancelled=cancelled)) as database:
        row = Rows(database.session).newest_own(order.camera)
    return None if row is None else {name: row[name] for name in _JUDGED if name in row}
