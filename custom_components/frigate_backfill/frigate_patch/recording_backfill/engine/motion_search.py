"""The search for motion in backfilled recordings that have none: by previews, else by looking."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

from ..errors import CancelledError, DatabaseUnusableError
from ..frigate.change import RECORDINGS, Change
from ..frigate.recordings import FrigateDatabase
from ..frigate.retention import CleanupRule
from ..frigate.reviews import ReviewTable
from ..frigate.rows import Rows, pages
from ..frigate.session import Fate
from ..frigate.sql.recordings import COUNT_MOTIONLESS, MOTIONLESS
from ..models import FileResult, HourReport, Reason, Status
from ..notices import Notice, RunKey, SummaryKey, sentences
from ..streams import Stream, camera_of
from .headline import headline
from .known import RowFiles
from .motion import RunMotion
from .row_run import RowRun
from .watching import Seen, Watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Protocol

    from ..frigate.rows import BackfilledRow
    from ..models import RunOrder

    class Looked(Protocol):
        """What was looked at by earlier searches."""

        def covers(self, start: float, end: float) -> bool:
            """Whether that was looked at."""

        def add(self, start: float, end: float) -> None:
            """Note that it was."""

        def save(self, first: Callable[[str], float | None] | None = None) -> None:
            """Keep what was noted, but for what is before a camera folder's `first` row."""


_WATCHED_AT_ONCE = 30
"""Recordings that one ffmpeg decodes; five minutes, of which a cancel waits for none."""
_FAILURES = 3
"""Processes that may fail one after the other before no further one is started."""


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
        """Processes that failed one after the other."""
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
        if counts.errors:
            said.append(Notice(key.NOT_WRITTEN, count=counts.errors))
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
        order = self.order
        first, last = order.after, order.before
        counted = database.session.fetch(COUNT_MOTIONLESS, (order.camera, first, last))
        self.files_total = counted[0][0]
        reviews = ReviewTable(database.session).of_camera(order.camera)
        motion = RunMotion(order, CleanupRule(order.retention, reviews, self._clock()))
        rows = Rows(database.session)
        for page in pages(database.session, MOTIONLESS, order.camera, first, last):
            for begin in range(0, len(page), _WATCHED_AT_ONCE):
                if self._cancelled():
                    raise CancelledError
                yield self._give(database, rows, motion, page[begin : begin + _WATCHED_AT_ONCE])
            self._save(lambda folder: database.first_start(camera_of(folder)))

    def _save(self, first: Callable[[str], float | None] | None = None) -> None:
        for looked in self._looked.values():
            looked.save(first)

    def _give(
        self,
        database: FrigateDatabase,
        rows: Rows,
        motion: RunMotion,
        part: Sequence[BackfilledRow],
    ) -> HourReport:
        """Give some recordings the motion that is found in them."""
        found: dict[str, Seen] = {}
        unknown: list[BackfilledRow] = []
        for row in part:
            proven = motion.of(row.start_time, row.end_time)
            if proven > 0:
                found[row.id] = Seen(proven, {})
            elif self._needs_look(row, motion):
                unknown.append(row)
        seen = self._look(unknown)
        for row, one in zip(unknown, seen):
            if one is not None and one.motion and _is_allowed(motion, row, one):
                found[row.id] = one
        fates = self._write(database, rows, found)
        for row, one in zip(unknown, seen):
            if one is not None and (not one.motion or fates.get(row.id) is Fate.WRITTEN):
                self._looked[_stream(row)].add(row.start_time, row.end_time)
        return HourReport([self._result(row, fates.get(row.id)) for row in part])

    def _needs_look(self, row: BackfilledRow, motion: RunMotion) -> bool:
        """Whether only the recording can tell."""
        start, end = row.start_time, row.end_time
        looked = self._looked[_stream(row)]
        return self.order.force or not (motion.knows(start, end) or looked.covers(start, end))

    def _look(self, unknown: Sequence[BackfilledRow]) -> list[Seen | None]:
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

    def _watch(self, stream: Stream, unknown: Sequence[BackfilledRow]) -> Sequence[Seen | None]:
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
        self, database: FrigateDatabase, rows: Rows, found: Mapping[str, Seen]
    ) -> dict[str, Fate | str]:
        """Write what was `found`, once it is in the journal; by id what became of that."""
        if self.order.dry_run or not found:
            return dict.fromkeys(found, Fate.WRITTEN)
        heated = rows.table(RECORDINGS).holds("motion_heatmap")
        changes = []
        for key, old in rows.find(RECORDINGS, list(found)).items():
            seen = found[key]
            new = {**old, "motion": seen.motion}
            if heated and seen.cells:
                new["motion_heatmap"] = json.dumps(seen.cells)
            changes.append(Change(RECORDINGS, key, old, new))
        if self._note is not None:
            self._note(changes)
        fates = [fate for part in rows.replace(changes) for fate in part]
        if database.failure is not None:
            raise DatabaseUnusableError(database.failure)
        return {change.key: fate for change, fate in zip(changes, fates)}

    def _result(self, row: BackfilledRow, fate: Fate | str | None) -> FileResult:
        """What became of it, and of what was found; counts it."""
        counts, moved = self.counts, fate is Fate.WRITTEN
        status, reason, message = Status.SKIPPED, Reason.ALREADY_INDEXED, None
        if moved:
            counts.updated += 1
            counts.with_motion += 1
            status = Status.WOULD_UPDATE if self.order.dry_run else Status.UPDATED
        elif isinstance(fate, str):
            counts.errors += 1
            status, reason, message = Status.ERROR, Reason.DATABASE, fate
        else:
            counts.skipped += 1
        return FileResult(
            row.path,
            status,
            None if moved else reason,
            message,
            start_time=row.start_time,
            duration=row.end_time - row.start_time,
            indexed=True,
            has_motion=moved,
        )


def _is_allowed(motion: RunMotion, row: BackfilledRow, seen: Seen) -> bool:
    """Whether the row may have that motion: Frigate would not delete the recording for it."""
    return motion.allowed(row.start_time, row.end_time, seen.motion) > 0


def _stream(row: BackfilledRow) -> Stream:
    return Stream.of_folder(os.path.basename(os.path.dirname(row.path)))
