"""The verification of estimated lengths: it reads each such row's file and corrects the row.

A row whose file is not a whole recording is removed; the file stays. What cannot be read now, or
would make Frigate delete a file, keeps its row and its mark.
"""

from __future__ import annotations

import errno
import os
import stat
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import CancelledError, DatabaseUnusableError
from ..frigate.change import RECORDINGS, Change
from ..frigate.recordings import FrigateDatabase
from ..frigate.retention import CleanupRule
from ..frigate.rows import Rows, pages
from ..frigate.session import Fate
from ..frigate.sql.recordings import COUNT_ESTIMATED, ESTIMATED
from ..media.judge import MediaJudge
from ..models import FileResult, HourReport, Reason, Status
from ..notices import FileKey, Notice, RowKey, SummaryKey, sentences
from ..untouched import open_untouched
from .corrector import Corrector
from .headline import headline
from .keeping import Keeping
from .known import RowFiles
from .looks import Look, decided, look_into, open_file
from .row_run import Left, RowRun
from .throttle import Throttle
from .verdicts import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..frigate.change import Row
    from ..frigate.rows import BackfilledRow
    from ..media.mp4 import Finding

_READ_AT_ONCE = 30
"""Files that are read before their rows are written: what a kill costs at most."""
_UNCHANGED = 120.0
"""Seconds for which a broken file must have been left alone: it may be copied just now."""
_FOR_GOOD = frozenset((errno.ENOENT, errno.ELOOP, errno.ENXIO))
"""Why a file cannot be opened that is not there, or is no file, whoever asks again."""
_ALIKE = 0.0005
"""Seconds by which a length may be off and still be right."""


