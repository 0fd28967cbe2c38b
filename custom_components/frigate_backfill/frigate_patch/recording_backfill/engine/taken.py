"""A start that a row has already: why the file of that name stays out, or takes the row over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..models import Reason
from ..notices import FileKey, Notice

if TYPE_CHECKING:
    import os

    from ..frigate.recordings import Row
    from .known import KnownRows


class Taken(NamedTuple):
    """What the rows of that time mean for the file."""

    row: Row | None = None
    """The row of the same recording whose own file is gone."""
    reason: Reason | None = None
    """Why the file stays out; None where it need not."""
    message: Notice | None = None


def taken(
    known: KnownRows, start: float, duration: float, info: os.stat_result, *, force: bool
) -> Taken:
    """What the `known` rows around `start` mean for the file; `force` lets it take a row over."""
    same = known.of_file(start, info)
    if same is not None:
        return Taken(None, Reason.ALREADY_INDEXED, Notice(FileKey.SAME_FILE, path=same))
    other = known.overlapping(start, start + duration)
    if other is not None:
        return Taken(None, Reason.OVERLAP, Notice(FileKey.TIME_TAKEN, path=other.path))
    row = known.moved(start)
    if row is None or force:
        return Taken(row)
    return Taken(row, Reason.MOVED, Notice(FileKey.MOVED_FROM, path=row.path))
