"""The MP4 box reader: duration and wholeness of a file from a few kilobytes of it.

It answers only where it is sure. The duration is the movie header's (`mvhd`), which is also what
ffprobe reports as the format's duration of an unfragmented file (libavformat/mov.c).
Boxes: ISO/IEC 14496-12, chapters 4.2 and 8.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from struct import Struct, unpack_from
from typing import TYPE_CHECKING

from ..models import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

# A Frigate segment's index fits in the first read; whatever comes, no more than
# FIRST_READ + MAX_READS * NEXT_READ bytes of a file are read, which bounds the boxes too.
FIRST_READ = 8192
NEXT_READ = 4096
MAX_READS = 128

_FRAGMENTED = frozenset(b"moof styp sidx mfra".split())
_TOP_LEVEL = _FRAGMENTED.union(b"ftyp moov mdat free skip wide udta uuid meta pnot pdin".split())
_ON_THE_WAY_TO_SIZES = frozenset(b"trak mdia minf stbl".split())
_HEADER = Struct(">I4s")
_LARGE = Struct(">Q")
_TIMES_32 = Struct(">II")
_TIMES_64 = Struct(">IQ")
_SAMPLE_SIZES = Struct(">III")


@dataclass(frozen=True)
class Finding:
    """What a file turned out to be: a duration in seconds, or a reason why it has none."""

    duration: float | None
    reason: Reason | None = None
    message: str | None = None
    undecided: bool = False
    """Whether nobody could say, so that it may be whole."""


class _UnsureError(Exception):
    """The file is not one this reader understands."""


class _Window:
    """The part of a file that was read last, and how often it may still be moved."""

    __slots__ = ("data", "fd", "reads_left", "size", "start")

    def __init__(self, fd: int, size: int) -> None:
        self.fd = fd
        self.size = size
        self.start = 0
        self.data = os.pread(fd, FIRST_READ, 0)
        self.reads_left = MAX_READS

    def at(self, offset: int, length: int) -> int:
        """Where in `data` the `length` (at most NEXT_READ) bytes at `offset` of the file are."""
        index = offset - self.start
        if index < 0 or index + length > len(self.data):
            if not self.reads_left:
                raise _UnsureError
            self.reads_left -= 1
            self.data = os.pread(self.fd, NEXT_READ, offset)
            self.start = offset
            index = 0
            if len(self.data) < length:
                raise _UnsureError
        return index

    def boxes(
        self, offset: int, end: int, *, may_overhang: bool = False
    ) -> Iterator[tuple[bytes, int, int]]:
        """Type, start of content and end of each box from `offset` to `end`.

        A box that reaches behind `end` is a fault, or the last one where it `may_overhang`.
        """
        while offset + 8 <= end:
            index = self.at(offset, 8)
            length, kind = _HEADER.unpack_from(self.data, index)
            content = offset + 8
            if length < 8:
                if length == 1:
                    index = self.at(content, 8)
                    (length,) = _LARGE.unpack_from(self.data, index)
                    content += 8
                elif length == 0:
                    length = end - offset
                if offset + length < content:
                    raise _UnsureError
            offset += length
            if offset > end and not may_overhang:
                raise _UnsureError
            yield kind, content, offset

    def times(self, content: int, end: int) -> tuple[int, int]:
        """Units a second and duration in units, from the content of a `mvhd` or `mdhd`."""
        if content + 32 > end:
            # Version 0 of mdhd is 24 bytes long; anything shorter has no duration.
            if content + 20 > end:
                raise _UnsureError
            index = self.at(content, 20)
        else:
            index = self.at(content, 32)
            if self.data[index] == 1:
                scale, units = _TIMES_64.unpack_from(self.data, index + 20)
                return scale, units if units != 0xFFFF_FFFF_FFFF_FFFF else 0
        if self.data[index] != 0:
            raise _UnsureError
        scale, units = _TIMES_32.unpack_from(self.data, index + 12)
        return scale, units if units != 0xFFFF_FFFF else 0


@dataclass
class _Movie:
    """What the `moov` box says."""

    scale: int = 0
    units: int = 0
    has_video: bool = False
    video_units: int = 0


def read_mp4(fd: int, size: int) -> Finding | None:
    """Duration of the file behind `fd`, `size` bytes long, or why it is not whole.

    None where this reader is not sure: no MP4, fragmented, damaged or unusual. Raises OSError
    when the file cannot be read.
    """
    try:
        return _read(_Window(fd, size))
    except _UnsureError:
        return None


def _read(window: _Window) -> Finding | None:
    moov: tuple[int, int] | None = None
    media = 0
    open_ended = fragmented = False
    for kind, content, end in window.boxes(0, window.size, may_overhang=True):
        if kind not in _TOP_LEVEL and moov is not None and media:
            # Padding behind a whole movie harms nobody.
            break
        if kind not in _TOP_LEVEL:
            return None
        if end > window.size:
            return _truncated(f"The file is cut short by {end - window.size} bytes.")
        fragmented = fragmented or kind in _FRAGMENTED
        if kind == b"moov" and moov is None:
            moov = (content, end)
        elif kind == b"mdat":
            media += end - content
            open_ended = open_ended or _is_open_ended(window, content)
    if fragmented or window.size < 8:
        return None
    if moov is None:
        return _truncated("The file has no index (moov): it was never finished.")
    return _judge(window, moov, media, open_ended=open_ended)


def _judge(
    window: _Window, moov: tuple[int, int], media: int, *, open_ended: bool
) -> Finding | None:
    """Judge the movie of a file with `media` bytes of media."""
    movie = _read_movie(window, *moov)
    if not movie.has_video:
        return Finding(None, Reason.NO_VIDEO, "The file has no video track.")
    if not media or (open_ended and _sample_bytes(window, *moov) > media):
        return _truncated("The file's video data is missing or cut short.")
    if not (movie.scale and movie.units and movie.video_units):
        return None
    return Finding(round(movie.units / movie.scale, 6))


def _truncated(message: str) -> Finding:
    return Finding(None, Reason.TRUNCATED, message)


def _is_open_ended(window: _Window, content: int) -> bool:
    """Whether the box before `content` has length 0, to the end of the file."""
    index = window.at(content - 8, 8)
    return window.data[index : index + 4] == b"\0\0\0\0"


def _read_movie(window: _Window, content: int, end: int) -> _Movie:
    movie = _Movie()
    for kind, inside, box_end in window.boxes(content, end):
        if kind == b"mvhd":
            movie.scale, movie.units = window.times(inside, box_end)
        elif kind == b"trak" and not movie.video_units:
            _read_track(window, inside, box_end, movie)
        elif kind == b"mvex":
            raise _UnsureError
    return movie


def _read_track(window: _Window, content: int, end: int, movie: _Movie) -> None:
    for kind, inside, box_end in window.boxes(content, end):
        if kind != b"mdia":
            continue
        units, handler = None, b""
        for part, part_content, part_end in window.boxes(inside, box_end):
            if part == b"mdhd":
                units = window.times(part_content, part_end)[1]
            elif part == b"hdlr" and part_content + 12 <= part_end:
                index = window.at(part_content + 8, 4)
                handler = window.data[index : index + 4]
            if handler == b"vide" and units is not None:
                movie.has_video = True
                movie.video_units = units
                return


def _sample_bytes(window: _Window, content: int, end: int) -> int:
    """Bytes of media that the sample tables of all tracks point to."""
    total = 0
    for kind, inside, box_end in window.boxes(content, end):
        if kind == b"stsz":
            total += _sum_of_sizes(window, inside, box_end)
        elif kind in _ON_THE_WAY_TO_SIZES:
            total += _sample_bytes(window, inside, box_end)
    return total


def _sum_of_sizes(window: _Window, content: int, end: int) -> int:
    if content + 12 > end:
        raise _UnsureError
    index = window.at(content, 12)
    _, size, count = _SAMPLE_SIZES.unpack_from(window.data, index)
    if size:
        return int(size) * int(count)
    if content + 12 + 4 * count > end:
        raise _UnsureError
    total, offset, last = 0, content + 12, content + 12 + 4 * count
    while offset < last:
        length = min(NEXT_READ, last - offset)
        index = window.at(offset, length)
        total += sum(unpack_from(f">{length // 4}I", window.data, index))
        offset += length
    return total
