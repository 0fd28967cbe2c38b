"""The verdict on one file: what becomes of a candidate, and in which words it is left out."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ..models import FileResult, Reason, Status
from ..notices import FileKey, Notice
from .listing import Broken

if TYPE_CHECKING:
    from ..frigate.recordings import Row
    from ..frigate.writer import Write

_BROKEN = frozenset(
    {
        Reason.NO_DURATION,
        Reason.TRUNCATED,
        Reason.EMPTY,
        Reason.NO_VIDEO,
        Reason.TOO_LONG,
        Reason.TOO_SHORT,
    }
)
"""What a file is by its contents, whatever the settings say."""
_LAST_MOMENT = datetime.max.replace(microsecond=0, tzinfo=timezone.utc).timestamp()


@dataclass
class Candidate:
    """A file of an hour, and what there is to do about it."""

    name: str
    path: str
    """As Frigate spells it."""
    start_time: float
    row: Row | None = None
    """The row of its path, which only `force` examines."""
    inside: bool = True
    """Whether it lies in the range that the run is about."""
    seen: bool = False
    """Whether it has to be looked at."""
    read: bool = False
    """Whether it has to be read, too."""
    flags: bool = False
    """Whether a look asks for flags that keep it from being deleted."""


@dataclass
class Verdict:
    """What should become of a file: a result that stands, or one that holds once written."""

    result: FileResult
    write: Write | None = None
    if_kept: Verdict | None = None
    """What becomes of it instead, once a review keeps it."""


def unreadable(error: OSError) -> Notice:
    """Why a file cannot be read."""
    return Notice(FileKey.FILE_UNREADABLE, error=str(error.strerror))


def failed(candidate: Candidate, reason: Reason, message: str) -> Verdict:
    """The verdict on a file that cannot be used."""
    return Verdict(
        FileResult(
            candidate.path,
            Status.ERROR,
            reason,
            message,
            candidate.start_time,
            indexed=candidate.row is not None,
        )
    )


def unopened(candidate: Candidate, error: OSError | None) -> Verdict:
    """The verdict on a file that could not be opened."""
    if error is None:
        return failed(candidate, Reason.UNREADABLE, Notice(FileKey.UNREAD))
    if error.errno == errno.ELOOP:
        return failed(candidate, Reason.NOT_REGULAR, Notice(FileKey.LINK))
    if error.errno == errno.ENXIO:
        return failed(candidate, Reason.NOT_REGULAR, Notice(FileKey.NOT_REGULAR))
    if error.errno == errno.ENOENT:
        return failed(candidate, Reason.UNREADABLE, Notice(FileKey.VANISHED))
    return failed(candidate, Reason.UNREADABLE, unreadable(error))


def too_recent(
    candidate: Candidate, again: float, duration: float | None = None, size: int | None = None
) -> Verdict:
    """The verdict on a file that Frigate may still store itself, until `again`."""
    moment = datetime.fromtimestamp(min(again, _LAST_MOMENT), timezone.utc)
    message = Notice(FileKey.MAY_BE_INDEXED, when=f"{moment:%Y-%m-%d %H:%M:%S} UTC")
    return Verdict(
        FileResult(
            candidate.path,
            Status.SKIPPED,
            Reason.TOO_RECENT,
            message,
            candidate.start_time,
            duration,
            size,
        )
    )


def broken_by(result: FileResult) -> Broken | None:
    """Why the file is not a whole recording; None where it is one, or may become one."""
    if result.reason not in _BROKEN or result.undecided or result.indexed:
        return None
    return Broken(result.reason, result.message, result.duration, result.size)


def still_broken(candidate: Candidate, broken: Broken) -> Verdict:
    """The verdict on a file that is still what an earlier run found."""
    return Verdict(
        FileResult(
            candidate.path,
            Status.ERROR,
            broken.reason,
            broken.message,
            candidate.start_time,
            broken.duration,
            broken.size,
        )
    )
