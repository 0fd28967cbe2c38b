"""The SQLite library that opens Frigate's database: Frigate's own, in a process that has it.

Frigate's image brings a second copy of SQLite (pysqlite3), which peewee prefers. Two copies in one
process know nothing of each other's locks, and the first to close the database drops the other's
and deletes the write-ahead log that it still writes (2.2.1 of
https://www.sqlite.org/howtocorrupt.html). So inside Frigate everything goes through the copy that
peewee took. Elsewhere (the children, the script) peewee is not loaded, and Python's own is the
only one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or "peewee" not in sys.modules:
    import sqlite3
else:
    from peewee import sqlite3

__all__ = ["quoted", "sqlite3"]


def quoted(name: str) -> str:
    """The name of a column, as SQL has it whatever it is."""
    return '"' + name.replace('"', '""') + '"'
