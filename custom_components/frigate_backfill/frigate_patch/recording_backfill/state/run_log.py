"""The log of one run: writes what the run finds and how far it is into the state file.

Both doors use it, the child process and the script. A run never fails because of it: when the
state file cannot be written, the log stops and says so in a warning.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..engine.backfill import Backfill
from ..engine.row_run import RowRun
from ..evidence.copies.find import short_id
from ..evidence.copies.neighbours import of_others
from ..models import (
    Asked,
    Counts,
    HourReport,
    Media,
    Progress,
    RunKind,
    RunOrder,
    RunState,
    Trigger,
)
from ..notices import DiskKey, LibraryKey, Notice, RunKey
from . import findings, history, kept_ends, said, time_saved
from .file import StateError, StateFile, StateLockedError
from .findings import Look
from .listings import Listings
from .records import Ending
from .unverified import Reckoning
from .unwritten import Unwritten

if TYPE_CHECKING:
    from ..engine.row_run import Left

TICK = 0.5
"""Seconds between two signs of life."""
PATIENCE = 30.0
"""Seconds for which a state file may be locked before a run does without."""
_NAP = 0.1


class RunLog:
    """Records one run of the job `job_id`; without a state file it only keeps count."""

    def __init__(
        self,
        state: StateFile | None,
        job_id: str,
        order: RunOrder,
        *,
        of_script: bool = False,
        warn_unindexed: bool = False,
        held_back: Iterable[Notice] = (),
        on_tick: Callable[[Progress], None] = lambda _progress: None,
    ) -> None:
        """`of_script`: whether its job is not in the state file yet, as it came by no queue.

        `warn_unindexed`: whether Frigate deletes what stays without a row; `held_back`: why its
        last syncs were left out.
        """
        self._state = state
        self._state_file = None if state is None else state.path
        self.job_id = job_id
        self._of_script = of_script
        self._order = order
        self._warn_unindexed = warn_unindexed
        self._on_tick = on_tick
        self._began = time.monotonic()
        self._ticked = 0.0
        self._worker: Backfill | RowRun | None = None
        self._look: Look | None = None
        self._reckoning = Reckoning(order)
        self._unwritten = Unwritten(keeps_errors=order.kind is RunKind.VERIFY)
        self._warnings: list[Notice] = [*held_back]
        self._locked_since: float | None = None
        self.cancel_requested = False
        """Whether somebody asked through the state file that the run stop."""

    @property
    def seconds(self) -> float:
        """How long the run has taken so far."""
        return time.monotonic() - self._began

    @property
    def counts(self) -> Counts:
        """What has been counted so far."""
        run = self._worker
        return (
            Counts() if run is None else replace(run.counts, summary=run.summary, media=run.media)
        )

    @property
    def progress(self) -> Progress:
        """How far the run is; what does not know how long the rest takes goes by its speed."""
        counts, run = self.counts, self._worker
        total = None if run is None else run.files_total
        eta = None
        if isinstance(run, Backfill):
            eta = run.progress.eta_seconds
        elif total is not None and counts.scanned:
            left = max(0, total - counts.scanned)
            eta = round(self.seconds * left / counts.scanned, 1)
        return Progress(counts, total, eta)

    @property
    def _left(self) -> Left | None:
        """Which rows with estimated lengths a run over rows leaves; None of another run."""
        return self._worker.left if isinstance(self._worker, RowRun) else None

    def begin(self) -> None:
        """Note that the run has the camera to itself and begins."""
        if self._of_script:
            self._try(self._add_job)

    def last_time(self) -> float | None:
        """The latest time that the state file knows of."""
        if self._state is None:
            return None
        try:
            return time_saved.read(self._state)
        except StateError:
            return None

    def listings(self, root: str) -> Listings | None:
        """What is remembered of the camera's folders in the library `root`."""
        return None if self._state is None else Listings(self._state, self._order.camera, root)

    def watch(self, worker: Backfill | RowRun) -> None:
        """Record what `worker` does from now on."""
        self._worker = worker
        self._try(self._note_place)
        self._try(self._reckoning.begin)

    def note(self, report: HourReport) -> None:
        """Take in what the run reports; it is written with the next tick."""
        if self._state is not None:
            self._unwritten.add(report)
        if self._unwritten.is_due:
            self._try(self._flush, later=True)
        self.tick()

    def add_warning(self, warning: Notice) -> None:
        """Have something said of the run that it does not know itself."""
        self._warnings.append(warning)

    def tick(self) -> None:
        """Give a sign of life, if the last one is a while ago; call it often."""
        now = time.monotonic()
        if now - self._ticked < TICK:
            return
        self._ticked = now
        self._try(self._write_progress, later=True)
        self._on_tick(self.progress)

    def polled(self, stop: Callable[[], bool]) -> Callable[[], bool]:
        """`stop` for the run to ask, which it does often also while it waits: each asking ticks."""

        def asked() -> bool:
            self.tick()
            return self.cancel_requested or stop()

        return asked

    def finish(self, outcome: RunState, message: Notice) -> Ending:
        """Write how the run ended; returns that, with all warnings, the log's own among them."""
        seconds = self.seconds
        self._try(self._flush)
        self._try(lambda state: self._conclude(state, outcome))
        self._try(lambda state: self._reckoning.end(state, self.counts, self._left, outcome))
        if left_out := self._unwritten.left_out:
            self._warnings.append(Notice(RunKey.RESULTS_LEFT_OUT, count=left_out))
            self._try(lambda state: history.note_left_out(state, self.job_id, left_out))
        counts, warnings = self.counts, self.warnings
        ending = Ending(outcome, message, time.time(), round(seconds, 2), counts, warnings)
        self._try(lambda state: history.finish_job(state, self.job_id, ending))
        if self._state is None and self._state_file is not None:
            kept_ends.keep(self._state_file, self.job_id, replace(ending, warnings=self.warnings))
        self._try(lambda state: findings.prune(state, self._order.camera))
        self._try(lambda state: time_saved.save(state, time.time()))
        return replace(ending, warnings=self.warnings)

    @property
    def warnings(self) -> list[Notice]:
        """The run's warnings so far, the log's own among them."""
        return [*([] if self._worker is None else self._worker.warnings), *self._warnings]

    def _try(self, action: Callable[[StateFile], object], *, later: bool = False) -> None:
        """Do it, unless the log has stopped; `later`: whether it can be done the next time, too."""
        while self._state is not None:
            try:
                action(self._state)
                self._locked_since = None
                return
            except StateLockedError as error:
                if not self._may_wait():
                    self._stop(error)
                elif later:
                    return
                time.sleep(_NAP)
            except StateError as error:
                self._stop(error)

    def _may_wait(self) -> bool:
        """Whether the state file has not been locked for long."""
        now = time.monotonic()
        if self._locked_since is None:
            self._locked_since = now
        return now - self._locked_since < PATIENCE

    def _stop(self, error: StateError) -> None:
        """Do without the state file from now on."""
        self._state = None
        self._unwritten.clear()
        self._warnings.append(Notice(RunKey.NOT_IN_HISTORY, why=error.notice))

    def _add_job(self, state: StateFile) -> None:
        now, order = time.time(), self._order
        database = history.database_key(order.database)
        history.interrupt_dead(state, now, database)
        history.add_job(
            state,
            self.job_id,
            order.camera,
            Trigger.SCRIPT,
            dry_run=order.dry_run,
            now=now,
            database=database,
            kind=order.kind,
            undo_of=order.undo_of,
            asked=Asked.of(order),
        )

    def _note_place(self, state: StateFile) -> None:
        if self._worker is None:
            return
        order, root = self._order, self._worker.root
        number = history.set_root(state, self.job_id, root)
        if number is None:
            raise StateError(Notice(DiskKey.JOB_NOT_NOTED))
        self._look = Look(number, root, order.camera)
        if order.kind is not RunKind.RUN:
            return
        days = order.retention.days
        before = findings.swap_retention(state, order.camera, days, dry_run=order.dry_run)
        if before is not None and before != days:
            self._warnings.append(Notice(RunKey.RETENTION_CHANGED, days=days, before=before))

    def _flush(self, state: StateFile) -> None:
        if self._look is not None:
            self._unwritten.write(state, self._look)

    def _write_progress(self, state: StateFile) -> None:
        self._flush(state)
        self._reckoning.go_on(state, self.counts, self._left)
        now = time.time()
        self.cancel_requested |= history.note_progress(state, self.job_id, self.progress, now)

    def _conclude(self, state: StateFile, outcome: RunState) -> None:
        if self._worker is None or self._look is None:
            return
        if self._order.kind is not RunKind.RUN:
            return
        seen = self._worker.library_seen
        if outcome is RunState.COMPLETED and seen:
            hours = self._worker.hours
            if self._order.wants(Media.RECORDINGS):
                findings.drop_unseen_hours(state, self._look, hours)
            whole = self._order.covered(*hours)
            findings.drop_unseen_media_hours(state, self._look, self._worker.media, whole)
            findings.note_look(state, self._look.camera, time.time())
        if self.counts.added:
            self._warn_of_other(state)
        missing = 0 if seen else findings.missing(state, self._look.camera).files
        if missing and not self._worker.warnings:
            root = self._look.root
            self._warnings.append(Notice(LibraryKey.LIBRARY_EMPTY, folder=root, count=missing))
        if self._warn_unindexed and (left := findings.missing_everywhere(state)):
            self._warnings.append(Notice(RunKey.SYNC_MAY_DELETE, count=left))

    def _warn_of_other(self, state: StateFile) -> None:
        """Say that another Frigate records this camera; a real run does so once a day."""
        order = self._order
        other = of_others(order, state.instance_id).get(order.camera)
        subject = f"{RunKey.SHARED_CAMERA} {order.camera}"
        if other is None or not (order.dry_run or said.is_due(state, subject, other, time.time())):
            return
        self._warnings.append(Notice(RunKey.SHARED_CAMERA, name=short_id(other)))


def script_run_log(state_file: Path, order: RunOrder, job_id: str) -> tuple[RunLog, str | None]:
    """A log for a run of the script, and why it cannot record, if so.

    Only an existing state file is used: where the patch never ran, nobody would read it.
    """
    try:
        state = StateFile(state_file, create=False)
    except StateError as error:
        return RunLog(None, job_id, order), str(error) if state_file.is_file() else None
    return RunLog(state, job_id, order, of_script=True), None


def new_job_id() -> str:
    """An id that no other job has."""
    return uuid.uuid4().hex
