"""A start that a row has already: why the file of that name stays out, or takes the row over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..models import Reason

if TYPE_CHECKING:
    import os

    from ..frigate.recordings import Row
    from .known import KnownRows

_MOVED = "It is in the database as {}, which is gone. Run with force to make that row point here."


class Taken(NamedTuple):
    """What the rows of that time mean for the file."""

    row: Row | None = None
    """The row of the same recording whose own file is gone."""
    reason: Reason | None = None
    """Why the file stays out; None where it need not."""
    message: str | None = None


def taken(
    known: KnownRows, start: float, duration: float, info: os.stat_result, *, force: bool
) -> Taken:
    """What the `known` rows around `start` mean for the file; `force` lets it take a row over."""
    same = known.of_file(start, info)
    if same is not None:
        message = f"It is in the database as {same}, another name of the same file."
        return Taken(None, Reason.ALREADY_INDEXED, message)
    other = known.overlapping(start, start + duration)
    if other is not None:
        message = f"Another recording of that time is in the database: {other.path}."
        return Taken(None, Reason.OVERLAP, message)
    row = known.moved(start)
    if row is None or force:
        return Taken(row)
    return Taken(row, Reason.MOVED, _MOVED.format(row.path))
