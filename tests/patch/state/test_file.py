"""The state file: what it keeps, what it forgets, what it survives."""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.lock import camera_lock
from recording_backfill.errors import BusyError
from recording_backfill.frigate.change import tag_of
from recording_backfill.frigate.config import CameraInfo
from recording_backfill.http.status import CameraStatusAnswer
from recording_backfill.jobs.status import read_cameras
from recording_backfill.models import (
    Counts,
    FileResult,
    HourSummary,
    Media,
    MediaHour,
    Progress,
    Reason,
    Retention,
    RunKind,
    RunState,
    Status,
    Trigger,
)
from recording_backfill.state import findings, history
from recording_backfill.state import schedules as schedule
from recording_backfill.state.file import StateDamagedError, StateError, StateFile
from recording_backfill.state.findings import Look, ResultQuery
from recording_backfill.state.history import HEARTBEAT_LIMIT
from recording_backfill.state.records import Ending
from recording_backfill.state.store import Store

from testing.library import NOON, LibraryBuilder

VERSION_1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('instance_id', 'x'), ('run_counter', '1');
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY, job_id TEXT NOT NULL UNIQUE, camera TEXT NOT NULL,
    trigger TEXT NOT NULL, dry_run INTEGER NOT NULL, state TEXT NOT NULL,
    queued_at REAL NOT NULL, started_at REAL, heartbeat_at REAL, finished_at REAL,
    run_number INTEGER, cancel_requested INTEGER NOT NULL DEFAULT 0, root TEXT,
    files_total INTEGER,
    files_added INTEGER NOT NULL DEFAULT 0, files_updated INTEGER NOT NULL DEFAULT 0,
    files_skipped INTEGER NOT NULL DEFAULT 0, files_errors INTEGER NOT NULL DEFAULT 0,
    files_past_retention INTEGER NOT NULL DEFAULT 0, eta_seconds REAL,
    processing_time_seconds REAL, message TEXT, warnings TEXT NOT NULL DEFAULT '[]');
CREATE INDEX jobs_of_camera ON jobs (camera, run_number);
INSERT INTO jobs VALUES (1, 'a', 'front_door', 'api', 0, 'completed', 1, 1, 1, 2, 1, 0, '/r', 15,
    1, 2, 3, 4, 5, NULL, 1.0, 'Done.', '[]');
CREATE TABLE results (
    job INTEGER NOT NULL, position INTEGER NOT NULL, file_path TEXT, start_time REAL,
    duration REAL, size INTEGER, status TEXT NOT NULL, reason TEXT, message TEXT,
    past_retention INTEGER NOT NULL, PRIMARY KEY (job, position)) WITHOUT ROWID;
INSERT INTO results VALUES (1, 0, '/a', 1.0, 1.0, 1, 'added', NULL, NULL, 0);
CREATE TABLE hours (
    camera TEXT NOT NULL, root TEXT NOT NULL, hour REAL NOT NULL,
    missing_files INTEGER NOT NULL, missing_seconds REAL NOT NULL,
    missing_bytes INTEGER NOT NULL, past_retention INTEGER NOT NULL,
    error_files INTEGER NOT NULL, job INTEGER NOT NULL,
    PRIMARY KEY (camera, root, hour)) WITHOUT ROWID;
INSERT INTO hours VALUES ('front_door', '/r', 3600, 3, 30.0, 300, 1, 0, 1);
CREATE TABLE cameras (
    camera TEXT PRIMARY KEY, runs INTEGER NOT NULL DEFAULT 0,
    files_added INTEGER NOT NULL DEFAULT 0, files_updated INTEGER NOT NULL DEFAULT 0,
    files_skipped INTEGER NOT NULL DEFAULT 0, files_errors INTEGER NOT NULL DEFAULT 0,
    looked_at REAL, retention_days REAL) WITHOUT ROWID;
CREATE TABLE schedules (
    camera TEXT PRIMARY KEY, enabled INTEGER NOT NULL, interval_hours NUMERIC NOT NULL,
    retention_days NUMERIC NOT NULL, enabled_at REAL, next_run_at REAL, last_run_at REAL
    ) WITHOUT ROWID;
