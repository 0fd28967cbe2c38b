"""Strays: .mp4 files of a camera that lie where no recording belongs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .. import layout
from ..models import FileResult, Reason, Status
from .folders import FolderError
from .known import already_indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..frigate.recordings import FrigateDatabase
    from .folders import Folders
    from .library import Library

_AT_ONCE = 1000
_DEPTH = 5
"""Levels of folders that are looked into."""
_NOT_OURS = (".", "@", "#")
"""How the folders of file managers and NAS systems begin: waste bins, thumbnails."""
_FRIGATES_OWN = frozenset(("clips", "exports", "frigate_backfill"))
"""What lies beside a recordings directory: no recordings, but mp4 files all the same."""
_ADVICE = f"Move it to {layout.PATTERN} of a library, in UTC."
OLD_LAYOUT = (
    "Frigate before 0.12 stored it, in folders of local time (YYYY-MM/DD/HH/<camera>). To bring it "
    f"back, move it to {layout.PATTERN}, with day and hour in UTC."
)


def stray_results(library: Library, database: FrigateDatabase) -> Iterator[list[FileResult]]:
    """What is to be said of each stray, some at a time; those that the database knows are fine."""
    for parts, names in library.strays():
        folder = library.spell(*parts)
        advice = OLD_LAYOUT if layout.is_old_layout(parts) else _ADVICE
        for first in range(0, len(names), _AT_ONCE):
            paths = [f"{folder}/{name}" for name in names[first : first + _AT_ONCE]]
            # A name that is not UTF-8 is in no row.
            sound = [path for path in paths if layout.printable(path) == path]
            known = {row.path: row for row in database.rows_of_paths(sound)}
            yield [
                already_indexed(path, known[path].start_time, known[path])
                if path in known
                else FileResult(layout.printable(path), Status.ERROR, Reason.INVALID_PATH, advice)
                for path in paths
            ]


def find_strays(
    folders: Folders, cameras: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Folders in which no recording of `cameras`' folders belongs, and the .mp4 files in each."""
    if len(folders.place.fixed) < 2:
        yield from _inside(folders, folders.place.fixed, cameras, _DEPTH)


def _inside(
    folders: Folders, parts: tuple[str, ...], cameras: frozenset[str], depth: int
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    try:
        descriptor = folders.open_folder(parts)
    except (FileNotFoundError, FolderError):
        return
    in_camera = not cameras.isdisjoint(parts)
    inner, files = [], []
    try:
        with os.scandir(descriptor) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    inner.append(entry.name)
                elif in_camera and layout.is_video(entry.name):
                    files.append(entry.name)
    except OSError:
        return
    finally:
        os.close(descriptor)
    if files:
        files.sort()
        yield parts, files
    for name in sorted(inner) if depth else ():
        if _may_hold_strays(parts, name):
            yield from _inside(folders, (*parts, name), cameras, depth - 1)


def _may_hold_strays(parts: tuple[str, ...], name: str) -> bool:
    """Whether the folder `name` in `parts` is neither somebody else's nor an hour's."""
    if name.startswith(_NOT_OURS) or (not parts and name in _FRIGATES_OWN):
        return False
    in_day = len(parts) == 1 and layout.day_start(parts[0]) is not None
    return not in_day or layout.hour_of_day(name) is None
