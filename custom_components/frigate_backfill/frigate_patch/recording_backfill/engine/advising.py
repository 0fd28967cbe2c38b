"""The run's side of the `advisor`: has a disk told of files before their turn."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .looks import Wanted

_PACKAGES = Path(__file__).parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from recording_backfill.engine.advisor import main; main()"
)
_END_LIMIT = 0.5
"""Seconds to wait for its end: where a disk hangs, a kill takes effect only once that answers."""


class Advising:
    """The process, from its start to `close`."""

    def __init__(self) -> None:
        """Start it; raises OSError where no further process can be started."""
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START, str(_PACKAGES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
        )
        self._pipe = -1 if self._process.stdin is None else self._process.stdin.fileno()
        os.set_blocking(self._pipe, False)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def tell(self, folder: int, wanted: Iterable[Wanted]) -> None:
        """Files `wanted` in the open `folder` will be read soon.

        It waits for nobody: an advisor that is behind, or gone, is not told. It gets the folder's
        path, as not every container lets a process look at another one's descriptors.
        """
        names = [one.name for one in wanted if one.read]
        if not names:
            return
        with suppress(OSError):
            place = os.readlink(f"/proc/self/fd/{folder}")
            if "\n" not in place:
                os.write(self._pipe, os.fsencode("\0".join((place, *names)) + "\n"))

    def close(self) -> None:
        """End it."""
        self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_LIMIT)
