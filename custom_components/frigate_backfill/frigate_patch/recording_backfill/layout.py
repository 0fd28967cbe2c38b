"""A recording's place in a library: `YYYY-MM-DD/HH/<camera>/MM.SS.mp4`, all in UTC.

Text and numbers only; nothing here touches a disk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HOUR = 3600.0
DAY = 86400.0
SUFFIX = ".mp4"
PATTERN = "YYYY-MM-DD/HH/<camera>/MM.SS.mp4"

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_OLD = re.compile(r"\d{4}-(0[1-9]|1[0-2])/([0-2]\d|3[01])/([01]\d|2[0-3])", re.ASCII)
_HOUR = re.compile(r"[01]\d|2[0-3]", re.ASCII)
# Looked up for every file of a library: a dictionary is ten times as quick as a pattern.
_NAMES = {
    f"{minute:02}.{second:02}{SUFFIX}": minute * 60 + second
    for minute in range(60)
    for second in range(60)
}
NAMES = tuple(_NAMES)
"""The file name of a recording by the second of its hour."""
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Parsed:
    """What the last four parts of a recording's path say."""

    root: str
    camera: str
    start_time: float


def day_start(name: str) -> float | None:
    """Epoch seconds at which the day folder `name` begins, or None when it is no real day."""
    match = _DAY.fullmatch(name)
    if match is None:
        return None
    try:
        ordinal = date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    except ValueError:
        return None
    return (ordinal - _EPOCH) * DAY if ordinal >= _EPOCH else None


def hour_of_day(name: str) -> int | None:
    """The hour 0 to 23 that the hour folder `name` stands for, or None."""
    return int(name) if _HOUR.fullmatch(name) else None


seconds_in_hour: Callable[[str], int | None] = _NAMES.get
"""Seconds after the full hour at which the file of a name starts, or None."""


def is_video(name: str) -> bool:
    """Whether a file of this name may be a recording; names that begin with a dot are nobody's."""
    return name.endswith(SUFFIX) and not name.startswith(".")


def is_old_layout(folders: Sequence[str]) -> bool:
    """Whether `folders` end as before Frigate 0.12: `YYYY-MM/DD/HH/<camera>`, in local time."""
    return len(folders) >= 4 and _OLD.fullmatch("/".join(folders[-4:-1])) is not None


def is_old_month(name: str) -> bool:
    """Whether `name` is a folder at the top of a library of a Frigate before 0.12."""
    return _MONTH.fullmatch(name) is not None


def valid_camera(name: str) -> bool:
    """Whether `name` can be a folder of its own: any name that Frigate allows, and no path."""
    return name not in ("", ".", "..") and "/" not in name and "\0" not in name


def parse(path: str) -> Parsed | None:
    """Read camera and start from the last four parts of `path`; None when they are no recording."""
    root, *parts = path.rsplit("/", 4)
    if len(parts) != 4:
        return None
    day, hour = day_start(parts[0]), hour_of_day(parts[1])
    seconds = seconds_in_hour(parts[3])
    if day is None or hour is None or seconds is None or not valid_camera(parts[2]):
        return None
    return Parsed(root, parts[2], day + hour * HOUR + seconds)


def folder_of_hour(hour: float) -> tuple[str, str]:
    """Names of the day and hour folders that hold what starts at `hour`, epoch seconds."""
    moment = datetime.fromtimestamp(hour, timezone.utc)
    return moment.strftime("%Y-%m-%d"), moment.strftime("%H")


def split_folder(path: str) -> tuple[str, ...]:
    """Which parts at the end of a folder's `path` are a library's day, hour and camera.

    Empty for a library root, else (day,), (day, hour) or (day, hour, camera).
    """
    parts = path.strip("/").split("/")
    for depth in (3, 2, 1):
        tail = tuple(parts[-depth:])
        if len(tail) < depth or day_start(tail[0]) is None:
            continue
        if depth == 1 or hour_of_day(tail[1]) is not None:
            return tail
    return ()


def printable(path: str) -> str:
    """`path` as text that can be stored and sent: bytes that are no UTF-8 become U+FFFD."""
    if path.isascii():
        return path
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
