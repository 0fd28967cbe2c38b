"""Children and Frigates that are killed or stopped amid a run."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil

from testing.library import Samples
from testing.served import HOUR, YESTERDAY, Served, served
from testing.standin.server import PATCH
from testing.waiting import eventually
from tests.patch.jobs.children import gone, locked_database, the_child, unread


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
    eventually(lambda: "cut off" in frigate.standin.log.read_text(), True)
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


def test_a_child_whose_parent_is_not_there_stops_at_once(tmp_path: Path, samples: Samples) -> None:
    """The parent died before the child could ask to be told."""
    import json

    from recording_backfill.child.messages.run import Task

    from testing.library import LibraryBuilder

    library = LibraryBuilder(tmp_path, samples)
    library.add(YESTERDAY - HOUR)
    holder = sqlite3.connect(library.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    task = Task(library.order(), "a", None, parent=999_999_999)
    with subprocess.Popen(
        [sys.executable, "-m", "recording_backfill"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(PATCH)},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        line = json.dumps(task.to_json()).encode() + b"\n"
        process.stdin.write(line[:1])
        process.stdin.flush()
        eventually(lambda: unread(process.stdin), 0)  # its start is over
        process.stdin.write(line[1:])
        process.stdin.flush()
        process.wait(5)
    holder.close()
