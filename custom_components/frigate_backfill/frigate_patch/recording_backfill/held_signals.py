"""Signals held off while the database's write lock is held.

A process that is stopped (Ctrl-Z) inside a transaction keeps Frigate's own insert waiting, and its
recording ends after a minute. Nothing can hold off SIGSTOP and SIGKILL; the latter frees the lock.
"""

from __future__ import annotations

import signal

_ENDING = frozenset(
    {
        signal.SIGTSTP,
        signal.SIGTTIN,
        signal.SIGTTOU,
        signal.SIGHUP,
        signal.SIGINT,
        signal.SIGQUIT,
        signal.SIGTERM,
    }
)


class HeldSignals:
    """Holds them off in this thread, between `hold` and `release`."""

    def __init__(self) -> None:
        self._before: set[int] | None = None

    def hold(self) -> None:
        """From now on they wait."""
        if self._before is None:
            before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
            self._before = {int(number) for number in before}

    def release(self) -> None:
        """What came meanwhile takes effect."""
        if self._before is not None:
            before, self._before = self._before, None
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_to_main_thread() -> None:
    """Hold them off in this thread for ever.

    A signal to the process goes to any thread that lets it through; so that the main thread can
    hold it off, all others must.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
