"""The MP4 box reader: duration and wholeness of a file from a few kilobytes of it.

It answers only where it is sure. The duration is the one that Frigate stores, by
`get_video_properties` of frigate/util/services.py: the video's frames divided by its rate, which
OpenCV takes from the table of sample times (`stts`), without regard to edit lists, sound or the
movie's own header.
Boxes: ISO/IEC 14496-12, chapters 4.2 and 8.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from operator import mul
from struct import Struct, unpack_from
from typing import TYPE_CHECKING

from ..models import Reason
from ..streams import UNKNOWN, Details
from .boxes import FIRST_READ, LONGEST_INDEX, Unsure, boxes, descend, number
from .usual import UsualReader, in_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

# A Frigate segment's index (moov) fits in the first read. Whatever comes, no more is read of a
# file than FIRST_READ + MAX_READS * NEXT_READ + LONGEST_INDEX, which bounds the boxes too.
NEXT_READ = 4096
MAX_READS = 128

_FRAGMENTED = frozenset(b"moof styp sidx mfra".split())
_TOP_LEVEL = _FRAGMENTED.union(b"ftyp moov mdat free skip wide udta uuid meta pnot pdin".split())
_HEADER = Struct(">I4s").unpack_from
_LARGE = Struct(">Q").unpack_from
SANE_TIME = 0x7FFF_FFFF
"""Units; FFmpeg corrects times between two samples that are greater, in ways of its own."""
DECODED = frozenset(
    b"avc1 avc2 avc3 avc4 hvc1 hev1 mp4v jpeg mjpa mjpb mjpg av01 vp08 vp09".split()
)
"""Kinds of video (sample entries) that OpenCV reads. Of others Frigate takes another length."""
_USUAL = UsualReader(DECODED, SANE_TIME)


@dataclass
class Finding:
    """What a file turned out to be: a duration in seconds, or a reason why it has none."""

    duration: float | None
    reason: Reason | None = None
    message: str | None = None
    undecided: bool = False
    """Whether nobody could say, so that it may be whole."""
    details: Details = UNKNOWN
    """What else the file holds, where that is asked for."""
    estimated: bool = False
    """Whether nobody has read it."""


class _Window:
    """The part of a file that was read last, and how often it may still be moved."""

    __slots__ = ("data", "fd", "open_ended", "reads_left", "size", "start")

    def __init__(self, fd: int, size: int, head: bytes) -> None:
        """`head` is what was read of the beginning."""
        self.fd = fd
        self.size = size
        self.start = 0
        self.data = head
        self.reads_left = MAX_READS
        self.open_ended = False
        """Whether the last box says of itself only that it reaches to the end of the file."""

    def at(self, offset: int, length: int) -> int:
        """Where in `data` the `length` (at most NEXT_READ) bytes at `offset` of the file are."""
        index = offset - self.start
        if index < 0 or index + length > len(self.data):
            if not self.reads_left:
                raise Unsure
            self.reads_left -= 1
            self.data = os.pread(self.fd, NEXT_READ, offset)
            self.start = offset
            index = 0
            if len(self.data) < length:
                raise Unsure
        return index

    def boxes(self) -> Iterator[tuple[bytes, int, int]]:
        """Type, start of content and end of each top-level box; the last one may overhang."""
        offset, end = 0, self.size
        while offset + 8 <= end:
            index = self.at(offset, 8)
            length, kind = _HEADER(self.data, index)
            content = offset + 8
            if length < 8:
                content, length = self._large(length, offset, end)
            offset += length
            yield kind, content, offset

    def _large(self, length: int, offset: int, end: int) -> tuple[int, int]:
        """Start of content and length of the box at `offset` whose short `length` is no length."""
        content = offset + 8
        if length == 1:
            index = self.at(content, 8)
            (length,) = _LARGE(self.data, index)
            content += 8
        elif length == 0:
            length = end - offset
            self.open_ended = True
        if offset + length < content:
            raise Unsure
        return content, length

    def whole(self, content: int, end: int) -> bytes:
        """All of a box's content."""
        if end - content > LONGEST_INDEX:
            raise Unsure
        index = content - self.start
        if index >= 0 and end - self.start <= len(self.data):
            return self.data[index : end - self.start]
        return os.pread(self.fd, end - content, content)


