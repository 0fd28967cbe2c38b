"""The absence of a file: it is gone only where the disk that had it says so.

Frigate's folder of recordings may be made up of several disks: a second library, a day that is a
link to an archive. While one of them is away, nothing of it is gone. What is left of it then is a
folder without a day, a link that leads nowhere, or no library at all; what Frigate deletes leaves
others of the library beside it.
"""

from __future__ import annotations

import os
import re

from ...layout import day_start
from ...untouched import entries_of

_RECORDING = re.compile(r"/\d{4}-\d\d-\d\d/\d\d/[^/]+/[^/]+$", re.ASCII)
_LEVELS = 4
"""Camera, hour, day and library: beyond, no folder tells of a file."""
_LIBRARY = 3
"""Which of them has the days."""
_WITHIN_A_DAY = 2
"""So many of them are no disk of their own: where they are, that of the day is there."""
_DISKS = ("exports", "clips")
"""Folders without days that may be."""


def is_gone(path: str) -> bool:
    """Whether there is no such file; False where nobody can tell."""
    if not path or "\0" in path:
        return True
    return _is_absent(path) and _disk_is_there(path) and _is_absent(path)


def may_be_there(path: str) -> bool:
    """Whether it is there, or on a disk that is away."""
    return not is_gone(path)


def _is_absent(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _disk_is_there(path: str) -> bool:
    """Whether the nearest folder that exists shows that the disk is there on which `path` was."""
    is_recording = _RECORDING.search(path) is not None
    folder = os.path.dirname(path)
    for level in range(_LEVELS):
        try:
            with entries_of(folder) as entries:
                # What stands in for a disk that is away may hold a note that says so.
                is_library = is_recording and level == _LIBRARY
                if any(not is_library or day_start(entry.name) is not None for entry in entries):
                    return True
        except (FileNotFoundError, NotADirectoryError):
            if os.path.islink(folder):
                return False
            folder = os.path.dirname(folder)
        except OSError:
            return False
        else:
            if is_recording:
                return level < _WITHIN_A_DAY
            return os.path.basename(folder) not in _DISKS
    return False
