"""What the state file knows of each camera, for the status endpoints."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from ..models import RunKind
from ..state import findings, history, schedules, unverified
from ..state.file import StateError, StateFile
from ..state.findings import Missing, MissingMedia
from ..state.records import JobRecord, Totals
from ..state.schedules import Schedule


@dataclass(frozen=True)
class CameraRecord:
    """What the state file knows of one camera."""

    last_run: JobRecord | None
    last_dry_run: JobRecord | None
    recent_runs: list[JobRecord]
    missing: Missing
    missing_media: dict[str, MissingMedia]
    """The same of other kinds than recordings, by their names."""
    estimated: int
    """Rows with an estimated length that are not verified yet."""
    totals: Totals
    schedule: Schedule
    script_run: JobRecord | None
    """The script's run that works on the camera just now."""

    @property
    def runs(self) -> list[JobRecord]:
        """All that are told of, each once."""
        last = (self.last_run, self.last_dry_run)
        return [*self.recent_runs, *(run for run in last if run and run not in self.recent_runs)]


def read_cameras(
    state: StateFile, cameras: Iterable[str], database_path: str, runs_after: int = 0
) -> dict[str, CameraRecord]:
    """What the state file knows of `cameras`, of their runs those after number `runs_after`."""
    database, now = history.database_key(database_path), time.time()
    # What is locked, or on a full disk, can still be read.
    with suppress(StateError):
        history.interrupt_dead(state, now, database)
    # Of one moment: a client asks next for what comes after the newest run that it sees here.
    with state.snapshot():
        return _read(state, list(cameras), now, database, runs_after)


def _read(
    state: StateFile, cameras: list[str], now: float, database: str | None, runs_after: int
) -> dict[str, CameraRecord]:
    scripts = history.running_scripts(state, now, database)
    # An undo changes what is told of older runs.
    undone = history.cameras_with_undo(state, runs_after) if runs_after else frozenset()
    after = {camera: 0 if camera in undone else runs_after for camera in cameras}
    runs = {camera: history.recent_runs(state, camera, number) for camera, number in after.items()}
    return {
        camera: CameraRecord(
            last_run=_last(state, camera, after[camera], runs[camera], dry_run=False),
            last_dry_run=_last(state, camera, after[camera], runs[camera], dry_run=True),
            recent_runs=runs[camera],
            missing=findings.missing(state, camera),
            missing_media=findings.missing_media(state, camera),
            estimated=unverified.rows(state, camera, database),
            totals=history.totals(state, camera),
            schedule=schedules.read(state, camera),
            script_run=scripts.get(camera),
        )
        for camera in after
    }


def _last(
    state: StateFile, camera: str, after: int, recent: list[JobRecord], *, dry_run: bool
) -> JobRecord | None:
    """The camera's newest run, real or dry, which is nearly always among its `recent` ones."""
    for run in recent:
        if run.kind is RunKind.RUN and run.dry_run == dry_run:
            return run
    if len(recent) < history.RECENT_RUNS:  # these are all
        return None
    return history.last_run(state, camera, after, dry_run=dry_run)
