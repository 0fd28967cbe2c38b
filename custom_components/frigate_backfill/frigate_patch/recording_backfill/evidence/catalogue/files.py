"""The files of a generation: one a day, damaged ones put aside, and what a kill left unfinished."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime, timezone

from ...frigate.days import DAY

SUFFIX = ".db.gz"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)\.db\.gz", re.ASCII)
UNFINISHED = ".unfinished-"
"""What the names of files begin with that are not whole yet."""


def file_name(day: int) -> str:
    """The name of a day's file."""
    return f"{datetime.fromtimestamp(day * DAY, timezone.utc):%Y-%m-%d}{SUFFIX}"


def day_of(name: str) -> int | None:
    """The day whose file has this name; None of anything else."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        moment = datetime.strptime(match[1], "%Y-%m-%d").replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    return int(moment.timestamp()) // DAY


def damaged_in(folder: str) -> list[str]:
    """The paths of the damaged files that were put aside in `folder`."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(os.path.join(folder, name) for name in names if f"{SUFFIX}.damaged" in name)


def set_aside(path: str, name: str | None = None) -> None:
    """Rename a damaged file, to `name` and a number; a run still takes what is left of it."""
    name, number = name or path, 1
    while os.path.lexists(aside := f"{name}.damaged-{number}"):
        number += 1
    os.rename(path, aside)


def days_in(folder: str) -> list[int]:
    """The days that have a file in `folder`, in order; none where it cannot be read."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(day for name in names if (day := day_of(name)) is not None)


def sweep(folder: str) -> None:
    """Remove what a killed renewal left behind in `folder`."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(UNFINISHED):
                os.unlink(os.path.join(folder, name))
