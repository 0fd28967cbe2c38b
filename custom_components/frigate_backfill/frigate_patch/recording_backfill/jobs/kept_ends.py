"""The ends of jobs that the state file could not take, as it was locked, for Frigate's next start.

Each is a small file in the folder of the journals, until it stands in the state file. Without it a
run that ended well would be told of as cut off, should Frigate end before the file is free.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import space
from ..child.messages.run import Outcome
from ..state import history
from ..state.journal import FOLDER
from ..state.records import UNREADABLE
from ..untouched import open_regular

if TYPE_CHECKING:
    from pathlib import Path

    from ..state.file import StateFile

_SUFFIX = ".ended"
_LARGEST = 1 << 20


def keep(state_file: Path, job_id: str, outcome: Outcome) -> None:
    """Have it on the disk; raises OSError. Where room is scarce it is not kept."""
    path = _path(state_file, job_id)
    text = json.dumps(replace(outcome, results=(), traceback="").to_json())
    if len(text) > _LARGEST or space.why_scarce(path, little=True) is not None:
        return
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(text)
    beside.replace(path)


def forget(state_file: Path, job_id: str) -> None:
    """Do without it: it stands in the state file."""
    with suppress(OSError):
        _path(state_file, job_id).unlink()


def bring_in(state: StateFile) -> None:
    """Note those that are kept; raises StateError. What the disk does not give stays for later."""
    for path in state.path.with_name(FOLDER).glob(f"*{_SUFFIX}"):
        try:
            with open_regular(str(path)) as file:
                outcome = Outcome.from_json(json.loads(file.read(_LARGEST + 1)))
        except OSError:
            continue
        except UNREADABLE:  # cut short when the power failed
            pass
        else:
            history.finish_job(state, path.stem, outcome.ending)
        forget(state.path, path.stem)


def _path(state_file: Path, job_id: str) -> Path:
    return state_file.with_name(FOLDER) / f"{job_id}{_SUFFIX}"
