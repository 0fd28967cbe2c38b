"""Folders listed ahead of their turn, by threads, where a server or a program answers late.

The first are listed plainly, and it is measured whether they wait. What is listed comes in order.
"""

from __future__ import annotations

import threading
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..daemons import end, start
from ..errors import CancelledError
from ..held_signals import leave_to_main_thread
from .storage import Gauge, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AT_FIRST = 4
"""Folders that are listed plainly before it is decided."""
STRETCH = 64
"""Folders after which it is measured again, where none waited."""
_WORTH_THREADS = 0.0005
"""From so many seconds of waiting a folder on, threads help."""
_THREADS = ((0.06, 64), (0.015, 32), (0.0, 16))
"""Least seconds that a folder waits, and how many threads there are then."""
_AHEAD = 2
"""Listings that wait to be taken, for each thread."""
_POLL = 0.05
_END_LIMIT = 0.5
"""Seconds for the threads to end."""

Item = TypeVar("Item")
Found = TypeVar("Found")


class _Call(Generic[Item, Found]):
    """One call, to be made by any thread."""

    def __init__(self, function: Callable[[Item], Found], item: Item) -> None:
        self._function = function
        self._item = item
        self._found: list[Found] = []
        self._error: BaseException | None = None
        self._made = False

    def make(self) -> None:
        """Make it."""
        try:
            self._found.append(self._function(self._item))
        except BaseException as error:  # noqa: BLE001 - raised where it is taken
            self._error = error
        self._made = True

    def is_made(self) -> bool:
        """Whether it has been made."""
        return self._made

    def take(self) -> Found:
        """What it gave; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._found[0]


class Ahead:
    """Lists folders ahead for one walk; close it."""

    def __init__(self, kind: Kind, cancelled: Callable[[], bool]) -> None:
        """It has no threads unless folders on storage of that `kind` wait."""
        self._kind = kind
        self._cancelled = cancelled
        self._gauge = Gauge()
        self._plainly = AT_FIRST if kind is Kind.NETWORK else -1
        """How many more are listed before it is decided; below 0 it never is."""
        self._lock = threading.Lock()
        self._given = threading.Condition(self._lock)
        self._done = threading.Condition(self._lock)
        self._calls: deque[_Call[Any, Any]] = deque()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def close(self) -> bool:
        """End the threads; whether all have ended, and none hangs."""
        with self._lock:
            self._closed = True
            self._given.notify_all()
        return end(self._threads, _END_LIMIT)

    def each(self, function: Callable[[Item], Found], items: Iterator[Item]) -> Iterator[Found]:
        """What `function` gives of each of `items`, in order; threads may call it.

        Raises what that raises, and CancelledError.
        """
        waiting: deque[_Call[Item, Found]] = deque()
        while True:
            room = max(1, _AHEAD * len(self._threads))
            for item in islice(items, room - len(waiting)):
                waiting.append(self._give(function, item))
            if not waiting:
                return
            yield self._taken(waiting.popleft())

    def _give(self, function: Callable[[Item], Found], item: Item) -> _Call[Item, Found]:
        call = _Call(function, item)
        if self._threads:
            with self._lock:
                self._calls.append(call)
                self._given.notify()
        return call

    def _taken(self, call: _Call[Item, Found]) -> Found:
        if self._cancelled():
            raise CancelledError
        if not self._threads:
            self._make_plainly(call)
            return call.take()
        with self._lock:
            while not call.is_made():
                self._done.wait(_POLL)
                if not call.is_made() and self._cancelled():
                    raise CancelledError
        return call.take()

    def _make_plainly(self, call: _Call[Item, Found]) -> None:
        if self._plainly < 0:
            call.make()
            return
        self._gauge.begin()
        call.make()
        self._gauge.end(1)
        self._plainly -= 1
        if self._plainly <= 0:
            self._decide(self._gauge.latency)
            self._gauge = Gauge()

    def _decide(self, latency: float) -> None:
        if latency < _WORTH_THREADS:
            self._plainly = STRETCH
            return
        size = next(size for least, size in _THREADS if latency >= least)
        self._threads += start(self._work, "list", range(size))
        self._plainly = STRETCH  # where there can be no threads

    def _work(self) -> None:
        leave_to_main_thread()
        while True:
            with self._lock:
                while not (self._calls or self._closed):
                    self._given.wait()
                if self._closed:
                    return
                call = self._calls.popleft()
            call.make()
            with self._lock:
                self._done.notify_all()
