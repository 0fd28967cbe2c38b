"""The report of a run, hour by hour: what it found, and what is missing now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .. import layout
from .results import FileResult
from .words import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .words import Media


@dataclass(frozen=True)
class MediaHour:
    """What of one kind other than recordings is missing in one hour, after a run looked at it.

    Hours that a completed run looked at and did not report have nothing missing.
    """

    media: Media
    hour: float
    """Start of the hour, UTC epoch seconds."""
    missing: int = 0
    past_retention: int = 0
    """Beside `missing`, not in it."""
    at_least: bool = False
    """Whether there may be more, as the run looked at a part of the hour alone."""


@dataclass(frozen=True)
class HourSummary:
    """What is on disk and not in the database in one hour folder, after a run looked at it."""

    root: str
    """The library root it was found in."""
    hour: float
    """Start of the hour, UTC epoch seconds."""
    missing_files: int = 0
    missing_seconds: float = 0.0
    missing_bytes: int = 0
    past_retention: int = 0
    """Beside `missing_files`, not in it: files past Frigate's retention."""
    error_files: int = 0


class IndexedFiles(NamedTuple):
    """Files of one hour folder that all have their rows; nobody looked at these."""

    folder: str
    """As Frigate spells it."""
    hour: float
    """Start of the hour, UTC epoch seconds."""
    seconds: Sequence[int]
    """When they begin, in seconds after the hour, in order."""

    def results(self) -> Iterator[FileResult]:
        """The result of each; how long and large they are is not known."""
        for second in self.seconds:
            yield FileResult(
                f"{self.folder}/{layout.NAMES[second]}",
                Status.SKIPPED,
                Reason.ALREADY_INDEXED,
                start_time=self.hour + second,
                indexed=True,
            )


@dataclass(frozen=True)
class HourReport:
    """What a run found since its last report, one hour folder's files at most."""

    results: list[FileResult]
    indexed: IndexedFiles | None = None
    """Instead of their results, where all files of an hour have a row."""
    summary: HourSummary | None = None
    """Of the whole hour folder, with its last report; None before that and outside any hour."""
    others: tuple[FileResult, ...] = ()
    """Results of kinds other than recordings."""
    hours: tuple[MediaHour, ...] = ()
    """Of kinds other than recordings, what is missing hour by hour."""
    changed: tuple[HourSummary | MediaHour, ...] = ()
    """By how much more, or less, is missing in an hour after an undo."""

    def all_results(self) -> Iterator[FileResult]:
        """Also those of files that nobody looked at."""
        yield from self.results
        if self.indexed is not None:
            yield from self.indexed.results()
