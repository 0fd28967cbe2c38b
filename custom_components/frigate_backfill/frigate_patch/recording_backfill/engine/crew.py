"""The crew: threads that look at files ahead of who asks, where a server or a program answers late.

Each look is a few system calls, in which Python lets other threads run. What a thread is given next
are files of the folder at which fewest are working, because some file systems answer one lookup a
folder at a time. The looks come out in order.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from typing import TYPE_CHECKING

from ..daemons import end, start
from ..errors import CancelledError
from ..held_signals import leave_to_main_thread
from .looks import look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..media.judge import MediaJudge
    from .looks import Look, Wanted

MOST_AHEAD = 8192
"""Looks that wait to be taken; further ones are made only of the folder whose turn it is."""
AT_ONCE = 4
"""Files that a thread takes at a time."""
_POLL = 0.05
_END_LIMIT = 0.5
"""Seconds for the threads to end."""


class Reading:
    """The looks at files of one folder, which it holds open for as long as a thread is at it."""

    def __init__(self, folder: int, wanted: Sequence[Wanted]) -> None:
        self.folder = os.dup(folder)
        self.wanted = wanted
        self.looks: list[Look | None] = [None] * len(wanted)
        self.begun = 0
        """How many of them a thread has begun with."""
        self.under_way = 0
        """How many threads are at it."""

    @property
    def is_left(self) -> bool:
        """Whether there are some that no thread has begun with."""
        return self.begun < len(self.wanted)

    def close(self) -> None:
        """Let go of the folder, and of the files of which nobody took the look."""
        os.close(self.folder)
        for look in self.looks:
            if look is not None:
                look.close()


class Crew:
    """Looks ahead for one run; close it."""

    def __init__(self, judge: MediaJudge, cancelled: Callable[[], bool]) -> None:
        """It has no threads until it is told to `grow`."""
        self._judge = judge
        self._cancelled = cancelled
        self._lock = threading.Lock()
        self._given = threading.Condition(self._lock)
        self._done = threading.Condition(self._lock)
        self._awaited: tuple[Reading, int] | None = None
        self._readings: list[Reading] = []
        self._ahead = 0
        self._closed = False
        self._failure: BaseException | None = None
        self._threads: list[threading.Thread] = []

    def grow(self, size: int) -> bool:
        """Have `size` threads at least, or as many as can be; whether there are any.

        Hours that are open already go on waiting for the same.
        """
        self._threads += start(self._work, "look", range(len(self._threads), size))
        return bool(self._threads)

    def close(self) -> None:
        """End the threads, and let everything go; a thread that hangs is left behind."""
        with self._lock:
            self._closed = True
            self._given.notify_all()
        end(self._threads, _END_LIMIT)
        with self._lock:
            for reading in self._readings:
                if not reading.under_way:
                    reading.close()
            self._readings.clear()

    def read(self, folder: int, wanted: Sequence[Wanted], *, first: bool = False) -> Iterator[Look]:
        """The looks at all that is `wanted` in `folder`, in order; the threads begin at once.

        `first`: before all that was asked for earlier, as their taker waits for these.
        """
        if not wanted:
            return iter(())
        reading = Reading(folder, wanted)
        with self._lock:
            self._readings.insert(0 if first else len(self._readings), reading)
            self._given.notify_all()
        return self._taken(reading)

    def _taken(self, reading: Reading) -> Iterator[Look]:
        done = 0
        while done < len(reading.wanted):
            if self._cancelled():
                raise CancelledError
            looks = self._take(reading, done)
            done += len(looks)
            try:
                while looks:
                    yield looks.popleft()
            finally:
                for look in looks:
                    look.close()

    def _take(self, reading: Reading, done: int) -> deque[Look]:
        """The looks from number `done` on that are there; it waits a moment for the first."""
        taken: deque[Look] = deque()
        with self._lock:
            if reading.looks[done] is None:
                self._awaited = (reading, done)
                self._done.wait(_POLL)
                self._awaited = None
            if self._failure is not None:
                raise self._failure
            while done < len(reading.looks) and (look := reading.looks[done]) is not None:
                taken.append(look)
                reading.looks[done] = None
                done += 1
            if self._ahead >= MOST_AHEAD:
                self._given.notify_all()
            self._ahead -= len(taken)
            if done == len(reading.looks):
                self._readings.remove(reading)
                reading.close()
        return taken

    def _work(self) -> None:
        leave_to_main_thread()
        try:
            while (task := self._next()) is not None:
                reading, first = task
                wanted = reading.wanted[first : first + AT_ONCE]
                self._put(
                    reading, first, [look_at(reading.folder, one, self._judge) for one in wanted]
                )
        except BaseException as error:  # noqa: BLE001 - the run's own thread raises it
            with self._lock:
                self._failure = error
                self._done.notify_all()

    def _next(self) -> tuple[Reading, int] | None:
        """The first of some files to look at next; None at the end."""
        with self._lock:
            while not self._closed:
                left = [reading for reading in self._readings if reading.is_left]
                if left and self._ahead >= MOST_AHEAD:
                    left = left[:1] if left[0] is self._readings[0] else []
                if left:
                    reading = min(left, key=lambda reading: reading.under_way)
                    first = reading.begun
                    reading.begun = min(first + AT_ONCE, len(reading.wanted))
                    reading.under_way += 1
                    self._ahead += reading.begun - first
                    return reading, first
                self._given.wait()
        return None

    def _put(self, reading: Reading, first: int, looks: list[Look]) -> None:
        with self._lock:
            reading.looks[first : first + len(looks)] = looks
            reading.under_way -= 1
            if reading not in self._readings and not reading.under_way:
                reading.close()  # the run did not wait for this thread
            if self._awaited == (reading, first):
                self._done.notify()
