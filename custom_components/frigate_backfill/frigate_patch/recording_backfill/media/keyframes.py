"""The reader of a recording's keyframes, without decoding: some of them, as one stream of video.

Boxes: ISO/IEC 14496-12, chapter 8.7, and 14496-15 for the parameter sets. A file's other frames are
not read, which are nine tenths of it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from struct import error as StructError  # noqa: N812 - it is a class
from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ..untouched import FILE, open_untouched
from .boxes import Unsure, boxes
from .frames import find, indexes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .frames import Box

_CODECS = {b"avc1": "h264", b"avc3": "h264", b"hvc1": "hevc", b"hev1": "hevc"}
_IVF_CODECS = {b"av01": b"AV01", b"vp09": b"VP90"}
IVF = "ivf"
"""The stream of what has no start codes: a header, then each picture with its size."""
_SETS = {"h264": b"avcC", "hevc": b"hvcC"}
_ENTRY = 78
"""Bytes of a video's description before its own boxes."""
_START = b"\0\0\0\1"
_LARGEST = 16 << 20
"""Bytes of a keyframe; more has none that is whole."""
_MOST_SAMPLES = 1 << 16


@dataclass(frozen=True)
class Format:
    """How a video is encoded; keyframes of one format make one stream."""

    codec: str
    """As ffmpeg calls such a stream."""
    width: int
    height: int
    sets: bytes
    """Its parameter sets, as they stand in a stream."""
    header: bytes = b""
    """What the stream begins with."""


@dataclass(frozen=True)
class Keyframe:
    """One keyframe: when it is shown, in seconds from the file's begin, and its picture."""

    time: float
    data: bytes


def read_keyframes(
    path: str, spacing: Callable[[Format], float]
) -> tuple[Format, list[Keyframe]] | None:
    """Keyframes of the recording at `path`, at least so many seconds apart.

    None where they cannot be told: a file that is gone or damaged, or of another kind.
    """
    try:
        descriptor = open_untouched(path, FILE)
    except OSError:
        return None
    try:
        return _read(descriptor, os.fstat(descriptor).st_size, spacing)
    except (OSError, Unsure, StructError, IndexError, OverflowError, ZeroDivisionError):
        return None
    finally:
        os.close(descriptor)


def _read(
    descriptor: int, size: int, spacing: Callable[[Format], float]
) -> tuple[Format, list[Keyframe]] | None:
    index = next((data for kind, data in indexes(descriptor, size) if kind == b"moov"), None)
    if index is None or b"mvex" in index:
        return None
    for track in boxes(index, 0, len(index)):
        handler = find(index, track, b"mdia", b"hdlr") if track[0] == b"trak" else None
        if handler is not None and index[handler[1] + 8 : handler[1] + 12] == b"vide":
            return _track(descriptor, index, track, spacing)
    return None


def _track(
    descriptor: int, index: bytes, track: Box, spacing: Callable[[Format], float]
) -> tuple[Format, list[Keyframe]] | None:
    table = find(index, track, b"mdia", b"minf", b"stbl")
    described = find(index, track, b"mdia", b"minf", b"stbl", b"stsd")
    header = find(index, track, b"mdia", b"mdhd")
    if table is None or described is None or header is None:
        return None
    form, prefix = _format(index, described[1])
    every = spacing(form)
    (scale,) = unpack_from(">I", index, header[1] + (20 if index[header[1]] else 12))
    sizes, offsets = _places(index, table)
    times = [units / scale for units in accumulate(_times(index, table), initial=0)]
    keyframes: list[Keyframe] = []
    for number in _synced(index, table, len(sizes)):
        if keyframes and times[number] - keyframes[-1].time < every:
            continue
        if not 0 < sizes[number] <= _LARGEST:
            raise Unsure
        picture = os.pread(descriptor, sizes[number], offsets[number])
        if prefix:
            picture = form.sets + _as_stream(picture, prefix)
        keyframes.append(Keyframe(times[number], picture))
    return form, keyframes


