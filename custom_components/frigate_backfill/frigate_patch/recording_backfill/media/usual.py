"""The quick reader of a segment's index as Frigate stores it: the usual boxes in the usual order.

It knows no fault: of whatever is not in every way as usual it says nothing, and the careful reader
(`mp4`) looks. Where it gives a length, that one gives the same.
"""

from __future__ import annotations

import sys
from array import array
from operator import mul
from struct import Struct, error

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


class _UnusualError(Exception):
    """The careful reader has to look."""


def usual_length(data: bytes, size: int, decoded: frozenset[bytes], longest: int) -> float | None:
    """Seconds of the first video of a whole file of `size` bytes that begins with `data`.

    None where the careful reader has to look: also where the video is of none of the `decoded`
    kinds, or lasts more than `longest` units of its time scale.
    """
    try:
        movie, end = _whole_movie(data, size)
        offset, end = _find(data, b"trak", movie, end)
        offset, end = _find(data, b"mdia", offset, end)
        length, kind, version, scale, next_length, next_kind, medium = _MEDIA(data, offset)
        if kind != b"mdhd" or length != _HEADER_LENGTH or version:
            return None
        if next_kind != b"hdlr" or next_length < 8 or medium != b"vide":
            return None
        offset, end = _find(data, b"minf", offset + _HEADER_LENGTH + next_length, end)
        offset, end = _find(data, b"stbl", offset, end)
        length, kind, entry = _TABLES(data, offset)
        if kind != b"stsd" or length < 8 or entry not in decoded:
            return None
        offset += length
        length, kind, entries, count, time = _TIMES(data, offset)
    except (_UnusualError, error):
        return None
    if kind != b"stts" or length < 16 + 8 * entries or offset + length > end:
        return None
    units = count * time if entries == 1 else _sum_of_times(data, offset + 16, entries)
    return round(units / scale, 6) if scale and 0 < units <= longest else None


def is_whole(data: bytes, size: int) -> bool:
    """Whether the file of `size` bytes that begins with `data` surely has all of its media.

    Of a file with other boxes, or in another order, only the careful reader can say it.
    """
    try:
        _whole_movie(data, size)
    except (_UnusualError, error):
        return False
    return True


def _whole_movie(data: bytes, size: int) -> tuple[int, int]:
    """Start of content and end of `moov`; all of the media and nothing else follows it."""
    movie, kind = _HEADER(data, 0)
    if kind != b"ftyp" or movie < 8:
        raise _UnusualError
    length, kind = _HEADER(data, movie)
    end = movie + length
    if kind != b"moov" or length < 8:
        raise _UnusualError
    length, kind = _HEADER(data, end)
    offset = end + length
    if kind == b"free" and length >= 8:
        length, kind = _HEADER(data, offset)
        offset += length
    if kind != b"mdat" or length <= 8 or offset != size or data.find(b"mvex", movie, end) >= 0:
        raise _UnusualError
    return movie + 8, end


def _find(data: bytes, wanted: bytes, offset: int, end: int) -> tuple[int, int]:
    """Start of content and end of the first box of the kind `wanted` from `offset` to `end`."""
    while offset + 8 <= end:
        length, kind = _HEADER(data, offset)
        if length < 8 or offset + length > end:
            break
        if kind == wanted:
            return offset + 8, offset + length
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
