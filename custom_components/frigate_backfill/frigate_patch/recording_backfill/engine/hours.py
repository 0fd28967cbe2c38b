"""The worker on one hour folder: one listing, one query, and a look at what is missing."""

from __future__ import annotations

import math
import os
import time
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError, DatabaseUnusableError
from ..media.judge import LONGEST
from ..models import FileResult, HourReport, IndexedFiles, ProbeMode, Reason, Status
from . import undeletable
from .batch import Batch
from .estimator import Estimator
from .folders import FolderError
from .keeper import Keeper
from .known import KnownRows, RowFiles, already_indexed
from .looks import WantedName, look_at
from .open_hour import KnownHour, OpenHour
from .reader import Reader
from .tally import Tally
from .verdicts import Candidate, Verdict, broken_by, still_broken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..evidence.copies.copies import Copies
    from ..frigate.recordings import FrigateDatabase, Row
    from ..models import RunOrder
    from .examiner import Examiner
    from .library import Library
    from .listing import HourFolder
    from .looks import Look
    from .reviews import RunReviews
    from .sparing import Sparing

REPORT_INTERVAL = 0.5
"""Seconds after which a long hour is reported, and its rows written, in parts."""
REPORT_AT_MOST = 4096
"""Results after which it is reported, too; more than an hour has recordings."""
_NOT_A_TIME = f"The file name is not a time: a recording is {layout.PATTERN}, in UTC."


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
        sparing: Sparing,
        cancelled: Callable[[], bool],
    ) -> None:
        self._order = order
        self._root = root
        self._database = database
        self._library = library
        self._examiner = examiner
        self._reader = Reader(examiner.media, library.kind, cancelled, order.max_rate)
        self._estimator = (
            Estimator(self._reader, examiner) if order.probe is ProbeMode.ESTIMATE else None
        )
        self._reviews = reviews
        self._copies = copies
        self._sparing = sparing
        self._cancelled = cancelled
        self._row_files = RowFiles(order, library.place)
        self.whole: set[float] = set()
        """Hours in which every row has its file."""
        self.indexed: dict[float, int] = {}
        """Hours whose files all had rows, and how many files: with as many rows, none is gone."""
        self._tally = Tally(root, -math.inf)
        self._paths: set[str] = set()
        """Of the hour's files so far that have a row: it may have a folder of each stream."""
        self._after, self._before = order.after, order.before

    def work(self, folders: Iterable[HourFolder]) -> Iterator[HourReport]:
        """Look at the folders and write what is missing; at least one report for each.

        Raises CancelledError, and DatabaseUnusableError after the report that says what failed.
        """
        left = iter(folders)
        opened: deque[OpenHour | KnownHour] = deque()
        try:
            while True:
                for folder in islice(left, max(0, self._reader.hours_ahead + 1 - len(opened))):
                    opened.append(self._open(folder))
                if not opened:
                    return
                hour = opened.popleft()
                if isinstance(hour, KnownHour):
                    yield hour.tally.report(list(hour.results), hour.indexed, last=True)
                else:
                    try:
                        yield from self._files(hour)
                    finally:
                        os.close(hour.descriptor)
                if self._database.failure is not None:
                    raise DatabaseUnusableError(self._database.failure)
        finally:
            self._reader.close()
            for hour in opened:
                if isinstance(hour, OpenHour):
                    os.close(hour.descriptor)

    def _open(self, folder: HourFolder) -> OpenHour | KnownHour:
        """Begin with a folder, unless all is known of it; raises CancelledError."""
        if self._cancelled():
            raise CancelledError
        if self._tally.hour != folder.start:
            self._tally, self._paths = Tally(self._root, folder.start), set()
        tally = self._tally
        if folder.problem is not None:
            return KnownHour(tally, (folder.problem,))
        place = self._library.folder_of(folder)
        if self._is_indexed(folder, place):
            return KnownHour(tally, indexed=IndexedFiles(place, folder.start, folder.seconds))
        try:
            descriptor, names = self._library.open_hour(folder)
        except FileNotFoundError:
            return KnownHour(tally)
        except FolderError as error:
            return KnownHour(tally, (error.result,))
        try:
            return self._begin(folder, place, descriptor, names, tally)
        except BaseException:
            os.close(descriptor)
            raise

    def _is_indexed(self, folder: HourFolder, place: str) -> bool:
        """Whether all of the folder's files have a row, and nothing more is asked."""
        begin, end = folder.start, folder.start + layout.HOUR
        if self._order.force or folder.misnamed or begin < self._after or end > self._before:
            return False
        if not self._database.has_exactly(place, folder.names):
            return False
        if self._copies.found and self._copies.may_know(begin):
            # A backfilled row gives way to what a copy has.
            rows = self._database.rows(self._order.camera, begin, math.nextafter(end, begin))
            if any(row.backfilled for row in rows):
                return False
        self.indexed[begin] = len(self._paths) + len(folder.seconds)
        if len(self._database.streams) > 1:
            self._paths.update(f"{place}/{name}" for name in folder.names)
        return True

    def _begin(
        self, folder: HourFolder, place: str, descriptor: int, names: list[str], tally: Tally
    ) -> OpenHour:
        """Find out what is known of the folder's files, and have those read that are not."""
        last = math.nextafter(folder.start + layout.HOUR, folder.start)
        rows = self._database.rows(self._order.camera, folder.start, last)
        if rows:
            files = {f"{place}/{name}" for name in names}
            self._paths.update(row.path for row in rows if row.path in files)
        if all(row.path in self._paths for row in rows):
            self.whole.add(folder.start)
        known = self._known_rows(folder, place, rows)
        copied = self._copies.recordings(folder.start, place)
        broken = self._library.known_broken(folder, descriptor) if self._order.by_memory else {}
        database = self._database
        batch = Batch(database.session, database.write, dry_run=self._order.dry_run)
        ground = undeletable.look_at(".", as_frigate=self._order.as_frigate, folder=descriptor)
        keeper = Keeper(self._reviews, batch, tally, folder.stream)
        hour = OpenHour(
            folder, place, descriptor, ground, known, batch, keeper, tally, copied, broken
        )
        hour.candidates = list(self._candidates(hour, names))
        if self._estimator is not None:
            hour.looks = self._estimator.looks(descriptor, hour.candidates, known)
        else:
            wanted = [candidate for candidate in hour.candidates if candidate.seen]
            hour.looks = self._reader.looks(descriptor, wanted)
        return hour

    def _files(self, hour: OpenHour) -> Iterator[HourReport]:
        """Do what there is to do about each file."""
        batch, tally, keeper, looks = hour.batch, hour.tally, hour.keeper, hour.looks
        reported, taken = time.monotonic(), 0
        try:
            for candidate in hour.files():
                look = next(looks) if candidate.seen else None
                if look is not None and candidate.read:
                    verdict = self._examiner.examine(candidate, look, hour.known)
                else:
                    verdict = self._unread(hour, candidate, look)
                self._take(hour, candidate, verdict, look)
                taken += 1
                if taken >= REPORT_AT_MOST or time.monotonic() - reported >= REPORT_INTERVAL:
                    yield tally.report(batch.settle())
                    reported, taken = time.monotonic(), 0
            keeper.close()
            yield tally.report(batch.settle(), last=True)
            self._library.note_broken(hour.folder, hour.descriptor, hour.found_broken)
        except CancelledError:
            # What is committed is reported.
            yield tally.report(batch.take_settled())
            raise

    def _candidates(self, hour: OpenHour, names: list[str]) -> Iterator[Candidate]:
        """The files of those `names` that are times, and what there is to do about each.

        The others go to `hour.misnamed`.
        """
        place, begin, flags = hour.place, hour.folder.start, hour.ground.has_flags
        of_path, copied, broken = hour.known.of_path, hour.copied, hour.broken
        for name in names:
            seconds = layout.seconds_in_hour(name)
            if seconds is None:
                hour.misnamed.append(name)
                continue
            path = f"{place}/{name}"
            start, row = begin + seconds, of_path(path)
            inside = self._after <= start <= self._before
            if inside and path in copied and (row is None or row.backfilled):
                yield Candidate(name, path, start, row, inside, seen=True)
                continue
            if row is None:
                seen = not (name in broken or self._examiner.is_recent(start))
            else:
                seen = self._order.force and inside and name not in broken
            yield Candidate(name, path, start, row, inside, seen, seen, flags)

    def _take(
        self, hour: OpenHour, candidate: Candidate, verdict: Verdict, look: Look | None
    ) -> None:
        """Do what the verdict says."""
        verdict = self._sparing.judged(verdict, hour.known)
        verdict = undeletable.judged(verdict, candidate, hour.ground, hour.descriptor, look)
        if (broken := broken_by(verdict.result)) is not None:
            hour.found_broken[candidate.name] = broken
        if candidate.inside:
            hour.keeper.take(verdict)
        else:  # only for the summary, which speaks of the whole hour
            hour.keeper.count(verdict)

    def _unread(self, hour: OpenHour, candidate: Candidate, look: Look | None) -> Verdict:
        """The verdict on a file that was not read."""
        if math.isnan(candidate.start_time):
            path = layout.printable(candidate.path)
            return Verdict(FileResult(path, Status.ERROR, Reason.INVALID_PATH, _NOT_A_TIME))
        verdict = None if look is None else self._copied(hour, candidate, look)
        row = candidate.row
        if verdict is None and row is not None and not (self._order.force and candidate.inside):
            verdict = Verdict(already_indexed(candidate.path, candidate.start_time, row))
        if verdict is not None:
            # A review that is made up reaches no recording of Frigate's own.
            hour.keeper.close()
            return verdict
        if row is None and self._examiner.is_recent(candidate.start_time):
            return self._examiner.too_recent(candidate)
        if (broken := hour.broken.get(candidate.name)) is not None:
            return still_broken(candidate, broken)
        look = look_at(hour.descriptor, WantedName(candidate.name), self._examiner.media)
        return self._examiner.examine(candidate, look, hour.known)

    def _copied(self, hour: OpenHour, candidate: Candidate, look: Look) -> Verdict | None:
        """What a copy of the database says that becomes of the file; None where none does."""
        copied, row = hour.copied[candidate.path], candidate.row
        other = row is None or row.id != copied.row_id
        if look.info is None or (other and hour.known.has_id(copied.row_id)):
            return None
        return self._examiner.examine_copied(hour.descriptor, look.info, candidate, copied)

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
