"""What a run has found that the state file does not hold yet."""

from __future__ import annotations

import time
from collections.abc import Iterable

from ..models import FileResult, HourReport, HourSummary, MediaHour, Reason
from . import findings
from .file import StateFile
from .findings import Look

_FLUSH_AT = 2000
"""Results that are not held back longer, to keep memory flat."""


class Unwritten:
    """Collects one run's reports between two writes; of its results only what there is room for."""

    def __init__(self, *, keeps_errors: bool) -> None:
        """`keeps_errors`: whether faulty files count into their hours, as a length check's do."""
        self._keeps_errors = keeps_errors
        self._written = 0
        self._results: list[FileResult] = []
        self._summaries: list[HourSummary] = []
        self._media_hours: list[MediaHour] = []
        self._changed: list[HourSummary | MediaHour] = []
        self._room = findings.BYTES_OF_A_JOB
        self.left_out = 0
        """Results that there was no room for."""

    @property
    def is_due(self) -> bool:
        """Whether so much has come in that it should not wait."""
        return len(self._results) >= _FLUSH_AT

    def add(self, report: HourReport) -> None:
        """Take in what the run reports of an hour; what was indexed already is only counted."""
        self._keep(r for r in report.results if r.reason is not Reason.ALREADY_INDEXED)
        self._keep(report.others)
        self._media_hours += report.hours
        self._changed += report.changed
        if report.summary is not None:
            self._summaries.append(report.summary)

    def _keep(self, results: Iterable[FileResult]) -> None:
        for result in results:
            if self._room <= 0:
                self.left_out += 1
                continue
            self._room -= findings.weight(result)
            self._results.append(result)

    def write(self, state: StateFile, look: Look) -> None:
        """Write all that came in since the last time; raises StateError."""
        if not (self._results or self._summaries or self._media_hours or self._changed):
            return
        with state.transaction(bulk=True):
            self._written = findings.add_results(state, look, self._written, self._results)
            findings.put_hours(state, look, self._summaries)
            if self._keeps_errors:
                findings.add_errors(state, look, self._results)
            findings.put_media_hours(state, look, self._media_hours)
            findings.add_missing(state, look, self._changed)
            findings.note_look(state, look.camera, time.time())
        self.clear()

    def clear(self) -> None:
        """Forget what came in: it is written, or there is nowhere to write it any more."""
        self._results, self._summaries, self._media_hours, self._changed = [], [], [], []
