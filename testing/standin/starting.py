"""Waiting for a process of the stand-in that has just been started."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from testing.standin.errors import StandInError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

_SECONDS = 60.0
_SHOWN = 4000
"""Characters of a log that an error shows."""


def wait_until(
    what: str, ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path
) -> None:
    """Wait until `process` is `ready` to do `what`.

    Raises:
        StandInError: it ended, or took more than a minute.
    """
    until = time.monotonic() + _SECONDS
    while not ready():
        if process.poll() is not None:
            raise StandInError(f"it ended before it could {what}\n{log_end(log)}")
        if time.monotonic() > until:
            raise StandInError(f"it did not {what} in {_SECONDS:.0f} s\n{log_end(log)}")
        time.sleep(0.02)


def log_end(log: Path) -> str:
    """The end of a process's log, for an error's message."""
    return log.read_text(errors="replace")[-_SHOWN:] if log.exists() else ""


def answers(url: str) -> bool:
    """Whether a server answers there, whatever it says."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, OSError):
        return False
