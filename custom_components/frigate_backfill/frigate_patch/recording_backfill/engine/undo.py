"""The undo of one run: what it added goes, what it changed or removed comes back as it was."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import CancelledError, CannotUndoError, DatabaseUnusableError
from ..frigate.backfilled import is_estimated
from ..frigate.change import CASES, EVENTS, EXPORTS, PREVIEWS, RECORDINGS, REVIEWS, Change, same
from ..frigate.recordings import FrigateDatabase
from ..frigate.rows import Rows
from ..frigate.session import Fate
from ..models import FileResult, HourReport, Reason, RunKind, Status
from ..notices import Notice, RowKey, SummaryKey, UndoKey, sentences
from .foreseen import Foreseen
from .headline import headline
from .keeping import Keeping
from .missing_again import missing_again, missing_no_more
from .row_run import Left, RowRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..frigate.change import Row
    from ..models import HourSummary, MediaHour, RunOrder

_AT_ONCE = 500
_PUT_BACK = ((REVIEWS, EVENTS), (RECORDINGS,), (CASES,), (PREVIEWS, EXPORTS))
_TAKEN_OUT = tuple(reversed(_PUT_BACK))
"""In these orders no clean-up in between finds a half: what keeps comes before what is kept, and
goes after it."""
_CHANGED = Notice(RowKey.CHANGED_SINCE)


@dataclass(frozen=True)
class Target:
    """The run that is taken back."""

    job_id: str
    kind: RunKind
    tags: tuple[str, ...]
    """What the ids of its new recordings end in."""
    changes: Callable[[], Iterable[Change]]
    """What else it changed; may be asked more than once."""
    replaced: Callable[[], Iterable[Row]]
    """Recordings as they were before the run, or one since, changed them or took them out."""
    witness: Row | None = None
    """A row that its database must have (see `witness`)."""
    is_ours: Callable[[str], bool] = lambda _key: False
    """Whether that run, or one since, changed or took out the recording of that id."""


@dataclass(frozen=True)
class Writing:
    """What is to be written at once."""

    removals: dict[str, list[Change]]
    """By table."""
    inserts: list[Change]
    updates: list[Change]


class Undo(RowRun):
    """One undo; call `run` once."""

    def __init__(
        self,
        order: RunOrder,
        target: Target,
        *,
        note: Callable[[Sequence[Change]], None] | None,
        cancelled: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`note` puts into the journal what is about to be changed; None where there is none."""
        super().__init__(order, note=note, cancelled=cancelled, clock=clock)
        self._target = target
        self._estimated = 0
        """Rows with estimated lengths that came back."""
        self._refused: FileResult | None = None
        """The first row that the database refused."""
        self._keeping: Keeping

    @property
    def left(self) -> Left:
        """How many rows with estimated lengths it has put back."""
        return Left(self._estimated)

    def message(self) -> Notice:
        """The undo in a few sentences."""
        counts, key, dry = self.counts, SummaryKey, self.order.dry_run
        numbers = (
            (counts.removed, key.WOULD_TAKE_OUT if dry else key.TOOK_OUT),
            (counts.added, key.WOULD_PUT_BACK if dry else key.PUT_BACK),
            (counts.updated, key.WOULD_RESTORE if dry else key.RESTORED),
        )
        done = [Notice(form, count=number) for number, form in numbers if number]
        stay = [Notice(key.ROWS_STAY, count=counts.skipped)] if counts.skipped else []
        head = headline(self.order, cancelled=self.cancelled)
        return sentences(head, *(done or [Notice(key.NOTHING_TO_DO)]), *stay)

    def _work(self, database: FrigateDatabase) -> Iterator[HourReport]:
        """Take back table by table, reporting what stays."""
        rows = (Foreseen if self.order.dry_run else Rows)(database.session)
        keeping = self._keeping = Keeping(self.order, database, rows, self._place, self._clock())
        self._check_database(keeping)
        there = {(change.table, change.old is None) for change in self._target.changes()}
        for tables in _PUT_BACK:
            if any((table, False) in there for table in tables):
                keeping.begin_to_put_back(tables, self._target)
                for part in self._parts(tables, added=False):
                    yield self._turn_around(database, rows, keeping, part)
        for tables in _TAKEN_OUT:
            tagged = RECORDINGS in tables and bool(self._target.tags)
            if tagged or any((table, True) in there for table in tables):
                if warning := keeping.begin_to_take_out(tables, self._target):
                    self.warnings.append(warning)
                for part in self._parts(tables, added=True):
                    yield self._turn_around(database, rows, keeping, part)
            if tagged:
                yield from self._take_tagged(database, rows, keeping)
        if (refused := self._refused) is not None:
            # What was refused is left to the next undo of the run: this one is not its end.
            key, why = UndoKey.ROWS_REFUSED, Notice.of(refused.message or "")
            count = self.counts.errors
            raise DatabaseUnusableError(Notice(key, count=count, row=refused.file_path, why=why))

    def _check_database(self, keeping: Keeping) -> None:
        """Raises CannotUndoError where it is an older copy of the one that the run changed."""
        target, witness = self._target, self._target.witness
        if witness is None or not keeping.misses(witness) or target.is_ours(str(witness["id"])):
            return
        raise CannotUndoError(Notice(UndoKey.OF_ANOTHER_DATABASE, job=target.job_id))

    def _parts(self, tables: tuple[str, ...], *, added: bool) -> Iterator[list[Change]]:
        """Changes of those tables, some at once: rows that were added, or all others."""
        part: list[Change] = []
        for change in self._target.changes():
            if change.table in tables and (change.old is None) is added:
                part.append(change)
                if len(part) == _AT_ONCE:
                    yield part
                    part = []
        if part:
            yield part

    def _take_tagged(
        self, database: FrigateDatabase, rows: Rows, keeping: Keeping
    ) -> Iterator[HourReport]:
        """Take out the recordings whose ids carry the run."""
        for tag in self._target.tags:
            after = float("-inf")
            while page := rows.tagged(self.order.camera, tag, after):
                after = float(str(page[-1]["start_time"]))
                changes = [Change.addition(RECORDINGS, row) for row in page]
                known = {change.key: row for change, row in zip(changes, page)}
                yield self._turn_around(database, rows, keeping, changes, known)

    def _turn_around(
        self,
        database: FrigateDatabase,
        rows: Rows,
        keeping: Keeping,
        part: list[Change],
        known: dict[str, Row] | None = None,
    ) -> HourReport:
        """Do the opposite of each change in `part`, as far as nothing is lost by it."""
        if self._cancelled():
            raise CancelledError
        results: list[FileResult] = []
        removals: dict[str, list[Change]] = {}
        inserts: list[Change] = []
        updates: list[Change] = []
        for table in {change.table for change in part}:
            changes = [change for change in part if change.table == table]
            found = known or rows.find(table, [change.key for change in changes])
            out: list[Row] = []
            for change in changes:
                now = found.get(change.key)
                why = self._why_not(keeping, change, now)
                if why is None:
                    continue
                if why:
                    results.append(self._kept(change, now, why))
                elif change.old is None and now is not None:
                    out.append(now)
                elif now is None:
                    inserts.append(Change(table, change.key, None, change.old, change.belongings))
                elif change.old is not None:
                    updates.append(Change(table, str(change.old["id"]), now, change.old))
            removals[table] = rows.removals(table, out)
        changed = self._write(database, rows, Writing(removals, inserts, updates), results)
        if isinstance(rows, Foreseen):
            gone = [one for of in removals.values() for one in of]
            if known is None:
                rows.foresee([*inserts, *updates, *gone])
            else:
                rows.foresee_tagged(list(known.values()), {one.key for one in gone})
            changed = []
        return HourReport(results, changed=tuple(changed))

    def _write(
        self, database: FrigateDatabase, rows: Rows, todo: Writing, results: list[FileResult]
    ) -> list[HourSummary | MediaHour]:
        """Write it, and count it; by how much more, or less, is missing then."""
        counts, changed = self.counts, []
        for of_table in todo.removals.values():
            done = self._do(database, of_table, rows.remove, results)
            counts.removed += len(done)
            if self._target.kind is RunKind.RUN:
                changed += missing_again(done)
        done = self._do(database, todo.inserts, rows.insert, results)
        counts.added += len(done)
        if self._target.kind is RunKind.UNDO:
            changed += missing_no_more(done)
        counts.updated += len(self._do(database, todo.updates, rows.replace, results))
        return changed

    def _why_not(self, keeping: Keeping, change: Change, now: Row | None) -> str | None:
        """Why the change stays, in words; "" where it may go, None where it is gone already."""
        if change.new is None:  # it was removed
            return None if now else keeping.why_not_put_back(change, self._target.kind)
        if now is None or (change.old is not None and same(now, change.old)):
            return None
        if not same(change.new, now):
            return _CHANGED
        if change.old is None:
            return keeping.why_not_taken_out(change, now)
        return keeping.why_not_restored(change, now)

    def _do(
        self,
        database: FrigateDatabase,
        changes: list[Change],
        write: Callable[[Sequence[Change]], Iterator[list[Fate | str]]],
        results: list[FileResult],
    ) -> list[Change]:
        """Write `changes`, once they are in the journal; those that were done."""
        if self.order.dry_run or not changes:
            return changes
        if self._note is not None:
            self._note(changes)
        fates = [fate for part in write(changes) for fate in part]
        for change, fate in zip(changes, fates):
            if isinstance(fate, str):
                results.append(self._not_done(change, fate))
            elif fate is Fate.ALREADY_THERE:
                results.append(self._kept(change, change.new or change.old, _CHANGED))
            elif fate is Fate.WRITTEN and change.table == RECORDINGS and change.new is not None:
                self._estimated += is_estimated(change.new)
        if database.failure is not None:
            raise DatabaseUnusableError(database.failure)
        return [change for change, fate in zip(changes, fates) if fate is Fate.WRITTEN]

    def _kept(self, change: Change, row: Row | None, why: str) -> FileResult:
        self.counts.skipped += 1
        return _result(change, row or change.old, Status.SKIPPED, Reason.KEPT, why)

    def _not_done(self, change: Change, why: str) -> FileResult:
        """What tells of a row that the database refused."""
        self.counts.errors += 1
        row = change.new or change.old
        result = _result(change, row, Status.ERROR, Reason.DATABASE, why)
        self._refused = self._refused or result
        self._keeping.take_refused(change)
        return result


def _result(
    change: Change, row: Row | None, status: Status, reason: Reason, why: str
) -> FileResult:
    row = row or {}
    path = row.get("path") or row.get("thumb_path") or row.get("video_path")
    start = row.get("start_time")
    return FileResult(
        str(path or f"{change.table} {change.key}"),
        status,
        reason,
        why,
        float(start) if isinstance(start, (int, float)) else None,
    )
