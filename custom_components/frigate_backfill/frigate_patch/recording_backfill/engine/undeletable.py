"""What Frigate could not delete: a row of it would end Frigate's own clean-up.

`RecordingCleanup` and `StorageMaintainer` (0.15.2 to 0.18.0-beta1) are threads that catch nothing
of what deleting a file raises. One row on a read-only disk, once its days are over, ends the first
for every camera; once a disk is nearly full, the second. Then nothing is freed until a restart.
In a folder where files can be written and not deleted, the second would even empty them all first.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..models import Reason
from ..notices import Notice, RescueKey
from ..untouched import FILE, open_untouched
from .frozen import is_frozen
from .verdicts import failed

if TYPE_CHECKING:
    from .looks import Look
    from .verdicts import Candidate, Verdict

MESSAGE = Notice(RescueKey.UNDELETABLE)

_DELETE = os.W_OK | os.X_OK
_AS_IT_IS = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NONBLOCK | os.O_CLOEXEC
_CAP_FOWNER = 1 << 3


@dataclass(frozen=True)
class Folder:
    """What a folder says of the deleting of what is in it."""

    as_frigate: bool
    """Whether what this process may not do, Frigate may not do either."""
    held: bool = False
    """Whether nothing can be deleted there."""
    of_owners: bool = False
    """Whether only what is this user's own can be: in a sticky folder."""
    has_flags: bool = False
    """Whether its file system has such flags as keep a single file, too."""

    def holds(self, path: str, *, folder: int | None = None, is_frozen: bool | None = None) -> bool:
        """Whether the file at `path`, in the open `folder`, cannot be deleted.

        `is_frozen`: what its flags say, where somebody has looked.
        """
        if self.has_flags and is_frozen is None:
            is_frozen = _is_frozen(path, FILE, folder)
        if self.held or is_frozen:
            return True
        if not self.of_owners:
            return False
        try:
            owner = os.stat(path, dir_fd=folder, follow_symlinks=False).st_uid
        except OSError:
            return False
        return owner != os.geteuid()

    def holds_recording(
        self, path: str, *, folder: int | None = None, is_frozen: bool | None = None
    ) -> bool:
        """The same of a recording, which is emptied before it is deleted where room is needed."""
        if self.holds(path, folder=folder, is_frozen=is_frozen):
            return True
        return (
            self.as_frigate
            and not os.access(path, os.W_OK, dir_fd=folder, **_AS_IT_IS)
            and os.access(path, os.F_OK, dir_fd=folder, follow_symlinks=False)
        )


def look_at(path: str, *, as_frigate: bool, folder: int | None = None) -> Folder:
    """The folder at `path`, in the open `folder`; one that is not there holds nothing."""
    try:
        info = os.stat(path, dir_fd=folder)
    except OSError:
        return Folder(as_frigate)
    if not stat.S_ISDIR(info.st_mode):
        return Folder(as_frigate)
    is_frozen = _is_frozen(path, _FOLDER, folder)
    if is_frozen:
        return Folder(as_frigate, held=True)
    has_flags = is_frozen is not None
    if not as_frigate:
        return Folder(as_frigate, has_flags=has_flags)
    held = not os.access(path, _DELETE, dir_fd=folder, **_AS_IT_IS)
    is_sticky = bool(info.st_mode & stat.S_ISVTX) and info.st_uid != os.geteuid()
    return Folder(as_frigate, held, is_sticky and not _may_delete_of_others(), has_flags)


def is_held(path: str) -> bool:
    """Whether Frigate cannot empty and delete the recording at `path`; of one that is gone, it can.

    To be asked by what runs as Frigate does.
    """
    return os.path.lexists(path) and look_at(
        os.path.dirname(path), as_frigate=True
    ).holds_recording(path)


def judged(
    verdict: Verdict, candidate: Candidate, ground: Folder, folder: int, look: Look | None = None
) -> Verdict:
    """The `verdict` on a file in the open `folder`, or that it must not get a row."""
    if candidate.row is not None or (verdict.write is None and verdict.if_kept is None):
        return verdict
    flags = None if look is None else look.is_frozen
    if not ground.holds_recording(candidate.name, folder=folder, is_frozen=flags):
        return verdict
    return failed(candidate, Reason.UNDELETABLE, MESSAGE)


def _is_frozen(path: str, how: int, folder: int | None) -> bool | None:
    try:
        descriptor = open_untouched(path, how, dir_fd=folder)
    except OSError:
        return None
    try:
        return is_frozen(descriptor)
    finally:
        os.close(descriptor)


def _may_delete_of_others() -> bool:
    """Whether a sticky folder does not bind this process, as it does not bind root."""
    with suppress(OSError, ValueError, IndexError):
        status = Path("/proc/self/status").read_bytes()
        return bool(int(status.split(b"CapEff:")[1].split()[0], 16) & _CAP_FOWNER)
    return os.geteuid() == 0
