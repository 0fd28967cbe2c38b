"""The first look at a file: opened in its folder, never through a link, its index read."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..media.judge import MediaJudge
    from ..media.mp4 import Finding

_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Look(NamedTuple):
    """What a first look at one file told."""

    info: os.stat_result | None
    """None where it could not be opened."""
    finding: Finding | None = None
    error: OSError | None = None
    """Why it could not be opened or read."""
    descriptor: int = -1
    """Of the file, where a first look did not decide: whoever takes the look closes it."""


def look_at(folder: int, name: str, judge: MediaJudge) -> Look:
    """Look at the file `name` in the open `folder`; any thread may do so."""
    try:
        descriptor = os.open(name, _FILE, dir_fd=folder)
    except OSError as error:
        return Look(None, error=error)
    return look_into(descriptor, judge)


def look_into(descriptor: int, judge: MediaJudge) -> Look:
    """The same of an open file, which is closed unless there is more to be asked."""
    info = finding = None
    keep = False
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            return Look(info)
        finding = judge.first_look(descriptor, info.st_size)
        keep = not judge.decides(finding)
        return Look(info, finding, None, descriptor if keep else -1)
    except OSError as error:
        return Look(info, error=error)
    finally:
        if not keep:
            os.close(descriptor)
