"""The reader of files, hour by hour: plainly from the page cache, ahead of its turn from elsewhere.

How long a disk or a server lets it wait, it measures: the first files of each stretch are read
plainly. A disk of this machine is told by another process what will be read next; a server is asked
for several files at a time. Neither helps where the page cache answers, and there neither is done.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import CancelledError
from .advising import Advising
from .crew import Crew
from .looks import Look, look_at
from .storage import Gauge, Kind
from .throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..media.judge import MediaJudge
    from .looks import Wanted

AT_ONCE = 16
"""Files that are looked at before anything is done with what they told."""
WINDOW = 64
"""Files that a disk is told of before they are read."""
FOLDERS = 16
"""Hours whose files are looked at at the same time."""
STRETCH = 16384
"""Files after which it is measured again whether they wait."""
STRETCH_OF_CREW = 65536
"""The same where threads look at them, which have nothing to do meanwhile."""
_LONGEST = 0.1
"""Seconds for which files are looked at without asking whether to stop."""
_WORTH_A_CREW = 0.0001
"""Seconds that a file waits, from which on threads help."""
_SMALLEST_CREW, _LARGEST_CREW = 16, 128
_CREW_FOR_A_SECOND = 12_000
"""Threads for each second that a file waits, within those limits: so many that it is not the
waiting that holds a run up. Each takes 40 kB."""


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
        self._throttle = Throttle(max_rate, cancelled)
        self._judge = judge
        self._kind = kind
        self._cancelled = cancelled
        self._gauge = Gauge()
        self._helped = 0
        """How many files of this stretch may still be read ahead; 0 while it is measured."""
        self._crew: Crew | None = None
        self._advising: Advising | None = None

    def close(self) -> None:
        """End its threads, and the process that advises the disk."""
        if self._advising is not None:
            self._advising.close()
            self._advising = None
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    @property
    def hours_ahead(self) -> int:
        """How many more hours it is worth opening before the first is through."""
        if self._helped <= 0:
            return 0
        return FOLDERS if self._crew is not None else 1

    def looks(
        self, folder: int, wanted: Sequence[Wanted], *, first: bool = False
    ) -> Iterator[Look]:
        """A look at all that is `wanted` in the open `folder`, in order; raises CancelledError.

        `first`: before what other folders wait for.
        """
        if self._crew is not None and self._helped > 0:
            return self._by_crew(self._crew, folder, wanted, first=first)
        told = 0
        if self._advising is not None and self._helped > 0:
            told = WINDOW
            self._advising.tell(folder, wanted[:told])
        return self._looks(folder, wanted, told, first=first)

    def _looks(
        self, folder: int, wanted: Sequence[Wanted], told: int, *, first: bool
    ) -> Iterator[Look]:
        """The same; of the first `told` the disk knows already."""
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
                yield from self._advised(folder, part, max(0, told - done))
                done += len(part)

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
            if one.read:
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
        if self._throttle.limits:
            return
        if self._kind is Kind.LOCAL:
            self._helped = STRETCH if latency > 0.0 and self._can_advise() else 0
            return
        wanted = crew_for(latency)
        if wanted and self._crew is None:
            self._crew = Crew(self._judge, self._cancelled)
        helps = self._crew is not None and self._crew.grow(wanted)
        self._helped = STRETCH_OF_CREW if wanted and helps else 0

    def _can_advise(self) -> bool:
        """Whether there is a process that advises the disk; it is started once."""
        if self._advising is None:
            with suppress(OSError):  # a container's limit of processes
                self._advising = Advising()
        return self._advising is not None

    def _advised(self, folder: int, wanted: Sequence[Wanted], told: int) -> Iterator[Look]:
        """A look at each in its turn; the disk is told of WINDOW files before, and knows `told`."""
        for number, one in enumerate(wanted):
            if number % AT_ONCE == 0:
                if self._cancelled():
                    raise CancelledError
                if self._advising is not None:
                    self._advising.tell(folder, wanted[told : number + WINDOW])
                    told = max(told, number + WINDOW)
            yield look_at(folder, one, self._judge)


def crew_for(latency: float) -> int:
    """How many threads help where a file waits so many seconds."""
    if latency < _WORTH_A_CREW:
        return 0
    return round(min(max(_SMALLEST_CREW, latency * _CREW_FOR_A_SECOND), _LARGEST_CREW))
