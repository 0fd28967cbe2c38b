"""A folder on storage that answers late: by a FUSE file system of our own, compiled when needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SOURCE = Path(__file__).with_name("slow_fs.c")
_PATIENCE = 10.0


def why_not() -> str | None:
    """Why no such file system can be mounted here; None where one can."""
    if not os.path.exists("/dev/fuse"):
        return "this machine has no /dev/fuse"
    if os.geteuid() != 0:
        return "only root may mount it"
    if shutil.which("cc") is None:
        return "there is no C compiler (apt-get install gcc libc6-dev)"
    return None


def build(folder: Path) -> Path:
    """The program, compiled into `folder`."""
    program = folder / "slow_fs"
    subprocess.run(["cc", "-O2", "-Wall", "-pthread", "-o", str(program), str(_SOURCE)], check=True)
    return program


@contextmanager
def mounted(program: Path, folder: Path, milliseconds: float, *, serial: bool) -> Iterator[Path]:
    """`folder` as a server has it that takes so long for each operation, with nothing cached."""
    point = program.with_name("mounted")
    point.mkdir(exist_ok=True)
    way = "serial" if serial else "parallel"
    process = subprocess.Popen(
        [str(program), str(folder), str(point), str(round(milliseconds * 1000)), way]
    )
    try:
        until = time.monotonic() + _PATIENCE
        while not os.path.ismount(point):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{program} could not be mounted")
            time.sleep(0.02)
        yield point
    finally:
        process.terminate()
        process.wait()
