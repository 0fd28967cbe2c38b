"""The tally of one hour folder: what in it is on disk and not in the database."""

from __future__ import annotations

from ..models import FileResult, HourReport, HourSummary, IndexedFiles, Status

_ADDED = Status.ADDED


class Tally:
    """Adds up the summary of a whole hour folder."""

    def __init__(self, root: str, hour: float) -> None:
        """Of the hour that begins at `hour` in the library `root`."""
        self._root = root
        self.hour = hour
        self._files = self._bytes = self._past_retention = self._errors = 0
        self._seconds = 0.0

    def add(self, result: FileResult) -> None:
        """Count one file in."""
        if result.status is _ADDED:  # as most are
            return
        if result.missing:
            if result.past_retention:
                self._past_retention += 1
                return
            self._files += 1
            self._seconds += result.duration or 0.0
            self._bytes += result.size or 0
        elif result.status is Status.ERROR:
            self._errors += 1

    def report(
        self,
        results: list[FileResult],
        indexed: IndexedFiles | None = None,
        *,
        last: bool = False,
    ) -> HourReport:
        """Count `results` in; with the `last` goes the summary."""
        for result in results:
            self.add(result)
        return HourReport(results, indexed, self.summary if last else None)

    @property
    def summary(self) -> HourSummary:
        """What is missing and wrong in the hour, as far as it was counted."""
        return HourSummary(
            self._root,
            self.hour,
            self._files,
            self._seconds,
            self._bytes,
            self._past_retention,
            self._errors,
        )
