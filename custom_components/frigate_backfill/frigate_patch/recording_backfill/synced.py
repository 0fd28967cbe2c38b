"""Waits until a file or a folder is on its disk."""

from __future__ import annotations

import os


def sync(path: str | os.PathLike[str]) -> None:
    """Wait for it; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
