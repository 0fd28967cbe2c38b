"""Records of SQLite's file format: the values of one row, from its bytes.

https://www.sqlite.org/fileformat2.html, chapters 1.6 and 2.1. Nothing here trusts what it reads.
"""

from __future__ import annotations

from struct import Struct
from typing import Union

Value = Union[None, int, float, str, bytes]

_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of the serial types 0 to 9."""
_REAL = Struct(">d").unpack_from


class BrokenError(Exception):
    """The bytes are not what SQLite writes."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number of variable length at `at`, and where it ends."""
    value = 0
    for offset in range(at, min(at + 8, len(data))):
        byte = data[offset]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + 1
    if at + 8 >= len(data):
        raise BrokenError
    value = value << 8 | data[at + 8]
    return (value - (1 << 64) if value >= 1 << 63 else value), at + 9


def values(payload: bytes, encoding: str, *, cut: bool = False) -> list[Value]:
    """The values of the record `payload`; raises BrokenError.

    Of a record that is `cut`, those that are whole.
    """
    size, at = varint(payload, 0)
    body = size
    if not at <= size <= len(payload):
        raise BrokenError
    found: list[Value] = []
    while at < size:
        kind = payload[at]
        at += 1
        if kind >= 0x80:
            kind, at = varint(payload, at - 1)
        if kind in (10, 11) or kind < 0:
            raise BrokenError
        end = body + (_SIZES[kind] if kind < 10 else (kind - 12) >> 1)
        if end > len(payload):
            if cut:
                return found
            raise BrokenError
        found.append(_value(payload[body:end], kind, encoding))
        body = end
    if at != size or (body != len(payload) and not cut):
        raise BrokenError
    return found


def _value(raw: bytes, kind: int, encoding: str) -> Value:
    if kind >= 12:
        if kind % 2 == 0:
            return raw
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            raise BrokenError from error
    if kind == 0:
        return None
    if kind == 7:
        number: float = _REAL(raw)[0]
        return number
    return kind - 8 if kind > 7 else int.from_bytes(raw, "big", signed=True)
