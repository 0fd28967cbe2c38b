"""The reader of files, hour by hour: plainly from the page cache, ahead of its turn from elsewhere.

What a disk or a server lets wait, it measures: the first files of each stretch are read plainly. A
disk of this machine is told what will be read next; a server is asked for several files at a time.
Neither helps where the page cache answers, and there neither is done.
"""

from __future__ import annotations

import os
import time
from collections import deque
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..media.boxes import FIRST_READ
from .crew import Crew
from .looks import Look, look_at, look_into, open_file
from .storage import Gauge, Kind
from .throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..media.judge import MediaJudge
    from .looks import Wanted

AT_ONCE = 16
"""Files that are looked at before anything is done with what they told."""
WINDOW = 32
"""Files that a disk is told of before they are read."""
FOLDERS = 16
"""Hours whose files are looked at at the same time."""
STRETCH = 16384
"""Files after which it is measured again whether they wait."""
_LONGEST = 0.1
"""Seconds for which files are looked at without asking whether to stop."""
_WORTH_A_CREW = 0.0001
"""Seconds that a file waits, from which on threads help."""
_CREWS = ((0.024, 96), (0.012, 64), (0.003, 32), (0.0, 16))
"""How many threads there are for files that wait at least so many seconds."""


class Reader:
    """Of one run; close it."""

    def __init__(
        self,
        judge: MediaJudge,
        kind: Kind,
        cancelled: Callable[[], bool],
        max_rate: float | None = None,
    ) -> None:
        """With a rate files are read plainly, each in its turn."""
        self._throttle = None if max_rate is None else Throttle(max_rate, cancelled)
        self._judge = judge
        self._kind = kind
        self._cancelled = cancelled
        self._gauge = Gauge()
        self._helped = 0
        """How many files of this stretch may still be read ahead; 0 while it is measured."""
        self._crew: Crew | None = None

    def close(self) -> None:
        """End its threads."""
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    @property
    def hours_ahead(self) -> int:
        """How many more hours it is worth opening before the first is through."""
        return FOLDERS if self._crew is not None and self._helped > 0 else 0

    def looks(
        self, folder: int, wanted: Sequence[Wanted], *, first: bool = False
    ) -> Iterator[Look]:
        """A look at all that is `wanted` in the open `folder`, in order; raises CancelledError.

        `first`: before what other folders wait for.
        """
        if self._crew is not None and self._helped > 0:
            return self._by_crew(self._crew, folder, wanted, first=first)
        return self._looks(folder, wanted, first=first)

    def _looks(self, folder: int, wanted: Sequence[Wanted], *, first: bool) -> Iterator[Look]:
        done = 0
        while done < len(wanted):
            if self._cancelled():
                raise CancelledError
            if self._helped <= 0:
                looks = self._plainly(folder, wanted[done : done + AT_ONCE])
                done += len(looks)
                yield from looks
            elif self._crew is not None:
                yield from self._by_crew(self._crew, folder, wanted[done:], first=first)
                return
            else:
                part = wanted[done : done + self._helped]
                self._helped -= len(part)
                done += len(part)
                yield from self._ahead(folder, part)

    def _by_crew(
        self, crew: Crew, folder: int, wanted: Sequence[Wanted], *, first: bool
    ) -> Iterator[Look]:
        self._helped -= len(wanted)
        return crew.read(folder, wanted, first=first)

    def _plainly(self, folder: int, wanted: Sequence[Wanted]) -> list[Look]:
        """A look at the first that are `wanted`, one at least, with the time that they wait."""
        looks: list[Look] = []
        judge, until = self._judge, time.monotonic() + _LONGEST
        self._gauge.begin()
        for one in wanted:
            if self._throttle is not None and one.read:
                self._throttle.wait()
            looks.append(look_at(folder, one, judge))
            if time.monotonic() > until:
                break
        self._gauge.end(len(looks))
        if self._gauge.files >= AT_ONCE:
            self._decide(self._gauge.latency)
            self._gauge = Gauge()
        return looks

    def _decide(self, latency: float) -> None:
        """Choose how the next stretch is read, by how long files have just waited."""
        if self._throttle is not None:
            return
        if self._kind is Kind.LOCAL:
            self._helped = STRETCH if latency > 0.0 else 0
            return
        size = next((size for least, size in _CREWS if latency >= least), 0)
        wanted = size if latency >= _WORTH_A_CREW else 0
        if wanted and self._crew is None:
            self._crew = Crew(self._judge, self._cancelled)
        helps = self._crew is not None and self._crew.grow(wanted)
        self._helped = STRETCH if wanted and helps else 0

    def _ahead(self, folder: int, wanted: Sequence[Wanted]) -> Iterator[Look]:
        """The same for a disk, which is told of WINDOW files before they are read."""
        left = iter(wanted)
        window: deque[Look | int] = deque()
        try:
            for one in islice(left, WINDOW):
                window.append(_announced(folder, one))
            while window:
                if self._cancelled():
                    raise CancelledError
                opened = window.popleft()
                look = look_into(opened, self._judge) if isinstance(opened, int) else opened
                for one in islice(left, 1):
                    window.append(_announced(folder, one))
                yield look
        finally:
            for opened in window:
                if isinstance(opened, int):
                    os.close(opened)


def _announced(folder: int, wanted: Wanted) -> Look | int:
    """Descriptor of a file of which the disk knows that it will be read, or why there is none."""
    try:
        if not wanted.read:
            return Look(os.stat(wanted.name, dir_fd=folder, follow_symlinks=False))
        descriptor = open_file(folder, wanted.name)
    except OSError as error:
        return Look(None, error=error)
    with suppress(OSError):  # a pipe, and file systems that take no advice
        os.posix_fadvise(descriptor, 0, FIRST_READ, os.POSIX_FADV_WILLNEED)
    return descriptor
