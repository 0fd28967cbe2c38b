"""What an MP4 file's sample entry tells of its sound: the codec, and the rate of samples.

Where it is not plain, ffprobe decides: `Unsure`. Boxes: ISO/IEC 14496-12 and -14; the decoder's
configuration of AAC: 14496-3, 1.6.2.1.
"""

from __future__ import annotations

from typing import NamedTuple

from .boxes import Unsure, descend

_HEADER = 28
"""Bytes of a sound's sample entry of version 0 before its boxes."""
_AAC = 0x40
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_LOW_COMPLEXITY, _SBR, _PS = 2, 5, 29
_SYNC_EXTENSION = 0x2B7
_OPUS_RATE = 48000


class Sound(NamedTuple):
    """A sound's codec as ffprobe names it, and its rate in Hz."""

    codec: str | None
    rate: int | None


def sound(index: bytes, kind: bytes, content: int, end: int) -> Sound:
    """The sound of the sample entry of that `kind`; raises Unsure."""
    if kind == b"Opus":
        return Sound("opus", _OPUS_RATE)
    if kind != b"mp4a" or index[content + 8 : content + 10] != b"\0\0":
        raise Unsure
    coded, (start, after) = object_type(index, content + _HEADER, end)
    if coded != _AAC:
        raise Unsure
    return Sound("aac", _rate(index[start:after]))


def object_type(index: bytes, offset: int, end: int) -> tuple[int, tuple[int, int]]:
    """What an `esds` box says is coded, and where the decoder's own configuration lies."""
    content, end = descend(index, (b"esds",), offset, end)
    tag, start, end = _descriptor(index, content + 4, end)
    if tag != 3 or index[start + 2]:  # stream dependence and the like
        raise Unsure
    tag, start, end = _descriptor(index, start + 3, end)
    if tag != 4:
        raise Unsure
    coded = index[start]
    if start + 13 >= end:
        return coded, (end, end)
    tag, inner, after = _descriptor(index, start + 13, end)
    return coded, (inner, after) if tag == 5 else (end, end)


def _descriptor(index: bytes, offset: int, end: int) -> tuple[int, int, int]:
    """Tag, start of content and end of a descriptor, whose length has seven bits a byte."""
    tag, length, start = index[offset], 0, offset + 1
    for _ in range(4):
        byte = index[start]
        start += 1
        length = length << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    if start + length > end:
        raise Unsure
    return tag, start, start + length


class _Bits:
    """Reads a number of any count of bits after the other."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "big")
        self.left = 8 * len(data)

    def take(self, count: int) -> int:
        if count > self.left:
            raise Unsure
        self.left -= count
        return self._value >> self.left & (1 << count) - 1


def _rate(configuration: bytes) -> int:
    """The rate that AAC's configuration leads to: that of its extension, if it has one."""
    bits = _Bits(configuration)
    kind, rate = bits.take(5), _frequency(bits)
    bits.take(4)  # channels
    if kind in (_SBR, _PS):
        return _frequency(bits)
    if kind != _LOW_COMPLEXITY:
        raise Unsure
    if bits.take(3):  # other frame lengths, a core coder, extensions
        raise Unsure
    if bits.left >= 17 and bits.take(11) == _SYNC_EXTENSION:
        extended = bits.take(5) == _SBR and bits.take(1) == 1
        return _frequency(bits) if extended else rate
    return rate


def _frequency(bits: _Bits) -> int:
    place = bits.take(4)
    if place == 15:
        return bits.take(24)
    if place >= len(_RATES):
        raise Unsure
    return _RATES[place]
