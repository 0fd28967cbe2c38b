"""The judge of the clock: is it behind, so that what is old looks young?

A clock that is behind (a board without a battery, until it has asked for the time) makes every
recording look as if Frigate kept it. It would get a row, and be deleted, row and file, when the
clock is set. No single file's name or date tells: one file of 2030 must not stop everything.
"""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum, auto

from .notices import ClockKey, Notice

SLACK = 300.0
"""Seconds that a clock may be off, or be set by, without a word."""
SOON_AFTER_BOOT = 900.0
"""Seconds for which a kernel that has not been told the time is believed to need it yet."""
_TIME_ERROR = 5
"""What adjtimex answers while the clock is not synchronised."""
_TIMEX_BYTES = 512
"""More than `struct timex` takes anywhere; its first field says to change nothing."""
_PROCESSORS = "/proc/cpuinfo"


class Kernel(Enum):
    """What the kernel says of its clock."""

    SYNCHRONISED = auto()
    NOT_SYNCHRONISED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Evidence:
    """What speaks of the time besides the clock; epoch seconds, None where nothing is known."""

    newest_row: float | None = None
    """Start of the newest recordings that Frigate analysed, but for a fraction of them."""
    last_saved: float | None = None
    """The latest time that the patch has noted."""
    kernel: Kernel = Kernel.UNKNOWN
    since_boot: float | None = None
    """Seconds."""
    newest_hour: float | None = None
    """Begin of the newest hours of which recordings are on disk, but for a fraction of them."""


def why_behind(now: float, evidence: Evidence) -> Notice | None:
    """Why a clock that shows `now` is behind, as a sentence; None where nothing says so."""
    if (
        evidence.kernel is Kernel.NOT_SYNCHRONISED
        and evidence.since_boot is not None
        and evidence.since_boot < SOON_AFTER_BOOT
    ):
        return Notice(ClockKey.CLOCK_UNSURE, now=_text(now))
    if evidence.newest_row is not None and evidence.newest_row > now + SLACK:
        return Notice(ClockKey.CLOCK_BEHIND, now=_text(now), until=_text(evidence.newest_row))
    if evidence.kernel is Kernel.SYNCHRONISED:
        return None
    if evidence.last_saved is not None and evidence.last_saved > now + SLACK:
        before = _text(evidence.last_saved)
        return Notice(ClockKey.CLOCK_WENT_BACK, now=_text(now), before=before)
    if evidence.newest_hour is not None and evidence.newest_hour > now + SLACK:
        return Notice(ClockKey.CLOCK_BEHIND, now=_text(now), until=_text(evidence.newest_hour))
    return None


def kernel_says() -> Kernel:
    """Whether the kernel has been told the time, by NTP or the like.

    A virtual machine starts with its host's time, so that nobody told it says nothing.
    """
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))
    except (OSError, AttributeError):
        return Kernel.UNKNOWN
    if state == _TIME_ERROR and not _is_virtual():
        return Kernel.NOT_SYNCHRONISED
    return Kernel.SYNCHRONISED if 0 <= state < _TIME_ERROR else Kernel.UNKNOWN


def _is_virtual() -> bool:
    """Whether this is a virtual machine, by the flag with which x86 hypervisors say so.

    Other processors have no such flag, so there nobody knows.
    """
    try:
        with open(_PROCESSORS, "rb") as processors:
            flags = next((line for line in processors if line.startswith(b"flags")), b"")
    except OSError:
        return False
    return b"hypervisor" in flags.split()


def since_boot() -> float | None:
    """Seconds since the system started, those in which it slept included."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return None if clock is None else time.clock_gettime(clock)


def steady() -> float:
    """Seconds that nobody can set."""
    seconds = since_boot()
    return time.monotonic() if seconds is None else seconds


class Watch:
    """Notices that the clock is set while something runs."""

    def __init__(self) -> None:
        """Watch from now on."""
        self._began, self._steady = time.time(), steady()

    @property
    def moved(self) -> float:
        """Seconds by which the clock was set since then, forward or (negative) back."""
        return (time.time() - self._began) - (steady() - self._steady)

    def why_set(self) -> Notice | None:
        """A sentence once it was set by more than a little."""
        moved = self.moved
        if abs(moved) <= SLACK:
            return None
        key = ClockKey.CLOCK_SET_FORWARD if moved > 0 else ClockKey.CLOCK_SET
        return Notice(key, seconds=round(abs(moved)))


def _text(moment: float) -> str:
    try:
        return f"{datetime.fromtimestamp(moment, timezone.utc):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        return f"{moment:.0f} s after 1970"
