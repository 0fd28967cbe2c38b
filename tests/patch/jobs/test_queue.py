"""Jobs: the queue, the child process, its end by every cause, and Frigate's own stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest
import requests
from recording_backfill.child.process import Child
from recording_backfill.errors import BusyError
from recording_backfill.jobs import queue as jobs_module
from recording_backfill.jobs import runner as runner_module
from recording_backfill.jobs.notes import Notes
from recording_backfill.jobs.queue import Jobs
from recording_backfill.jobs.runner import Runner
from recording_backfill.models import Trigger
from recording_backfill.state import history
from recording_backfill.state.store import Store

from testing.library import LibraryBuilder, Samples
from testing.pictures import preview_video
from testing.served import HOUR, YESTERDAY, Served, served
from testing.standin.server import PATCH, PYTHON


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    with served(tmp_path, samples) as running:
        yield running


@contextmanager
def locked_database(frigate: Served) -> Iterator[None]:
    """Frigate's database, held by somebody: a run waits in it for as long as a minute."""
    with closing(sqlite3.connect(frigate.standin.database, isolation_level=None)) as holder:
        holder.execute("PRAGMA busy_timeout = 10000")
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.execute("ROLLBACK")


def children(frigate: Served) -> list[psutil.Process]:
    """The processes of runs."""
    return [
        process
        for process in psutil.Process(frigate.standin.pid).children()
        if "recording_backfill" in process.cmdline()
    ]


def the_child(frigate: Served) -> psutil.Process:
    """The one process of the running job."""
    deadline = time.monotonic() + 30
    while not (found := children(frigate)):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert len(found) == 1
    return found[0]


