"""The examiner of one file: what it is, and what should become of it."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ..evidence.copies.kinship import same_size
from ..frigate.recordings import Row, Write
from ..media.judge import LONGEST, MediaJudge
from ..models import FileResult, Reason, Recording, Source, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..frigate.recordings import CopiedRecording
    from ..frigate.retention import CleanupRule
    from ..media.mp4 import Finding
    from ..models import RunOrder
    from .known import KnownRows

UNCHANGED = 120.0
"""Seconds for which, without the guard, a file of the last day must have been left alone."""
DAY = 86400.0
_LAST_MOMENT = datetime.max.replace(microsecond=0, tzinfo=timezone.utc).timestamp()

_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


@dataclass(frozen=True)
class Candidate:
    """A file that is to be examined."""

    name: str
    path: str
    """As Frigate spells it."""
    start_time: float
    row: Row | None = None
    """The row of its path, which only `force` examines."""


@dataclass(frozen=True)
class Verdict:
    """What should become of a file: a result that stands, or one that holds once written."""

    result: FileResult
    write: Write | None = None
    if_kept: Verdict | None = None
    """What becomes of it instead, once a review keeps it."""


class Examiner:
    """Examines the files of one run."""

    def __init__(
        self,
        order: RunOrder,
        rule: CleanupRule,
        without: CleanupRule,
        now: float,
        cancelled: Callable[[], bool],
    ) -> None:
        """Go by `rule`; `without` is what it was `without` the reviews of this run."""
        self._order = order
        self._rule = rule
        self._without = without
        self._now = now
        self._media = MediaJudge(order.probe, order.ffprobe, cancelled)
        self.hard_linked = 0
        """Files accepted that have other names too."""

    def examine(self, folder: int, candidate: Candidate, known: KnownRows) -> Verdict:
        """Examine the file `candidate` in the open `folder` against the rows that are `known`."""
        start = candidate.start_time
        if candidate.row is None and start > self._now - self._order.settled:
            return self._too_recent(candidate, start + self._order.settled)
        try:
            descriptor = os.open(candidate.name, _FILE, dir_fd=folder)
        except OSError as error:
            return _unopened(candidate, error)
        try:
            return self._examine_open(descriptor, candidate, known)
        except OSError as error:
            message = f"Cannot be read: {error.strerror}."
            return _failed(candidate, Reason.UNREADABLE, message)
        finally:
            os.close(descriptor)

    def examine_copied(
        self, folder: int, candidate: Candidate, copied: CopiedRecording
    ) -> Verdict | None:
        """What becomes of it by the row that a copy has of it; None where the file is to tell.

        That is where it is another file than the row's, or Frigate would delete it for the row's
        own values.
        """
        start, end = copied.start_time, copied.end_time
        if max(end, candidate.start_time) > self._now - self._order.settled:
            return None
        try:
            info = os.stat(candidate.name, dir_fd=folder, follow_symlinks=False)
        except OSError:
            return None
        if not stat.S_ISREG(info.st_mode) or not same_size(copied.segment_size, info.st_size):
            return None
        if self._may_still_be_stored(candidate, max(info.st_mtime, info.st_ctime)):
            return None
        past_retention = self._rule.deletes(start, end, copied.signs)
        if past_retention and (self._order.skip_expired or not self._rule.deletes(start, end)):
            return None
        row = candidate.row
        status, dry = Status.ADDED, Status.WOULD_ADD
        if row is not None:
            status, dry = Status.UPDATED, Status.WOULD_UPDATE
        result = FileResult(
            candidate.path,
            dry if self._order.dry_run else status,
            start_time=start,
            duration=copied.duration,
            size=info.st_size,
            past_retention=past_retention,
            indexed=row is not None,
            through_review=self._without.deletes(start, end, copied.signs) and not past_retention,
            source=Source.COPY,
        )
        self.hard_linked += info.st_nlink > 1
        return Verdict(result, Write(copied, None if row is None else row.id))

    def _examine_open(self, descriptor: int, candidate: Candidate, known: KnownRows) -> Verdict:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            return _failed(candidate, Reason.NOT_REGULAR, "Not a regular file.")
        changed = max(info.st_mtime, info.st_ctime)
        if self._may_still_be_stored(candidate, changed):
            return self._too_recent(candidate, changed + UNCHANGED)
        finding = self._media.judge(descriptor, info.st_size)
        if finding.duration is None or finding.reason is not None:
            return self._not_whole(candidate, finding, info)
        verdict = self._place(candidate, finding.duration, info, known)
        if (verdict.write or verdict.if_kept) and info.st_nlink > 1:
            self.hard_linked += 1
        return verdict

    def _place(
        self, candidate: Candidate, duration: float, info: os.stat_result, known: KnownRows
    ) -> Verdict:
        """What becomes of a whole recording."""
        start, end, size = candidate.start_time, candidate.start_time + duration, info.st_size
        row, force = candidate.row, self._order.force
        indexed = row is not None

        def result(status: Status, reason: Reason | None, message: str | None) -> FileResult:
            return FileResult(
                candidate.path,
                status,
                reason,
                message,
                start,
                duration,
                size,
                past_retention=past_retention,
                indexed=indexed,
            )

        past_retention = False
        if row is None:
            if end > self._now - self._order.settled:
                return self._too_recent(candidate, end + self._order.settled, duration, size)
            reason, message = _in_the_way(known, start, end, info)
            if reason is not None:
                indexed = reason is Reason.ALREADY_INDEXED
                return Verdict(result(Status.SKIPPED, reason, message))
            row = known.moved(start)
        past_retention = self._rule.deletes(start, end)
        if row is not None and candidate.row is None and not force:
            message = (
                f"It is in the database as {row.path}, which is gone. Run with force to make "
                "that row point here."
            )
            return Verdict(result(Status.SKIPPED, Reason.MOVED, message))
        recording = Recording(candidate.path, self._order.camera, start, duration, size)
        dry = self._order.dry_run
        if row is None:
            write = Write(recording)
            status = Status.WOULD_ADD if dry else Status.ADDED
        else:
            write = Write(recording, row.id)
            status = Status.WOULD_UPDATE if dry else Status.UPDATED
        added = result(status, None, None)
        if not past_retention:
            if self._without.deletes(start, end):
                added = replace(added, through_review=True)
            return Verdict(added, write)
        kept = replace(added, past_retention=False, through_review=True)
        if_kept = Verdict(kept, write) if row is None else None
        if self._order.skip_expired:
            message = "Frigate's next clean-up would delete it."
            left_out = result(Status.SKIPPED, Reason.PAST_RETENTION, message)
            return Verdict(left_out, if_kept=if_kept)
        return Verdict(added, write, if_kept)

    def _may_still_be_stored(self, candidate: Candidate, changed: float) -> bool:
        """Whether Frigate, without the guard, could yet insert a file that came late."""
        return (
            not self._order.guard_active
            and candidate.row is None
            and candidate.start_time > self._now - DAY
            and changed > self._now - UNCHANGED
        )

    def _not_whole(self, candidate: Candidate, finding: Finding, info: os.stat_result) -> Verdict:
        # What began so lately may be half copied just now.
        in_the_making = (
            candidate.row is None
            and candidate.start_time > self._now - self._order.settled - LONGEST
            and info.st_mtime > self._now - UNCHANGED
        )
        if in_the_making:
            return self._too_recent(candidate, info.st_mtime + UNCHANGED)
        result = FileResult(
            candidate.path,
            Status.ERROR,
            finding.reason,
            finding.message,
            candidate.start_time,
            finding.duration,
            info.st_size,
            indexed=candidate.row is not None,
            undecided=finding.undecided,
        )
        return Verdict(result)

    def _too_recent(
        self,
        candidate: Candidate,
        again: float,
        duration: float | None = None,
        size: int | None = None,
    ) -> Verdict:
        moment = datetime.fromtimestamp(min(again, _LAST_MOMENT), timezone.utc)
        message = (
            "Frigate may still be about to index it. "
            f"Try again after {moment:%Y-%m-%d %H:%M:%S} UTC."
        )
        return Verdict(
            FileResult(
                candidate.path,
                Status.SKIPPED,
                Reason.TOO_RECENT,
                message,
                candidate.start_time,
                duration,
                size,
            )
        )


def _in_the_way(
    known: KnownRows, start: float, end: float, info: os.stat_result
) -> tuple[Reason | None, str | None]:
    """Why a file without a row of its own must stay out; None where it need not."""
    same = known.of_file(start, info)
    if same is not None:
        message = f"It is in the database as {same}, another name of the same file."
        return Reason.ALREADY_INDEXED, message
    other = known.overlapping(start, end)
    if other is not None:
        message = f"Another recording of that time is in the database: {other.path}."
        return Reason.OVERLAP, message
    return None, None


def _failed(candidate: Candidate, reason: Reason, message: str) -> Verdict:
    return Verdict(
        FileResult(
            candidate.path,
            Status.ERROR,
            reason,
            message,
            candidate.start_time,
            indexed=candidate.row is not None,
        )
    )


def _unopened(candidate: Candidate, error: OSError) -> Verdict:
    if error.errno == errno.ELOOP:
        message = "A link: Frigate's clean-up would empty the file it points to."
        return _failed(candidate, Reason.NOT_REGULAR, message)
    if error.errno == errno.ENXIO:
        return _failed(candidate, Reason.NOT_REGULAR, "Not a regular file.")
    if error.errno == errno.ENOENT:
        return _failed(candidate, Reason.UNREADABLE, "It vanished before it could be read.")
    return _failed(candidate, Reason.UNREADABLE, f"Cannot be read: {error.strerror}.")
