"""The reader of the moments at which a video's frames are shown, from its boxes alone.

Boxes: ISO/IEC 14496-12, chapters 8.6 (times), 8.8 (fragments). Nothing is decoded, and no more is
read than the index: one read of a preview that Frigate made, whose index stands first.
"""

from __future__ import annotations

import os
import sys
from array import array
from dataclasses import dataclass
from itertools import accumulate, chain, islice, repeat
from operator import add
from struct import Struct, unpack_from
from struct import error as StructError  # noqa: N812 - it is a class
from typing import TYPE_CHECKING, NamedTuple

from .boxes import Unsure, boxes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST_READ = 1 << 16
_LONGEST_INDEX = 4 << 20
"""Bytes of all indexes together; a preview of an hour has 120 kB at most."""
_MOST_BOXES = 1 << 14
_MOST_FRAMES = 1 << 17
"""Two a second, for 18 hours."""

_HEADER = Struct(">I4s").unpack_from
"""Of a box: its length and kind."""
_LITTLE_ENDIAN = sys.byteorder == "little"

Box = tuple[bytes, int, int]
"""Kind, start of content and end."""


class FrameClock(NamedTuple):
    """When each frame of a video is shown."""

    ticks: array[int]
    """In order, in units of its time scale, from `begin` on."""
    scale: int
    begin: float

    def moment(self, tick: int) -> float:
        """The time of one of them."""
        return tick / self.scale + self.begin

    @property
    def moments(self) -> array[float]:
        """All of them as times."""
        scale, begin = self.scale, self.begin
        return array("d", [tick / scale + begin for tick in self.ticks])


@dataclass
class _Track:
    """The first video track."""

    number: int
    scale: int
    offset: float
    """When it begins, with what the edit list moves its frames by."""
    length: int = 0
    """Of a frame of a fragment, where nothing else is said; units, as all below."""
    clock: int = 0
    """When the next frame is decoded."""
    in_order: bool = True
    """Whether its frames were taken in the order in which they are shown."""

    def take(self, ticks: array[int], lengths: Iterable[int], shifts: Iterable[int] | None) -> None:
        """Add the moments of frames that are so long, and shown so much later than decoded.

        Without `shifts` they are shown at once.
        """
        room = _MOST_FRAMES - len(ticks)
        # When each frame is decoded, and after them the next one would be.
        clocks = array("q", accumulate(islice(lengths, room + 1), initial=self.clock))
        if len(clocks) > room + 1:
            raise Unsure
        self.clock = clocks.pop()
        self.in_order &= shifts is None and not (ticks and clocks and clocks[0] < ticks[-1])
        ticks.extend(clocks if shifts is None else array("q", map(add, clocks, shifts)))


def frame_clock(descriptor: int, size: int, begin: float = 0.0) -> FrameClock | None:
    """When each frame of the open file's first video is shown, where that begins at `begin`.

    None where it has none, or cannot be read: damaged, unfinished, no MP4. Raises OSError.
    """
    try:
        return _read(descriptor, size, begin)
    except (Unsure, StructError, IndexError, OverflowError, ZeroDivisionError):
        return None


def _read(descriptor: int, size: int, begin: float) -> FrameClock | None:
    track: _Track | None = None
    ticks = array("q")
    budget = _LONGEST_INDEX
    for kind, content in indexes(descriptor, size):
        budget -= len(content)
        if budget < 0:
            return None
        if kind == b"moov" and track is None:
            track = _movie(content, ticks, begin)
        elif kind == b"moof" and track is not None:
            _fragment(content, track, ticks)
    if track is None or not ticks or not track.scale:
        return None
    if not track.in_order:
        ticks = array("q", sorted(ticks))
    return FrameClock(ticks, track.scale, track.offset)


