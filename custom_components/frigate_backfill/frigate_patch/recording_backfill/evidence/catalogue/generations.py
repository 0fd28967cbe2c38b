"""The generations of a catalogue: what was kept of a database that was lost is not touched again.

Each is a folder, its number and a mark of the database that it was made from. A database that was
begun anew, or that has lost rows, gets a generation of its own, so that nothing it lacks can harm
what the older ones have.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass

from . import index
from .files import days_in, file_name

_NAME = re.compile(r"(\d{4})-([0-9a-f]{8})", re.ASCII)


@dataclass(frozen=True)
class Generation:
    """One folder of a catalogue."""

    number: int
    mark: str
    folder: str


def of(folder: str) -> list[Generation]:
    """Those of the catalogue in `folder`, the newest first; raises OSError.

    Where a disk does not answer, there may be some: one begun anew would lack what they have.
    """
    try:
        names = sorted(os.listdir(folder), reverse=True)
    except FileNotFoundError:
        return []
    matches = [match for name in names if (match := _NAME.fullmatch(name)) is not None]
    return [
        Generation(int(match[1]), match[2], os.path.join(folder, match[0])) for match in matches
    ]


def changed_at(folder: str) -> float | None:
    """When a day of the catalogue in `folder` was written last; None where none can be seen."""
    times: list[float] = []
    with suppress(OSError):
        for generation in of(folder):
            for day in days_in(generation.folder):
                with suppress(OSError):
                    times.append(os.stat(os.path.join(generation.folder, file_name(day))).st_mtime)
    return max(times, default=None)


def current(folder: str, birth: str) -> Generation | None:
    """The one of the database with that `birth`; None where it has none yet."""
    mark = _mark(birth)
    return next((found for found in of(folder) if found.mark == mark), None)


def begin(folder: str, birth: str) -> Generation:
    """A new one for the database with that `birth`; raises OSError."""
    known = of(folder)
    number = known[0].number + 1 if known else 1
    path = os.path.join(folder, f"{number:04}-{_mark(birth)}")
    os.makedirs(path)
    return Generation(number, _mark(birth), path)


def drop_if_empty(folder: str) -> bool:
    """Remove a generation of which no day is left, unless anything else is in it; whether it is."""
    with suppress(OSError):
        if set(os.listdir(folder)) <= {index.NAME}:
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(folder, index.NAME))
            os.rmdir(folder)
            return True
    return False


def _mark(birth: str) -> str:
    return hashlib.sha256(birth.encode()).hexdigest()[:8]
