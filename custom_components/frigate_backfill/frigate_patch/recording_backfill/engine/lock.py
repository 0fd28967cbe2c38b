"""The lock that keeps a job and a script's run from working on one camera at once.

An empty file a camera beside Frigate's database, held by flock: that is the one folder that both
see, also when the script runs in another container or on the host, and the kernel lets go of the
lock whatever ends its holder. The files stay: removing one could give two runs each their own.
Where that folder cannot be written, the system's temporary folder stands in, and the lock then
holds within this container only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ..errors import BackfillError, BusyError


@contextmanager
def camera_lock(database: str, camera: str, job_id: str | None = None) -> Iterator[None]:
    """Hold the lock of `camera` in Frigate's database file `database`.

    `job_id` tells others who holds it. Raises BusyError when another process does.
    """
    fd = _open(database, camera)
    try:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(fd, 100, 0).decode("ascii", "replace").strip() or None
            raise BusyError(
                f"Another backfill already works on camera '{camera}'. Wait until it is done, or "
                "cancel it.",
                holder,
            ) from error
        os.ftruncate(fd, 0)
        os.pwrite(fd, (job_id or "").encode("ascii"), 0)
        try:
            yield
        finally:
            os.ftruncate(fd, 0)
    finally:
        os.close(fd)


def _open(database: str, camera: str) -> int:
    real = Path(os.path.realpath(database))
    # A name may be longer than a file name can be, once quoted.
    name = quote(camera, safe="")
    if len(name) > 150:
        name = hashlib.sha256(camera.encode("utf-8", "surrogateescape")).hexdigest()
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        return os.open(real.with_name(f".frigate_backfill.{name}.lock"), flags, 0o666)
    except OSError:
        pass
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    path = Path(tempfile.gettempdir(), f"frigate_backfill.{digest}.{name}.lock")
    try:
        return os.open(path, flags, 0o666)
    except OSError as error:
        raise BackfillError(
            f"No lock file can be made beside {database} nor in {path.parent} "
            f"({error.strerror}). Give write access to one of these folders."
        ) from error
