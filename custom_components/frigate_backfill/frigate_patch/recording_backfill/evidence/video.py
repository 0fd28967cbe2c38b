"""Looks at videos that Frigate made: whether one can be played, and when it was made."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..media.created import creation_time
from ..media.mp4 import read_mp4
from ..models import Reason
from ..notices import FileKey, Notice
from ..untouched import FILE, open_untouched

if TYPE_CHECKING:
    from .folders import Folder


@dataclass(frozen=True)
class Video:
    """What was seen of it."""

    changed: float = 0.0
    """Epoch seconds at which it was written last."""
    reason: Reason | None = None
    """Why it cannot be played; None if it can."""
    message: str = ""


def look(folder: Folder, name: str) -> Video:
    """Look at the video `name` in `folder`."""
    try:
        descriptor = open_untouched(f"{folder.actual}/{name}", FILE)
    except OSError as error:
        return _unreadable(error)
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            return Video(reason=Reason.NOT_REGULAR, message=Notice(FileKey.NOT_REGULAR))
        if not info.st_size:
            return Video(info.st_mtime, Reason.EMPTY, "The file is empty.")
        finding = read_mp4(descriptor, info.st_size)
    except OSError as error:
        return _unreadable(error)
    finally:
        os.close(descriptor)
    if finding is None or finding.reason is None:
        return Video(info.st_mtime)
    message = finding.message or "Not a whole video."
    return Video(info.st_mtime, finding.reason, message)


def created_at(folder: Folder, name: str) -> float | None:
    """When the video `name` in `folder` was made, in epoch seconds; None if its tag cannot say."""
    try:
        descriptor = open_untouched(f"{folder.actual}/{name}", FILE)
    except OSError:
        return None
    try:
        return creation_time(descriptor, os.fstat(descriptor).st_size)
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _unreadable(error: OSError) -> Video:
    return Video(
        reason=Reason.UNREADABLE, message=Notice(FileKey.FILE_UNREADABLE, error=str(error.strerror))
    )