PRAGMA user_version = 1;
"""
ROOT = "/media/frigate/recordings"
CAMERA = "front_door"
HOUR = 1767268800.0


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "frigate_backfill.db")


def finished(
    state: StateFile,
    job_id: str,
    *,
    camera: str = CAMERA,
    dry_run: bool = False,
    added: int = 1,
    outcome: RunState = RunState.COMPLETED,
) -> None:
    """A job from its begin to its end."""
    now = time.time()
    history.add_job(state, job_id, camera, Trigger.API, dry_run=dry_run, now=now)
    history.start_job(state, job_id, now)
    history.finish_job(state, job_id, Ending(outcome, "Done.", now, 1.5, Counts(added=added)))


def test_run_numbers_grow_over_all_cameras_and_restarts(tmp_path: Path) -> None:
    for camera in (CAMERA, "back_yard", CAMERA):
        with StateFile(tmp_path / "s.db") as state:
            finished(state, f"{camera}{time.monotonic_ns()}", camera=camera)
    with StateFile(tmp_path / "s.db") as state:
        runs = history.recent_runs(state, CAMERA) + history.recent_runs(state, "back_yard")
    assert [run.run_number for run in runs] == [3, 1, 2]


def test_an_end_is_noted_once(state: StateFile) -> None:
    finished(state, "a", added=3)
    again = Ending(RunState.FAILED, "Late.", time.time(), 9.0, Counts(added=50))
    assert not history.finish_job(state, "a", again)
    last = history.last_run(state, CAMERA, dry_run=False)
    assert last is not None
    assert (last.state, last.progress.counts.added) == (RunState.COMPLETED, 3)
    assert history.totals(state, CAMERA).files_added == 3


def test_dry_runs_and_runs_that_never_began_are_not_in_the_totals(state: StateFile) -> None:
    finished(state, "real", added=2)
    finished(state, "dry", dry_run=True, added=7)
    history.add_job(state, "queued", CAMERA, Trigger.API, dry_run=False, now=1.0)
    history.finish_job(state, "queued", Ending(RunState.CANCELLED, "No.", 2.0, 0.0, Counts()))
    totals = history.totals(state, CAMERA)
    assert (totals.runs, totals.files_added) == (1, 2)


def test_the_last_real_run_is_remembered_behind_many_dry_runs(state: StateFile) -> None:
    finished(state, "real")
    for number in range(40):
        finished(state, f"dry{number}", dry_run=True)
        findings.prune(state, CAMERA)
    last = history.last_run(state, CAMERA, dry_run=False)
    assert last is not None
    assert last.job_id == "real"
    assert len(history.recent_runs(state, CAMERA)) == 10
    assert state.row("SELECT count(*) FROM jobs")[0] == findings.KEPT_JOBS + 1


def results_of(state: StateFile, job_id: str) -> tuple[int, list[FileResult]]:
    job = history.find_job(state, job_id)
    assert job is not None
    return findings.results(state, Look(job.number, ROOT, CAMERA), ResultQuery(limit=1000))


def test_results_come_back_as_they_were(state: StateFile) -> None:
    stored = [
        FileResult(f"{ROOT}/2026-01-01/12/front_door/00.10.mp4", Status.ADDED, None, None,
                   HOUR + 10, 10.0, 5_000_000),
        FileResult(f"{ROOT}/2026-01-01/12/front_door/xx.mp4", Status.ERROR, Reason.INVALID_PATH,
                   "The file name is not a time."),
        FileResult("/mnt/old/2026-01-01/12/front_door/00.20.mp4", Status.SKIPPED,
                   Reason.PAST_RETENTION, None, HOUR + 20, 9.5, 100, past_retention=True),
    ]  # fmt: skip
    finished(state, "a")
    job = history.find_job(state, "a")
    assert job is not None
    look = Look(job.number, ROOT, CAMERA)
    assert findings.add_results(state, look, 0, stored) == 3
    assert results_of(state, "a") == (3, stored)
    only_errors = ResultQuery(status=Status.ERROR)
    assert findings.results(state, look, only_errors) == (1, stored[1:2])
    second = ResultQuery(after=HOUR + 15, before=HOUR + 25)
    assert findings.results(state, look, second) == (1, stored[2:])
    assert findings.results(state, look, ResultQuery(offset=1, limit=1)) == (3, stored[1:2])


def test_results_of_the_newest_20_jobs_of_each_camera_are_kept(state: StateFile) -> None:
    for number in range(25):
        for camera in (CAMERA, "back_yard"):
            job_id = f"{camera}{number}"
            finished(state, job_id, camera=camera)
            job = history.find_job(state, job_id)
            assert job is not None
            result = FileResult("/x.mp4", Status.ADDED)
            findings.add_results(state, Look(job.number, ROOT, camera), 0, [result])
            findings.prune(state, camera)
    kept = state.rows("SELECT camera, count(*) FROM results JOIN jobs ON job = number GROUP BY 1")
    assert dict(kept) == {CAMERA: 20, "back_yard": 20}


def test_oldest_results_go_first_when_there_are_too_many(
    state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "BYTES_OF_A_CAMERA", 25 * 66)
    for number in range(4):
        finished(state, f"job{number}")
        job = history.find_job(state, f"job{number}")
        assert job is not None
        many = [FileResult(f"/{n}.mp4", Status.ADDED) for n in range(10)]
        findings.add_results(state, Look(job.number, ROOT, CAMERA), 0, many)
    findings.prune(state, CAMERA)
    assert [results_of(state, f"job{number}")[0] for number in range(4)] == [0, 0, 10, 10]


def test_a_later_look_replaces_what_was_known_of_an_hour(state: StateFile) -> None:
    first, second = Look(1, ROOT, CAMERA), Look(2, ROOT, CAMERA)
    hours = [HourSummary(ROOT, HOUR + n * 3600, 2, 20.0, 200, 1, 1) for n in range(3)]
    findings.put_hours(state, first, hours)
    assert findings.missing(state, CAMERA) == findings.Missing(6, 60.0, 600, 3, 3)
    findings.put_hours(state, second, [HourSummary(ROOT, HOUR)])
    assert findings.missing(state, CAMERA).files == 4
    findings.drop_unseen_hours(state, second, (HOUR, HOUR + 3600))
    left = findings.hours(state, CAMERA, HOUR, HOUR + 86400)
    assert [hour.hour for hour in left] == [HOUR + 7200]
    assert findings.missing_everywhere(state) == 3


def test_jobs_cut_off_by_frigates_end_are_interrupted_with_what_they_had_done(
    state: StateFile,
) -> None:
    history.add_job(state, "queued", "back_yard", Trigger.SCHEDULE, dry_run=False, now=1.0)
    history.add_job(state, "running", CAMERA, Trigger.API, dry_run=False, now=1.0)
    history.start_job(state, "running", 2.0)
    history.note_progress(state, "running", Progress(Counts(added=5), 100, 3.0), 7.0)
    history.add_job(state, "script", CAMERA, Trigger.SCRIPT, dry_run=False, now=50.0)
    assert history.interrupt_lost_jobs(state, 50.0, None) == 2
    cut = history.find_job(state, "running")
    assert cut is not None
    assert (cut.state, cut.finished_at, cut.processing_time_seconds) == (
        RunState.INTERRUPTED,
        7.0,
        5.0,
    )
    assert history.totals(state, CAMERA).files_added == 5
    assert list(history.running_scripts(state, None)) == [CAMERA]


def test_what_a_killed_run_had_committed_is_counted(
    state: StateFile, library: LibraryBuilder
) -> None:
    for number in range(5):
        library.add(NOON + 10 * number)
    path = str(library.database)
    key = history.database_key(path)
    history.add_job(state, "a", CAMERA, Trigger.API, dry_run=False, now=1.0, database=key)
    history.start_job(state, "a", 2.0)
    history.note_progress(state, "a", Progress(Counts(added=1, skipped=2), 9), 3.0)
    for _ in Backfill(library.order(), tag=tag_of("a")).run():
        pass
    assert history.interrupt_lost_jobs(state, 9.0, key, path) == 1
    totals = history.totals(state, CAMERA)
    assert (totals.files_added, totals.files_skipped) == (5, 2)


def test_a_script_without_a_sign_of_life_is_interrupted(state: StateFile) -> None:
    history.add_job(state, "script", CAMERA, Trigger.SCRIPT, dry_run=False, now=1000.0)
    assert history.running_script(state, CAMERA, 1000.0 + HEARTBEAT_LIMIT, None) is not None
    assert history.running_script(state, CAMERA, 1001.0 + HEARTBEAT_LIMIT, None) is None
    dead = history.find_job(state, "script")
    assert dead is not None
    assert dead.state is RunState.INTERRUPTED


def test_another_frigates_jobs_are_left_alone_while_they_live(state: StateFile) -> None:
    now = 1000.0
    for job, database in (("mine", "1:1"), ("other", "1:2"), ("waits", "1:2"), ("gone", "1:3")):
        history.add_job(
            state, job, job, Trigger.API, dry_run=False, now=now - 100, database=database
        )
        if job != "waits":
            history.start_job(state, job, now - 90)
    history.note_progress(state, "other", Progress(), now - 1)
    assert history.interrupt_lost_jobs(state, now, "1:1") == 1
    assert [job.job_id for job in history.unfinished(state)] == ["other", "waits"]
    history.interrupt_dead(state, now + 100, "1:1")
    assert history.unfinished(state) == []


def test_an_undo_is_noted_at_the_run_that_it_takes_back_and_counts_in_no_total(
    state: StateFile,
) -> None:
    finished(state, "run", added=3)
    for job, outcome in (("failed", RunState.FAILED), ("undo", RunState.COMPLETED)):
        history.add_job(
            state,
            job,
            CAMERA,
            Trigger.API,
            dry_run=False,
            now=1.0,
            kind=RunKind.UNDO,
            undo_of="run",
        )
        history.start_job(state, job, 1.0)
        history.finish_job(state, job, Ending(outcome, "Done.", 2.0, 1.0, Counts(added=3)))
    undo, _, run = history.recent_runs(state, CAMERA)
    assert (undo.kind, undo.undo_of, undo.undone_by) == (RunKind.UNDO, "run", None)
    assert (run.kind, run.undo_of, run.undone_by) == (RunKind.RUN, None, "undo")
    totals = history.totals(state, CAMERA)
    assert (totals.runs, totals.files_added) == (1, 3)


def test_other_kinds_are_missing_hour_by_hour(state: StateFile) -> None:
    first, second = Look(1, ROOT, CAMERA), Look(2, ROOT, CAMERA)
    hours = [MediaHour(Media.REVIEWS, HOUR + n * 3600, 2, 1) for n in range(3)]
    findings.put_media_hours(state, first, [*hours, MediaHour(Media.PREVIEWS, HOUR, 1)])
    assert findings.missing_media(state, CAMERA) == {"reviews": (6, 3), "previews": (1, 0)}
    findings.put_media_hours(state, second, [MediaHour(Media.REVIEWS, HOUR)])
    assert findings.missing_media(state, CAMERA)["reviews"] == (4, 2)
    findings.drop_unseen_media_hours(state, second, [Media.REVIEWS], (HOUR, HOUR + 3600))
    assert findings.missing_media(state, CAMERA) == {"reviews": (2, 1), "previews": (1, 0)}


def test_a_poll_of_20_cameras_is_small_when_only_newer_runs_are_asked_for(
    state: StateFile,
) -> None:
    cameras = [f"camera_{number}" for number in range(20)]
    message = "Backfill completed for camera 'camera_1'. Scanned 86400 files, added 10, skipped 40"
    for camera in cameras:
        for number in range(history.RECENT_RUNS):
            job = f"{number:032x}{camera}"
            history.add_job(state, job, camera, Trigger.API, dry_run=number % 2 > 0, now=1e9)
            history.start_job(state, job, 1e9)
            ending = Ending(RunState.COMPLETED, message, 1e9, 1.5, Counts(added=number))
            history.finish_job(state, job, ending)
            findings.note_look(state, camera, 1e9)

    def polled(runs_after: int) -> tuple[list[int], str]:
        records = read_cameras(state, cameras, "/none", runs_after)
        statuses = {
            name: CameraStatusAnswer.of(
                CameraInfo(name, name, True, Retention()), records[name], None
            )
            for name in cameras
        }
        numbers = [run.run_number for one in statuses.values() for run in one.recent_runs]
        return numbers, "".join(status.model_dump_json() for status in statuses.values())

    numbers, text = polled(0)
    assert (len(numbers), text.count('"run_number":')) == (200, 240)
    numbers, text = polled(200)
    assert (numbers, text.count('"run_number":')) == ([], 0)
    assert len(text) < 16_000
    assert polled(198)[0] == [200, 199]
    # An undo changes what is told of an older run.
    undone = f"{0:032x}{cameras[3]}"
    history.add_job(
        state, "undo", cameras[3], Trigger.API, dry_run=False, now=1e9, kind=RunKind.UNDO,
        undo_of=undone,
    )  # fmt: skip
    history.start_job(state, "undo", 1e9)
    history.finish_job(state, "undo", Ending(RunState.COMPLETED, message, 1e9, 1.5, Counts()))
    numbers, text = polled(200)
    assert numbers == [201, *range(40, 31, -1)]
    assert text.count('"undone_by":"undo"') == 0  # the eleventh is told by no poll


def test_a_clock_that_was_set_back_keeps_no_dead_script_alive(state: StateFile) -> None:
    history.add_job(state, "script", CAMERA, Trigger.SCRIPT, dry_run=False, now=9000.0)
    assert history.running_script(state, CAMERA, 1000.0, None) is None


ODD = [
    "UPDATE jobs SET state = 'paused' WHERE job_id = 'odd'",
    "UPDATE jobs SET trigger = '' WHERE job_id = 'odd'",
    "UPDATE jobs SET counts = '[' WHERE job_id = 'odd'",
    "UPDATE jobs SET counts = '{\"added\": \"many\"}' WHERE job_id = 'odd'",
    "UPDATE jobs SET warnings = '5' WHERE job_id = 'odd'",
    "UPDATE jobs SET started_at = 'noon', finished_at = x'00' WHERE job_id = 'odd'",
    "UPDATE results SET status = 'lost' WHERE job = 2",
    "UPDATE cameras SET files_added = 'many', looked_at = 'noon'",
    "INSERT INTO schedules VALUES ('front_door', 1, 'daily', 7, NULL, NULL, NULL)",
]


@pytest.mark.parametrize("change", ODD)
def test_an_odd_word_sets_its_row_aside_and_no_other(state: StateFile, change: str) -> None:
    finished(state, "first")
    finished(state, "odd")
    finished(state, "last")
    findings.add_results(state, Look(2, ROOT, CAMERA), 0, [FileResult("/a", Status.ADDED)])
    findings.note_look(state, CAMERA, 5.0)
    schedule.write(state, "other", schedule.Schedule(enabled=True, next_run_at=9.0))
    state.change(change)
    record = read_cameras(state, [CAMERA], "/none")[CAMERA]
    camera = CameraInfo(CAMERA, "Front Door", True, Retention())
    assert CameraStatusAnswer.of(camera, record, None).model_dump_json()
    told = {run.job_id for run in record.recent_runs}
    assert {"first", "last"} <= told
    assert list(schedule.enabled(state)) == ["other"]
    findings.results(state, Look(2, ROOT, CAMERA), ResultQuery())


def test_schedules_and_the_instances_id_outlast_a_restart(tmp_path: Path) -> None:
    with StateFile(tmp_path / "s.db") as state:
        name = state.instance_id
        change = schedule.ScheduleChange(enabled=True, interval_hours=6)
        kept = schedule.change(state, CAMERA, change, 1000.0)
    with StateFile(tmp_path / "s.db") as state:
        assert state.instance_id == name
        assert schedule.read(state, CAMERA) == kept
        assert schedule.enabled(state) == {CAMERA: kept}


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be looked at" * 40)


def torn(path: Path) -> None:
    """Whole at its begin, its pages overwritten."""
    with StateFile(path) as state:
        for number in range(200):
            finished(state, f"job{number}")
        state.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def of_the_future(path: Path) -> None:
    with StateFile(path) as state:
        state.change("PRAGMA user_version = 99")


@pytest.mark.parametrize("damage", [garbage, torn, of_the_future])
def test_a_damaged_state_file_is_set_aside_and_a_fresh_one_begun(
    tmp_path: Path, damage: object, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "frigate_backfill.db"
    damage(path)  # type: ignore[operator]
    bytes_before = path.read_bytes()
    store = Store(tmp_path)
    with caplog.at_level(logging.ERROR):
        totals = asyncio.run(store.call(history.totals, CAMERA))
    store.close()
    assert totals.runs == 0
    aside = list(tmp_path.glob("frigate_backfill.damaged-*.db"))
    assert [file.read_bytes() == bytes_before for file in aside] == [True]
    assert aside[0].name in caplog.text
    with StateFile(path) as state:
        state.check()


def test_damage_met_while_running_is_set_aside_too(tmp_path: Path) -> None:
    store = Store(tmp_path)

    asyncio.run(store.call(finished, "a"))
    store.close()
    torn(tmp_path / "other.db")
    os.replace(tmp_path / "other.db", store.path)
    for suffix in ("-wal", "-shm"):
        Path(f"{store.path}{suffix}").unlink(missing_ok=True)
    asyncio.run(store.call(finished, "b"))
    assert asyncio.run(store.call(history.find_job, "b")) is not None
    assert list(tmp_path.glob("*.damaged-*.db"))


def test_a_locked_state_file_is_said_and_waited_for_shortly(
    tmp_path: Path, state: StateFile
) -> None:
    holder = sqlite3.connect(state.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StateError, match="locked"):
        finished(state, "a")
    holder.execute("ROLLBACK")
    finished(state, "a")


def test_a_state_file_that_is_no_database_is_not_touched_by_others(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    garbage(path)
    before = path.read_bytes()
    with pytest.raises(StateDamagedError):
        StateFile(path)
    assert path.read_bytes() == before
    with pytest.raises(StateError):
        StateFile(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_without_a_writable_config_directory_the_state_lives_elsewhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write everywhere: only the question is answered as a read-only folder would.
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.R_OK)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    store = Store(Path("/config-of-nobody"))
    with caplog.at_level(logging.ERROR):
        asyncio.run(store.call(finished, "a"))
        asyncio.run(store.call(finished, "b"))
    store.close()
    assert store.path.is_relative_to(tmp_path)
    assert caplog.text.count("cannot be written") == 1


def test_a_newer_state_file_is_set_aside_and_what_can_be_read_is_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        name = state.instance_id
        finished(state, "a", added=3)
        schedule.write(state, CAMERA, schedule.Schedule(enabled=True, next_run_at=9.0))
        state.rows("ALTER TABLE schedules ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
        state.rows("ALTER TABLE jobs DROP COLUMN message")
        state.rows("PRAGMA user_version = 99")
    store = Store(tmp_path)
    assert asyncio.run(store.call(schedule.read, CAMERA)).next_run_at == 9.0
    assert asyncio.run(store.call(lambda state: state.instance_id)) == name
    assert asyncio.run(store.call(history.totals, CAMERA)).files_added == 3
    (run,) = asyncio.run(store.call(history.recent_runs, CAMERA))
    assert (run.job_id, run.run_number) == ("a", 1)
    asyncio.run(store.call(finished, "b"))
    assert asyncio.run(store.call(history.recent_runs, CAMERA))[0].run_number == 2
    store.close()
    assert "newer version" in caplog.text
    assert len(list(tmp_path.glob("frigate_backfill.damaged-*.db"))) == 1


def test_a_state_file_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "frigate_backfill.db"
    old = sqlite3.connect(path)
    old.executescript(VERSION_1)
    old.close()
    with StateFile(path) as state:
        (run,) = history.recent_runs(state, CAMERA)
        assert run.progress.counts == Counts(1, 2, 3, 4, 5)
        _, (result,) = findings.results(state, Look(1, ROOT, CAMERA), ResultQuery())
        assert (result.file_path, result.status) == ("/a", Status.ADDED)
        missing = findings.missing(state, CAMERA)
        assert (missing.files, missing.past_retention) == (2, 1)
        finished(state, "b")
        assert [job.job_id for job in history.recent_runs(state, CAMERA)] == ["b", "a"]


def test_the_sums_of_what_is_missing_are_those_of_the_hours(state: StateFile) -> None:
    dice = random.Random(3)
    look = Look(1, ROOT, CAMERA)
    for _ in range(300):
        hour = HOUR + 3600 * dice.randrange(20)
        files, errors, late = (dice.choice((0, 0, 1, 7)) for _ in range(3))
        root = dice.choice((ROOT, "/other"))
        one = HourSummary(root, hour, files, 9.98 * files, 1000 * files, late, errors)
        findings.put_hours(state, look, [one])
        media = MediaHour(dice.choice((Media.REVIEWS, Media.PREVIEWS)), hour, files, late)
        findings.put_media_hours(state, look, [media])
        if dice.random() < 0.1:
            findings.drop_unseen_hours(state, replace(look, job=2), (hour, hour + 7200))
    (sums,) = state.rows(
        "SELECT sum(missing_files), sum(missing_seconds), sum(missing_bytes), "
        "sum(past_retention), sum(error_files) FROM hours"
    )
    assert sums[0] > 10
    found = findings.missing(state, CAMERA)
    assert astuple(found) == (sums[0], pytest.approx(sums[1]), *sums[2:])
    assert findings.missing_everywhere(state) == found.files + found.past_retention
    assert findings.missing_media(state, CAMERA) == {
        media: (files, late)
        for media, files, late in state.rows(
            "SELECT media, sum(missing), sum(past_retention) FROM media_hours GROUP BY media"
        )
    }


def test_a_state_file_of_version_2_gets_the_sums_of_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        findings.put_hours(state, Look(1, ROOT, CAMERA), [HourSummary(ROOT, HOUR, 3, 29.94, 5, 1)])
        reviews = [MediaHour(Media.REVIEWS, HOUR, 2, 1)]
        findings.put_media_hours(state, Look(1, ROOT, CAMERA), reviews)
        finished(state, "a")
        for (trigger,) in state.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            state.change(f"DROP TRIGGER {trigger}")
        state.change("DROP TABLE missing")
        state.change("ALTER TABLE jobs DROP COLUMN left_out")
        state.rows("PRAGMA user_version = 2")
    with StateFile(path) as state:
        assert astuple(findings.missing(state, CAMERA)) == (3, 29.94, 5, 1, 0)
        assert findings.missing_media(state, CAMERA) == {"reviews": (2, 1)}
        findings.put_hours(state, Look(2, ROOT, CAMERA), [HourSummary(ROOT, HOUR)])
        assert astuple(findings.missing(state, CAMERA)) == (0, 0.0, 0, 0, 0)
        assert [job.left_out for job in history.recent_runs(state, CAMERA)] == [0]


HOLD = """
import sys, time
from recording_backfill.engine.lock import camera_lock
with camera_lock(sys.argv[1], sys.argv[2], "its-job"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_two_processes_never_hold_one_cameras_lock(tmp_path: Path) -> None:
    database = str(tmp_path / "frigate.db")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, database, CAMERA], stdout=subprocess.PIPE, env=environment
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError) as caught, camera_lock(database, CAMERA):
            pass
        assert caught.value.job_id == "its-job"
        with camera_lock(database, "back_yard"):
            pass
        other.kill()
    with camera_lock(database, CAMERA):
        pass


@pytest.mark.parametrize("camera", ["..", "a/b", "ü" * 200, "with space", "."])
def test_any_name_of_a_camera_has_a_lock_beside_the_database(tmp_path: Path, camera: str) -> None:
    with camera_lock(str(tmp_path / "frigate.db"), camera):
        assert len(list(tmp_path.iterdir())) == 2
