"""The search for motion in backfilled recordings that have none: by previews, else by looking."""

from __future__ import annotations

import json
import math
import os
import time
from operator import itemgetter
from typing import TYPE_CHECKING

from ..errors import CancelledError, DatabaseUnusableError
from ..frigate.change import RECORDINGS, Change
from ..frigate.recordings import FrigateDatabase
from ..frigate.retention import CleanupRule
from ..frigate.reviews import ReviewTable
from ..frigate.rows import Rows, whole_starts
from ..frigate.session import Fate
from ..frigate.sql.recordings import COUNT_MOTIONLESS, MOTIONLESS
from ..models import FileResult, HourReport, Reason, Status
from ..notices import Notice, RunKey, SummaryKey, sentences
from ..streams import Stream
from .headline import headline
from .known import RowFiles
from .motion import RunMotion
from .row_run import RowRun
from .watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Protocol

    from ..models import RunOrder
    from .watching import Seen

    class Looked(Protocol):
        """What was looked at by earlier searches."""

        def covers(self, start: float, end: float) -> bool:
            """Whether that was looked at."""

        def add(self, start: float, end: float) -> None:
            """Note that it was."""

        def save(self) -> None:
            """Keep what was noted."""


_AT_ONCE = 500
_WATCHED_AT_ONCE = 30
"""Recordings that one ffmpeg decodes; five minutes, of which a cancel waits for none."""
_FAILURES = 3
"""Processes that may fail one after the other before no further one is started."""
Row = tuple[str, str, float, float]
"""Id, path, start and end."""


