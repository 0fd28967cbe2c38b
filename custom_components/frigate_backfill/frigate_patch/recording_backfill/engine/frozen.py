"""The flags that keep a file from being deleted, by whomever (`chattr +i` and `+a` on Linux)."""

from __future__ import annotations

import fcntl
import sys

_GET_FLAGS = 0x80086601 if sys.maxsize > 2**32 else 0x80046601
"""`FS_IOC_GETFLAGS` of Linux."""
_IMMUTABLE_OR_APPEND = 0x10 | 0x20
"""Neither such a file, nor any in such a folder, can even root delete."""


def is_frozen(descriptor: int) -> bool | None:
    """Whether a flag keeps the open file, or all in the open folder; None where nobody says."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        flags = fcntl.ioctl(descriptor, _GET_FLAGS, bytes(8))
    except OSError:
        return None
    return bool(int.from_bytes(flags[:4], sys.byteorder) & _IMMUTABLE_OR_APPEND)
