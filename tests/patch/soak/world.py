"""The time that our code believes in, and a disk that is full for us."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from recording_backfill import clock, space
from recording_backfill.engine.backfill import Backfill

if TYPE_CHECKING:
    import pytest

BORN = 1_780_000_000.0


class World:
    """The time that is, and what the clock shows."""

    def __init__(self) -> None:
        self.now = BORN
        self.off = 0.0
        """Seconds by which the clock is wrong."""

    @property
    def shown(self) -> float:
        return self.now + self.off

    def rule(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have our code live in it."""
        monkeypatch.setattr(time, "time", lambda: self.shown)
        monkeypatch.setitem(
            Backfill.__init__.__kwdefaults__,  # type: ignore[arg-type]
            "clock",
            lambda: self.shown,
        )
        monkeypatch.setattr(clock, "steady", lambda: self.now)
        monkeypatch.setattr(clock, "kernel_says", lambda: clock.Kernel.UNKNOWN)


class FullDisk:
    """A disk without room for us while the `with` lasts, if it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, full: bool) -> None:
        self._monkeypatch = monkeypatch
        self._full = full
        self.words = " on a full disk" if full else ""

    def __enter__(self) -> Self:
        if self._full:
            self._monkeypatch.setattr(space, "RESERVE", 2**60)
            self._monkeypatch.setattr(space, "_SHARE", 1e9)
        return self

    def __exit__(self, *_: object) -> None:
        if self._full:
            self._monkeypatch.setattr(space, "RESERVE", 64 * 2**20)
            self._monkeypatch.setattr(space, "_SHARE", 0.1)