def _format(index: bytes, described: int) -> tuple[Format, int]:
    """The first description's format, and how many bytes tell a unit's length; 0: no units."""
    entry = described + 8
    length, kind = unpack_from(">I4s", index, entry)
    width, height = unpack_from(">HH", index, entry + 32)
    if kind in _IVF_CODECS:
        header = pack("<4sHH4sHHIIQ", b"DKIF", 0, 32, _IVF_CODECS[kind], width, height, 1, 1, 0)
        return Format(IVF, width, height, b"", header), 0
    codec = _CODECS.get(kind)
    if codec is None:
        raise Unsure
    inner = (kind, entry + 8 + _ENTRY, entry + length)
    box = find(index, inner, _SETS[codec])
    if box is None:
        raise Unsure
    read = _h264_sets if codec == "h264" else _hevc_sets
    units, prefix = read(index, box[1])
    return Format(codec, width, height, b"".join(_START + unit for unit in units)), prefix


def _h264_sets(index: bytes, at: int) -> tuple[list[bytes], int]:
    prefix, count, at = (index[at + 4] & 3) + 1, index[at + 5] & 31, at + 6
    units: list[bytes] = []
    for more in (True, False):
        for _ in range(count):
            (length,) = unpack_from(">H", index, at)
            units.append(index[at + 2 : at + 2 + length])
            at += 2 + length
        if more:
            count, at = index[at], at + 1
    return units, prefix


def _hevc_sets(index: bytes, at: int) -> tuple[list[bytes], int]:
    prefix, arrays, at = (index[at + 21] & 3) + 1, index[at + 22], at + 23
    units = []
    for _ in range(arrays):
        (count,) = unpack_from(">H", index, at + 1)
        at += 3
        for _ in range(count):
            (length,) = unpack_from(">H", index, at)
            units.append(index[at + 2 : at + 2 + length])
            at += 2 + length
    return units, prefix


def _places(index: bytes, table: Box) -> tuple[list[int], list[int]]:
    """Size and place in the file of each sample."""
    sizes_box, runs_box = find(index, table, b"stsz"), find(index, table, b"stsc")
    wide = find(index, table, b"co64")
    chunks_box = wide or find(index, table, b"stco")
    if sizes_box is None or runs_box is None or chunks_box is None:
        raise Unsure
    size, count = unpack_from(">II", index, sizes_box[1] + 4)
    if count > _MOST_SAMPLES:
        raise Unsure
    sizes = [size] * count if size else list(unpack_from(f">{count}I", index, sizes_box[1] + 12))
    (chunk_count,) = unpack_from(">I", index, chunks_box[1] + 4)
    if chunk_count > _MOST_SAMPLES:
        raise Unsure
    chunks = unpack_from(f">{chunk_count}{'Q' if wide else 'I'}", index, chunks_box[1] + 8)
    (run_count,) = unpack_from(">I", index, runs_box[1] + 4)
    runs = [unpack_from(">II", index, runs_box[1] + 8 + 12 * run) for run in range(run_count)]
    offsets: list[int] = []
    for run, (first, samples) in enumerate(runs):
        last = runs[run + 1][0] if run + 1 < run_count else chunk_count + 1
        for chunk in range(first, last):
            at = chunks[chunk - 1]
            for number in range(len(offsets), min(len(offsets) + samples, count)):
                offsets.append(at)
                at += sizes[number]
    if len(offsets) != count:
        raise Unsure
    return sizes, offsets


def _times(index: bytes, table: Box) -> Iterator[int]:
    """How long each sample is decoded before the next."""
    box = find(index, table, b"stts")
    if box is None:
        raise Unsure
    (count,) = unpack_from(">I", index, box[1] + 4)
    numbers = unpack_from(f">{2 * count}I", index, box[1] + 8)
    if sum(numbers[::2]) > _MOST_SAMPLES:
        raise Unsure
    return chain.from_iterable(map(repeat, numbers[1::2], numbers[::2]))


def _synced(index: bytes, table: Box, count: int) -> list[int]:
    """Which samples are keyframes: all where no table names them."""
    box = find(index, table, b"stss")
    if box is None:
        return list(range(count))
    (number,) = unpack_from(">I", index, box[1] + 4)
    return [sample - 1 for sample in unpack_from(f">{number}I", index, box[1] + 8)]


def _as_stream(picture: bytes, prefix: int) -> bytes:
    """A sample's units with start codes in place of their lengths."""
    units, at = [], 0
    while at + prefix < len(picture):
        length = int.from_bytes(picture[at : at + prefix], "big")
        at += prefix
        if at + length > len(picture):
            raise Unsure
        units += [_START, picture[at : at + length]]
        at += length
    return b"".join(units)
