"""The ends of runs that the state file could not take, mostly as it was locked.

Each is a small file in the folder of the journals, until it stands in the state file. Without it a
run that ended well would be told of as cut off, should its process end before the file is free.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from .. import space
from ..untouched import open_regular
from .journal import ENDED, FOLDER
from .records import UNREADABLE, Ending

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1 << 20


def keep(state_file: Path, job_id: str, ending: Ending) -> None:
    """Have it on the disk, if that has room."""
    path, text = _path(state_file, job_id), json.dumps(ending.to_json())
    if len(text) > _LARGEST or space.why_scarce(path, little=True) is not None:
        return
    beside = path.with_name(f"{job_id}.new{ENDED}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        beside.write_text(text)
        beside.replace(path)


def read(state_file: Path, job_id: str) -> Ending | None:
    """The one that is kept of that job, if any can be read."""
    try:
        with open_regular(str(_path(state_file, job_id))) as file:
            return Ending.from_json(json.loads(file.read(_LARGEST + 1)))
    except (OSError, *UNREADABLE):
        return None


def forget(state_file: Path, job_id: str) -> None:
    """Do without it: it stands in the state file."""
    with suppress(OSError):
        _path(state_file, job_id).unlink()


def _path(state_file: Path, job_id: str) -> Path:
    return state_file.with_name(FOLDER) / f"{job_id}{ENDED}"
