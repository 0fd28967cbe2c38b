"""The state file: damaged, locked, of another version, in another place."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from dataclasses import astuple
from pathlib import Path

import pytest
from recording_backfill import space
from recording_backfill.engine.lock import camera_lock
from recording_backfill.errors import BusyError
from recording_backfill.models import (
    Counts,
    FileResult,
    HourSummary,
    Media,
    MediaHour,
    Status,
)
from recording_backfill.state import findings, history
from recording_backfill.state import schedules as schedule
from recording_backfill.state.file import StateDamagedError, StateError, StateFile, explained
from recording_backfill.state.findings import Look, ResultQuery
from recording_backfill.state.store import Store

from testing.standin.server import PATCH
from tests.patch.state.states import CAMERA, HOUR, ROOT, finished

ROOM = "SELECT results_bytes FROM jobs"

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


def of_no_version(path: Path) -> None:
    with StateFile(path) as state:
        state.change("PRAGMA user_version = -3")


@pytest.mark.parametrize("damage", [garbage, torn, of_the_future, of_no_version])
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


def with_a_schedule(folder: Path) -> None:
    """A state file that has to be replaced, with something that must not be lost."""
    with StateFile(folder / "frigate_backfill.db") as state:
        schedule.write(state, CAMERA, schedule.Schedule(enabled=True, next_run_at=9.0))
        state.change("PRAGMA user_version = 99")


def kept_schedule(folder: Path) -> float | None:
    store = Store(folder)
    try:
        return asyncio.run(store.call(schedule.read, CAMERA)).next_run_at
    finally:
        store.close()


KILLED_AT = """
import asyncio, os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from recording_backfill.state import schedules
from recording_backfill.state.file import StateFile
from recording_backfill.state.store import Store

left = int(sys.argv[3])

