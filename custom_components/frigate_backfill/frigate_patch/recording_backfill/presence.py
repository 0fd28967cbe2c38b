"""Whether files are there, as far as a disk answers; what it does not answer for is not gone."""

from __future__ import annotations

import os
from dataclasses import dataclass


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
    """Why the disk gives nothing of the file at `path`; None where it does, or has none.

    SQLite takes a file whose disk has gone for a damaged one.
    """
    try:
        with open(path, "rb") as file:
            file.read(1)
    except FileNotFoundError:
        return None
    except OSError as error:
        return str(error.strerror or error)
    return None


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
