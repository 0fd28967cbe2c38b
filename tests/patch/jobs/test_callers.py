"""Callers who wait for their run, and callers who leave."""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from testing.library import Samples
from testing.served import Served, served
from tests.patch.jobs.children import locked_database


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
