"""The latest time that the patch has seen, in the state file: a clock below it is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import sql
from .file import StateError, StateFile

if TYPE_CHECKING:
    from pathlib import Path

_KEY = "last_time"
_STEP = 600.0
"""Seconds by which the time must have gone on to be worth a write."""


def read(state: StateFile) -> float | None:
    """The time that was saved last, if any was; raises StateError."""
    row = state.row(sql.GET_META, (_KEY,))
    try:
        return None if row is None else float(row[0])
    except ValueError:
        return None


def save(state: StateFile, now: float, *, certain: bool = False) -> None:
    """Note that it is `now`; raises StateError.

    A time ahead of it stays, unless this one is `certain`: a clock that is behind must not hide it.
    """
    saved = read(state)
    if saved is None or now > saved + _STEP or (certain and now < saved):
        state.change(sql.SET_META, (_KEY, repr(now)))


def last_saved(path: Path | None) -> float | None:
    """The time that was saved last in the state file `path`; None where it cannot be read."""
    if path is None:
        return None
    try:
        with StateFile(path, create=False) as state:
            return read(state)
    except StateError:
        return None
