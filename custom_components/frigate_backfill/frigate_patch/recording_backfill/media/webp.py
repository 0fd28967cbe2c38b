"""The size of a WebP picture, by its header: of the plain, lossy kind that Frigate writes."""

from __future__ import annotations

import os
from struct import unpack_from

from ..untouched import FILE, open_untouched

_HEADER = 30
_SIGN = b"\x9d\x01\x2a"
"""What stands before width and height."""
_SIDE = 0x3FFF
"""The bits of a side's length; the others say how to scale it."""


def picture_size(path: str) -> tuple[int, int] | None:
    """Width and height of the picture at `path`; None where it cannot be told."""
    try:
        descriptor = open_untouched(path, FILE)
    except OSError:
        return None
    try:
        header = os.read(descriptor, _HEADER)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    lossy = header[:4] == b"RIFF" and header[8:16] == b"WEBPVP8 " and header[23:26] == _SIGN
    if not lossy or len(header) < _HEADER:
        return None
    width, height = unpack_from("<HH", header, 26)
    return width & _SIDE, height & _SIDE
