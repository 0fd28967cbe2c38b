"""The time at which an MP4 file says that it was made: `mvhd`, ISO/IEC 14496-12, 8.2.2."""

from __future__ import annotations

import os
from struct import Struct, error

_BOX = Struct(">I4s")
_LARGE = Struct(">Q")
_MOST_BOXES = 64
_SINCE_1904 = 2082844800


def creation_time(fd: int, size: int) -> float | None:
    """Epoch seconds, whole ones; None where the file does not say."""
    try:
        movie = _find(fd, b"moov", 0, size)
        header = None if movie is None else _find(fd, b"mvhd", *movie)
        if header is None:
            return None
        content = os.pread(fd, 12, header[0])
        long_form = content[0] == 1
        time = int.from_bytes(content[4:12] if long_form else content[4:8], "big")
    except (OSError, IndexError, error):
        return None
    return float(time - _SINCE_1904) if time > _SINCE_1904 else None


def _find(fd: int, kind: bytes, offset: int, end: int) -> tuple[int, int] | None:
    """Where the content of the first box of that kind begins and ends."""
    for _ in range(_MOST_BOXES):
        if offset + 8 > end:
            return None
        head = os.pread(fd, 16, offset)
        length, found = _BOX.unpack_from(head)
        content = offset + 8
        if length == 1:
            length, content = _LARGE.unpack_from(head, 8)[0], offset + 16
        elif length == 0:
            length = end - offset
        if length < content - offset:
            return None
        if found == kind:
            return content, min(end, offset + length)
        offset += length
    return None
