"""A Frigate whose run brings back every kind, and what became of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recording_backfill.models import (
    Media,
    Retention,
    ReviewRetention,
)

from testing.clips import Clips
from testing.library import NOON, LibraryBuilder, Samples

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import FileResult

    from testing.library import Run

DAY = 86400.0

NOW = NOON + 5 * DAY

BY_EVENTS = Retention(0.0, ReviewRetention(30, 5, 5), ReviewRetention(30, 5, 5, pause=30))


class Kinds(LibraryBuilder):
    """A library kept by events, with all that lies beside the recordings."""

    def __init__(self, folder: Path, samples: Samples, version: str) -> None:
        super().__init__(folder, samples, version)
        self.clips = Clips(folder, version)
        self.version = version

    def restore(self, **changes: Any) -> Run:
        """Run a backfill five days after noon."""
        order = {"retention": BY_EVENTS, "now": NOW, "guard_active": True, **changes}
        return self.run(**order)

    def table(self, name: str) -> list[dict[str, Any]]:
        """All rows of a table."""
        return self.execute(f"SELECT * FROM {name} ORDER BY 1")


def others(run: Run, media: Media) -> list[FileResult]:
    """The results of one kind."""
    return [one for report in run.reports for one in report.others if one.media is media]


def fates(run: Run, media: Media) -> list[str]:
    """Of each of one kind in turn, its reason or else its status."""
    return [str(one.reason or one.status) for one in others(run, media)]
