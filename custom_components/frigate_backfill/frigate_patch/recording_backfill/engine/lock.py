"""The locks that keep runs from each other, and all of them from a sync of Frigate's.

Empty files beside Frigate's database, held by flock: that is the one folder that Frigate's process
and the script both see, also when the script runs in another container or on the host, and the
kernel lets go of a lock whatever ends its holder. The files stay: removing one could give two runs
each their own. Where that folder cannot be written or its file system has no locks, the system's
temporary folder stands in, and the lock then holds within this container only.

One lock a camera is for one run alone. One lock for all is shared by the runs; who prepares a sync
of Frigate's has it alone, from the decision until the sync is over.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from ..errors import BackfillError, BusyError, CancelledError
from ..notices import Notice, RunKey

SYNC_LIMIT = 1800.0
"""Seconds that a run waits for a sync of Frigate's to be over."""
_POLL = 0.2
_USUAL_NAME = "frigate.db"
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)


@contextmanager
def camera_lock(
    database: str,
    camera: str,
    job_id: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[None]:
    """Hold the lock of `camera` in Frigate's database file `database`, while no sync goes on.

    `job_id` tells others who holds it. Raises BusyError when another process does, and
    CancelledError when told to stop while a sync is waited for.
    """
    with (
        _locked(database, camera, fcntl.LOCK_EX, _busy_camera(camera)) as lock,
        _no_sync(database, cancelled),
    ):
        lock.name_holder(job_id or "")
        try:
            yield
        finally:
            lock.name_holder("")


def is_taken(database: str, camera: str) -> bool:
    """Whether a run works on `camera` just now; also where no lock can be had to tell."""
    try:
        with _locked(database, camera, fcntl.LOCK_EX, _busy_camera(camera)):
            return False
    except BackfillError:
        return True


@contextmanager
def sync_lock(database: str, limit: float, check: Callable[[], None]) -> Iterator[None]:
    """Hold the lock that all runs share, alone: no run works meanwhile.

    `check` is called while it waits; what it raises ends that. Raises BusyError when runs still
    work after `limit` seconds.
    """
    with _awaited(database, fcntl.LOCK_EX, _BUSY_RUNS, limit, check):
        yield


@contextmanager
def _no_sync(database: str, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Share that lock with other runs."""

    def check() -> None:
        if cancelled():
            raise CancelledError

    with _awaited(database, fcntl.LOCK_SH, _BUSY_SYNC, SYNC_LIMIT, check):
        yield


@contextmanager
def _awaited(
    database: str, kind: int, busy: Notice, limit: float, check: Callable[[], None]
) -> Iterator[None]:
    """Hold the lock that all runs share; see `sync_lock`."""
    deadline = time.monotonic() + limit
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(_locked(database, None, kind, busy))
                break
            except _TakenError as error:
                if time.monotonic() > deadline:
                    raise BusyError(error.notice) from error
            check()
            time.sleep(_POLL)
        # Outside of the `try`: who holds this lock may find that another one is taken.
        yield


_BUSY_RUNS = Notice(RunKey.SYNC_WAITS_NO_LONGER)
_BUSY_SYNC = Notice(RunKey.SYNC_GOES_ON)


def _busy_camera(camera: str) -> Notice:
    return Notice(RunKey.BUSY_ELSEWHERE, camera=camera)


class _TakenError(BusyError):
    """Another process holds the lock."""


class _Lock:
    """An open lock file, of which this process holds the lock."""

    def __init__(self, descriptor: int, *, ours_alone: bool) -> None:
        self._descriptor = descriptor
        self._ours_alone = ours_alone

    def name_holder(self, job_id: str) -> None:
        """Tell others who holds it, where there is room; a file with other names stays as it is."""
        if self._ours_alone:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
                os.pwrite(self._descriptor, job_id.encode("ascii"), 0)


@contextmanager
def _locked(database: str, camera: str | None, kind: int, busy: Notice) -> Iterator[_Lock]:
    """Hold the lock of `camera`, or the one for all.

    Raises _TakenError, and BackfillError where no lock can be had at all.
    """
    real = Path(os.path.realpath(database))
    problem: OSError | None = None
    for path, is_private in _places(real, camera):
        try:
            descriptor = _open(path, must_be_ours=is_private)
        except OSError as error:
            problem = error
            continue
        try:
            try:
                fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _TAKEN:  # this file system has no locks
                    problem = error
                    continue
                holder = os.pread(descriptor, 100, 0).decode("ascii", "replace").strip() or None
                raise _TakenError(busy, holder) from error
            yield _Lock(descriptor, ours_alone=os.fstat(descriptor).st_nlink == 1)
            return
        finally:
            os.close(descriptor)
    raise BackfillError(
        Notice(
            RunKey.NO_LOCK,
            path=database,
            folder=_temporary_folder(),
            error=str(problem.strerror) if problem else "no such folder",
        )
    ) from problem


def _places(database: Path, camera: str | None) -> Iterator[tuple[Path, bool]]:
    """Where the lock file may be, best first, and whether others can write in that folder."""
    name = "" if camera is None else f".{quote(camera, safe='')}"
    # A name may be longer than a file name can be, once quoted.
    if camera is not None and len(name) > 150:
        name = "." + hashlib.sha256(camera.encode("utf-8", "surrogateescape")).hexdigest()
    # Two Frigates may have their databases in one folder.
    if database.name != _USUAL_NAME:
        name = "." + hashlib.sha256(os.fsencode(database.name)).hexdigest()[:8] + name
    yield database.with_name(f".frigate_backfill{name}.lock"), False
    digest = hashlib.sha256(os.fsencode(database)).hexdigest()[:16]
    yield Path(_temporary_folder(), f"frigate_backfill.{digest}{name}.lock"), True


def _temporary_folder() -> str:
    """The usual one where none can be written, which then says why."""
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:
        return "/tmp"  # noqa: S108


def _open(path: Path, *, must_be_ours: bool) -> int:
    """Open or make the lock file; raises OSError.

    In a folder where others write, a link, or a second name of another file, is not ours to use.
    """
    try:
        descriptor = os.open(path, _FLAGS | os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        if error.errno not in _READ_ONLY:
            raise
        # Another user's, as where Frigate or the script runs as root: it can be locked all the
        # same, while a lock elsewhere would let two runs work on one camera.
        try:
            descriptor = os.open(path, _FLAGS | os.O_RDONLY)
        except OSError:
            raise error from None
    info = os.fstat(descriptor)
    ours = info.st_nlink == 1 and info.st_uid == os.geteuid()
    if not stat.S_ISREG(info.st_mode) or (must_be_ours and not ours):
        os.close(descriptor)
        raise OSError(errno.EPERM, "it is somebody else's file", str(path))
    return descriptor
