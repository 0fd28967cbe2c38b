"""Waiting for what other processes do, as long as a small, busy machine may take."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def eventually(what: Callable[[], Any], expected: Any, *, seconds: float = 30.0) -> None:
    """Wait until it is so."""
    until = time.monotonic() + seconds
    while (found := what()) != expected:
        assert time.monotonic() < until, f"{found!r} is not {expected!r} after {seconds:g} s"
        time.sleep(0.05)
