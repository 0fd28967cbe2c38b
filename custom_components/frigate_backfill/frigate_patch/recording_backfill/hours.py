"""The worker on one hour folder: one listing, one query, and a look at what is missing."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import layout
from .database import Fate, Row
from .errors import CancelledError, DatabaseUnusableError
from .examiner import Candidate, Verdict
from .known import FileExistence, KnownRows
from .library import FolderError
from .media import LONGEST
from .models import FileResult, HourSummary, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .database import FrigateDatabase
    from .examiner import Examiner
    from .library import HourFolder, Library
    from .models import RunOrder

REPORT_INTERVAL = 0.5
"""Seconds after which a long hour is reported, and its rows written, in parts."""
_NOT_A_TIME = f"Its name is no time: a recording is {layout.PATTERN}, in UTC."
_DRY = {Status.ADDED: Status.WOULD_ADD, Status.UPDATED: Status.WOULD_UPDATE}


@dataclass(frozen=True, slots=True)
class HourPart:
    """What was found since the last part; the hour's last one carries its summary."""

    results: list[FileResult]
    summary: HourSummary | None = None


class _Tally:
    """Adds up the summary of a whole hour folder."""

    def __init__(self, root: str, hour: float) -> None:
        self._summary = HourSummary(root, hour)

    def add(self, result: FileResult) -> None:
        summary = self._summary
        if result.missing:
            self._summary = replace(
                summary,
                missing_files=summary.missing_files + 1,
                missing_seconds=summary.missing_seconds + (result.duration or 0.0),
                missing_bytes=summary.missing_bytes + (result.size or 0),
                past_retention=summary.past_retention + result.past_retention,
            )
        elif result.status is Status.ERROR:
            self._summary = replace(summary, error_files=summary.error_files + 1)

    @property
    def summary(self) -> HourSummary:
        return self._summary


class HourWorker:
    """Works through hour folders, which it is given in time order."""

    def __init__(
        self,
        order: RunOrder,
        *,
        root: str,
        database: FrigateDatabase,
        library: Library,
        examiner: Examiner,
        cancelled: Callable[[], bool],
    ) -> None:
        self._order = order
        self._root = root
        self._database = database
        self._library = library
        self._examiner = examiner
        self._cancelled = cancelled
        self._exists = FileExistence(order)
        self._after = float("-inf") if order.start_time is None else order.start_time
        self._before = float("inf") if order.end_time is None else order.end_time
        self._accepted: list[Row] = []

    def work(self, folder: HourFolder) -> Iterator[HourPart]:
        """Look at the folder and write what is missing; at least one part.

        Raises CancelledError, and DatabaseUnusableError after the part that says what failed.
        """
        tally = _Tally(self._root, folder.start)
        try:
            if folder.problem is not None:
                raise FolderError(folder.problem)
            with self._library.open_hour(folder) as (descriptor, names):
                yield from self._files(folder, descriptor, names, tally)
        except FileNotFoundError:
            yield HourPart([], tally.summary)
        except FolderError as error:
            tally.add(error.result)
            yield HourPart([error.result], tally.summary)
        if self._database.failure is not None:
            raise DatabaseUnusableError(self._database.failure)

    def _files(
        self, folder: HourFolder, descriptor: int, names: list[str], tally: _Tally
    ) -> Iterator[HourPart]:
        prefix = self._library.spell(folder.day, folder.hour, self._order.camera, "")
        known = self._known_rows(folder.start)
        rows = known.by_path
        unknown = [
            prefix + name
            for name in names
            if prefix + name not in rows and layout.seconds_in_hour(name) is not None
        ]
        if unknown:
            # A path may be in the table with another camera or start.
            rows = rows | self._database.rows_by_path(unknown)
        pending: list[FileResult | Verdict] = []
        reported = time.monotonic()
        for name in names:
            if self._cancelled():
                raise CancelledError("Cancelled.")
            seconds = layout.seconds_in_hour(name)
            path = prefix + name
            if seconds is None:
                path = layout.printable(path)
                pending.append(FileResult(path, Status.ERROR, Reason.INVALID_PATH, _NOT_A_TIME))
                continue
            start = folder.start + seconds
            inside = self._after <= start <= self._before
            row = rows.get(path)
            if row is not None and not (self._order.force and inside):
                if inside:
                    pending.append(_already_indexed(path, start, row))
                continue
            candidate = Candidate(name, path, start, row)
            verdict = self._examiner.examine(descriptor, candidate, known)
            if not inside:
                # Only for the summary, which speaks of the whole hour.
                result = verdict.result
                tally.add(replace(result, status=_DRY.get(result.status, result.status)))
                continue
            self._accept(verdict, known)
            pending.append(verdict)
            if time.monotonic() - reported >= REPORT_INTERVAL:
                yield HourPart(self._settle(pending, tally))
                pending = []
                reported = time.monotonic()
        results = self._settle(pending, tally)
        yield HourPart(results, tally.summary)

    def _known_rows(self, hour: float) -> KnownRows:
        first = hour - LONGEST - 1.0
        rows = self._database.rows(self._order.camera, first, hour + layout.HOUR + LONGEST)
        # What a dry run accepted of the hour before is in no table.
        self._accepted = [row for row in self._accepted if row.start_time >= first]
        if self._order.dry_run:
            rows += self._accepted
        return KnownRows(rows, self._exists)

    def _accept(self, verdict: Verdict, known: KnownRows) -> None:
        row = verdict.as_row()
        if row is not None:
            known.accept(row)
            if self._order.dry_run:
                self._accepted.append(row)

    def _settle(self, pending: list[FileResult | Verdict], tally: _Tally) -> list[FileResult]:
        """Write what `pending` wants written; the results as they then are."""
        verdicts = [v for v in pending if isinstance(v, Verdict) and v.write is not None]
        if self._order.dry_run:
            verdicts = []
        fates = iter(self._database.write([v.write for v in verdicts if v.write is not None]))
        results = []
        for item in pending:
            if isinstance(item, FileResult):
                result = item
            elif item.write is None or self._order.dry_run:
                result = item.result
            else:
                result = _settled(item.result, next(fates))
            tally.add(result)
            results.append(result)
        return results


def _already_indexed(path: str, start: float, row: Row) -> FileResult:
    return FileResult(
        path,
        Status.SKIPPED,
        Reason.ALREADY_INDEXED,
        None,
        start,
        row.end_time - row.start_time,
        int((row.segment_size or 0.0) * 2**20),
        indexed=True,
    )


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
