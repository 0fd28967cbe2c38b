"""What undo, search for motion and verification share: they change rows and look for no files."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from ..errors import CancelledError
from ..frigate.recordings import FrigateDatabase
from ..models import Counts, Progress, Summary
from .place import find_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..frigate.change import Change
    from ..models import HourReport, Media, MediaCounts, RunOrder
    from ..notices import Notice


class Left(NamedTuple):
    """The rows with estimated lengths that a run leaves."""

    rows: int
    later: int = 0
    """How many of these a later run can settle."""


class RowRun(ABC):
    """One such run; call `run` once. The log of runs treats it like any other."""

    def __init__(
        self,
        order: RunOrder,
        *,
        note: Callable[[Sequence[Change]], None] | None,
        cancelled: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`note` puts into the journal what is about to be changed; None where there is none."""
        self.order = order
        self.counts = Counts()
        self.media: dict[Media, MediaCounts] = {}
        self.summary = Summary()
        self.warnings: list[Notice] = []
        self.files_total: int | None = None
        self.cancelled = False
        self.library_seen = False
        """Nothing is looked for on disk, so what is missing keeps its value."""
        self._note = note
        self._cancelled = cancelled
        self._clock = clock
        self._place = find_place(order)

    @property
    def root(self) -> str:
        """The library root of the camera's recordings, as Frigate spells it."""
        return self._place.root

    @property
    def hours(self) -> tuple[float, float]:
        """No hours are looked at."""
        return 0.0, 0.0

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(self.counts, self.files_total)

    @property
    def left(self) -> Left | None:
        """What a verification has left, or an undo has put back; None where nobody knows."""
        return None

    def run(self) -> Iterator[HourReport]:
        """Do it, reporting often; raises DatabaseUnusableError."""
        order = self.order
        try:
            with closing(
                FrigateDatabase(
                    order.database, writable=not order.dry_run, cancelled=self._cancelled
                )
            ) as database:
                yield from self._work(database)
        except CancelledError:
            self.cancelled = True

    @abstractmethod
    def message(self) -> Notice:
        """The run in a sentence or two."""

    @abstractmethod
    def _work(self, database: FrigateDatabase) -> Iterator[HourReport]:
        """Do it with the open database; raises CancelledError."""