def count(event, arguments):
    global left
    if event in ("os.remove", "os.link", "os.rename"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

if left < 0:
    StateFile.take_over = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
store = Store(Path(sys.argv[2]))
asyncio.run(store.call(schedules.read, "front_door"))
"""
"""Reads a state file, and is killed before its changes to the folder but the first so many."""


@pytest.mark.parametrize("done", range(-1, 5))
def test_a_kill_while_a_state_file_is_replaced_costs_no_schedule(tmp_path: Path, done: int) -> None:
    with_a_schedule(tmp_path)
    package = Path(space.__file__).parents[1]
    command = [sys.executable, "-c", KILLED_AT, str(package), str(tmp_path), str(done)]
    child = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert kept_schedule(tmp_path) == 9.0
    assert not list(tmp_path.glob("*.new*"))


def test_a_state_file_is_replaced_where_no_file_has_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_schedule(tmp_path)

    def link(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    assert kept_schedule(tmp_path) == 9.0
    assert len(list(tmp_path.glob("frigate_backfill.damaged-*.db"))) == 1


def test_a_full_disk_leaves_a_state_file_that_has_to_be_replaced_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_schedule(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(space, "RESERVE", 2**62)
        patch.setattr(space, "_SHARE", 2.0)
        patch.setattr(space, "_LITTLE", 1.0)
        with pytest.raises(StateError):
            kept_schedule(tmp_path)
    assert kept_schedule(tmp_path) == 9.0


def test_a_disk_that_gets_full_meanwhile_leaves_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_schedule(tmp_path)
    with closing(sqlite3.connect(tmp_path / "frigate_backfill.db")) as connection, connection:
        long = [(f"key {number}", "x" * 1000) for number in range(100)]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", long)

    real = StateFile.take_over

    def full(fresh: StateFile, other: Path) -> list[str]:
        fresh.rows("PRAGMA max_page_count = 1")  # what it has: SQLite takes no less
        return real(fresh, other)

    with monkeypatch.context() as patch:
        patch.setattr(StateFile, "take_over", full)
        with pytest.raises(StateError):
            kept_schedule(tmp_path)
    assert kept_schedule(tmp_path) == 9.0
    with StateFile(tmp_path / "frigate_backfill.db") as state:
        assert state.row("SELECT count(*) FROM meta WHERE key LIKE 'key %'") == (100,)


def test_a_state_file_is_replaced_only_by_one_that_has_all_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_schedule(tmp_path)
    real = StateFile.take_over
    with monkeypatch.context() as patch, ExitStack() as opened:

        def read_meanwhile(fresh: StateFile, other: Path) -> list[str]:
            connection = sqlite3.connect(fresh.path, check_same_thread=False)
            reader = opened.enter_context(closing(connection))
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM schedules").fetchall()
            return real(fresh, other)

        patch.setattr(StateFile, "take_over", read_meanwhile)
        with pytest.raises(StateError):
            kept_schedule(tmp_path)
    assert kept_schedule(tmp_path) == 9.0


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


def test_a_state_file_that_its_disk_does_not_give_is_not_called_damaged(tmp_path: Path) -> None:
    error = explained(tmp_path, sqlite3.DatabaseError("database disk image is malformed"))
    assert not isinstance(error, StateDamagedError)
    assert "cannot be used (Is a directory)" in str(error)


def test_a_row_that_is_refused_does_not_ask_the_disk(tmp_path: Path) -> None:
    """It is asked by a process; a state file that is taken over may have many such rows."""
    error = explained(tmp_path, sqlite3.IntegrityError("NOT NULL constraint failed: jobs.kind"))
    assert "cannot be used (NOT NULL constraint failed: jobs.kind)" in str(error)


def test_a_fifo_in_the_place_of_the_state_file_holds_up_nobody(tmp_path: Path) -> None:
    path = tmp_path / "frigate_backfill.db"
    os.mkfifo(path)
    code = "import sys; from recording_backfill.state.file import *; StateFile(Path(sys.argv[1]))"
    ended = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env={"PYTHONPATH": str(PATCH)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "frigate_backfill.db cannot be used (" in ended.stderr


def test_without_any_folder_for_the_state_the_error_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(**_: object) -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.R_OK)
    monkeypatch.setattr("tempfile.mkdtemp", none)
    store = Store(tmp_path / "config-of-nobody")
    with pytest.raises(StateError, match=r"cannot be used \(No usable temporary directory"):
        asyncio.run(store.call(finished, "a"))
    store.close()


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
        findings.put_hours(state, Look(1, ROOT, CAMERA), [HourSummary(ROOT, HOUR, 3, 29.94, 5, 1)])
        findings.note_look(state, CAMERA, HOUR)
        schedule.write(state, CAMERA, schedule.Schedule(enabled=True, next_run_at=9.0))
        state.rows("ALTER TABLE schedules ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
        state.rows("ALTER TABLE jobs DROP COLUMN message")
        state.rows("PRAGMA user_version = 99")
    store = Store(tmp_path)
    assert asyncio.run(store.call(schedule.read, CAMERA)).next_run_at == 9.0
    assert asyncio.run(store.call(lambda state: state.instance_id)) == name
    totals = asyncio.run(store.call(history.totals, CAMERA))
    assert totals.files_added == 3
    assert totals.looked_at is None  # else it would read that nothing is missing
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
        state.change("ALTER TABLE jobs DROP COLUMN notice")
        state.change("ALTER TABLE results DROP COLUMN notice")
        state.change("ALTER TABLE jobs DROP COLUMN asked")
        state.change("ALTER TABLE jobs DROP COLUMN results_bytes")
        state.rows("PRAGMA user_version = 2")
    with StateFile(path) as state:
        assert astuple(findings.missing(state, CAMERA)) == (3, 29.94, 5, 1, 0)
        assert findings.missing_media(state, CAMERA) == {"reviews": (2, 1)}
        findings.put_hours(state, Look(2, ROOT, CAMERA), [HourSummary(ROOT, HOUR)])
        assert astuple(findings.missing(state, CAMERA)) == (0, 0.0, 0, 0, 0)
        assert [job.left_out for job in history.recent_runs(state, CAMERA)] == [0]


def test_a_state_file_of_version_7_learns_what_room_its_results_take(tmp_path: Path) -> None:
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        finished(state, "a")
        many = [FileResult(f"/{n}.mp4", Status.ADDED) for n in range(10)]
        findings.add_results(state, Look(1, ROOT, CAMERA), 0, many)
        taken = state.rows(ROOM)
        state.change("ALTER TABLE jobs DROP COLUMN results_bytes")
        state.rows("PRAGMA user_version = 7")
    with StateFile(path) as state:
        assert state.rows(ROOM) == taken == [(10 * 96,)]


def test_runs_are_numbered_on_where_their_counter_is_lost_or_damaged(state: StateFile) -> None:
    finished(state, "a")
    finished(state, "b")
    for harm in (
        "DELETE FROM meta WHERE key = 'run_counter'",
        "UPDATE meta SET value = 'x' WHERE key = 'run_counter'",
        "DELETE FROM jobs",
    ):
        before = history.recent_runs(state, CAMERA)[0].run_number
        state.change(harm)
        finished(state, harm)
        newest = history.recent_runs(state, CAMERA)[0]
        assert (newest.job_id, newest.run_number) == (harm, (before or 0) + 1)


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


def test_warnings_of_a_state_file_of_version_4_are_their_english_texts(tmp_path: Path) -> None:
    path = tmp_path / "frigate_backfill.db"
    with StateFile(path) as state:
        finished(state, "a")
        state.change("UPDATE jobs SET warnings = ?", ('["The disk is full."]',))
        state.change("ALTER TABLE jobs DROP COLUMN notice")
        state.change("ALTER TABLE results DROP COLUMN notice")
        state.change("ALTER TABLE jobs DROP COLUMN asked")
        state.change("ALTER TABLE jobs DROP COLUMN results_bytes")
        state.rows("PRAGMA user_version = 4")
    with StateFile(path) as state:
        job = history.find_job(state, "a")
        assert job is not None
        (warning,) = job.warnings
        assert warning == "The disk is full."
        assert warning.to_json() == {"key": "other", "values": {"text": "The disk is full."}}
