"""The storage that a folder lies on, and how long it lets a reader wait."""

from __future__ import annotations

import os
import re
import resource
import time
from enum import Enum, auto

_THREAD: int | None = getattr(resource, "RUSAGE_THREAD", None)
"""Linux alone tells of one thread; elsewhere nobody can tell waiting from a busy processor."""
_MOUNTS = "/proc/self/mountinfo"
_ESCAPED = re.compile(r"\\([0-7]{3})")
_NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs beegfs ceph coda glusterfs lustre vboxsf virtiofs".split()
)
_DATED = frozenset(
    "bcachefs btrfs cifs ext2 ext3 ext4 f2fs jfs nfs nfs4 overlay smb3 tmpfs xfs zfs".split()
)
"""File systems on which a folder gets a new time whenever a name in it comes or goes. Not those
that put one folder together from several, nor those that another system's driver may write."""

_FEW = 4
"""If fewer than one file in so many waited, none counts as having waited."""


class Kind(Enum):
    """What to do about waiting."""

    LOCAL = auto()
    """A disk of this machine: the kernel reads ahead, in the order that suits the disk."""
    NETWORK = auto()
    """Another host, or a program in between: several requests at a time."""


def kind_of(folder: str) -> Kind:
    """What `folder` lies on; a local disk where nobody says."""
    file_system = file_system_at(folder)
    # "fuseblk" is ntfs-3g and the like, on a disk of this machine.
    fuse = file_system.partition(".")[0] == "fuse"
    return Kind.NETWORK if fuse or file_system in _NETWORK else Kind.LOCAL


def tells_changes(folder: str) -> bool:
    """Whether the times of folders in there tell that nothing in them has changed."""
    return file_system_at(folder) in _DATED


def file_system_at(path: str) -> str:
    """The kind of file system that holds `path`; empty where nobody says, as on a Mac."""
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as mounts:
            return file_system_of(os.path.realpath(path), mounts.read())
    except OSError:
        return ""


def file_system_of(path: str, mounts: str) -> str:
    """The kind of file system that holds the real `path`, by the text of mountinfo."""
    longest, found = -1, ""
    for line in mounts.splitlines():
        fields, _, kind = line.partition(" - ")
        point = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields.split(" ")[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        # Of two on one point the later one is on top.
        if inside and len(point) >= longest:
            longest, found = len(point), kind.partition(" ")[0]
    return found


class Gauge:
    """Measures how long this thread's reads wait.

    A thread that waits for a disk or a server gives the processor away; one that is slow because
    the processor is busy has it taken away, which the kernel counts apart.
    """

    def __init__(self) -> None:
        self.files = 0
        self._waited = 0.0
        self._waits = self._began = 0.0

    def begin(self) -> None:
        """Note that reads follow."""
        self._waits, self._began = _waits(), time.monotonic()

    def end(self, files: int) -> None:
        """Note that so many files have been read since."""
        seconds, waits = time.monotonic() - self._began, _waits() - self._waits
        self.files += files
        if waits * _FEW >= files:
            self._waited += seconds

    @property
    def latency(self) -> float:
        """Seconds that a file waits, on average; 0 where the page cache answers."""
        return self._waited / self.files if self.files else 0.0


def _waits() -> int:
    """How often this thread has waited so far."""
    return 0 if _THREAD is None else resource.getrusage(_THREAD).ru_nvcsw
