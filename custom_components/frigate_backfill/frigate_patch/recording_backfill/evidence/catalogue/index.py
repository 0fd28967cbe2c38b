"""What is remembered of a catalogue's files: when each day was looked at, and what it held.

Only to spare work, and to see a loss at a glance: without it every day is looked at anew.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any, Optional

from ...untouched import open_regular
from .files import UNFINISHED

Span = tuple[int, Optional[float], Optional[float]]
NAME = "index.json"
_FORMAT = 1
_LARGEST = 1 << 26
"""Bytes; what is more was not written by us."""
_UNREADABLE = (
    OSError,
    ValueError,
    OverflowError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
)


@dataclass(frozen=True)
class DayEntry:
    """One day, as it was looked at last."""

    looked_at: float
    marks: str = ""
    """See `Days.marks`."""
    recordings: str = ""
    """See `Days.mark_of_recordings`."""
    samples: tuple[str, ...] = ()
    """Paths of some recordings that Frigate analysed: a database without them has lost rows."""
    tables: dict[str, Span] = field(default_factory=dict)
    """By table how many rows, and when the first and the last of them begin."""
    own: dict[str, dict[str, int]] = field(default_factory=dict)
    """By camera and table how many rows that no run made from files."""
    deleted: int = 0
    """Of its rows, how many somebody deleted in Frigate."""
    life: str = ""
    """Of Frigate's process, while which the database was last seen to have all of it."""


@dataclass
class Index:
    """All days of one folder."""

    days: dict[int, DayEntry] = field(default_factory=dict)
    saved_at: float | None = None
    """When all that was known to have changed was saved last."""
    migration: str = ""
    """The newest of the database, which tells its release."""
    doubted_at: float | None = None
    """Since when the database seems to have lost rows."""
    begun_at: float | None = None
    """When it was first renewed."""


def read(folder: str) -> Index:
    """That of the catalogue in `folder`; an empty one where there is none that can be read."""
    try:
        with open_regular(os.path.join(folder, NAME)) as file:
            data = json.loads(file.read(_LARGEST))
        if data["format"] != _FORMAT:
            return Index()
        return Index(
            days={int(day): _entry(values) for day, values in data["days"].items()},
            saved_at=_moment(data["saved_at"]),
            migration=str(data["migration"]),
            doubted_at=_moment(data["doubted_at"]),
            begun_at=_moment(data.get("begun_at")),
        )
    except _UNREADABLE:
        return Index()


def write(folder: str, index: Index) -> None:
    """Put it into `folder`, whole; raises OSError. What a crash takes of it is found out anew."""
    path = os.path.join(folder, NAME)
    unfinished = os.path.join(folder, f"{UNFINISHED}{NAME}")
    data = {"format": _FORMAT, **asdict(index)}
    try:
        with open(unfinished, "w", encoding="utf-8") as file:
            json.dump(data, file, separators=(",", ":"))
        os.rename(unfinished, path)
    except OSError:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def _moment(value: Any) -> float | None:
    return None if value is None else float(value)


def _entry(values: dict[str, Any]) -> DayEntry:
    tables = {
        str(name): (int(count), _moment(first), _moment(last))
        for name, (count, first, last) in values["tables"].items()
    }
    return DayEntry(
        float(values["looked_at"]),
        str(values["marks"]),
        str(values["recordings"]),
        tuple(map(str, values["samples"])),
        tables,
        {
            str(camera): {str(table): int(count) for table, count in counts.items()}
            for camera, counts in values["own"].items()
        },
        int(values.get("deleted", 0)),
        str(values.get("life", "")),
    )
