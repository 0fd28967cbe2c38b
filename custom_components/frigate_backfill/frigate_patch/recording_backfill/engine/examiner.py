"""The examiner of one file: what it is, and what should become of it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from .. import layout
from ..evidence.copies.kinship import same_size
from ..frigate.backfilled import UNPROCESSED
from ..frigate.retention import Signs
from ..frigate.writer import Write
from ..media.judge import LONGEST, MediaJudge
from ..models import FileResult, Reason, Recording, Source, Status
from ..notices import FileKey, Notice
from ..streams import UNKNOWN, Stream
from .chain import Chain
from .looks import open_file
from .taken import taken
from .verdicts import Verdict, failed, too_recent, unopened, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..frigate.copied import CopiedRecording
    from ..frigate.recordings import Row
    from ..frigate.retention import CleanupRule
    from ..media.mp4 import Finding
    from ..models import RunOrder
    from ..streams import Details
    from .known import KnownRows
    from .looks import Look
    from .motion import RunMotion
    from .verdicts import Candidate

UNCHANGED = 120.0
"""Seconds for which, without the guard, a file of the last day must have been left alone."""
_OF_STREAM = {stream: Signs(stream=stream) for stream in Stream}
"""Of a recording that Frigate never analysed, by stream."""
_EXPIRED = "Frigate's next clean-up would delete it."
_UNWRITTEN = Write(Recording("", "", 0.0, 0.0, 0))
"""What a dry run has for each new row, as it writes none: only that there would be one counts."""


class Examiner:
    """Examines the files of one run."""

    def __init__(
        self,
        order: RunOrder,
        rule: CleanupRule,
        without: CleanupRule,
        motion: RunMotion,
        *,
        now: float,
        cancelled: Callable[[], bool],
        details: bool = False,
    ) -> None:
        """Go by `rule`; `without` is what it was `without` the reviews of this run.

        With `details` the table has the columns of 0.19, and rows are made as it makes them.
        """
        self._order = order
        self._camera = order.camera
        self._rule = rule
        self._without = without
        self._motion = motion
        self._now = now
        self._settled = now - order.settled
        self._lately = now - layout.DAY
        self._add = Status.WOULD_ADD if order.dry_run else Status.ADDED
        self._update = Status.WOULD_UPDATE if order.dry_run else Status.UPDATED
        self.media = MediaJudge(order.probe, order.ffprobe, cancelled, details=details)
        self._chain = Chain() if details else None
        self.hard_linked = 0
        """Files that were accepted and have other names, too."""

    def is_recent(self, start: float) -> bool:
        """Whether a file without a row that begins at `start` is too recent to be worth a look."""
        return start > self._settled

    def too_recent(self, candidate: Candidate) -> Verdict:
        """The verdict on such a file."""
        return too_recent(candidate, candidate.start_time + self._order.settled)

    def must_be_exact(
        self, candidate: Candidate, known: KnownRows, shortest: float, longest: float
    ) -> bool:
        """Whether the verdict on a new file depends on where in this range its length is."""
        start = candidate.start_time
        if start + longest > self._settled - LONGEST or not known.is_free(start):
            return True  # it may also be half copied just now
        signs, rule = _OF_STREAM[known.stream], self._rule
        if not rule.considers(start + shortest, signs):
            return False
        least = rule.deletes(start, start + shortest, signs)
        return least != rule.deletes(start, start + longest, signs)

    def examine(self, candidate: Candidate, look: Look, known: KnownRows) -> Verdict:
        """Examine the file `candidate` by a `look` at it, against the rows that are `known`.

        Raises CancelledError.
        """
        info, finding, descriptor = look.info, look.finding, look.descriptor
        try:
            if info is None:
                return unopened(candidate, look.error)
            if not stat.S_ISREG(info.st_mode):
                return failed(candidate, Reason.NOT_REGULAR, Notice(FileKey.NOT_REGULAR))
            if self._may_still_be_stored(candidate, info):
                return too_recent(candidate, _changed(info) + UNCHANGED)
            if look.error is not None:
                return failed(candidate, Reason.UNREADABLE, unreadable(look.error))
            if descriptor >= 0:
                finding = self.media.ask(descriptor, finding)
        finally:
            if descriptor >= 0:
                os.close(descriptor)
        if finding is None or finding.duration is None or finding.reason is not None:
            return self._not_whole(candidate, finding, info)
        verdict = self._place(candidate, finding, info, known)
        if info.st_nlink > 1 and (verdict.write or verdict.if_kept):
            self.hard_linked += 1
        return verdict

    def examine_copied(
        self, folder: int, info: os.stat_result, candidate: Candidate, copied: CopiedRecording
    ) -> Verdict | None:
        """The verdict by the row that a copy has of the file; None where the file must decide.

        That is where it is another file than the row's, or Frigate would delete it for the row's
        own values.
        """
        start, end = copied.start_time, copied.end_time
        if max(end, candidate.start_time) > self._settled:
            return None
        if not stat.S_ISREG(info.st_mode) or not same_size(copied.segment_size, info.st_size):
            return None
        if self._may_still_be_stored(candidate, info):
            return None
        past_retention = self._rule.deletes(start, end, copied.signs)
        unseen = _OF_STREAM[copied.signs.stream]
        if past_retention and (
            self._order.skip_expired or not self._rule.deletes(start, end, unseen)
        ):
            return None
        if self._chain is not None:
            self._chain.take(copied.signs.stream, end)
            if not copied.tells_all:
                copied = copied.with_details(self._details(folder, candidate.name))
        row = candidate.row
        result = FileResult(
            candidate.path,
            self._add if row is None else self._update,
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

    def _place(
        self, candidate: Candidate, finding: Finding, info: os.stat_result, known: KnownRows
    ) -> Verdict:
        """The verdict on a whole recording."""
        duration = finding.duration or 0.0
        name = start = candidate.start_time
        if self._chain is not None:
            start = self._chained(self._chain, candidate, finding, known)
        row, end = candidate.row, start + duration
        if row is None:
            if end > self._settled:
                return too_recent(candidate, end + self._order.settled, duration, info.st_size)
            if not known.is_free(name):
                why = taken(known, name, duration, info, force=self._order.force)
                row = why.row
                if why.reason is not None:
                    left = FileResult(
                        candidate.path,
                        Status.SKIPPED,
                        why.reason,
                        why.message,
                        start,
                        duration,
                        info.st_size,
                        row is not None and self._rule.deletes(start, end, known.signs_of(row)),
                        why.reason is Reason.ALREADY_INDEXED,
                    )
                    return Verdict(left)
        return self._accepted(candidate, start, finding, info.st_size, row, known=known)

    def _accepted(
        self,
        candidate: Candidate,
        start: float,
        finding: Finding,
        size: int,
        row: Row | None,
        *,
        known: KnownRows,
    ) -> Verdict:
        """The verdict on a recording that gets a row, or that its `row` is to point at."""
        path, duration = candidate.path, finding.duration or 0.0
        end, signs = start + duration, known.signs_of(row)
        analysed = row is not None and not row.backfilled
        motion = UNPROCESSED if analysed else self._motion.of(start, end, signs)
        status = self._add if row is None else self._update
        indexed = candidate.row is not None
        result = FileResult(path, status, None, None, start, duration, size, False, indexed)
        if motion > 0:
            result = result._replace(has_motion=True)
        if finding.estimated:
            result = result._replace(estimated=True)
        write = _UNWRITTEN
        if row is not None or not self._order.dry_run:
            recording = Recording(
                path,
                self._camera,
                start,
                duration,
                size,
                motion,
                known.stream,
                finding.details,
                finding.estimated,
            )
            write = Write(recording, None if row is None else row.id)
        verdict = Verdict(result, write)
        if not self._rule.considers(end, signs):
            return verdict
        return self._by_retention(verdict, start, end, signs)

    def _details(self, folder: int, name: str) -> Details:
        """What the file holds that its copied row does not tell; raises CancelledError."""
        try:
            descriptor = open_file(folder, name)
            try:
                return self.media.details(descriptor, os.fstat(descriptor).st_size)
            finally:
                os.close(descriptor)
        except OSError:
            return UNKNOWN

    def _chained(
        self, chain: Chain, candidate: Candidate, finding: Finding, known: KnownRows
    ) -> float:
        """When the recording began, by the one before it; the next one goes by its end."""
        if candidate.row is not None:
            start = candidate.row.start_time
        else:
            before = known.end_before(candidate.start_time)
            start = chain.start(known.stream, candidate.start_time, before)
        if not finding.estimated:
            chain.take(known.stream, start + (finding.duration or 0.0))
        return start

    def _by_retention(self, verdict: Verdict, start: float, end: float, signs: Signs) -> Verdict:
        """The `verdict` on a recording that Frigate's clean-up keeps for its review, or deletes."""
        result, write = verdict.result, verdict.write
        kept = result._replace(through_review=True)
        if not self._rule.deletes(start, end, signs):
            return Verdict(kept, write) if self._without.deletes(start, end, signs) else verdict
        if_kept = Verdict(kept, write) if write is not None and write.row_id is None else None
        late = result._replace(past_retention=True)
        if not self._order.skip_expired:
            return Verdict(late, write, if_kept)
        left_out = late._replace(
            status=Status.SKIPPED, reason=Reason.PAST_RETENTION, message=_EXPIRED
        )
        return Verdict(left_out, None, if_kept)

    def _may_still_be_stored(self, candidate: Candidate, info: os.stat_result) -> bool:
        """Whether Frigate, without the guard, could still insert a file that came late."""
        return (
            candidate.start_time > self._lately
            and candidate.row is None
            and not self._order.guard_active
            and _changed(info) > self._now - UNCHANGED
        )

    def _not_whole(
        self, candidate: Candidate, finding: Finding | None, info: os.stat_result
    ) -> Verdict:
        if finding is None:  # no look without one says that it is whole
            return failed(candidate, Reason.UNREADABLE, Notice(FileKey.UNREAD))
        # What began so lately may be half copied just now.
        in_the_making = (
            candidate.row is None
            and candidate.start_time > self._now - self._order.settled - LONGEST
            and info.st_mtime > self._now - UNCHANGED
        )
        if in_the_making:
            return too_recent(candidate, info.st_mtime + UNCHANGED)
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


def _changed(info: os.stat_result) -> float:
    """When the file, or what its folder says of it, was changed last."""
    return max(info.st_mtime, info.st_ctime)
