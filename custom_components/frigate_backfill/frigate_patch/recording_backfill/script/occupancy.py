"""Who has Frigate's database open: a program on this host, one elsewhere, or nobody.

SQLite's write-ahead log needs memory shared between all who have the database open, so two
programs on one kernel (containers of one host included) may write at once, and two on different
kernels damage the file: over NFS or SMB, or between a Mac and the virtual machine of its Docker.
While a database is open, SQLite keeps `-wal` and `-shm` files beside it, and each connection
holds a shared lock on byte 128 of the `-shm` file (`UNIX_SHM_DMS` in SQLite's os_unix.c); the
last one to close removes both files. So: no such files, nobody; a lock that this kernel knows,
somebody here; files without one, somebody elsewhere or a program that was killed. Only asking
for locks is harmless: taking one, even for a moment, could make Frigate's own open fail.

Both files lie beside the name by which the database was opened. Where the database alone, and not
its folder, is mounted into a container, or has hard links, each side has a log of its own, and
writes over what the other wrote. Whoever has it open with a log also holds a shared lock on the
database itself, which every name of it shows.
"""

from __future__ import annotations

import fcntl
import os
import struct
import sys
from enum import Enum
from pathlib import Path

from ..engine.storage import file_system_at

_DMS_BYTE = 128, 1
"""Where it begins, and how many bytes it is."""
_SHARED_BYTES = 0x40000002, 510
"""Of the database itself: `SHARED_FIRST` and `SHARED_SIZE` in SQLite's os.h."""
_WAL_HEADER = slice(18, 20), b"\2\2"
"""What a database says that has a write-ahead log."""
_FLOCK = "hhqqi" if sys.platform == "linux" else "qqihh"

_SHARED_FILE_SYSTEMS = frozenset(
    "9p afs beegfs ceph cifs fuse glusterfs lustre ncpfs nfs nfs4 ocfs2 gfs2 orangefs prl_fs smb3 "
    "smbfs vboxsf virtiofs vmhgfs".split()
)
"""File systems that another host, or another kernel of this host, may have mounted as well."""


class Occupancy(Enum):
    """Where Frigate's database is open, as far as can be seen from here."""

    NOBODY = "nobody"
    HERE = "here"
    ELSEWHERE = "elsewhere"
    APART = "apart"
    """By a program of this host, under another name, beside which it has another log."""


def occupancy(database: Path) -> Occupancy:
    """Look who has `database` open.

    Call it before this process opens the database: closing the file that is asked here would
    drop SQLite's own locks on it.
    """
    database = database.resolve()
    log = database.with_name(database.name + "-wal")
    shared_memory = database.with_name(database.name + "-shm")
    is_shared = _is_shared(database)
    if _is_held(shared_memory, is_shared=is_shared):
        return Occupancy.HERE
    if not is_shared and _is_open_apart(database):
        return Occupancy.APART
    is_left = log.exists() or shared_memory.exists()
    return Occupancy.ELSEWHERE if is_left else Occupancy.NOBODY


def _is_held(shared_memory: Path, *, is_shared: bool) -> bool:
    """Whether a program of this host has the database open whose `-shm` file that is."""
    try:
        descriptor = os.open(shared_memory, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        if is_shared:
            # A lock that the file server reports may be another host's; this list is our own.
            return _in_kernel_lock_list(os.fstat(descriptor))
        return _is_locked(descriptor, *_DMS_BYTE)
    finally:
        os.close(descriptor)


def _is_open_apart(database: Path) -> bool:
    """Whether anybody has it open with a log, which is not the one beside this name."""
    place, says = _WAL_HEADER
    try:
        descriptor = os.open(database, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        has_log = os.pread(descriptor, 100, 0)[place] == says
        return has_log and _is_locked(descriptor, *_SHARED_BYTES)
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int, start: int, length: int) -> bool:
    """Whether another process of this kernel holds a lock on any of those bytes."""
    if sys.platform == "linux":
        question = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
    else:
        question = struct.pack(_FLOCK, start, length, 0, fcntl.F_WRLCK, os.SEEK_SET)
    answer = struct.unpack(_FLOCK, fcntl.fcntl(descriptor, fcntl.F_GETLK, question))
    kind = answer[0] if sys.platform == "linux" else answer[3]
    return bool(kind != fcntl.F_UNLCK)


def _in_kernel_lock_list(file: os.stat_result) -> bool:
    """Whether /proc/locks names this file: a holder on this kernel that this process may see."""
    name = f"{os.major(file.st_dev):02x}:{os.minor(file.st_dev):02x}:{file.st_ino}"
    try:
        return f" {name} " in Path("/proc/locks").read_text(encoding="ascii")
    except OSError:
        return False


def _is_shared(path: Path) -> bool:
    """Whether `path` is on a file system that another kernel may have mounted as well.

    Never on a Mac, which does not say: there F_GETLK speaks of this kernel's locks.
    """
    return file_system_at(str(path)).partition(".")[0] in _SHARED_FILE_SYSTEMS
