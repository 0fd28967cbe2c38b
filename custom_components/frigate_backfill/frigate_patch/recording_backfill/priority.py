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
    _interrupt_nobody()
    number = _IOPRIO_SET.get(platform.machine())
    if number is None or platform.system() != "Linux" or ctypes.sizeof(ctypes.c_void_p) == 4:
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).syscall(number, _OF_PROCESS, _THIS_ONE, IDLE)


def _interrupt_nobody() -> None:
    """Let no thread of this process take a processor from another the moment it wakes up.

    That is Linux's policy for batch work (sched(7)). The threads of a run need it among themselves,
    too: each one that a server's answer wakes takes the processor from the one that holds Python's
    lock, and then waits for that lock.
    """
    if not hasattr(os, "SCHED_BATCH"):  # macOS
        return
    with suppress(OSError):
        if os.sched_getscheduler(0) == os.SCHED_OTHER:  # what the user has chosen stays
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
