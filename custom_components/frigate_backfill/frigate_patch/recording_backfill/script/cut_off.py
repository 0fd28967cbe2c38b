"""The runs that were cut off before the one that is undone, which an undo of that one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import RunKind
from ..state import journal
from ..state.undoing import undone_by

if TYPE_CHECKING:
    from pathlib import Path


def note(folder: Path, camera: str, undone: str) -> str | None:
    """Which runs of `camera` before the run `undone` did not come to their end, and still stand."""
    pasts = [past for past in journal.pasts(folder) if past.header.camera == camera]
    jobs = [past.header.job_id for past in pasts]
    if undone not in jobs:
        return None
    cut_off: list[str] = []
    for past in pasts[jobs.index(undone) + 1 :]:
        job = past.header.job_id
        if past.header.kind is not RunKind.RUN or job.startswith(journal.RESCUE):
            continue
        if past.done:
            break
        if undone_by(pasts, job) is None:
            cut_off.append(job)
    if not cut_off:
        return None
    flags = " and ".join(f"--undo {job}" for job in cut_off)
    if len(cut_off) == 1:
        return f"The run before it was cut off, and what that added stays. To undo it, too: {flags}"
    return f"The runs before it were cut off, and what they added stays. To undo them, too: {flags}"
