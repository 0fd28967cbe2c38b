"""What was salvaged, kept for the runs and cameras that follow: reading it anew takes minutes.

One file for each copy, of all its cameras, in a folder of this user's own among the temporary ones.
Its name tells of which copy it is, and as of when; it goes when that copy changes, or is not asked
for any more. A file gets its name once it is whole, so that a killed run leaves nothing but a part,
which the next one removes.
"""

from __future__ import annotations

import os
import stat
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...frigate.sqlite import sqlite3
from ...synced import sync
from .store import NoRoomError, salvage, salvage_into

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = "frigate_backfill_salvage"
_FORMAT = "1"
"""Other versions of the patch may salvage more, or otherwise."""
_WHOLE, _DAMAGED, _PART = ".whole", ".damaged", ".part"
_KEPT_DAYS = 7.0
"""Since it was last asked for."""
_DAY = 86400.0


def kept_salvage(
    path: str, camera: str, cancelled: Callable[[], bool] = lambda: False
) -> tuple[sqlite3.Connection, bool]:
    """A database of the rows in the file at `path`, and whether the file is damaged.

    With all rows of `camera`, at least. Raises as `salvage` does.
    """
    with suppress(OSError):  # there may be no temporary folder that can be written
        os.mkdir(_folder(), 0o700)
    folder, name = _own_folder(), _name(path)
    if folder is None:
        return salvage(path, camera, cancelled)
    _tidy(folder, name)
    target = os.path.join(folder, name)
    for end in (_WHOLE, _DAMAGED):
        with suppress(OSError):
            os.utime(target + end)
            if (connection := _opened(target + end)) is not None:
                return connection, end == _DAMAGED
            os.unlink(target + end)
    part = f"{target}-{os.getpid()}{_PART}"
    try:
        damaged = salvage_into(path, part, cancelled)
        kept = target + (_DAMAGED if damaged else _WHOLE)
        sync(part)
        # Open before it has a name by which another run may remove it.
        if (connection := _opened(part)) is None:
            return salvage(path, camera, cancelled)
        os.rename(part, kept)
        return connection, damaged
    except NoRoomError:
        return salvage(path, camera, cancelled)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part)


def tidy() -> None:
    """Remove what nobody has asked for in a while, and parts that killed runs left."""
    folder = _own_folder()
    if folder is not None:
        _tidy(folder)


def _opened(path: str) -> sqlite3.Connection | None:
    """The file, open for reading; None where it is no database."""
    address = f"file:{quote(path)}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def _name(path: str) -> str:
    """A name that tells which file it is of, and as of when."""
    told = [_FORMAT]
    for file in (path, f"{path}-wal"):
        try:
            info = os.stat(file)
        except FileNotFoundError:
            continue
        told.append(f"{info.st_dev} {info.st_ino} {info.st_size} {info.st_mtime_ns}")
    return f"{_hash(os.path.realpath(path))}-{_hash(' '.join(told))}"


def _hash(text: str) -> str:
    return sha256(os.fsencode(text)).hexdigest()[:16]


def _folder() -> str:
    return os.path.join(tempfile.gettempdir(), f"{_FOLDER}-{os.getuid()}")


def _own_folder() -> str | None:
    """The folder, if it is there and ours alone."""
    try:
        folder = _folder()
        info = os.lstat(folder)
    except OSError:
        return None
    ours = stat.S_ISDIR(info.st_mode) and info.st_uid == os.getuid() and not info.st_mode & 0o077
    return folder if ours else None


def _tidy(folder: str, wanted: str = "") -> None:
    """Remove what is old, and what is of the same file as `wanted` as of another time."""
    of_file = wanted.partition("-")[0]
    before = time.time() - _KEPT_DAYS * _DAY
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(folder)
    for name in names:
        path = os.path.join(folder, name)
        with suppress(OSError):
            if name.endswith(_PART):
                stale = not _is_running(name[: -len(_PART)].rpartition("-")[2])
            else:
                changed = bool(of_file) and name.startswith(of_file)
                changed = changed and os.path.splitext(name)[0] != wanted
                stale = changed or os.stat(path).st_mtime < before
            if stale:
                os.unlink(path)


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:  # somebody else's
        return True
    except (ProcessLookupError, ValueError):
        return False
    return True
