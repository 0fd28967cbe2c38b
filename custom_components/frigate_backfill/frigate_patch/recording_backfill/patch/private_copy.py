"""The private copy of this package, from which Frigate's process and the runs' children load.

An update or removal of the installed folder so takes effect at Frigate's next start, and whole.
The copy is readable by us alone, locked while in use (which also keeps systemd's clean-up of
temporary files away), removed at exit, and by the next start when that did not happen.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress

_PREFIX = "frigate-backfill-"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_YOUNG = 60.0
"""Seconds in which a folder may not have got its lock yet."""


def make() -> str:
    """Copy the package; returns the copy's path.

    Raises OSError where neither the temporary folder nor /dev/shm can be written.
    """
    try:
        base = tempfile.gettempdir()
        return _make_in(base)
    except OSError:
        return _make_in("/dev/shm")  # noqa: S108 - mkdtemp makes a private folder in it


def _make_in(base: str) -> str:
    _remove_stale(base)
    folder = tempfile.mkdtemp(prefix=_PREFIX, dir=base)
    _lock(folder)
    atexit.register(_remove_own, folder, os.getpid())
    package = os.path.join(folder, os.path.basename(_PACKAGE))
    try:
        shutil.copytree(_PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return package


def _lock(folder: str) -> int | None:
    """Hold a lock on `folder` until this process ends; None when another holds it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _remove_stale(base: str) -> None:
    """Remove copies whose process has ended without doing so."""
    for entry in os.scandir(base):
        if not entry.name.startswith(_PREFIX):
            continue
        with suppress(OSError):
            info = entry.stat(follow_symlinks=False)
            mine = entry.is_dir(follow_symlinks=False) and info.st_uid == os.geteuid()
            if not mine or time.time() - info.st_mtime < _YOUNG:
                continue
            descriptor = _lock(entry.path)
            if descriptor is not None:
                shutil.rmtree(entry.path, ignore_errors=True)
                os.close(descriptor)


def _remove_own(folder: str, owner: int) -> None:
    # Frigate 0.15 and 0.16 fork their workers, which inherit this handler.
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
