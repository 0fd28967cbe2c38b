"""The throttle of a run: no more files a second than it was told to read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ..errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

_NAP = 0.2
"""Seconds after which a wait asks whether the run goes on at all."""


class Throttle:
    """Holds one run to its rate; without a rate it never waits."""

    def __init__(
        self,
        rate: float | None,
        cancelled: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`rate`: files a second."""
        self._step = 0.0 if rate is None else 1.0 / rate
        self._cancelled = cancelled
        self._clock = clock
        self._sleep = sleep
        self._next = clock()

    @property
    def limits(self) -> bool:
        """Whether there is a rate."""
        return self._step > 0

    def wait(self) -> None:
        """Return when the next file may be read; raises CancelledError.

        Time that was not used is not made up for: no burst follows an hour that took none.
        """
        if not self.limits:
            return
        while (left := self._next - self._clock()) > 0:
            if self._cancelled():
                raise CancelledError
            self._sleep(min(left, _NAP))
        self._next = max(self._next, self._clock()) + self._step
