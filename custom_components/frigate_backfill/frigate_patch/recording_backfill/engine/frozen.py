"""The flags that keep a file from being deleted, by whomever (`chattr +i` and `+a` on Linux)."""

from __future__ import annotations

import fcntl
import sys

_IS_LINUX = sys.platform.startswith("linux")
_GET_FLAGS = 0x80086601 if sys.maxsize > 2**32 else 0x80046601
"""`FS_IOC_GETFLAGS` of Linux."""
_ROOM = bytes(8)
_LOWEST = 0 if sys.byteorder == "little" else 3
"""Where the lowest byte of the flags is."""
_IMMUTABLE_OR_APPEND = 0x10 | 0x20
"""Neither such a file, nor any in such a folder, can even root delete."""


def is_frozen(descriptor: int) -> bool | None:
    """Whether a flag keeps the open file, or all in the open folder; None where nobody says."""
    if not _IS_LINUX:
        return None
    try:
        flags = fcntl.ioctl(descriptor, _GET_FLAGS, _ROOM)
    except OSError:
        return None
    return flags[_LOWEST] & _IMMUTABLE_OR_APPEND != 0
