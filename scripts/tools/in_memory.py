"""A temporary folder in memory, for what makes, syncs and deletes many thousands of small files."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MOUNT = 'mount -t tmpfs -o mode=1777 backfill-tests "$0" && TMPDIR="$0" exec "$@"'
_ENOUGH = 4 << 20
"""The kB of memory that must be left; tests take a tenth of it."""


@contextmanager
def in_memory() -> Iterator[list[str]]:
    """What, before a command, gives it such a folder; nothing where this machine does not let us.

    The mount is the command's own and ends with it, however that ends; nothing else sees it.
    """
    if os.geteuid() or not shutil.which("unshare") or _available() < _ENOUGH:
        yield []
        return
    with tempfile.TemporaryDirectory(prefix="backfill-tests-") as folder:
        words = ["unshare", "--mount", "sh", "-c", _MOUNT, folder]
        tried = subprocess.run([*words, "true"], capture_output=True, check=False)
        yield [] if tried.returncode else words


def _available() -> int:
    lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable:"))
