"""The waiting room of results: a file counts as added only once its row is committed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..frigate.recordings import Fate, FrigateDatabase, Write
from ..models import FileResult, Reason, Status

if TYPE_CHECKING:
    from .examiner import Verdict

WRITE_AT_ONCE = 512
"""New rows worth a transaction before the hour is through. Writing while files are still being
looked at costs no waiting: that is when the database is left alone."""


class Batch:
    """Results in the order of their files, with the writes that some of them wait for."""

    def __init__(self, database: FrigateDatabase, *, dry_run: bool) -> None:
        self._database = database
        self._dry_run = dry_run
        self._results: list[tuple[FileResult, bool]] = []
        self._writes: list[Write] = []
        self._fates: list[Fate | str] = []

    def add(self, result: FileResult) -> None:
        """A result that stands."""
        self._results.append((result, False))

    def add_verdict(self, verdict: Verdict) -> None:
        """A result that holds once its row is written; raises CancelledError."""
        if verdict.write is None or self._dry_run:
            self._results.append((verdict.result, False))
            return
        self._results.append((verdict.result, True))
        self._writes.append(verdict.write)
        if len(self._writes) >= WRITE_AT_ONCE and self._database.rested:
            self._write()

    def settle(self) -> list[FileResult]:
        """Write what is left, and hand out all results; raises CancelledError."""
        self._write()
        return self.take_settled()

    def take_settled(self) -> list[FileResult]:
        """The results up to the first whose row is not written."""
        settled = []
        fates = iter(self._fates)
        for result, waits in self._results:
            if not waits:
                settled.append(result)
                continue
            fate = next(fates, None)
            if fate is None:
                break
            settled.append(_settled(result, fate))
        del self._results[: len(settled)]
        self._fates.clear()
        return settled

    def _write(self) -> None:
        writes, self._writes = self._writes, []
        for fates in self._database.write(writes):
            self._fates += fates


def _settled(result: FileResult, fate: Fate | str) -> FileResult:
    if fate is Fate.WRITTEN:
        return result
    if fate is Fate.ALREADY_THERE:
        return replace(
            result,
            status=Status.SKIPPED,
            reason=Reason.ALREADY_INDEXED,
            message="Frigate indexed it meanwhile.",
            indexed=True,
        )
    message = "Its row was deleted meanwhile. Run again." if fate is Fate.GONE else str(fate)
    return replace(result, status=Status.ERROR, reason=Reason.DATABASE, message=message)
