"""What Frigate could not delete: a row of it would end Frigate's own clean-up.

`RecordingCleanup` and `StorageMaintainer` (0.15.2 to 0.18.0-beta1) are threads that catch nothing
of what deleting a file raises. One row on a read-only disk, once its days are over, ends the first
for every camera; once a disk is nearly full, the second. Then nothing is freed until a restart.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..models import Reason
from ..notices import Notice, RescueKey
from .verdicts import failed

if TYPE_CHECKING:
    from .verdicts import Candidate, Verdict

_DELETE = os.W_OK | os.X_OK
_AS_IT_IS = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
MESSAGE = Notice(RescueKey.UNDELETABLE)


def holds_on(folder: str) -> bool:
    """Whether nothing can be deleted in the `folder`; of one that is not there, it can."""
    return os.path.isdir(folder) and not os.access(folder, _DELETE, **_AS_IT_IS)


def is_held(path: str) -> bool:
    """Whether the file at `path` cannot be emptied and deleted; of one that is gone, it can."""
    if os.access(path, os.W_OK, **_AS_IT_IS):
        return holds_on(os.path.dirname(path))
    return os.path.lexists(path)


def judged(verdict: Verdict, candidate: Candidate, folder: int) -> Verdict:
    """The `verdict` on a file in the open `folder`, or that it must not get a row.

    A recording is emptied before it is deleted where room is needed, so it must be writable, too.
    """
    if candidate.row is not None or (verdict.write is None and verdict.if_kept is None):
        return verdict
    if os.access(".", _DELETE, dir_fd=folder, **_AS_IT_IS) and (
        os.access(candidate.name, os.W_OK, dir_fd=folder, **_AS_IT_IS)
        or not os.access(candidate.name, os.F_OK, dir_fd=folder)  # deleted meanwhile
    ):
        return verdict
    return failed(candidate, Reason.UNDELETABLE, MESSAGE)
