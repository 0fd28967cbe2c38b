"""The space reserve: what is left free on the disk of Frigate's database, whatever we write.

A full disk ends Frigate's recording: its insert raises, and with it goes the thread that stores
every camera's rows. So the free space is measured before each write of ours, and we stop first.
"""

from __future__ import annotations

import math
import os

from .notices import DiskKey, Notice

RESERVE = 64 * 2**20
"""Bytes; a day of Frigate's own rows is a few of these megabytes."""
_SHARE = 0.1
"""Of a small disk, at most this part of it."""
_LITTLE = 1 / 8
"""The part of the reserve that a few rows of ours, a job's end or a schedule, may use up."""


_ROW = 700
"""Bytes that a row takes with its places in all indexes: 530 measured up to 0.18, 630 in 0.19."""


def why_scarce(path: str | os.PathLike[str], *, little: bool = False) -> Notice | None:
    """Why nothing may be written to the file at `path`, as a sentence; None while there is room.

    `little`: whether it is about a few rows, and not about what grows with a library.
    """
    folder, free, whole = _room(path)
    reserve = whole * (_LITTLE if little else 1)
    if free >= reserve:
        return None
    return Notice(DiskKey.DISK_NEARLY_FULL, folder=folder, free=free, reserve=int(reserve))


def why_short(path: str | os.PathLike[str], rows: int, reusable: int) -> Notice | None:
    """Why so many `rows` do not fit into the database at `path`; None where they do.

    `reusable`: bytes in its file that are free, as after rows were lost in mass.
    """
    folder, free, reserve = _room(path)
    needs = rows * _ROW - reusable
    if needs <= 0 or free - reserve >= needs:
        return None
    if free < reserve:
        return why_scarce(path)
    sizes = {"needs": needs, "free": free, "reserve": int(reserve)}
    return Notice(DiskKey.ROWS_NEED_ROOM, folder=folder, **sizes)


def _room(path: str | os.PathLike[str]) -> tuple[str, float, float]:
    """The folder of that file, the bytes free on its disk, and those that stay reserved."""
    folder = os.path.dirname(os.path.realpath(path))
    try:
        disk = os.statvfs(folder)
    except OSError:
        return folder, math.inf, 0.0  # the write itself tells what is wrong
    free, total = disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
    return folder, free, min(RESERVE, total * _SHARE)
