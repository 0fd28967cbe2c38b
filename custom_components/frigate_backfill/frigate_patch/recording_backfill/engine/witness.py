"""The witness of a run: Frigate's own newest recording when it began.

An undo asks for it: an older copy of the database, put in its place since, has the same birth, and
rows of Frigate's own that the run had brought back in the other.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ..errors import DatabaseUnusableError
from ..frigate.connection import LockedError
from ..frigate.recordings import FrigateDatabase
from ..frigate.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..frigate.change import Row
    from ..models import RunOrder

_JUDGED = ("id", "path", "start_time", "end_time", "motion", "objects", "dBFS", "stream_type")
"""The columns by which it is found again, and by which Frigate keeps it."""


def witness_of(order: RunOrder, cancelled: Callable[[], bool]) -> Row | None:
    """The witness of a run that begins; raises LockedError and CancelledError.

    None where there is no such row, or one that tells nothing: no run fails for want of it.
    """
    try:
        with closing(
            FrigateDatabase(order.database, writable=False, cancelled=cancelled)
        ) as database:
            row = Rows(database.session).newest_own(order.camera)
    except LockedError:
        raise
    except DatabaseUnusableError:  # of a text in it that is none, or as the run itself will tell
        return None
    if row is None:
        return None
    witness = {name: row[name] for name in _JUDGED if name in row}
    return witness if _is_sound(witness) else None


def _is_sound(row: Row) -> bool:
    """Whether a journal can hold it, and an undo judge it."""
    times = (row["start_time"], row["end_time"])
    return all(isinstance(time, (int, float)) for time in times) and not any(
        isinstance(value, bytes) for value in row.values()
    )
