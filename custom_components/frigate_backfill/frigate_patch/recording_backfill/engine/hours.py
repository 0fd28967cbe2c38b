"""The worker on one hour folder: one listing, one query, and a look at what is missing."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError, DatabaseUnusableError
from ..media.judge import LONGEST
from ..models import FileResult, HourReport, HourSummary, Reason, Status
from .batch import Batch
from .examiner import Candidate
from .keeper import Keeper
from .known import KnownRows, RowFiles, already_indexed
from .library import FolderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..evidence.copies.copies import Copies
    from ..frigate.recordings import CopiedRecording, FrigateDatabase, Row, Write
    from ..models import RunOrder
    from .examiner import Examiner
    from .library import HourFolder, Library
    from .reviews import RunReviews

REPORT_INTERVAL = 0.5
"""Seconds after which a long hour is reported, and its rows written, in parts."""
_NOT_A_TIME = f"The file name is not a time: a recording is {layout.PATTERN}, in UTC."
_DRY = {Status.ADDED: Status.WOULD_ADD, Status.UPDATED: Status.WOULD_UPDATE}


class _Tally:
    """Adds up the summary of a whole hour folder."""

    def __init__(self, root: str, hour: float) -> None:
        self._root = root
        self._hour = hour
        self._files = self._bytes = self._past_retention = self._errors = 0
        self._seconds = 0.0

    def add(self, result: FileResult) -> None:
        if result.missing and result.past_retention:
            self._past_retention += 1
        elif result.missing:
            self._files += 1
            self._seconds += result.duration or 0.0
            self._bytes += result.size or 0
        elif result.status is Status.ERROR:
            self._errors += 1

    def report(self, results: list[FileResult], *, last: bool = False) -> HourReport:
        """Count `results` in; with the `last` goes the summary."""
        for result in results:
            self.add(result)
        return HourReport(results, self.summary if last else None)

    @property
    def summary(self) -> HourSummary:
        return HourSummary(
            self._root,
            self._hour,
            self._files,
            self._seconds,
            self._bytes,
            self._past_retention,
            self._errors,
        )


@dataclass(frozen=True)
class _Hour:
    """What is open of the hour that is being looked at."""

    start: float
    descriptor: int
    known: KnownRows
    batch: Batch[Write]
    keeper: Keeper
    tally: _Tally
    copied: Mapping[str, CopiedRecording]
    """By path, what copies of the database know of the hour's files."""


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
        reviews: RunReviews,
        copies: Copies,
        cancelled: Callable[[], bool],
    ) -> None:
        self._order = order
        self._root = root
        self._database = database
        self._library = library
        self._examiner = examiner
        self._reviews = reviews
        self._copies = copies
        self._cancelled = cancelled
        self._row_files = RowFiles(order, library.place)
        self.whole: set[float] = set()
        """Hours in which every row has its file, and every file its row."""
        self._after = -math.inf if order.start_time is None else order.start_time
        self._before = math.inf if order.end_time is None else order.end_time

    def work(self, folder: HourFolder) -> Iterator[HourReport]:
        """Look at the folder and write what is missing; at least one report.

        Raises CancelledError, and DatabaseUnusableError after the report that says what failed.
        """
        tally = _Tally(self._root, folder.start)
        try:
            if folder.problem is not None:
                raise FolderError(folder.problem)
            with self._library.open_hour(folder) as (descriptor, names):
                yield from self._files(folder, descriptor, names, tally)
        except FileNotFoundError:
            yield tally.report([], last=True)
        except FolderError as error:
            yield tally.report([error.result], last=True)
        if self._database.failure is not None:
            raise DatabaseUnusableError(self._database.failure)

    def _files(
        self, folder: HourFolder, descriptor: int, names: list[str], tally: _Tally
    ) -> Iterator[HourReport]:
        if self._cancelled():
            raise CancelledError("Cancelled.")
        place = self._library.spell(folder.day, folder.hour, self._order.camera)
        last = math.nextafter(folder.start + layout.HOUR, folder.start)
        rows = self._database.rows(self._order.camera, folder.start, last)
        # What is backfilled gives way to what a copy has.
        weaker = any(row.backfilled for row in rows) and self._copies.may_know(folder.start)
        if not self._order.force and not weaker:
            results = self._all_indexed(folder.start, place, names, rows)
            if results is not None:
                if len(rows) == len(names):
                    self.whole.add(folder.start)
                yield tally.report(results, last=True)
                return
        known = self._known_rows(folder.start, place, rows)
        copied = self._copies.recordings(folder.start, place)
        database = self._database
        batch = Batch(database.session, database.write, dry_run=self._order.dry_run)
        keeper = Keeper(self._reviews, batch)
        hour = _Hour(folder.start, descriptor, known, batch, keeper, tally, copied)
        reported = time.monotonic()
        try:
            for name in names:
                self._look_at(hour, name, f"{place}/{name}")
                if time.monotonic() - reported >= REPORT_INTERVAL:
                    yield tally.report(batch.settle())
                    reported = time.monotonic()
            keeper.close()
            yield tally.report(batch.settle(), last=True)
        except CancelledError:
            # What is committed is reported.
            yield tally.report(batch.take_settled())
            raise

    def _look_at(self, hour: _Hour, name: str, path: str) -> None:
        """Find out what should become of one file."""
        if self._cancelled():
            raise CancelledError("Cancelled.")
        seconds = layout.seconds_in_hour(name)
        if seconds is None:
            path = layout.printable(path)
            hour.batch.add(FileResult(path, Status.ERROR, Reason.INVALID_PATH, _NOT_A_TIME))
            return
        start = hour.start + seconds
        inside = self._after <= start <= self._before
        row = hour.known.of_path(path)
        if inside and self._take_copied(hour, Candidate(name, path, start, row)):
            return
        if row is not None and not (self._order.force and inside):
            if inside:
                # A review that is made up reaches no recording of Frigate's own.
                hour.keeper.close()
                hour.batch.add(already_indexed(path, start, row))
            return
        candidate = Candidate(name, path, start, row)
        verdict = self._examiner.examine(hour.descriptor, candidate, hour.known)
        if not inside:
            # Only for the summary, which speaks of the whole hour.
            result = verdict.result
            hour.tally.add(replace(result, status=_DRY.get(result.status, result.status)))
            return
        if not hour.keeper.take(verdict):
            hour.batch.add(verdict.result, verdict.write)

    def _take_copied(self, hour: _Hour, candidate: Candidate) -> bool:
        """Whether a copy of the database says what becomes of the file."""
        copied, row = hour.copied.get(candidate.path), candidate.row
        if copied is None or (row is not None and not row.backfilled):
            return False
        if hour.known.has_id(copied.row_id) and (row is None or row.id != copied.row_id):
            return False
        verdict = self._examiner.examine_copied(hour.descriptor, candidate, copied)
        if verdict is None:
            return False
        # As for every recording of Frigate's own.
        hour.keeper.close()
        hour.batch.add(verdict.result, verdict.write)
        return True

    def _all_indexed(
        self, hour: float, folder: str, names: list[str], rows: list[Row]
    ) -> list[FileResult] | None:
        """The results of an hour whose files all have a row, which are the most; None of others."""
        by_path = {row.path: row for row in rows}
        results = []
        for name in names:
            path = f"{folder}/{name}"
            row = by_path.get(path)
            seconds = layout.seconds_in_hour(name)
            if row is None or seconds is None:
                return None
            if self._after <= hour + seconds <= self._before:
                results.append(already_indexed(path, hour + seconds, row))
        return results

    def _known_rows(self, hour: float, folder: str, rows: list[Row]) -> KnownRows:
        """All rows that matter to files in `folder`, besides the hour's own `rows`."""
        camera = self._order.camera
        first, next_hour = hour - LONGEST - 1.0, hour + layout.HOUR
        before = self._database.rows(camera, first, math.nextafter(hour, first))
        after = self._database.rows(camera, next_hour, next_hour + LONGEST)
        # A path may be in the table with another camera or start.
        of_folder = self._database.rows_of_folder(folder)
        ignores_case = self._library.ignores_case
        if ignores_case:
            of_folder += self._database.rows_of_all(hour, math.nextafter(next_hour, first))
        return KnownRows(
            [*before, *rows, *after],
            self._row_files,
            of_folder,
            camera_folder=camera,
            ignores_case=ignores_case,
        )
