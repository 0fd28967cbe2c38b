"""The survey of a run: the hour folders of its range, how many files they hold, what is astray."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..evidence.starts import merged, of_streams
from ..models import HourReport, Media
from .library import Library
from .place import libraries_of
from .reviews import MARGIN
from .strays import stray_results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..frigate.recordings import FrigateDatabase
    from ..models import FileResult, RunOrder
    from ..streams import Stream
    from .listing import HourFolder
    from .place import Place

_REPORT_INTERVAL = 0.5


class Survey:
    """Goes through the folders before any file is looked at."""

    def __init__(self, order: RunOrder, place: Place, cancelled: Callable[[], bool]) -> None:
        self._order = order
        self._place = place
        self._cancelled = cancelled
        self._after, self._before = order.after, order.before
        self.folders: list[HourFolder] = []
        """In time order."""
        self.starts = of_streams()
        """Starts of all recordings of each stream, and of those a little outside the range."""
        self.files = 0
        """How many files there are of the range."""

    def look(
        self, library: Library, database: FrigateDatabase, *, starts: bool
    ) -> Iterator[HourReport]:
        """Find the hour folders and count their files; report what stands in the wrong place.

        With their `starts` only where these are asked for. Raises CancelledError.
        """
        reported = time.monotonic()
        found = self.starts if starts else None
        for folder in library.survey(self._after, self._before, starts=found, margin=MARGIN):
            if self._cancelled():
                raise CancelledError
            self.folders.append(folder)
            self.files += folder.files
            if time.monotonic() - reported >= _REPORT_INTERVAL:
                yield HourReport([])
                reported = time.monotonic()
        if not self._order.wants(Media.RECORDINGS):
            return
        if library.problems:
            self.files += len(library.problems)
            yield HourReport(library.problems)
        if math.isinf(self._after) and math.isinf(self._before):
            for results in stray_results(library, database):
                if self._cancelled():
                    raise CancelledError
                self.files += len(results)
                yield HourReport(results)

    def problems(self, library: Library) -> Iterator[FileResult]:
        """The folders that could not be looked into."""
        yield from library.problems
        for folder in self.folders:
            if folder.problem is not None:
                yield folder.problem

    def look_around(
        self, first: float, last: float, streams: Sequence[Stream]
    ) -> Iterator[HourReport]:
        """Add to the starts those from `first` to `last` outside the folder that was asked for.

        A review does not end with a folder, nor with a library.
        """
        reported = time.monotonic()
        for place in libraries_of(self._place, self._order):
            more = of_streams()
            with Library(place, self._order.camera, streams, cancelled=self._cancelled) as library:
                for _ in library.survey(first, last, starts=more, margin=MARGIN):
                    if self._cancelled():
                        raise CancelledError
                    if time.monotonic() - reported >= _REPORT_INTERVAL:
                        yield HourReport([])
                        reported = time.monotonic()
            for stream, those in more.items():
                self.starts[stream] = merged(self.starts[stream], those)
