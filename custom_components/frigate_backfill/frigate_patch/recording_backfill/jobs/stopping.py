"""Knows when Frigate was told to stop, while requests still wait.

uvicorn, which Frigate runs with no limit, lets every open request finish before it stops, and tells
the app only afterwards. Its server notes the signal in `should_exit`, which it looks at ten times
a second itself; so do we, as long as a request waits. Its signal handlers stay untouched.
"""

from __future__ import annotations

import asyncio
import signal

_LOOK = 0.1


class Stopping:
    """Whether this Frigate is about to stop."""

    def __init__(self) -> None:
        self._stopped = False
        self._server: object | None = None

    def start(self) -> None:
        """Find the server, in Frigate's main thread, once it runs."""
        handler = signal.getsignal(signal.SIGTERM)
        server = getattr(handler, "__self__", None)
        if hasattr(server, "should_exit"):
            self._server = server

    def stop(self) -> None:
        """The app is being shut down."""
        self._stopped = True

    @property
    def told(self) -> bool:
        """Whether Frigate was told to stop."""
        return self._stopped or bool(getattr(self._server, "should_exit", False))

    async def wait(self) -> None:
        """Return soon after Frigate was told to stop."""
        while not self.told:  # noqa: ASYNC110 - the server sets a plain attribute
            await asyncio.sleep(_LOOK)