def read_mp4(fd: int, size: int) -> Finding | None:
    """Duration of the file behind `fd`, `size` bytes long, or why it is not whole.

    None where this reader is not sure: no MP4, fragmented, damaged or unusual. Raises OSError
    when the file cannot be read.
    """
    head = os.pread(fd, FIRST_READ, 0)
    duration = _USUAL.length(head, size)
    return read_carefully(fd, size, head) if duration is None else Finding(duration)


def read_carefully(fd: int, size: int, head: bytes) -> Finding | None:
    """The same of a file that begins with `head` and may be anything."""
    try:
        return _read(_Window(fd, size, head))
    except Unsure:
        return None


def _read(window: _Window) -> Finding | None:
    moov: tuple[int, int] | None = None
    media = 0
    fragmented = False
    for kind, content, end in window.boxes():
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
    if fragmented or window.size < 8:
        return None
    if moov is None:
        return _truncated("The file has no index (moov): it was never finished.")
    return _judge(window, moov, media)


def _judge(window: _Window, moov: tuple[int, int], media: int) -> Finding:
    """Judge the movie of a file with `media` bytes of media."""
    index = window.whole(*moov)
    duration = _video_duration(index)
    if duration is None:
        return Finding(None, Reason.NO_VIDEO, "The file has no video track.")
    if not media or (window.open_ended and _sample_bytes(index) > media):
        return _truncated("The file's video data is missing or cut short.")
    return Finding(duration)


def _truncated(message: str) -> Finding:
    return Finding(None, Reason.TRUNCATED, message)


def _video_duration(index: bytes) -> float | None:
    """Seconds of the first video track of the movie; None when it has none."""
    if _announces_fragments(index):
        raise Unsure
    for kind, content, end in boxes(index, 0, len(index)):
        if kind == b"trak":
            duration = _track_duration(index, content, end)
            if duration is not None:
                return duration
    return None


def _announces_fragments(index: bytes) -> bool:
    """Whether fragments follow the movie; behind damage, whether they may."""
    try:
        return any(kind == b"mvex" for kind, _, _ in boxes(index, 0, len(index)))
    except Unsure:
        return b"mvex" in index


def _track_duration(index: bytes, content: int, end: int) -> float | None:
    """Seconds of the track; None when it is no video.

    Boxes that stand in another order than every writer's are not looked for.
    """
    media, end = descend(index, (b"mdia",), content, end)
    header, after = descend(index, (b"mdhd",), media, end)
    # Behind version and flags come two times, twice as long in version 1.
    version = number(index, header, after) >> 24
    scale = number(index, header + (20 if version else 12), after)
    handler, after = descend(index, (b"hdlr",), after, end)
    if index[handler + 8 : handler + 12] != b"vide":
        return None
    table, end = descend(index, (b"minf", b"stbl"), after, end)
    description, after = descend(index, (b"stsd",), table, end)
    if index[description + 12 : description + 16] not in DECODED:
        raise Unsure
    units = _sum_of_times(index, *descend(index, (b"stts",), after, end))
    if not scale or not 0 < units <= SANE_TIME:
        raise Unsure
    return in_seconds(units, scale)


def _sum_of_times(index: bytes, content: int, end: int) -> int:
    """How many units of time the samples last, by a `stts` box."""
    entries = number(index, content + 4, end)
    if entries == 1:
        return number(index, content + 8, end) * number(index, content + 12, end)
    if content + 8 + 8 * entries > end:
        raise Unsure
    numbers = unpack_from(f">{2 * entries}I", index, content + 8)
    counts, times = numbers[::2], numbers[1::2]
    # Where the camera's clock jitters, each sample has an entry: then that is half the work.
    return sum(times) if counts.count(1) == entries else sum(map(mul, counts, times))


def _sample_bytes(index: bytes) -> int:
    """Bytes of media that the sample tables of all tracks point to."""
    total = 0
    for kind, content, end in boxes(index, 0, len(index)):
        if kind == b"trak":
            sizes = descend(index, (b"mdia", b"minf", b"stbl", b"stsz"), content, end)
            total += _sum_of_sizes(index, *sizes)
    return total


def _sum_of_sizes(index: bytes, content: int, end: int) -> int:
    size, count = number(index, content + 4, end), number(index, content + 8, end)
    if size:
        return size * count
    if content + 12 + 4 * count > end:
        raise Unsure
    return sum(unpack_from(f">{count}I", index, content + 12))