class Verification(RowRun):
    """One verification; call `run` once."""

    _stays = _later = 0
    """Rows that were looked at and stay marked; those of them that a later run can settle."""

    @cached_property
    def _files(self) -> RowFiles:
        return RowFiles(self.order, self._place)

    @cached_property
    def _throttle(self) -> Throttle:
        return Throttle(self.order.max_rate, self._cancelled)

    @property
    def left(self) -> Left | None:
        """How many rows are marked yet; None until that is known."""
        if self.files_total is None:
            return None
        return Left(max(0, self.files_total - self.counts.scanned) + self._stays, self._later)

    def message(self) -> Notice:
        """The verification in a few sentences."""
        counts, key, dry = self.counts, SummaryKey, self.order.dry_run
        read = key.WOULD_VERIFY if dry else key.VERIFIED
        said = [
            headline(self.order, cancelled=self.cancelled),
            Notice(read, count=counts.scanned, updated=counts.updated),
        ]
        if counts.removed:
            broken = key.WOULD_TAKE_OUT_BROKEN if dry else key.TOOK_OUT_BROKEN
            said.append(Notice(broken, count=counts.removed))
        if self._stays and not dry:
            said.append(Notice(key.UNCHECKED, count=self._stays))
        return sentences(*said)

    def _work(self, database: FrigateDatabase) -> Iterator[HourReport]:
        order, session = self.order, database.session
        first, last = order.after, order.before
        self.files_total = session.fetch(COUNT_ESTIMATED, (order.camera, first, last))[0][0]
        now = self._clock()
        keeping = Keeping(order, database, Rows(session), self._place, now)
        rule = CleanupRule(order.retention, keeping.look(), now)
        judge = MediaJudge(
            order.probe, order.ffprobe, self._cancelled, details=database.has_streams
        )
        corrector = Corrector(order, database, rule, keeping)
        for page in pages(session, ESTIMATED, order.camera, first, last):
            for begin in range(0, len(page), _READ_AT_ONCE):
                part = page[begin : begin + _READ_AT_ONCE]
                looks = [self._look(judge, row.path) for row in part]
                yield self._put_right(database, corrector, part, looks)

    def _put_right(
        self,
        database: FrigateDatabase,
        corrector: Corrector,
        part: Sequence[BackfilledRow],
        looks: Sequence[Look],
    ) -> HourReport:
        """Write what the files of some rows say."""
        rows = Rows(database.session)
        found = rows.find(RECORDINGS, [row.id for row in part])
        changes: dict[str, Change] = {}
        results: dict[str, FileResult] = {}
        for row, look in zip(part, looks):
            old = found.get(row.id)
            if old is not None:  # else Frigate has deleted it meanwhile
                results[row.id], change = self._verdict(corrector, row, old, look)
                if change is not None:
                    changes[row.id] = change
        replaced = [change for change in changes.values() if change.new is not None]
        removals = [change.old for change in changes.values() if change.new is None and change.old]
        fates = self._write(database, replaced, rows.replace)
        fates |= self._write(database, rows.removals(RECORDINGS, removals), rows.remove)
        # One that Frigate deleted meanwhile needs no more.
        written = {key for key, fate in fates.items() if fate in (Fate.WRITTEN, Fate.GONE)}
        for row in part:
            if row.id in changes and row.id not in written:
                results[row.id] = _unwritten(row, fates.get(row.id))
                self._later += 1
        return HourReport([self._counted(row, results, written) for row in part])

    def _look(self, judge: MediaJudge, path: str) -> Look:
        if self._cancelled():
            raise CancelledError
        self._throttle.wait()
        folder, name = os.path.split(self._files.here(path) or path)
        try:
            within = open_untouched(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:  # perhaps its disk is away
            self._later += 1
            return Look(None, error=error)
        try:
            return decided(look_into(open_file(within, name), judge), judge)
        except OSError as error:
            self._later += error.errno not in _FOR_GOOD
            return Look(None, error=error)
        finally:
            os.close(within)

    def _verdict(
        self, corrector: Corrector, row: BackfilledRow, old: Row, look: Look
    ) -> tuple[FileResult, Change | None]:
        """What becomes of the row `old`, and the change that this is."""
        info, finding = look.info, look.finding
        if info is None or finding is None or not stat.S_ISREG(info.st_mode) or finding.undecided:
            told = None if look.error is None else unreadable(look.error)
            message = told or (finding and finding.message) or Notice(FileKey.NOT_REGULAR)
            return _error(row, Reason.UNREADABLE, message), None
        if finding.duration is None or finding.reason is not None:
            return self._broken(corrector, row, old, finding, info)
        new = corrector.corrected(old, finding, info.st_size)
        if isinstance(new, str):
            return _kept(row, new), None
        same = abs(finding.duration - (row.end_time - row.start_time)) < _ALIKE
        status = Status.WOULD_UPDATE if self.order.dry_run else Status.UPDATED
        result = FileResult(
            row.path,
            Status.SKIPPED if same else status,
            Reason.ALREADY_INDEXED if same else None,
            None,
            row.start_time,
            finding.duration,
            info.st_size,
            indexed=True,
        )
        return result, Change(RECORDINGS, row.id, old, new)

    def _broken(
        self,
        corrector: Corrector,
        row: BackfilledRow,
        old: Row,
        finding: Finding,
        info: os.stat_result,
    ) -> tuple[FileResult, Change | None]:
        """What becomes of the row of a file that is not a whole recording."""
        reason = finding.reason or Reason.NO_DURATION
        why = finding.message or "It is not a whole recording."
        if abs(self._clock() - info.st_mtime) < _UNCHANGED:
            self._later += 1
            return _error(row, reason, f"{why} It was changed just now; its row stays."), None
        if self.order.sync_on:
            stays = "Its row stays: without it, Frigate's sync would delete the file."
            return _error(row, reason, f"{why} {stays}"), None
        if stays := corrector.why_not_taken_out(old):
            return _error(row, reason, f"{why} {stays}"), None
        result = _error(row, reason, f"{why} Its row is removed; the file stays.")
        result = result._replace(size=info.st_size, indexed=self.order.dry_run)
        return result, Change(RECORDINGS, row.id, old, None)

    def _write(
        self,
        database: FrigateDatabase,
        changes: Sequence[Change],
        write: Callable[[Sequence[Change]], Iterator[list[Fate | str]]],
    ) -> dict[str, Fate | str]:
        """Write `changes`, once they are in the journal; by their rows' ids what became of them."""
        if self.order.dry_run or not changes:
            return {change.key: Fate.WRITTEN for change in changes}
        if self._note is not None:
            self._note(changes)
        fates = [fate for part in write(changes) for fate in part]
        if database.failure is not None:
            raise DatabaseUnusableError(database.failure)
        return {change.key: fate for change, fate in zip(changes, fates)}

    def _counted(
        self, row: BackfilledRow, results: dict[str, FileResult], written: set[str]
    ) -> FileResult:
        result = results.get(row.id) or _gone(row)
        counts = self.counts
        if result.status is Status.ERROR:
            counts.errors += 1
            counts.removed += row.id in written
        elif result.status is Status.SKIPPED:
            counts.skipped += 1
        else:
            counts.updated += 1
        self._stays += row.id in results and row.id not in written
        return result


def _error(row: BackfilledRow, reason: Reason, message: str) -> FileResult:
    return FileResult(row.path, Status.ERROR, reason, message, row.start_time, indexed=True)


def _kept(row: BackfilledRow, message: str) -> FileResult:
    return FileResult(row.path, Status.SKIPPED, Reason.KEPT, message, row.start_time, indexed=True)


def _unwritten(row: BackfilledRow, fate: Fate | str | None) -> FileResult:
    """What tells of a row that did not become what its file says."""
    if isinstance(fate, str):
        return _error(row, Reason.DATABASE, fate)
    return _kept(row, Notice(RowKey.CHANGED_SINCE))


def _gone(row: BackfilledRow) -> FileResult:
    return _kept(row, Notice(RowKey.DELETED_SINCE))
