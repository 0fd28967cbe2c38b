"""Charts of a library whose hours are counted as they are added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recording_backfill.child.charting import add_up
from recording_backfill.frigate import coverage as coverage_module
from recording_backfill.state import charted
from recording_backfill.state.file import StateFile

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.frigate.databases import covered

if TYPE_CHECKING:
    from collections.abc import Callable

    from recording_backfill.frigate.coverage import HourCoverage

HOUR = 3600.0
DAY = 86400.0
UNSEEN = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}


class Charts:
    """A library whose charts are asked for by processes that know nothing but the state file."""

    def __init__(self, library: LibraryBuilder, added_up: list[float]) -> None:
        self.library = library
        self.path = library.root.parent / "frigate_backfill.db"
        self._added_up = added_up

    def chart(self, hours: int = 4) -> list[HourCoverage]:
        """As Frigate's process answers."""
        span = NOON, NOON + hours * HOUR
        with StateFile(self.path) as state:
            sums = charted.read(state, CAMERA, NOON - HOUR, span[1])
            try:
                return coverage_module.coverage(
                    str(self.library.database), CAMERA, *span, sums=sums
                )
            finally:
                charted.keep(state, CAMERA, sums.new)

    def added_up(self, hours: int = 4) -> list[int]:
        """Which hours a chart adds up; it is what it would be if nobody knew any."""
        self._added_up.clear()
        found = self.chart(hours)
        numbers = [round((hour - NOON) / HOUR) for hour in self._added_up]
        assert found == covered(self.library, NOON, NOON + hours * HOUR)
        return numbers

    def add_up(self, cancelled: Callable[[], bool] = bool) -> list[int]:
        """As the child does at idle priority; the hours that it adds up."""
        self._added_up.clear()
        add_up(self.path, str(self.library.database), (CAMERA,), cancelled)
        return [round((hour - NOON) / HOUR) for hour in self._added_up]
