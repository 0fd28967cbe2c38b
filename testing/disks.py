"""Disks that cannot be written to, as real as the machine allows.

Where this process may mount, they are mounts; else a folder without permission to write, seen by
a user who is bound by it, and a limit of what a file may hold.
"""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

NOBODY = 65534


@contextmanager
def folder_of_all() -> Iterator[Path]:
    """A new folder that any user may enter, as those of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="backfill-disk-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing can be written below `folder`."""
    if _mounted("--bind", str(folder), str(folder)):
        try:
            subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
            yield
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    parts = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in parts}
    for path in parts:
        path.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(NOBODY)
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def frozen(path: Path, flag: str) -> Iterator[None]:
    """`path` itself has been given that flag by chattr, `a` or `i`; this process sees it so."""
    words = ["chattr", f"+{flag}", str(path)]
    if (
        shutil.which("chattr")
        and subprocess.run(words, capture_output=True, check=False).returncode == 0
    ):
        try:
            yield
        finally:
            subprocess.run(["chattr", f"-{flag}", path], check=True)
        return
    answer = {"a": 0x20, "i": 0x10}[flag]

    def ioctl(descriptor: int, *_: object) -> bytes:
        is_it = os.path.samestat(os.fstat(descriptor), path.stat())
        return (answer if is_it else 0).to_bytes(8, sys.byteorder)

    with mock.patch.object(fcntl, "ioctl", ioctl):
        yield


@contextmanager
def full(folder: Path, left: int, size: int = 4 << 20) -> Iterator[None]:
    """Below `folder`, whose files are there and stay, is room for `left` bytes more."""
    aside = folder.with_name(f"{folder.name}.aside")
    shutil.copytree(folder, aside)
    if _mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        try:
            shutil.copytree(aside, folder, dirs_exist_ok=True)
            ballast = folder / "ballast"
            disk = os.statvfs(folder)
            ballast.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - left)))
            yield
            ballast.unlink()
            shutil.rmtree(aside)
            shutil.copytree(folder, aside)
        finally:
            subprocess.run(["umount", folder], check=True)
        shutil.rmtree(folder)
        shutil.move(aside, folder)
        return
    shutil.rmtree(aside)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Disk:
    """A disk at `folder`, mounted; where that is not allowed, a folder that comes and goes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._aside = folder.with_name(f"{folder.name}.disk")
        self._is_real = False

    def __enter__(self) -> Self:
        self._aside.mkdir()
        self._is_real = _mounted("-t", "tmpfs", "tmpfs", str(self._aside))
        self.mount()
        return self

    def __exit__(self, *_: object) -> None:
        self.unmount()
        if self._is_real:
            subprocess.run(["umount", self._aside], check=True)

    def mount(self) -> None:
        """What was written meanwhile into the folder below is out of sight."""
        if self._is_real:
            self.folder.mkdir(exist_ok=True)
            subprocess.run(["mount", "--bind", self._aside, self.folder], check=True)
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self._aside.rename(self.folder)

    def unmount(self) -> None:
        """The folder is there, and empty or as it was before."""
        if self._is_real:
            subprocess.run(["umount", self.folder], check=True)
            return
        self.folder.rename(self._aside)
        self.folder.mkdir()


def _mounted(*arguments: str) -> bool:
    """Whether this machine lets us mount so, and did."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
