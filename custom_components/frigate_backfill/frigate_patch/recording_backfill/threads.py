"""Short work that may block, done in a thread while the event loop goes on.

Daemon threads of our own: Frigate's pool stays free for Frigate, and nothing that hangs on a lost
network share can hold up Frigate's end, as Python waits at exit for the threads of a pool.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_POLL = 0.05


class HangingError(Exception):
    """The work did not come to an end in time; its thread goes on."""


async def in_thread(function: Callable[[], T]) -> T:
    """What `function` returns or raises, called in a thread of its own.

    Raises RuntimeError where the system allows no more threads.
    """
    return await _begun(function)


def _begun(function: Callable[[], T]) -> asyncio.Future[T]:
    """What `function` will have returned or raised; its thread has started. Raises as above."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if future.cancelled():
            return
        if error is None:
            future.set_result(result)  # type: ignore[arg-type]
        else:
            future.set_exception(error)

    def work() -> None:
        result, error = None, None
        try:
            result = function()
        except BaseException as caught:  # noqa: BLE001 - raised where it is awaited
            error = caught
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=work, name="frigate_backfill", daemon=True).start()
    return future


class Threads:
    """So many threads at most for one kind of work: where it hangs, they must not pile up."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._lock = threading.Lock()

    async def run(self, function: Callable[[], T], limit: float) -> T:
        """What `function` returns or raises; raises HangingError after `limit` seconds."""
        deadline = time.monotonic() + limit
        while (future := self._start(function)) is None:
            if time.monotonic() > deadline:
                raise HangingError
            await asyncio.sleep(_POLL)
        try:
            return await asyncio.wait_for(future, max(_POLL, deadline - time.monotonic()))
        except asyncio.TimeoutError:
            raise HangingError from None

    def _start(self, function: Callable[[], T]) -> asyncio.Future[T] | None:
        """Have a thread call it; None while none is free, or the system allows no more."""
        if not self._take():
            return None

        def work() -> T:
            try:
                return function()
            finally:
                self._give_back()

        try:
            return _begun(work)
        except RuntimeError:
            self._give_back()
            return None

    def _take(self) -> bool:
        with self._lock:
            if self._free <= 0:
                return False
            self._free -= 1
            return True

    def _give_back(self) -> None:
        with self._lock:
            self._free += 1
