"""A recorded run: the camera locked, the order checked, each report noted, its end written down."""

from __future__ import annotations

import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..engine.backfill import Backfill
from ..engine.check import check_order
from ..engine.lock import camera_lock
from ..engine.motion_search import MotionSearch
from ..engine.undo import Undo
from ..engine.verification import Verification
from ..engine.witness import witness_of
from ..errors import BackfillError, CancelledError, CannotUndoError, UnexpectedError
from ..frigate.change import tag_of
from ..frigate.days import birth_of
from ..models import RunKind, RunState
from ..notices import Notice, RunKey, SummaryKey, UndoKey, followed
from ..streams import Stream
from . import journal, undoing
from .journal import Header, Journal, JournalError
from .looked import Looked
from .timekeeper import Timekeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ..engine.row_run import RowRun
    from ..frigate.change import Change
    from ..models import HourReport, RunOrder
    from .journal import Past
    from .records import Ending
    from .run_log import RunLog

    Note = Callable[[Sequence[Change]], None]


@dataclass(frozen=True)
class Recorded:
    """How a recorded run ended."""

    ending: Ending
    error: BackfillError | None = None
    """Why it failed; an UnexpectedError has its cause."""


def record_run(
    order: RunOrder,
    log: RunLog,
    *,
    journals: Path | None = None,
    stop: Callable[[], bool],
    sink: Callable[[HourReport], None],
    wind_up: Callable[[Callable[[], bool]], None] = lambda _asked: None,
    stopped_as: Callable[[], RunState] = lambda: RunState.CANCELLED,
) -> Recorded:
    """Run `order` to its end and record it in `log`; nothing that goes wrong is raised.

    `journals` is the folder of the journals of runs; without one nothing can be undone. `sink` gets
    every report once it is noted; `wind_up` is called when all is written, before the end is noted,
    with what says whether to stop. `stop` is asked often; `stopped_as` then says what the end is
    called.
    """
    outcome = RunState.COMPLETED
    error: BackfillError | None = None
    message: Notice
    try:
        with camera_lock(order.database, order.camera, log.job_id, cancelled=stop):
            log.begin()
            asked = log.polled(stop)
            worker = _run(order, log, journals, asked, sink)
            if not worker.cancelled:
                wind_up(asked)
        message = worker.message()
        if worker.cancelled:
            outcome = stopped_as()
    except CancelledError:
        outcome = stopped_as()
        message = Notice(SummaryKey.NOT_BEGUN, camera=order.camera)
    except BackfillError as caught:
        outcome, message, error = RunState.FAILED, caught.notice, caught
    except Exception as caught:  # noqa: BLE001 - each door tells of it in its own way
        outcome = RunState.FAILED
        message = Notice(RunKey.FAILED, error=f"{type(caught).__name__}: {caught}")
        error = UnexpectedError(message)
        error.__cause__ = caught
    if outcome is RunState.INTERRUPTED:
        message = followed(message, Notice(SummaryKey.INTERRUPTED))
    return Recorded(log.finish(outcome, message), error)


def _run(
    order: RunOrder,
    log: RunLog,
    journals: Path | None,
    asked: Callable[[], bool],
    sink: Callable[[HourReport], None],
) -> Backfill | RowRun:
    """The worker, once it has done its work; raises BackfillError."""
    check_order(order, asked)
    timekeeper = Timekeeper(order, log.last_time(), asked)
    with _worker(order, log, asked, journals) as worker:
        log.watch(worker)
        for report in worker.run():
            log.note(report)
            sink(report)
            timekeeper.check()
    return worker


@contextmanager
def _worker(
    order: RunOrder, log: RunLog, cancelled: Callable[[], bool], folder: Path | None
) -> Iterator[Backfill | RowRun]:
    """What does the work, with a journal by which it can be taken back."""
    # While the database does not tell which it is, no run begins, and nothing is taken back.
    birth = "" if folder is None else birth_of(order.database, cancelled)
    past = _past(order, folder, birth)
    book = (
        None if order.dry_run or folder is None else _journal(order, log, folder, birth, cancelled)
    )
    note = None if book is None else book.note
    worker: Backfill | RowRun | None = None
    listings = None
    try:
        if past is not None and folder is not None:
            worker = _undo(order, folder, past, note, cancelled)
            if order.undo_last:  # perhaps more was meant than that run
                worker.warnings += _cut_off_before(folder, order, past.header.job_id, birth)
        else:
            worker = _run_of(order, log, folder, note, cancelled)
        if isinstance(worker, Backfill):
            worker.memory = listings = log.listings(worker.root)
        yield worker
        if book is not None and not worker.cancelled:
            book.finish()
    finally:
        if listings is not None:
            listings.close()
        if book is not None and folder is not None:
            # The library may have gone before there was a worker.
            book.close(0 if worker is None else worker.counts.changed)
            journal.prune(folder)


def _past(order: RunOrder, folder: Path | None, birth: str) -> Past | None:
    """The run that is to be taken back, if any; raises CannotUndoError."""
    if order.undo_of is None:
        return None
    if folder is None:
        raise CannotUndoError(Notice(UndoKey.NO_JOURNALS))
    past = undoing.choose(folder, order.camera, order.undo_of, birth)
    if order.sync_deletes and not order.dry_run:
        raise CannotUndoError(Notice(UndoKey.UNDO_AND_SYNC))
    return past


def _undo(
    order: RunOrder, folder: Path, past: Past, note: Note | None, cancelled: Callable[[], bool]
) -> Undo:
    return Undo(order, undoing.target(folder, past), note=note, cancelled=cancelled)


def _run_of(
    order: RunOrder,
    log: RunLog,
    folder: Path | None,
    note: Note | None,
    cancelled: Callable[[], bool],
) -> Backfill | RowRun:
    if order.find_motion:
        place = None if folder is None else folder.parent
        looked = {stream: Looked(place, stream.folder(order.camera)) for stream in Stream}
        return MotionSearch(order, looked, note=note, cancelled=cancelled)
    if order.verify:
        return Verification(order, note=note, cancelled=cancelled)
    return Backfill(order, cancelled=cancelled, tag=tag_of(log.job_id), note=note)


def _cut_off_before(folder: Path, order: RunOrder, job_id: str, birth: str) -> Iterator[Notice]:
    """Which runs before it an undo of that run leaves, because they were cut off."""
    if jobs := undoing.cut_off_before(folder, order.camera, job_id, birth):
        yield Notice(UndoKey.CUT_OFF_BEFORE, count=len(jobs), jobs=", ".join(jobs))


def _journal(
    order: RunOrder, log: RunLog, folder: Path, birth: str, cancelled: Callable[[], bool]
) -> Journal | None:
    """The run's journal; a run does without, an undo does not. Raises JournalError."""
    header = Header(
        log.job_id,
        order.camera,
        birth,
        time.time(),
        order.kind,
        order.undo_of,
        () if order.undo_of is None else undoing.cut_off(folder, order.undo_of),
        witness_of(order, cancelled),
    )
    try:
        return Journal(folder, header)
    except JournalError as error:
        if order.kind is RunKind.UNDO:
            raise
        log.add_warning(Notice(UndoKey.CANNOT_BE_UNDONE, why=error.notice))
        return None


def traceback_of(error: UnexpectedError) -> str:
    """Where in our code its cause came from."""
    cause = error.__cause__ or error
    return "".join(traceback.format_exception(type(cause), cause, cause.__traceback__))
