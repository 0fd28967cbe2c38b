"""The maker of many previews: as ffmpeg makes them, but in no time.

A real preview of two frames lends its codec and its first frame; only the index is written anew, in
which every frame is that one. Property tests need hundreds.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from struct import pack, unpack_from
from typing import TYPE_CHECKING

from testing.pictures import preview_video

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCALE = 12800
_LAST = 512
"""What ffmpeg says a last frame lasts."""
_IN = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}


def preview_of(times: Sequence[float]) -> bytes:
    """A preview with a frame at each of `times`, in seconds from its start."""
    kept, frame = _template()
    lasts = [round(two * _SCALE) - round(one * _SCALE) for one, two in pairwise(times)] + [_LAST]
    count, whole = len(times), sum(lasts)
    start = _box(b"ftyp", kept[b"ftyp"])

    def index(offset: int) -> bytes:
        table = b"".join(
            (
                _box(b"stsd", kept[b"stsd"]),
                _box(b"stts", pack(">II", 0, count) + b"".join(pack(">II", 1, n) for n in lasts)),
                _box(b"stsc", pack(">IIIII", 0, 1, 1, 1, 1)),
                _box(b"stsz", pack(">III", 0, len(frame), count)),
                _box(b"stco", pack(">II", 0, count) + pack(">I", offset) * count),
            )
        )
        parts = (_box(b"vmhd", kept[b"vmhd"]), _box(b"dinf", kept[b"dinf"]), _box(b"stbl", table))
        media = _box(b"minf", b"".join(parts))
        head = kept[b"mdhd"][:12] + pack(">II", _SCALE, whole) + kept[b"mdhd"][20:]
        media = _box(b"mdia", _box(b"mdhd", head) + _box(b"hdlr", kept[b"hdlr"]) + media)
        shown = whole * 1000 // _SCALE
        track = kept[b"tkhd"][:20] + pack(">I", shown) + kept[b"tkhd"][24:]
        movie = kept[b"mvhd"][:12] + pack(">II", 1000, shown) + kept[b"mvhd"][20:]
        return _box(b"moov", _box(b"mvhd", movie) + _box(b"trak", _box(b"tkhd", track) + media))

    offset = len(start) + len(index(0)) + 8
    return start + index(offset) + _box(b"mdat", frame)


def _box(kind: bytes, content: bytes) -> bytes:
    return pack(">I4s", 8 + len(content), kind) + content


@lru_cache
def _template() -> tuple[dict[bytes, bytes], bytes]:
    """The boxes of a real preview by their kinds, and its first frame."""
    video = preview_video((0.0, 1.0))
    boxes = dict(_boxes(video, 0, len(video)))
    offset = unpack_from(">I", boxes[b"stco"], 8)[0]
    size = unpack_from(">I", boxes[b"stsz"], 12)[0]
    return boxes, video[offset : offset + size]


def _boxes(video: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at < end:
        size, kind = unpack_from(">I4s", video, at)
        if kind in _IN:
            yield from _boxes(video, at + 8, at + size)
        else:
            yield kind, video[at + 8 : at + size]
        at += size
