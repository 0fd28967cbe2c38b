"""The process that tells a disk's kernel of files before a run reads them.

A process of its own, because opening a file is half of the kernel's work with it: with a thread in
the run's process, Python's lock goes to and fro at each call, and little is gained. It tells the
run nothing. So it may be late, hang or be killed; the run then waits for the disk itself.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from ..media.boxes import FIRST_READ
from ..untouched import FILE, open_untouched


def main() -> None:
    """Do what each line of stdin says, until it ends: a folder and names in it, split by NUL."""
    for line in sys.stdin.buffer:
        folder, *names = os.fsdecode(line[:-1]).split("\0")
        with suppress(OSError):  # it is gone
            _advise(folder, names)


def _advise(folder: str, names: list[str]) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for name in names:
            with suppress(OSError):  # gone, a pipe, or on a file system that takes no advice
                descriptor = open_untouched(name, FILE, dir_fd=opened)
                try:
                    os.posix_fadvise(descriptor, 0, FIRST_READ, os.POSIX_FADV_WILLNEED)
                finally:
                    os.close(descriptor)
    finally:
        os.close(opened)
