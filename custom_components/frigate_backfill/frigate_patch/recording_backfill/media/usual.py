"""The quick reader of a segment's index as Frigate stores it: the usual boxes in the usual order.

It knows no fault: of whatever is not in every way as usual it says nothing, and the careful reader
(`mp4`) looks. Where it gives a length, that one gives the same.

All files of a camera's stream have their boxes in the same places. So it remembers where those of a
few files were; of the next it compares all kinds and lengths in one go, which takes a third of the
time.
"""

from __future__ import annotations

import sys
from array import array
from operator import mul
from struct import Struct, calcsize, error
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADER = Struct(">I4s").unpack_from
_MEDIA = Struct(">I4sB11xI8xI4s8x4s").unpack_from
"""Of `mdhd` its length, kind, version and time scale; of `hdlr` its length, kind and medium."""
_HEADER_LENGTH = 32
"""Of `mdhd` in version 0."""
_TABLES = Struct(">I4s12x4s").unpack_from
"""Of `stsd` its length, its kind and that of its first entry."""
_TIMES = Struct(">I4s4xIII").unpack_from
"""Of `stts` its length, its kind, how many entries it has, and the first of them."""
_LITTLE_ENDIAN = sys.byteorder == "little"
_SHAPES = 4
"""So many are remembered: a camera may have several streams, and had other settings before."""
_OTHERS = 16
"""After so many files that have their boxes elsewhere, one of them is remembered instead."""


class _UnusualError(Exception):
    """The careful reader has to look."""


class _Boxes(NamedTuple):
    """Where in a file the boxes begin that lead to its times."""

    movie: int
    track: int
    media: int
    header: int
    """`mdhd`."""
    information: int
    """`minf`."""
    tables: int
    """`stbl`."""
    samples: int
    """`stsd`."""
    times: int
    """`stts`."""
    passed: tuple[int, ...]
    """Those that were passed by."""


_Times = tuple[int, int, int, int]
"""Of the video's times the scale, how many entries `stts` has, how many samples the first of them
is of, and how many units each of these lasts."""


class UsualReader:
    """Reads one file after the other; threads may share it."""

    def __init__(self, decoded: frozenset[bytes], longest: int) -> None:
        """It takes video of the `decoded` kinds, of `longest` units of its time scale at most."""
        self._decoded = decoded
        self._longest = longest
        self._shapes: tuple[_Shape, ...] = ()
        self._others = 0

    def length(self, data: bytes, size: int) -> float | None:
        """Seconds of the first video of a whole file of `size` bytes that begins with `data`.

        None where the careful reader has to look: also where the video is of another kind, or
        lasts longer.
        """
        try:
            for shape in self._shapes:
                if shape.fits(data):
                    start = shape.times
                    scale, entries, units, time = shape.read(data, size)
                    break
            else:
                start, (scale, entries, units, time) = self._find(data, size)
        except (_UnusualError, error):
            return None
        units = units * time if entries == 1 else _sum_of_times(data, start + 16, entries)
        return in_seconds(units, scale) if scale and 0 < units <= self._longest else None

    def _find(self, data: bytes, size: int) -> tuple[int, _Times]:
        """Look for each box, `stts` last; raises _UnusualError and struct's."""
        boxes, times = _find_times(data, size, self._decoded)
        self._others += 1
        if len(self._shapes) < _SHAPES or self._others > _OTHERS:
            self._shapes = (_Shape(data, boxes), *self._shapes[: _SHAPES - 1])
            self._others = 0
        return boxes.times, times


def in_seconds(units: int, scale: int) -> float:
    """So many units of a time scale, to the microsecond; a third of the time that `round` takes."""
    return (units * 2_000_000 + scale) // (2 * scale) / 1_000_000


class _Shape:
    """Where the boxes of one file were, and what of them all that have this shape share."""

    def __init__(self, data: bytes, boxes: _Boxes) -> None:
        """Of the file that begins with `data`."""
        self._places = boxes.movie, boxes.track, boxes.media, boxes.information, boxes.tables
        self.times = boxes.times
        """Where `stts` begins."""
        within = self._places
        # Lengths and kinds of all boxes, but lengths of those that the times are in; version of
        # `mdhd`, medium of `hdlr`, first entry of `stsd`.
        handler = boxes.header + _HEADER_LENGTH
        shared = [(offset, 8) for offset in boxes.passed]
        shared += [(offset + 4, 4) for offset in within]
        shared += [(boxes.header, 9), (handler, 8), (handler + 16, 4)]
        shared += [(boxes.samples, 8), (boxes.samples + 20, 4), (boxes.times + 4, 4)]
        self._shared = _picking(_joined(shared)).unpack_from
        self._kinds = self._shared(data)
        numbers = [(offset, "I") for offset in within]
        numbers += [(boxes.header + 20, "I"), (boxes.times, "I8xIII")]
        self._numbers = _picking(numbers).unpack_from

    def fits(self, data: bytes) -> bool:
        """Whether a file that begins with `data` has it; raises struct's error for a short one."""
        return self._shared(data) == self._kinds

    def read(self, data: bytes, size: int) -> _Times:
        """The times of a file that fits; raises _UnusualError where it is not in order."""
        # Where boxes begin, and how long they are.
        in_movie, in_track, in_media, in_information, in_tables = self._places
        movie, track, media, scale, information, tables, times, entries, count, time = (
            self._numbers(data)
        )
        end, after = in_movie + movie, in_track + track
        if (
            not self.times + times
            <= in_tables + tables
            <= in_information + information
            <= in_media + media
            <= after
            <= end
            or times < 16 + 8 * entries
        ):
            raise _UnusualError
        _check_what_follows(data, size, after, end)
        return scale, entries, count, time


