"""The boxes that an MP4 file is made of: ISO/IEC 14496-12, chapter 4.2."""

from __future__ import annotations

import os
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_READ = 8192
"""Bytes; the index (moov) of a segment that Frigate stored is among them."""
LONGEST_INDEX = 2 << 20
"""Bytes; an hour of video and sound has about one million."""
_MOST_BOXES = 64
_HEADER = Struct(">I4s").unpack_from
_LARGE = Struct(">Q").unpack_from


class Unsure(Exception):  # noqa: N818 - it is no error of the file's
    """The file is not one that a reader of boxes understands."""


def index_of(fd: int, size: int) -> bytes:
    """The content of the first `moov` of the file behind `fd`; raises Unsure and OSError."""
    first = os.pread(fd, FIRST_READ, 0)
    offset = 0
    for _ in range(_MOST_BOXES):
        head = first[offset : offset + 16] if offset + 16 <= len(first) else b""
        head = head or os.pread(fd, 16, offset)
        if len(head) < 16:
            break
        length, kind = _HEADER(head)
        content = offset + 8
        if length == 1:
            length, content = _LARGE(head, 8)[0], offset + 16
        elif length == 0:
            length = size - offset
        end = offset + length
        if end < content or end > size:
            break
        if kind == b"moov":
            if end - content > LONGEST_INDEX:
                break
            inside = end <= len(first)
            return first[content:end] if inside else os.pread(fd, end - content, content)
        offset = end
    raise Unsure


def boxes(data: bytes, offset: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, start of content and end of each box from `offset` to `end`; raises Unsure."""
    while offset + 8 <= end:
        length, kind = _HEADER(data, offset)
        if length < 8 or offset + length > end:
            raise Unsure
        yield kind, offset + 8, offset + length
        offset += length


def descend(data: bytes, path: tuple[bytes, ...], offset: int, end: int) -> tuple[int, int]:
    """Start of content and end of the first box of each kind of `path`, one inside the other.

    The loop of `boxes` again, for speed.
    """
    for wanted in path:
        kind, start = b"", offset
        while kind != wanted:
            if offset + 8 > end:
                raise Unsure
            length, kind = _HEADER(data, offset)
            start = offset + 8
            offset += length
            if length < 8 or offset > end:
                raise Unsure
        offset, end = start, offset
    return offset, end


def number(data: bytes, offset: int, end: int) -> int:
    """The 32-bit number at `offset` of a box that ends at `end`; raises Unsure."""
    if offset + 4 > end:
        raise Unsure
    return int.from_bytes(data[offset : offset + 4], "big")