def indexes(descriptor: int, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each movie or fragment box; those that the file's end cuts are left."""
    start = os.pread(descriptor, FIRST_READ, 0)
    offset = 0
    for _ in range(_MOST_BOXES):
        if offset + 8 > size:
            return
        header = start[offset : offset + 16]
        if len(header) < 16:
            header = os.pread(descriptor, 16, offset)
        length, kind = unpack_from(">I4s", header)
        content = offset + 8
        if length == 1:
            (length,) = unpack_from(">Q", header, 8)
            content += 8
        elif length == 0:
            length = size - offset
        end = offset + length
        if end < content:
            raise Unsure
        if kind in (b"moov", b"moof") and end <= size:
            if end - content > _LONGEST_INDEX:
                raise Unsure
            inside = end <= len(start)
            yield (
                kind,
                start[content:end] if inside else os.pread(descriptor, end - content, content),
            )
        offset = end


def find(data: bytes, box: Box, *path: bytes) -> Box | None:
    """The first box of each kind of `path`, one inside the other; None where one is missing."""
    for wanted in path:
        _kind, offset, end = box
        while offset + 8 <= end:
            length, kind = _HEADER(data, offset)
            if length < 8 or offset + length > end:
                raise Unsure
            if kind == wanted:
                box = kind, offset + 8, offset + length
                break
            offset += length
        else:
            return None
    return box


def _movie(data: bytes, ticks: array[int], begin: float) -> _Track | None:
    """The first video track of a movie, whose frames go into `ticks`."""
    movie = (b"moov", 0, len(data))
    for box in boxes(data, 0, len(data)):
        handler = find(data, box, b"mdia", b"hdlr") if box[0] == b"trak" else None
        if handler is None or data[handler[1] + 8 : handler[1] + 12] != b"vide":
            continue
        track = _track(data, movie, box, begin)
        if track is not None:
            track.take(ticks, _lengths(data, box), _shifts(data, box))
            return track
    return None


def _track(data: bytes, movie: Box, box: Box, begin: float) -> _Track | None:
    head = find(data, box, b"tkhd")
    media = find(data, box, b"mdia", b"mdhd")
    if head is None or media is None:
        return None
    (number,) = unpack_from(">I", data, head[1] + (20 if data[head[1]] else 12))
    (scale,) = unpack_from(">I", data, media[1] + (20 if data[media[1]] else 12))
    track = _Track(number, scale, begin + _edited(data, movie, box, scale))
    extends = find(data, movie, b"mvex")
    for kind, start, _end in boxes(data, *extends[1:]) if extends else ():
        if kind == b"trex" and unpack_from(">I", data, start + 4)[0] == number:
            (track.length,) = unpack_from(">I", data, start + 12)
    return track


def _edited(data: bytes, movie: Box, box: Box, scale: int) -> float:
    """Seconds by which the track's edit list moves its frames: empty edits, and a cut begin."""
    edits, header = find(data, box, b"edts", b"elst"), find(data, movie, b"mvhd")
    if edits is None or header is None:
        return 0.0
    (movie_scale,) = unpack_from(">I", data, header[1] + (20 if data[header[1]] else 12))
    _kind, start, end = edits
    long = bool(data[start])
    (count,) = unpack_from(">I", data, start + 4)
    at, step = start + 8, 20 if long else 12
    moved: float = 0.0
    for _ in range(min(count, (end - at) // step)):
        length, begin = unpack_from(">Qq" if long else ">Ii", data, at)
        if begin >= 0:
            return moved - float(begin) / scale
        moved += float(length) / movie_scale
        at += step
    return moved


def _lengths(data: bytes, box: Box) -> Iterable[int]:
    """How long each frame of the track is."""
    table = find(data, box, b"mdia", b"minf", b"stbl", b"stts")
    return _runs(data, table, "I") if table else ()


def _shifts(data: bytes, box: Box) -> Iterable[int] | None:
    """How much later than decoded each frame is shown: at once where no table says so."""
    table = find(data, box, b"mdia", b"minf", b"stbl", b"ctts")
    return _runs(data, table, "i") if table else None


def _runs(data: bytes, table: Box, kind: str) -> Iterable[int]:
    """The values of a table of counts and values, which are `I` unsigned or `i` signed."""
    _kind, start, end = table
    (count,) = unpack_from(">I", data, start + 4)
    if start + 8 + 8 * count > end:
        raise Unsure
    numbers = array(kind, data[start + 8 : start + 8 + 8 * count])
    if _LITTLE_ENDIAN:
        numbers.byteswap()
    counts, values = numbers[::2], numbers[1::2]
    if counts.count(1) == count:  # as a rule: the frames of a preview come when they come
        return values
    return chain.from_iterable(map(repeat, values, counts))


def _fragment(data: bytes, track: _Track, ticks: array[int]) -> None:
    """Take in the frames of `track` in a fragment."""
    for box in boxes(data, 0, len(data)):
        header = find(data, box, b"tfhd") if box[0] == b"traf" else None
        if header is None or unpack_from(">I", data, header[1] + 4)[0] != track.number:
            continue
        length = _default_length(data, header, track)
        begin = find(data, box, b"tfdt")
        if begin is not None:
            (track.clock,) = unpack_from(">Q" if data[begin[1]] else ">I", data, begin[1] + 4)
        for run in boxes(data, box[1], box[2]):
            if run[0] == b"trun":
                _run(data, run, track, ticks, length)


def _default_length(data: bytes, header: Box, track: _Track) -> int:
    """Of a frame, by the header of a track's fragment; its fields are there as flags say."""
    flags, at = unpack_from(">I", data, header[1])[0], header[1] + 8
    at += 8 * bool(flags & 0x01) + 4 * bool(flags & 0x02)
    return int(unpack_from(">I", data, at)[0]) if flags & 0x08 else track.length


def _run(data: bytes, run: Box, track: _Track, ticks: array[int], length: int) -> None:
    flags, count = unpack_from(">II", data, run[1])
    at = run[1] + 8 + 4 * bool(flags & 0x01) + 4 * bool(flags & 0x04)
    fields = [bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800)]
    step = 4 * sum(fields)
    if count > _MOST_FRAMES or at + step * count > run[2]:
        raise Unsure
    lengths: Iterable[int] = repeat(length, count)
    shifts: Iterable[int] | None = None
    if fields[0]:
        lengths = (unpack_from(">I", data, at + step * one)[0] for one in range(count))
    if fields[3]:
        # The last of the fields.
        shifts = (unpack_from(">i", data, at + step * (one + 1) - 4)[0] for one in range(count))
    track.take(ticks, lengths, shifts)
