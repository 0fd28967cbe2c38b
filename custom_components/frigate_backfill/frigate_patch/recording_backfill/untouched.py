"""The opening of media for reading that leaves no trace: access times stay as they are.

A new access time is a write. It would wake a disk that sleeps, for a name that memory still holds.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

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


def open_regular(path: str) -> BinaryIO:
    """As `open` for reading bytes; raises NotRegularError of what is no file, or a link to one.

    A FIFO would hold us up, and a device might never end.
    """
    descriptor = open_untouched(path, FILE & ~os.O_NOFOLLOW)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError(errno.EINVAL, "it is no regular file", path)
        return open(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


class NotRegularError(OSError):
    """What stands in a file's place is none."""


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
