"""The leash of a child process: it ends when told to, and never outlives Frigate.

Three signs say that Frigate is gone: the end of stdin, another parent's pid, and the signal that
Linux sends when the parent dies. None is enough alone: a forked worker of Frigate may hold the
pipe open, and that signal is lost when the parent dies before it was asked for.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, Protocol, TypeVar

from ..held_signals import leave_to_main_thread
from ..models import RunState

CANCEL = b"cancel\n"
_PR_SET_PDEATHSIG = 1
_LOOK = 0.5
_GRACE = 1.0
"""Seconds for the run to end by itself once Frigate is gone."""


class Task(Protocol):
    """What a child is told to do."""

    @property
    def parent(self) -> int:
        """Pid of the process that must be there."""


TaskT = TypeVar("TaskT", bound=Task)


class Leash:
    """Says whether the run must stop, and as what it then ends."""

    def __init__(self, parent: int) -> None:
        """`parent`: pid of the process that must be there."""
        self._parent = parent
        self.ends_as: RunState | None = None
        """CANCELLED or INTERRUPTED once the run must stop."""

    def fasten(self, already_read: bytes) -> None:
        """Watch from now on; `already_read` of stdin is looked at, too."""
        signal.signal(signal.SIGTERM, self._terminated)
        with suppress(OSError, AttributeError):  # not Linux: the two other signs remain
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        threading.Thread(target=self._watch, args=(already_read,), daemon=True).start()

    def stop(self) -> bool:
        """Whether the run must stop."""
        return self.ends_as is not None

    def _terminated(self, _number: int, _frame: FrameType | None) -> None:
        self.ends_as = self.ends_as or RunState.INTERRUPTED

    def _watch(self, heard: bytes) -> None:
        leave_to_main_thread()
        gone = False
        while not gone:
            if CANCEL in heard:
                self.ends_as = self.ends_as or RunState.CANCELLED
                heard = b""
            readable, _, _ = select.select([0], [], [], _LOOK)
            if readable:
                more = os.read(0, 4096)
                gone = not more
                heard = (heard + more)[-100:]
            gone = gone or os.getppid() != self._parent
        self.ends_as = self.ends_as or RunState.INTERRUPTED
        time.sleep(_GRACE)
        os._exit(1)


def take_task(read: Callable[[Any], TaskT]) -> tuple[TaskT, Leash] | None:
    """The task that stands on stdin, on its leash; None where stdin ended before.

    `read` makes it of the JSON that the parent wrote.
    """
    line, rest = _first_line()
    if not line:
        return None
    task = read(json.loads(line))
    leash = Leash(task.parent)
    leash.fasten(rest)
    return task, leash


def _first_line() -> tuple[bytes, bytes]:
    """The first line of stdin, and what was read beyond it; unbuffered, as the leash reads on."""
    read = b""
    while b"\n" not in read:
        more = os.read(0, 65536)
        if not more:
            return b"", b""
        read += more
    line, _, rest = read.partition(b"\n")
    return line, rest
