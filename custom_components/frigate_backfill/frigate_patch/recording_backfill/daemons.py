"""Daemon threads of a child's own, started and ended; nothing here needs an event loop."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def start(work: Callable[[], None], name: str, numbers: range) -> list[threading.Thread]:
    """Daemon threads that do `work`, one a number; fewer where the system allows no more.

    A container's limit of processes counts threads, too, and Frigate has many.
    """
    started: list[threading.Thread] = []
    for number in numbers:
        thread = threading.Thread(target=work, name=f"{name}-{number}", daemon=True)
        try:
            thread.start()
        except RuntimeError:
            break
        started.append(thread)
    return started


def end(threads: Iterable[threading.Thread], limit: float) -> bool:
    """Wait `limit` seconds for `threads` that were told to end; whether all have, and none hangs.

    One that hangs on a lost disk ends with the process.
    """
    until = time.monotonic() + limit
    left = list(threads)
    for thread in left:
        thread.join(max(0.0, until - time.monotonic()))
    return not any(thread.is_alive() for thread in left)