def _picking(fields: Iterable[tuple[int, str]]) -> Struct:
    """A structure of the `fields` alone, each given by its offset."""
    form, end = ">", 0
    for offset, field in sorted(fields):
        form += f"{offset - end}x{field}"
        end = offset + calcsize(f">{field}")
    return Struct(form)


def _joined(parts: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """The `parts`, each given by offset and length, as fields; those that touch become one."""
    fields: list[tuple[int, int]] = []
    for offset, length in sorted(parts):
        if fields and sum(fields[-1]) == offset:
            fields[-1] = (fields[-1][0], fields[-1][1] + length)
        else:
            fields.append((offset, length))
    return [(offset, f"{length}s") for offset, length in fields]


def is_whole(data: bytes, size: int) -> bool:
    """Whether the file of `size` bytes that begins with `data` surely has all of its media.

    Of a file with other boxes, or in another order, only the careful reader can say it.
    """
    try:
        _whole_movie(data, size)
    except (_UnusualError, error):
        return False
    return True


def _find_times(data: bytes, size: int, decoded: frozenset[bytes]) -> tuple[_Boxes, _Times]:
    """Boxes and times of a whole file; raises _UnusualError and struct's."""
    passed = [0]
    movie, end = _whole_movie(data, size)
    track, end = _find(data, b"trak", movie + 8, end, passed)
    media, end = _find(data, b"mdia", track + 8, end, passed)
    header = media + 8
    length, kind, version, scale, next_length, next_kind, medium = _MEDIA(data, header)
    if kind != b"mdhd" or length != _HEADER_LENGTH or version:
        raise _UnusualError
    if next_kind != b"hdlr" or next_length < 8 or medium != b"vide":
        raise _UnusualError
    after = header + _HEADER_LENGTH + next_length
    information, end = _find(data, b"minf", after, end, passed)
    tables, end = _find(data, b"stbl", information + 8, end, passed)
    samples = tables + 8
    length, kind, entry = _TABLES(data, samples)
    if kind != b"stsd" or length < 8 or entry not in decoded:
        raise _UnusualError
    times = samples + length
    length, kind, entries, count, time = _TIMES(data, times)
    if kind != b"stts" or length < 16 + 8 * entries or times + length > end:
        raise _UnusualError
    boxes = _Boxes(movie, track, media, header, information, tables, samples, times, tuple(passed))
    return boxes, (scale, entries, count, time)


def _whole_movie(data: bytes, size: int) -> tuple[int, int]:
    """Start and end of `moov`; all of the media and nothing else follows it."""
    movie, kind = _HEADER(data, 0)
    if kind != b"ftyp" or movie < 8:
        raise _UnusualError
    length, kind = _HEADER(data, movie)
    if kind != b"moov" or length < 8:
        raise _UnusualError
    _check_what_follows(data, size, movie + 8, movie + length)
    return movie, movie + length


def _check_what_follows(data: bytes, size: int, offset: int, end: int) -> None:
    """Raises _UnusualError unless the media, and at most padding before it, follow `moov`.

    Of that, all boxes from `offset` to its `end` are passed, and none may announce fragments.
    """
    while offset + 8 <= end:
        length, kind = _HEADER(data, offset)
        offset += length
        if length < 8 or offset > end or kind == b"mvex":
            raise _UnusualError
    length, kind = _HEADER(data, end)
    offset = end + length
    if kind == b"free" and length >= 8:
        length, kind = _HEADER(data, offset)
        offset += length
    if kind != b"mdat" or length <= 8 or offset != size:
        raise _UnusualError


def _find(data: bytes, wanted: bytes, offset: int, end: int, passed: list[int]) -> tuple[int, int]:
    """Start and end of the first box of the kind `wanted` from `offset` to `end`.

    Those before it are `passed`.
    """
    while offset + 8 <= end:
        length, kind = _HEADER(data, offset)
        if length < 8 or offset + length > end:
            break
        if kind == wanted:
            return offset, offset + length
        passed.append(offset)
        offset += length
    raise _UnusualError


def _sum_of_times(data: bytes, offset: int, entries: int) -> int:
    """How many units of time all samples last together."""
    numbers = array("I", data[offset : offset + 8 * entries])
    if _LITTLE_ENDIAN:
        numbers.byteswap()
    counts, times = numbers[::2], numbers[1::2]
    # Where the camera's clock jitters, each sample has an entry: then that is half the work.
    return sum(times) if counts.count(1) == entries else sum(map(mul, counts, times))
