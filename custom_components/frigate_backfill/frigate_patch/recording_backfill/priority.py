"""A run's place among other programs: last at the processor, last at the disk."""

from __future__ import annotations

import ctypes
import os
import platform
from contextlib import suppress

_LOWEST = 19
_IOPRIO_SET = {
    "x86_64": 251,
    "aarch64": 30,
    "riscv64": 30,
}
"""The number of Linux's system call by machine, for programs of 64 bits: those Frigate runs on.

Python has no function for it."""
_OF_PROCESS, _THIS_ONE = 1, 0
IDLE = 3 << 13
"""Linux's class of those that read and write only when nobody else does."""


def step_back() -> None:
    """Let this process, and what it starts, come last; where the system refuses, as far as it can.

    Call it before any thread is started: each takes over the place of the one that starts it.
    """
    with suppress(OSError):
        os.nice(_LOWEST)
    number = _IOPRIO_SET.get(platform.machine())
    if number is None or platform.system() != "Linux" or ctypes.sizeof(ctypes.c_void_p) == 4:
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).syscall(number, _OF_PROCESS, _THIS_ONE, IDLE)