class MotionSearch(RowRun):
    """One search; call `run` once."""

    def __init__(
        self,
        order: RunOrder,
        looked: Mapping[Stream, Looked],
        *,
        note: Callable[[Sequence[Change]], None] | None,
        cancelled: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`looked` remembers what of each stream needs no second look; `note` is as for an undo."""
        super().__init__(order, note=note, cancelled=cancelled, clock=clock)
        self._looked = looked
        self._files = RowFiles(order, self._place)
        self._watching: dict[Stream, Watching] = {}
        """A process for each stream: what is new in a picture its own last one tells."""
        self._unseen = 0
        self._failures = 0
        """Processes that failed since one did not."""
        self._why = ""
        self._lost = 0
        """Recordings that were not looked at, because a process failed."""

    def message(self) -> Notice:
        """The search in a few sentences."""
        counts, key = self.counts, SummaryKey
        said = [headline(self.order, cancelled=self.cancelled)]
        if self.order.dry_run:
            form, number = key.WOULD_LOOK_FOR_MOTION, self._unseen
        else:
            form, number = key.LOOKED_FOR_MOTION, counts.scanned
        said.append(Notice(form, count=number, with_motion=counts.with_motion))
        if self.cancelled and not self.order.dry_run:
            said.append(Notice(key.RUN_AGAIN))
        return sentences(*said)

    def run(self) -> Iterator[HourReport]:
        """Do it; raises DatabaseUnusableError, and RequestError where OpenCV is missing."""
        try:
            yield from super().run()
        finally:
            self._save()
            for watching in self._watching.values():
                watching.close()
            if self._lost:
                self.warnings.append(Notice(RunKey.NOT_LOOKED_AT, count=self._lost, why=self._why))

    def _work(self, database: FrigateDatabase) -> Iterator[HourReport]:
        order, fetch = self.order, database.session.fetch
        first, last = order.after, order.before
        self.files_total = fetch(COUNT_MOTIONLESS, (order.camera, first, last))[0][0]
        reviews = ReviewTable(database.session).of_camera(order.camera)
        motion = RunMotion(order, CleanupRule(order.retention, reviews, self._clock()))
        rows = Rows(database.session)
        after = math.nextafter(first, -math.inf)
        while page := fetch(MOTIONLESS, (order.camera, after, last, _AT_ONCE)):
            page = whole_starts(page, _AT_ONCE, itemgetter(2))
            after = page[-1][2]
            for begin in range(0, len(page), _WATCHED_AT_ONCE):
                if self._cancelled():
                    raise CancelledError
                yield self._give(database, rows, motion, page[begin : begin + _WATCHED_AT_ONCE])
            self._save()

    def _save(self) -> None:
        for looked in self._looked.values():
            looked.save()

    def _give(
        self, database: FrigateDatabase, rows: Rows, motion: RunMotion, part: Sequence[Row]
    ) -> HourReport:
        """Give some recordings the motion that is found in them."""
        found: dict[str, tuple[int, dict[str, int] | None]] = {}
        unknown: list[Row] = []
        for row in part:
            proven = motion.of(row[2], row[3])
            if proven > 0:
                found[row[0]] = (proven, None)
            elif self._needs_look(row, motion):
                unknown.append(row)
        seen = self._look(unknown)
        for row, one in zip(unknown, seen):
            if one is not None and one[0] and motion.allowed(row[2], row[3], one[0]) > 0:
                found[row[0]] = one
        written = self._write(database, rows, found)
        for row, one in zip(unknown, seen):
            if one is not None and (not one[0] or row[0] in written):
                self._looked[_stream(row)].add(row[2], row[3])
        return HourReport([self._result(row, row[0] in written) for row in part])

    def _needs_look(self, row: Row, motion: RunMotion) -> bool:
        """Whether only the recording can tell."""
        _, _, start, end = row
        looked = self._looked[_stream(row)]
        return self.order.force or not (motion.knows(start, end) or looked.covers(start, end))

    def _look(self, unknown: Sequence[Row]) -> list[Seen | None]:
        """What is seen in each, one stream after the other; None where that cannot be told."""
        self._unseen += len(unknown)
        seen: list[Seen | None] = [None] * len(unknown)
        if self.order.dry_run:
            return seen
        for stream in Stream:
            members = [index for index, row in enumerate(unknown) if _stream(row) is stream]
            for index, one in zip(members, self._watch(stream, [unknown[i] for i in members])):
                seen[index] = one
        return seen

    def _watch(self, stream: Stream, unknown: Sequence[Row]) -> Sequence[Seen | None]:
        if not unknown:
            return []
        if self._failures < _FAILURES:
            if stream not in self._watching:
                self._watching[stream] = Watching(self.order, self._cancelled)
            watching = self._watching[stream]
            seen = watching.look(
                [(self._files.here(path) or path, start, end) for _, path, start, end in unknown]
            )
            if not watching.failure:
                self._failures = 0
                return seen
            # What comes next may do better.
            self._failures, self._why = self._failures + 1, watching.failure
            watching.close()
            del self._watching[stream]
        self._lost += len(unknown)
        return [None] * len(unknown)

    def _write(
        self,
        database: FrigateDatabase,
        rows: Rows,
        found: dict[str, tuple[int, dict[str, int] | None]],
    ) -> set[str]:
        """Write what was `found`, once it is in the journal; the ids that have it now."""
        if self.order.dry_run or not found:
            return set(found)
        heated = rows.table(RECORDINGS).holds("motion_heatmap")
        changes = []
        for key, old in rows.find(RECORDINGS, list(found)).items():
            value, cells = found[key]
            new = {**old, "motion": value}
            if heated and cells:
                new["motion_heatmap"] = json.dumps(cells)
            changes.append(Change(RECORDINGS, key, old, new))
        if self._note is not None:
            self._note(changes)
        fates = [fate for part in rows.replace(changes) for fate in part]
        if database.failure is not None:
            raise DatabaseUnusableError(database.failure)
        return {change.key for change, fate in zip(changes, fates) if fate is Fate.WRITTEN}

    def _result(self, row: Row, moved: bool) -> FileResult:
        _, path, start, end = row
        if not moved:
            self.counts.skipped += 1
            return FileResult(
                path, Status.SKIPPED, Reason.ALREADY_INDEXED, None, start, end - start, indexed=True
            )
        self.counts.updated += 1
        self.counts.with_motion += 1
        status = Status.WOULD_UPDATE if self.order.dry_run else Status.UPDATED
        return FileResult(
            path, status, None, None, start, end - start, indexed=True, has_motion=True
        )


def _stream(row: Row) -> Stream:
    return Stream.of_folder(os.path.basename(os.path.dirname(row[1])))
