"""The search for rows with estimated lengths that nobody knows of, a bit at a time.

No index has their mark. But one has what all backfilled rows share, so that of the others nothing
but the index is read.
"""

from __future__ import annotations

import math
import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from .. import layout
from .session import Session
from .sql.marks import MARKED, NEWEST_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = layout.DAY
"""Seconds that are searched at once."""


class Searched(NamedTuple):
    """How far the search of a camera's rows has come, from the newest on."""

    before: float = math.inf
    """All that start later are searched; -inf at the end."""
    found: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to search."""
        return self.found or self.before == -math.inf


def search(
    path: str, camera: str, searched: Searched, seconds: float, cancelled: Callable[[], bool]
) -> Searched:
    """Search on for some `seconds`, a day at least.

    Raises DatabaseUnusableError, and CancelledError while the database is locked.
    """
    until = time.monotonic() + seconds
    before = searched.before
    with closing(Session(path, writable=False, cancelled=cancelled)) as session:
        while True:
            (newest,) = session.fetch(NEWEST_BEFORE, (camera, before))[0]
            if newest is None:
                return Searched(-math.inf)
            first = newest - _PIECE
            if session.fetch(MARKED, (camera, first, newest)):
                return Searched(before, found=True)
            before = first
            if time.monotonic() > until:
                return Searched(before)
