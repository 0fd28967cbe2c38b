"""Whether files are there, as far as a disk answers; what it does not answer for is not gone."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import dataclass

_READ = """
import os, sys
try:
    os.read(os.open(sys.argv[1], os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY), 1)
except FileNotFoundError:
    pass
except OSError as error:
    print(error.strerror or error)
"""
_PATIENCE = 10.0
"""Seconds that a disk gets to answer."""


def is_gone(path: str) -> bool:
    """Whether the disk says that there is no such file.

    `os.path.exists` also says so of what cannot be asked for: by a user without the right to look,
    or on a share that went away.
    """
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return True
    except OSError:
        return False
    return False


def why_unread(path: str) -> str | None:
    """Why the disk gives nothing of the database at `path`; None where it does, or has none.

    SQLite takes a file whose disk has gone for a damaged one. Another process reads it: when this
    one closed it, all locks that SQLite holds on it here would be gone, Frigate's, too (2.2 of
    https://www.sqlite.org/howtocorrupt.html). A FIFO in its place holds up nobody, nor does a disk
    that never answers.
    """
    try:
        reader = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _READ, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError):  # no more processes; a name with a null byte
        return None
    try:
        told, _ = reader.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        reader.kill()  # nobody waits for its end: a read that hangs may outlast that, too
        return os.strerror(errno.ETIMEDOUT)
    return told.decode(errors="replace").strip() or None


@dataclass(frozen=True)
class Ground:
    """A folder as it was; an unmounted one is gone, or another."""

    folder: str
    identity: tuple[int, int] | None

    @classmethod
    def of(cls, folder: str) -> Ground:
        """As it is now."""
        return cls(folder, _identity(folder))

    @property
    def stands(self) -> bool:
        """Whether it is still the same."""
        return self.identity is not None and _identity(self.folder) == self.identity


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        info = os.stat(folder)
    except OSError:
        return None
    return info.st_dev, info.st_ino
