"""A library at first sight: its cameras, and what is odd about it as a whole."""

from __future__ import annotations

import os
import time
from math import inf
from typing import TYPE_CHECKING

from .. import layout
from ..notices import Key, LibraryKey, Notice
from ..streams import camera_of
from ..untouched import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def cameras_on_disk(library: str | os.PathLike[str], seconds: float = inf) -> set[str]:
    """Names of the cameras that have an hour folder in a library.

    It looks for `seconds` at most, into the newest days first.
    """
    return set(map(camera_of, _camera_folders(library, time.monotonic() + seconds)))


def has_camera(library: str | os.PathLike[str], camera: str) -> bool:
    """Whether `camera` has an hour folder in a library; quick where it has one in newer days."""
    return any(camera_of(name) == camera for name in _camera_folders(library, inf))


def _camera_folders(library: str | os.PathLike[str], until: float) -> Iterator[str]:
    for day in sorted(_folders(library), reverse=True):
        if layout.day_start(day) is None:
            continue
        for hour in _folders(os.path.join(library, day)):
            if layout.hour_of_day(hour) is None:
                continue
            for camera in _folders(os.path.join(library, day, hour)):
                if layout.valid_camera(camera):
                    yield camera
            if time.monotonic() > until:
                return


def newest_hour_of(
    library: str, folder: str, hours: tuple[float, float], seconds: float
) -> str | None:
    """Path of the newest camera folder of that name in the `hours` from first to last.

    None where none is seen; it looks for `seconds` at most.
    """
    first, last = hours
    until = time.monotonic() + seconds
    for day in sorted(_folders(library), reverse=True):
        start = layout.day_start(day)
        if start is None or start > last or start + layout.DAY <= first:
            continue
        for hour in sorted(_folders(os.path.join(library, day)), reverse=True):
            number = layout.hour_of_day(hour)
            path = os.path.join(library, day, hour, folder)
            if (
                number is not None
                and first <= start + number * layout.HOUR <= last
                and os.path.isdir(path)
            ):
                return path
        if time.monotonic() > until:
            return None
    return None


def has_days(library: str | os.PathLike[str]) -> bool:
    """Whether there is a day folder in it at all."""
    return any(layout.day_start(name) is not None for name in _folders(library))


def library_near(folder: str) -> str | None:
    """The library that is probably meant where `folder` is none: in it, or beside it (`clips`)."""
    if has_days(folder):
        return None
    near = (os.path.join(place, "recordings") for place in (folder, os.path.dirname(folder)))
    return next(filter(has_days, near), None)


def oddities(library: str) -> list[Notice]:
    """In words, what keeps recordings of this library from being found."""
    try:
        with entries_of(library) as found:
            entries = [(entry.name, entry.is_symlink()) for entry in found]
    except OSError as error:
        return [
            Notice(LibraryKey.FOLDER_UNREADABLE, folder=library, error=str(error.strerror)),
        ]
    inner = library_near(library)
    said = [] if inner is None else [Notice(LibraryKey.INNER_LIBRARY, folder=inner)]
    days = [(name, linked) for name, linked in entries if layout.day_start(name) is not None]
    links = [name for name, linked in days if linked]
    if links:
        said.append(_some(LibraryKey.LINKED_DAYS, library, links))
    closed = [name for name, _ in days if not os.access(f"{library}/{name}", os.R_OK | os.X_OK)]
    if closed:
        said.append(_some(LibraryKey.CLOSED_DAYS, library, closed))
    months = [name for name, _ in entries if layout.is_old_month(name)]
    if months:
        said.append(_some(LibraryKey.OLD_MONTHS, library, months, pattern=layout.PATTERN))
    return said


def _some(key: Key, library: str, names: list[str], **more: str) -> Notice:
    names = sorted(names)
    shown = ", ".join(names[:2]) + (", …" if len(names) > 2 else "")
    return Notice(key, count=len(names), names=shown, folder=library, **more)


def _folders(folder: str | os.PathLike[str]) -> list[str]:
    """The names of the folders in `folder`; none where it cannot be read."""
    try:
        with entries_of(os.fspath(folder)) as entries:
            return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
