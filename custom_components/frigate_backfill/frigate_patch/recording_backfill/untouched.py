"""The opening of media for reading that leaves no trace: access times stay as they are.

A new access time is a write. It would wake a disk that sleeps, for a name that memory still holds.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""Flags for a file of media: no link is followed, and nothing that is no file holds us up."""
_UNTOUCHED: int = getattr(os, "O_NOATIME", 0)  # Linux has it
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


def open_untouched(path: str, flags: int, *, dir_fd: int | None = None) -> int:
    """As `os.open`; the access time changes only where the owner alone may prevent that."""
    try:
        return os.open(path, flags | _UNTOUCHED, dir_fd=dir_fd)
    except PermissionError:
        return os.open(path, flags, dir_fd=dir_fd)


def names_in(folder: str) -> list[str]:
    """As `os.listdir`."""
    descriptor = open_untouched(folder, _FOLDER)
    try:
        return os.listdir(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def entries_of(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """As `os.scandir`, but that the path of an entry is its name; ask them while it is open."""
    descriptor = open_untouched(folder, _FOLDER)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)