def gone(process: psutil.Process, within: float) -> bool:
    """Whether the process has ended; one that nobody has waited for yet counts as ended."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def test_a_job_runs_at_the_lowest_priority_and_says_how_far_it_is(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        job = frigate.run(background=True, status=202)
        assert (job["state"], job["trigger"], job["started_at"]) == ("queued", "api", None)
        child = the_child(frigate)
        frigate.until_running()
        status = frigate.until(lambda status: status["progress"]["files_total"] == 3)
        assert child.nice() == 19
        assert child.ionice().ioclass == psutil.IOPRIO_CLASS_IDLE
        assert (status["state"], status["job_id"]) == ("running", job["job_id"])
    done = frigate.until_idle()
    assert done["last_run"]["files_added"] == 3
    log = frigate.standin.log.read_text()
    lines = [line for line in log.splitlines() if job["job_id"] in line]
    assert len(lines) == 2
    assert all("INFO" in line and "backfill" in line for line in lines)


def test_jobs_run_one_at_a_time_in_the_order_they_came(frigate: Served) -> None:
    frigate.add_many(2)
    frigate.add_many(2, camera="back_yard")
    with locked_database(frigate):
        first = frigate.run(background=True, status=202)
        frigate.until_running()
        second = frigate.run("back_yard", background=True, status=202)
        refused = frigate.run(background=True, status=409)
        assert refused["job_id"] == first["job_id"]
        assert frigate.status("back_yard")["state"] == "queued"
        assert frigate.status("back_yard")["job_id"] == second["job_id"]
        assert len(children(frigate)) == 1
    frigate.until_idle("back_yard")
    runs = [frigate.status(camera)["last_run"] for camera in ("front_door", "back_yard")]
    assert [run["run_number"] for run in runs] == [1, 2]
    assert runs[0]["finished_at"] <= runs[1]["started_at"]


def search_to_be_written(frigate: Served) -> None:
    """Recordings without the motion that a preview proves, so that a search has to write."""
    frigate.add_many(2)
    frigate.run(motion=False)
    folder = frigate.standin.media / "clips" / "previews" / "front_door"
    folder.mkdir(parents=True, exist_ok=True)
    begin, times = YESTERDAY - 10.0, (0.0, 12.0, 13.0, 23.0, 24.0, 60.0)
    (folder / f"{begin}-{begin + times[-1]}.mp4").write_bytes(preview_video(times, size=(64, 36)))


def test_a_search_for_motion_lets_others_pass_and_goes_on(frigate: Served) -> None:
    search_to_be_written(frigate)
    frigate.add_many(2, camera="back_yard")
    with locked_database(frigate):
        search = frigate.run(find_motion=True, background=True, status=202)
        frigate.until_running()
        refused = frigate.run(find_motion=True, background=True, status=409)
        assert refused["job_id"] == search["job_id"]
        other = frigate.run("back_yard", background=True, status=202)
        # Its own camera's run goes first, too.
        own = frigate.run(background=True, status=202)
        assert own["job_id"] != search["job_id"]
    frigate.until_idle("back_yard")
    status = frigate.until(
        lambda status: (
            status["recent_runs"][0]["kind"] == "motion"
            and status["recent_runs"][0]["job_id"] != search["job_id"]
        )
    )
    newest, runs = status["recent_runs"][0], {run["job_id"]: run for run in status["recent_runs"]}
    assert (newest["state"], newest["files_with_motion"]) == ("completed", 2)
    assert runs[search["job_id"]]["state"] == "cancelled"
    assert (runs[own["job_id"]]["kind"], runs[own["job_id"]]["state"]) == ("run", "completed")
    assert newest["started_at"] >= runs[own["job_id"]]["finished_at"]
    assert frigate.status("back_yard")["last_run"]["job_id"] == other["job_id"]


def test_a_search_that_gave_way_can_be_cancelled(frigate: Served) -> None:
    search_to_be_written(frigate)
    with locked_database(frigate):
        search = frigate.run(find_motion=True, background=True, status=202)
        frigate.until_running()
        own = frigate.run(background=True, force=True, status=202)
        frigate.cancel()
    frigate.add_many(1, camera="back_yard")
    frigate.run("back_yard")  # behind it, whatever had been queued anew would have run
    runs = {run["job_id"]: run["state"] for run in frigate.status()["recent_runs"]}
    assert (runs[search["job_id"]], runs[own["job_id"]]) == ("cancelled", "cancelled")
    assert len(runs) == 3
    assert frigate.status()["state"] == "idle"


def test_a_queued_job_can_be_cancelled(frigate: Served) -> None:
    frigate.add_many(1, camera="back_yard")
    with locked_database(frigate):
        frigate.add_many(1)
        frigate.run(background=True, status=202)
        frigate.until_running()
        job = frigate.run("back_yard", background=True, status=202)
        cancelled = frigate.cancel("back_yard")
        assert (cancelled["state"], cancelled["started_at"]) == ("cancelled", None)
        assert cancelled["job_id"] == job["job_id"]
    status = frigate.until_idle()
    assert frigate.status("back_yard")["last_run"]["state"] == "cancelled"
    assert frigate.status("back_yard")["totals"]["runs"] == 0
    assert status["last_run"]["state"] == "completed"


def test_cancel_stops_a_run_that_still_waits_for_the_database(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        child = the_child(frigate)
        frigate.until_running()
        assert frigate.cancel()["state"] == "cancelled"
        assert gone(child, 30.0)
    assert frigate.status()["last_run"]["state"] == "cancelled"
    assert frigate.run()["files_added"] == 3


HANGING = """#!/bin/sh
echo $$ >> {pids}
exec sleep 600
"""


def test_cancel_stops_a_run_whose_ffprobe_hangs(tmp_path: Path, samples: Samples) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    fake, pids = tools / "ffprobe", tools / "pids"
    fake.write_text(HANGING.format(pids=pids))
    fake.chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    with served(tmp_path / "frigate", samples, env={"PATH": path}) as frigate:
        frigate.add(YESTERDAY, sample="fragmented")
        frigate.run(background=True, status=202)
        deadline = time.monotonic() + 30
        while not pids.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert frigate.cancel()["state"] == "cancelled"
        assert not psutil.pid_exists(int(pids.read_text().split()[0]))


def test_a_child_that_does_not_listen_is_killed(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        child = the_child(frigate)
        frigate.until_running()
        child.suspend()
        assert frigate.cancel()["state"] == "cancelled"
    assert gone(child, 1.0)
    assert frigate.status()["last_run"]["state"] == "cancelled"
    assert frigate.run()["files_added"] == 3


def test_killed_children_leave_whole_rows_and_a_clean_run_brings_the_rest(
    frigate: Served,
) -> None:
    count = 1500
    frigate.add_many(count)
    dice = random.Random(7)
    killed = forgotten = 0
    while killed < 12:
        frigate.run(background=True, status=202)
        with contextlib.suppress(psutil.NoSuchProcess):
            child = the_child(frigate)
            time.sleep(dice.uniform(0.0, 0.35))
            child.kill()
        last = frigate.until_idle()["last_run"]
        killed += last["state"] == "failed"
        if last["state"] == "completed":  # it was quicker: begin anew
            with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
                forgotten += connection.execute("DELETE FROM recordings").rowcount
                connection.commit()
    answer = frigate.run()
    paths = frigate.paths_in_database()
    assert len(paths) == len(set(paths)) == count
    assert answer["files_skipped"] + answer["files_added"] == count
    assert answer["files_errors"] == 0
    assert frigate.status()["totals"]["files_added"] == count + forgotten
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        half = connection.execute(
            "SELECT count(*) FROM recordings WHERE end_time IS NULL OR duration IS NULL "
            "OR segment_size IS NULL OR motion <> -1 "
            "OR abs(end_time - start_time - duration) > 0.001"
        ).fetchone()
    assert half == (0,)
    assert frigate.status()["missing"]["files"] == 0


def test_frigate_killed_amid_a_run_takes_the_child_along_and_says_interrupted(
    frigate: Served,
) -> None:
    frigate.add_many(3)
    frigate.add_many(1, camera="back_yard")
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        frigate.run("back_yard", background=True, status=202)
        child = the_child(frigate)
        frigate.until_running()
        # Only the main process, as the kernel does when memory is short.
        os.kill(frigate.standin.pid, signal.SIGKILL)
        assert gone(child, 3.0)
    frigate.standin.kill()
    frigate.standin.start()
    for camera in ("front_door", "back_yard"):
        status = frigate.until_idle(camera)
        assert status["last_run"]["state"] == "interrupted", camera
    assert "cut off" in frigate.standin.log.read_text()
    assert frigate.run()["files_added"] == 3


def test_a_stop_of_frigate_does_not_wait_for_an_open_request(
    tmp_path: Path, samples: Samples
) -> None:
    with served(tmp_path, samples) as frigate, ThreadPoolExecutor(2) as pool:
        frigate.add_many(3)
        with locked_database(frigate):
            waiting = pool.submit(frigate.request, "POST", "/recordings/front_door/backfill")
            child = the_child(frigate)
            frigate.until_running()
            stopping = pool.submit(frigate.standin.stop)
            answer = waiting.result(timeout=30)
            assert gone(child, 5.0)
        # It gives up after 30 seconds; the request alone would have held it up for 50.
        stopping.result()
        assert answer.status_code == 503
        assert answer.json()["job_id"]
        assert "stopping" in answer.json()["message"]
        frigate.standin.start()
        assert frigate.until_idle()["last_run"]["state"] == "interrupted"


def impatient_caller(frigate: Served, camera: str) -> subprocess.Popen[bytes]:
    """A process that waits for a run of the camera, to be killed."""
    url = f"{frigate.standin.url_api}/recordings/{camera}/backfill"
    who = ["-H", "Remote-User: admin", "-H", "Remote-Role: admin"]
    return subprocess.Popen(["curl", "-s", "-X", "POST", url, *who])


def test_a_run_goes_on_when_its_caller_leaves_and_no_thread_waits(frigate: Served) -> None:
    frigate.add_many(3)
    process = psutil.Process(frigate.standin.pid)
    with locked_database(frigate):
        frigate.status()
        threads = process.num_threads()
        callers = []
        for camera, state in (("front_door", "running"), ("back_yard", "queued")):
            callers.append(impatient_caller(frigate, camera))
            frigate.until(lambda status, state=state: status["state"] == state, camera)
        time.sleep(0.5)
        assert process.num_threads() <= threads
        for caller in callers:
            caller.kill()
            caller.wait()
        time.sleep(0.5)
        assert frigate.status()["state"] == "running"
    assert frigate.until_idle()["last_run"]["files_added"] == 3


def test_a_cancelled_run_tells_its_waiting_caller(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(frigate.run)
        frigate.until_running()
        time.sleep(0.3)
        frigate.cancel()
        answer = waiting.result(timeout=10)
    assert answer["success"] is False
    assert "cancelled" in answer["message"]


@pytest.mark.long
def test_a_request_that_waits_50_seconds_becomes_a_job(tmp_path: Path, samples: Samples) -> None:
    with served(tmp_path, samples) as frigate:
        frigate.add_many(3)
        with locked_database(frigate), ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(frigate.request, "POST", "/recordings/front_door/backfill")
            answer = waiting.result(timeout=70)
            assert answer.status_code == 202
            assert answer.json()["state"] == "running"
        assert frigate.until_idle()["last_run"]["job_id"] == answer.json()["job_id"]


def script(frigate: Served, *arguments: str) -> subprocess.Popen[bytes]:
    """The script, as in Frigate's container."""
    standin = frigate.standin
    return subprocess.Popen(
        [str(PYTHON), str(PATCH / "scripts" / "backfill_recordings.py"),
         "--camera", "front_door", "--config", str(standin.config_file),
         "--database", str(standin.database), "--recordings", str(standin.recordings),
         "--recordings-as", str(standin.recordings), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_scripts_run_shows_in_the_status_and_can_be_cancelled(frigate: Served) -> None:
    frigate.add_many(3)
    frigate.status()  # the state file is made with the first use
    with locked_database(frigate), script(frigate) as process:
        status = frigate.until_running()
        assert status["progress"]["files_total"] in (None, 3)
        refused = frigate.run(background=True, status=409)
        assert refused["job_id"] == status["job_id"]
        cancelled = frigate.cancel()
        assert (cancelled["state"], cancelled["trigger"]) == ("cancelled", "script")
        process.wait(10)
    last = frigate.status()["last_run"]
    assert (last["state"], last["trigger"]) == ("cancelled", "script")
    with script(frigate) as process:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    status = frigate.status()
    assert (status["last_run"]["trigger"], status["last_run"]["files_added"]) == ("script", 3)
    assert status["missing"]["files"] == 0


def test_a_script_that_was_killed_keeps_no_job_waiting(frigate: Served) -> None:
    frigate.add_many(3)
    frigate.status()
    with locked_database(frigate), script(frigate) as process:
        frigate.until_running()
        frigate.run(background=True, status=409)
        process.kill()
        process.wait(10)
    # It could not note its end: the lock that the kernel let go of decides, not its last sign.
    assert frigate.run()["files_added"] == 3


def test_a_script_waits_for_no_job_and_a_job_for_no_script(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        the_child(frigate)
        time.sleep(0.5)
        with script(frigate) as process:
            said = b"".join(process.communicate(timeout=60))
        assert process.returncode == 2
        assert b"already works on camera" in said
    frigate.until_idle()


def test_a_corrupt_state_file_is_set_aside_and_frigate_serves(frigate: Served) -> None:
    frigate.add_many(1)
    frigate.run()
    frigate.standin.stop()
    state = frigate.standin.config_dir / "frigate_backfill.db"
    for suffix in ("-wal", "-shm"):
        Path(f"{state}{suffix}").unlink(missing_ok=True)
    state.write_bytes(b"\0garbage" * 5000)
    frigate.standin.start()
    assert frigate.status()["last_run"] is None
    assert len(list(state.parent.glob("frigate_backfill.damaged-*.db"))) == 1
    assert "set aside" in frigate.standin.log.read_text()
    assert frigate.run()["files_skipped"] == 1


def test_the_database_in_a_wrong_shape_is_503(frigate: Served) -> None:
    frigate.add_many(1)
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        connection.execute("ALTER TABLE recordings RENAME TO recordings_of_old")
    try:
        for wish in ({}, {"dry_run": True}, {"background": True}):
            answer = frigate.run(status=503, **wish)
            assert answer["success"] is False
        ranges = frigate.request("GET", "/front_door/recordings/backfilled")
        assert ranges.status_code == 503
    finally:
        with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
            connection.execute("ALTER TABLE recordings_of_old RENAME TO recordings")
    assert frigate.run()["files_added"] == 1


def test_frigates_other_answers_are_not_touched(frigate: Served) -> None:
    answer = requests.get(frigate.standin.url_api + "/version", timeout=30)
    assert "no-store" not in answer.headers.get("Cache-Control", "")


def test_a_child_whose_parent_is_not_there_stops_at_once(tmp_path: Path, samples: Samples) -> None:
    """The parent died before the child could ask to be told."""
    import json

    from testing.library import LibraryBuilder

    library = LibraryBuilder(tmp_path, samples)
    library.add(YESTERDAY - HOUR)
    holder = sqlite3.connect(library.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    task = {
        "order": library.order().to_json(),
        "job_id": "a",
        "state_file": None,
        "warn_unindexed": False,
        "parent_pid": 999_999_999,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "recording_backfill"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(PATCH)},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(json.dumps(task).encode() + b"\n")
        process.stdin.flush()
        process.wait(5)
    holder.close()


@contextmanager
def lingering_children(monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """Children that have noted their end are only gone once the event is set."""
    let_go = asyncio.Event()

    class Lingering(Child):
        async def wait(self) -> int:
            await let_go.wait()
            return await super().wait()

    monkeypatch.setattr(runner_module, "Child", Lingering)
    yield let_go


async def ended_in_history(store: Store, job_id: str) -> None:
    while True:
        record = await store.call(history.find_job, job_id)
        if record is not None and record.finished_at is not None:
            return
        await asyncio.sleep(0.02)


def test_who_has_read_of_a_runs_end_can_order_the_next(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(YESTERDAY)

    async def scene() -> None:
        with lingering_children(monkeypatch) as let_go:
            store = Store(tmp_path)
            jobs = Jobs(Notes(store, lambda: "/none"), Runner(PATCH, store.path))
            await jobs.start()
            first = await jobs.add(library.order(dry_run=True), Trigger.API)
            with pytest.raises(BusyError):
                await jobs.add(library.order(), Trigger.API)
            await ended_in_history(store, first.job_id)
            assert jobs.active("front_door") is first
            adding = asyncio.ensure_future(jobs.add(library.order(), Trigger.API))
            await asyncio.sleep(0.2)
            assert not adding.done()
            let_go.set()
            second = await adding
            await second.done.wait()
            assert second.outcome is not None
            assert second.outcome.ending.counts.added == 1
            jobs.stop()
            store.close()

    asyncio.run(scene())


def test_a_request_waits_no_longer_for_a_child_that_never_goes(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "END_LIMIT", 0.2)

    async def scene() -> None:
        with lingering_children(monkeypatch):
            store = Store(tmp_path)
            jobs = Jobs(Notes(store, lambda: "/none"), Runner(PATCH, store.path))
            await jobs.start()
            first = await jobs.add(library.order(), Trigger.API)
            await ended_in_history(store, first.job_id)
            with pytest.raises(BusyError) as refused:
                await jobs.add(library.order(), Trigger.API)
            assert refused.value.job_id == first.job_id
            jobs.stop()
            store.close()

    asyncio.run(scene())
