"""The log of a run: what it writes on the way, and that no run fails because of it."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import Counts, HourReport, Retention, RunOrder, RunState, Trigger
from recording_backfill.notices import Notice, RunKey
from recording_backfill.state import findings, history, journal, kept_ends, run_log
from recording_backfill.state.file import StateFile
from recording_backfill.state.findings import Look, ResultQuery
from recording_backfill.state.recorded import record_run
from recording_backfill.state.records import Ending
from recording_backfill.state.run_log import RunLog, new_job_id, script_run_log

from testing.library import CAMERA, NOON, LibraryBuilder


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "frigate_backfill.db")


def recorded(state: StateFile, order: RunOrder, **options: Any) -> list[str]:
    """A whole run of the job that the state file gets for it; its warnings."""
    job_id = new_job_id()
    history.add_job(
        state, job_id, order.camera, Trigger.API, dry_run=order.dry_run, now=time.time()
    )
    history.start_job(state, job_id, time.time())
    log = RunLog(state, job_id, order, **options)
    return list(record_run(order, log, stop=bool, sink=lambda _: None).ending.warnings)


def test_a_run_says_when_retention_changed_since_the_last_dry_run(
    library: LibraryBuilder, state: StateFile
) -> None:
    library.add(NOON)
    week, day = Retention(days=7.0), Retention(days=1.0)
    assert recorded(state, library.order(dry_run=True, retention=week)) == []
    assert recorded(state, library.order(retention=week)) == []
    (warning,) = recorded(state, library.order(retention=day))
    assert "1 days now" in warning
    assert "7" in warning


def test_a_run_warns_of_what_frigates_sync_may_delete(
    library: LibraryBuilder, state: StateFile
) -> None:
    library.add(NOON)
    library.add(NOON, camera="back_yard")
    other = library.order(dry_run=True, camera="back_yard")
    (warning,) = recorded(state, other, warn_unindexed=True)
    assert "sync_recordings" in warning
    # This camera's are in; what another camera misses may still go.
    (warning,) = recorded(state, library.order(), warn_unindexed=True)
    assert "1 recording on disk" in warning
    assert recorded(state, library.order(camera="back_yard"), warn_unindexed=True) == []


def test_hours_that_are_gone_from_the_disk_are_not_missing_any_more(
    library: LibraryBuilder, state: StateFile
) -> None:
    early, late = library.add(NOON), library.add(NOON + 3600)
    recorded(state, library.order(dry_run=True))
    assert findings.missing(state, CAMERA).files == 2
    early.unlink()
    recorded(state, library.order(dry_run=True, start_time=NOON + 3600))
    assert findings.missing(state, CAMERA).files == 2
    recorded(state, library.order(dry_run=True))
    assert findings.missing(state, CAMERA).files == 1
    late.unlink()
    recorded(state, library.order())
    assert findings.missing(state, CAMERA).files == 0


def test_a_run_completes_when_the_state_file_cannot_be_written(
    library: LibraryBuilder, state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    monkeypatch.setattr(run_log, "TICK", 0.0)
    monkeypatch.setattr(run_log, "PATIENCE", 0.2)
    state.rows("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(state.path, isolation_level=None)
    order = library.order()
    history.add_job(state, "a", CAMERA, Trigger.API, dry_run=False, now=1.0)
    recording = RunLog(state, "a", order)
    holder.execute("BEGIN IMMEDIATE")
    (warning,) = record_run(order, recording, stop=bool, sink=lambda _: None).ending.warnings
    assert "locked" in warning
    assert len(library.rows()) == 1
    holder.close()


def test_a_state_file_that_is_locked_for_a_while_is_written_later(
    library: LibraryBuilder, state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        library.add(NOON + 3600.0 * number)
    monkeypatch.setattr(run_log, "TICK", 0.0)
    state.rows("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(state.path, isolation_level=None)
    order = library.order()
    history.add_job(state, "a", CAMERA, Trigger.API, dry_run=False, now=1.0)
    log = RunLog(state, "a", order)
    seen: list[HourReport] = []
    steps = iter(("BEGIN IMMEDIATE", "ROLLBACK"))

    def lock_for_an_hour(report: HourReport) -> None:
        seen.append(report)
        holder.execute(next(steps, "SELECT 1"))

    ending = record_run(order, log, stop=bool, sink=lock_for_an_hour).ending
    holder.close()
    assert len(seen) == 3
    assert not ending.warnings
    job = history.find_job(state, "a")
    assert job is not None
    assert job.state is RunState.COMPLETED
    total, _ = findings.results(state, Look(job.number, "", CAMERA), ResultQuery())
    assert total == 3


def test_the_end_of_a_run_waits_for_a_state_file_that_is_locked(
    library: LibraryBuilder, state: StateFile
) -> None:
    library.add(NOON)
    state.rows("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(state.path, isolation_level=None, check_same_thread=False)
    order = library.order()
    history.add_job(state, "a", CAMERA, Trigger.API, dry_run=False, now=1.0)
    release = threading.Timer(1.0, lambda: holder.execute("ROLLBACK"))

    def lock(_asked: object) -> None:
        holder.execute("BEGIN IMMEDIATE")
        release.start()

    log = RunLog(state, "a", order)
    ending = record_run(order, log, stop=bool, sink=lambda _: None, wind_up=lock).ending
    release.join()
    holder.close()
    assert not ending.warnings
    job = history.find_job(state, "a")
    assert job is not None
    assert job.state is RunState.COMPLETED


def test_a_run_whose_end_could_not_be_noted_was_not_cut_off(
    library: LibraryBuilder, state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is a script's, of which no process of Frigate's knows."""
    library.add(NOON)
    monkeypatch.setattr(run_log, "PATIENCE", 0.0)
    state.rows("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(state.path, isolation_level=None)
    log = RunLog(state, "a", library.order(), of_script=True)

    def lock(_asked: object) -> None:
        holder.execute("BEGIN IMMEDIATE")

    ending = record_run(library.order(), log, stop=bool, sink=lambda _: None, wind_up=lock).ending
    holder.close()
    assert "locked" in ending.warnings[0]
    assert history.unfinished(state)
    history.interrupt_dead(state, time.time() + 60, None)
    job = history.find_job(state, "a")
    assert job is not None
    assert (job.state, job.message) == (RunState.COMPLETED, ending.message)
    assert (job.finished_at, job.warnings) == (ending.finished_at, tuple(ending.warnings))
    assert history.totals(state, CAMERA).files_added == 1
    assert not list(state.path.with_name(journal.FOLDER).glob("*.ended"))


def test_an_end_that_nobody_came_for_is_kept_as_long_as_a_journal(state: StateFile) -> None:
    ending = Ending(RunState.COMPLETED, Notice(RunKey.RUN_HANGS), 1.0, 1.0, Counts())
    for job, days in (("old", 40.0), ("new", 1.0)):
        kept_ends.keep(state.path, job, ending)
        (path,) = state.path.with_name(journal.FOLDER).glob(f"{job}.*")
        os.utime(path, (time.time(), time.time() - days * 86400))
    journal.prune(state.path.with_name(journal.FOLDER))
    assert kept_ends.read(state.path, "old") is None
    assert kept_ends.read(state.path, "new") == ending


def test_a_run_stops_when_it_is_asked_to_through_the_state_file(
    library: LibraryBuilder, state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_log, "TICK", 0.0)
    order = library.order()
    recording, why_not = script_run_log(state.path, order, "mine")
    assert why_not is None
    recording.begin()
    asked = recording.polled(lambda: False)
    assert not asked()
    assert history.request_cancel(state, "mine")
    assert asked()


def test_progress_tells_the_time_left_by_the_speed_so_far(
    library: LibraryBuilder, state: StateFile
) -> None:
    for number in range(4):
        library.add(NOON + 10 * number)
    order = library.order()
    recording = RunLog(None, "a", order)
    backfill = Backfill(order)
    recording.watch(backfill)
    assert recording.progress.to_json()["percent"] is None
    assert recording.progress.eta_seconds is None
    for report in backfill.run():
        recording.note(report)
    done = recording.progress.to_json()
    assert (done["percent"], done["eta_seconds"], done["files_total"]) == (100.0, 0.0, 4)


def test_without_the_patchs_state_file_a_script_makes_none(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.db"
    _, why_not = script_run_log(path, library.order(), "mine")
    assert why_not is None
    assert not path.exists()
    path.write_bytes(b"no database" * 100)
    _, why_not = script_run_log(path, library.order(), "mine")
    assert why_not is not None


def test_another_library_root_is_counted_beside_the_first(
    library: LibraryBuilder, state: StateFile, tmp_path: Path
) -> None:
    library.add(NOON)
    old = tmp_path / "old"
    moved = old / library.path(NOON + 7200).relative_to(library.root)
    moved.parent.mkdir(parents=True)
    moved.write_bytes(library.add(NOON + 7200).read_bytes())
    library.path(NOON + 7200).unlink()
    recorded(state, library.order(dry_run=True))
    extra = replace(library.order(dry_run=True), directory=str(old), extra_roots=(str(old),))
    recorded(state, extra)
    assert findings.missing(state, CAMERA).files == 2
    job = history.last_job(state, CAMERA)
    assert job is not None
    look = findings.Look(job.number, job.root or "", CAMERA)
    _, page = findings.results(state, look, findings.ResultQuery())
    assert [result.file_path for result in page] == [str(moved)]


def test_a_run_gives_a_sign_of_life_every_second_also_while_it_waits(
    library: LibraryBuilder, state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(run_log.time, "monotonic", lambda: now)
    signs: list[float] = []
    order = library.order()
    log = RunLog(state, new_job_id(), order, on_tick=lambda _: signs.append(now))
    log.watch(Backfill(order))
    asked = log.polled(bool)
    for _ in range(100):  # ten seconds of asking ten times a second
        asked()
        now += 0.1
    assert max(later - earlier for earlier, later in pairwise(signs)) <= 1.0
    assert len(signs) <= 2 * 10 + 1
