"""A recorded run: whatever happens to it, its end is written down and says what was wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.lock import camera_lock
from recording_backfill.errors import (
    BusyError,
    DatabaseUnusableError,
    RequestError,
    UnexpectedError,
)
from recording_backfill.models import RunState, Trigger
from recording_backfill.state import history
from recording_backfill.state.file import StateFile
from recording_backfill.state.journal import FOLDER
from recording_backfill.state.recorded import record_run, traceback_of
from recording_backfill.state.run_log import RunLog, script_run_log

from testing.library import CAMERA, NOON

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import HourReport

    from testing.library import LibraryBuilder


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "frigate_backfill.db")


def queued(state: StateFile, library: LibraryBuilder) -> RunLog:
    history.add_job(state, "job", CAMERA, Trigger.API, dry_run=False, now=time.time())
    history.start_job(state, "job", time.time())
    return RunLog(state, "job", library.order())


def test_its_reports_reach_the_sink_and_its_end_the_state_file(
    library: LibraryBuilder, state: StateFile
) -> None:
    library.add(NOON)
    reports: list[HourReport] = []
    done = record_run(library.order(), queued(state, library), stop=bool, sink=reports.append)
    assert done.error is None
    assert [len(report.results) for report in reports] == [1]
    job = history.find_job(state, "job")
    assert job is not None
    assert (job.state, job.message) == (RunState.COMPLETED, done.ending.message)
    assert job.progress.counts.added == done.ending.counts.added == 1


def test_a_fault_of_ours_ends_it_as_failed_with_a_traceback(
    library: LibraryBuilder, state: StateFile
) -> None:
    library.add(NOON)

    def broken(_: HourReport) -> None:
        raise ZeroDivisionError("no such luck")

    done = record_run(library.order(), queued(state, library), stop=bool, sink=broken)
    assert isinstance(done.error, UnexpectedError)
    assert "no such luck" in done.ending.message
    assert "in broken" in traceback_of(done.error)
    job = history.find_job(state, "job")
    assert job is not None
    assert job.state is RunState.FAILED


def test_a_database_that_cannot_be_used_is_its_error(
    library: LibraryBuilder, state: StateFile
) -> None:
    library.execute("DROP TABLE recordings")
    done = record_run(library.order(), queued(state, library), stop=bool, sink=lambda _: None)
    assert isinstance(done.error, DatabaseUnusableError)
    assert done.ending.state is RunState.FAILED


def test_a_script_that_finds_the_camera_taken_leaves_no_trace_in_the_history(
    library: LibraryBuilder, state: StateFile
) -> None:
    log, _ = script_run_log(state.path, library.order(), "script")
    with camera_lock(str(library.database), CAMERA, "job"):
        done = record_run(library.order(), log, stop=bool, sink=lambda _: None)
    assert isinstance(done.error, BusyError)
    assert done.error.job_id == "job"
    assert history.find_job(state, "script") is None


def test_a_run_whose_library_went_before_it_began_leaves_no_journal(
    library: LibraryBuilder, state: StateFile, tmp_path: Path
) -> None:
    """It would stand for the camera's last run, cut off."""
    library.add(NOON)

    class UntilTheDiskWent(RunLog):
        def last_time(self) -> float | None:
            library.root.rename(tmp_path / "elsewhere")
            return super().last_time()

    history.add_job(state, "job", CAMERA, Trigger.API, dry_run=False, now=time.time())
    log = UntilTheDiskWent(state, "job", library.order())
    journals = tmp_path / FOLDER
    done = record_run(library.order(), log, journals=journals, stop=bool, sink=lambda _: None)
    assert isinstance(done.error, RequestError)
    assert list(journals.iterdir()) == []


@pytest.mark.parametrize("ends_as", [RunState.CANCELLED, RunState.INTERRUPTED])
def test_a_stop_is_called_what_it_was(
    library: LibraryBuilder, state: StateFile, ends_as: RunState
) -> None:
    library.add(NOON)
    done = record_run(
        library.order(),
        queued(state, library),
        stop=lambda: True,
        sink=lambda _: None,
        stopped_as=lambda: ends_as,
    )
    assert (done.ending.state, done.error) == (ends_as, None)
    assert ("Frigate stopped meanwhile" in done.ending.message) is (ends_as != "cancelled")
