"""SQLite's result codes, which Python tells only from 3.11 on; Frigate 0.15 runs on 3.9.

Numbers and texts: https://www.sqlite.org/rescode.html and `sqlite3_errstr`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


class Code(IntEnum):
    """The primary result codes that mean something to us."""

    OTHER = 1
    BUSY = 5
    LOCKED = 6
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    NOTADB = 26


OF_DISKS = frozenset((Code.IOERR, Code.CORRUPT, Code.CANTOPEN, Code.NOTADB))
"""What SQLite may say of a file whose disk has gone."""
_TEXTS = (
    ("database is locked", Code.BUSY),
    ("table is locked", Code.LOCKED),
    ("readonly database", Code.READONLY),
    ("disk I/O error", Code.IOERR),
    ("malformed", Code.CORRUPT),
    ("disk is full", Code.FULL),
    ("unable to open", Code.CANTOPEN),
    ("not a database", Code.NOTADB),
)


def code_of(error: sqlite3.Error) -> Code:
    """The primary result code of what SQLite raised."""
    number = getattr(error, "sqlite_errorcode", None)
    if number is not None:
        try:
            return Code(number & 0xFF)
        except ValueError:
            return Code.OTHER
    text = str(error)
    return next((code for words, code in _TEXTS if words in text), Code.OTHER)
