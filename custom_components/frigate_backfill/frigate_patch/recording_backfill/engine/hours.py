"""The worker on one hour folder: one listing, one query, and a look at what is missing."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .. import layout
from ..errors import CancelledError, DatabaseUnusableError
from ..media.judge import LONGEST
from ..models import FileResult, HourReport, HourSummary, IndexedFiles, Reason, Status
from .batch import Batch
from .folders import FolderError
from .keeper import Keeper
from .known import KnownRows, RowFiles, already_indexed
from .reader import Reader
from .verdicts import Candidate, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..evidence.copies.copies import Copies
    from ..frigate.copied import CopiedRecording
    from ..frigate.recordings import FrigateDatabase, Row, Write
    from ..models import RunOrder
    from .examiner import Examiner
    from .library import HourFolder, Library
    from .reviews import RunReviews

REPORT_INTERVAL = 0.5
"""Seconds after which a long hour is reported, and its rows written, in parts."""
_NOT_A_TIME = f"The file name is not a time: a recording is {layout.PATTERN}, in UTC."
_ADDED = Status.ADDED
_DRY = {Status.ADDED: Status.WOULD_ADD, Status.UPDATED: Status.WOULD_UPDATE}


class _Tally:
    """Adds up the summary of a whole hour folder."""

    def __init__(self, root: str, hour: float) -> None:
        self._root = root
        self.hour = hour
        self._files = self._bytes = self._past_retention = self._errors = 0
        self._seconds = 0.0

    def add(self, result: FileResult) -> None:
        if result.status is _ADDED:  # as most are
            return
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
        return HourReport(results, summary=self.summary if last else None)

    @property
    def summary(self) -> HourSummary:
        return HourSummary(
            self._root,
            self.hour,
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


class _Job(NamedTuple):
    """One file of an hour."""

    candidate: Candidate
    inside: bool
    """Whether it lies in the range that the run is about."""
    read: bool
    """Whether it has to be read."""


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
        self._reader = Reader(examiner.media, cancelled)
        self._reviews = reviews
        self._copies = copies
        self._cancelled = cancelled
        self._row_files = RowFiles(order, library.place)
        self.whole: set[float] = set()
        """Hours in which every row has its file."""
        self._tally = _Tally(root, -math.inf)
        self._paths: set[str] = set()
        """Of the hour's files so far: it may have a folder of each stream."""
        self._after = -math.inf if order.start_time is None else order.start_time
        self._before = math.inf if order.end_time is None else order.end_time

    def work(self, folder: HourFolder) -> Iterator[HourReport]:
        """Look at the folder and write what is missing; at least one report.

        Raises CancelledError, and DatabaseUnusableError after the report that says what failed.
        """
        if self._tally.hour != folder.start:
            self._tally, self._paths = _Tally(self._root, folder.start), set()
        tally = self._tally
        try:
            if folder.problem is not None:
                raise FolderError(folder.problem)
            if self._cancelled():
                raise CancelledError("Cancelled.")
            place = self._library.folder_of(folder)
            if self._is_indexed(folder, place):
                indexed = IndexedFiles(place, folder.start, folder.seconds)
                yield HourReport([], indexed, tally.summary)
                return
            with self._library.open_hour(folder) as (descriptor, names):
                yield from self._files(folder, place, descriptor, names, tally)
        except FileNotFoundError:
            yield tally.report([], last=True)
        except FolderError as error:
            yield tally.report([error.result], last=True)
        if self._database.failure is not None:
            raise DatabaseUnusableError(self._database.failure)

    def _is_indexed(self, folder: HourFolder, place: str) -> bool:
        """Whether all of the folder's files have a row, and nothing more is asked."""
        begin, end = folder.start, folder.start + layout.HOUR
        if self._order.force or folder.others or begin < self._after or end > self._before:
            return False
        if self._database.names_in_folder(place) != "/".join(folder.names):
            return False
        last = math.nextafter(end, begin)
        if self._copies.found and self._copies.may_know(begin):
            # A backfilled row gives way to what a copy has.
            rows = self._database.rows(self._order.camera, begin, last)
            if any(row.backfilled for row in rows):
                return False
        files = len(self._paths) + len(folder.seconds)
        if self._database.count(self._order.camera, begin, last) == files:
            self.whole.add(begin)
        if len(self._database.streams) > 1:
            self._paths.update(f"{place}/{name}" for name in folder.names)
        return True

    def _files(
        self, folder: HourFolder, place: str, descriptor: int, names: list[str], tally: _Tally
    ) -> Iterator[HourReport]:
        last = math.nextafter(folder.start + layout.HOUR, folder.start)
        rows = self._database.rows(self._order.camera, folder.start, last)
        if rows:
            self._paths.update(f"{place}/{name}" for name in names)
        if all(row.path in self._paths for row in rows):
            self.whole.add(folder.start)
        known = self._known_rows(folder, place, rows)
        copied = self._copies.recordings(folder.start, place)
        database = self._database
        batch = Batch(database.session, database.write, dry_run=self._order.dry_run)
        keeper = Keeper(self._reviews, batch, folder.stream)
        hour = _Hour(folder.start, descriptor, known, batch, keeper, tally, copied)
        jobs = [self._job(hour, name, f"{place}/{name}") for name in names]
        looks = self._reader.looks(descriptor, [job.candidate.name for job in jobs if job.read])
        reported = time.monotonic()
        try:
            for job in jobs:
                verdict = (
                    self._examiner.examine(job.candidate, next(looks), known)
                    if job.read
                    else self._unread(hour, job)
                )
                if verdict is not None:
                    self._take(hour, job, verdict)
                if time.monotonic() - reported >= REPORT_INTERVAL:
                    yield tally.report(batch.settle())
                    reported = time.monotonic()
            keeper.close()
            yield tally.report(batch.settle(), last=True)
        except CancelledError:
            # What is committed is reported.
            yield tally.report(batch.take_settled())
            raise

    def _job(self, hour: _Hour, name: str, path: str) -> _Job:
        """What there is to do about one file."""
        seconds = layout.seconds_in_hour(name)
        if seconds is None:
            return _Job(Candidate(name, path, math.nan), inside=True, read=False)
        start = hour.start + seconds
        inside = self._after <= start <= self._before
        row = hour.known.of_path(path)
        candidate = Candidate(name, path, start, row)
        indexed = row is not None and not (self._order.force and inside)
        read = not indexed and path not in hour.copied and not self._examiner.is_recent(candidate)
        return _Job(candidate, inside, read)

    def _take(self, hour: _Hour, job: _Job, verdict: Verdict) -> None:
        """Do what the verdict says."""
        if not job.inside:
            # Only for the summary, which speaks of the whole hour.
            result = verdict.result
            hour.tally.add(result._replace(status=_DRY.get(result.status, result.status)))
        elif not hour.keeper.take(verdict):
            hour.batch.add(verdict.result, verdict.write)

    def _unread(self, hour: _Hour, job: _Job) -> Verdict | None:
        """The verdict on a file that was not read; None where there is nothing to say."""
        candidate, inside, _ = job
        if math.isnan(candidate.start_time):
            path = layout.printable(candidate.path)
            return Verdict(FileResult(path, Status.ERROR, Reason.INVALID_PATH, _NOT_A_TIME))
        verdict = self._copied(hour, candidate) if inside else None
        row = candidate.row
        if verdict is None and row is not None and not (self._order.force and inside):
            if not inside:
                return None
            verdict = Verdict(already_indexed(candidate.path, candidate.start_time, row))
        if verdict is not None:
            # A review that is made up reaches no recording of Frigate's own.
            hour.keeper.close()
            return verdict
        if self._examiner.is_recent(candidate):
            return self._examiner.too_recent(candidate)
        (look,) = self._reader.looks(hour.descriptor, (candidate.name,))
        return self._examiner.examine(candidate, look, hour.known)

    def _copied(self, hour: _Hour, candidate: Candidate) -> Verdict | None:
        """What a copy of the database says that becomes of the file; None where none does."""
        copied, row = hour.copied.get(candidate.path), candidate.row
        if copied is None or (row is not None and not row.backfilled):
            return None
        if hour.known.has_id(copied.row_id) and (row is None or row.id != copied.row_id):
            return None
        return self._examiner.examine_copied(hour.descriptor, candidate, copied)

    def _known_rows(self, folder: HourFolder, place: str, rows: list[Row]) -> KnownRows:
        """All rows that matter to files in `place`, besides the hour's own `rows`."""
        camera, hour = self._order.camera, folder.start
        first, next_hour = hour - LONGEST - 1.0, hour + layout.HOUR
        before = self._database.rows(camera, first, math.nextafter(hour, first))
        after = self._database.rows(camera, next_hour, next_hour + LONGEST)
        # A path may be in the table with another camera or start.
        of_folder = self._database.rows_of_folder(place)
        ignores_case = self._library.ignores_case
        if ignores_case:
            of_folder += self._database.rows_of_all(hour, math.nextafter(next_hour, first))
        return KnownRows(
            [*before, *rows, *after],
            self._row_files,
            of_folder,
            stream=folder.stream,
            ignores_case=ignores_case,
        )
