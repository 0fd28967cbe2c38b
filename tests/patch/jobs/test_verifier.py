"""Verifications follow estimated runs by themselves, give way, and outlast Frigate's end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from testing.library import Samples
from testing.served import YESTERDAY, Served, served
from tests.patch.jobs.children import locked_database

COUNT = 120


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    with served(tmp_path, samples) as running:
        record(running)
        yield running


@pytest.fixture
def slow(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    """One that reads so few files a second that a verification takes some seconds."""
    with served(tmp_path, samples, env={"FRIGATE_BACKFILL_MAX_RATE": "30"}) as running:
        record(running)
        yield running


def record(frigate: Served) -> None:
    """Recordings that follow each other."""
    for number in range(COUNT):
        frigate.add(YESTERDAY + 10 * number, sample="h264")


def marked(frigate: Served) -> int:
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        query = "SELECT count(*) FROM recordings WHERE dBFS = -2"
        return int(connection.execute(query).fetchone()[0])


def verified(frigate: Served) -> dict[str, Any]:
    """The newest verification, once one is completed."""

    def done(status: dict[str, Any]) -> bool:
        newest = status["recent_runs"][0]
        return (newest["kind"], newest["state"]) == ("verify", "completed")

    frigate.until(done)
    run: dict[str, Any] = frigate.until_idle()["recent_runs"][0]
    return run


def test_a_verification_follows_by_itself_and_everything_tells_of_it(frigate: Served) -> None:
    assert "estimate" in frigate.get("/recordings/backfill/status")["capabilities"]
    with locked_database(frigate):
        job = frigate.run(probe="estimate", background=True, status=202)
        frigate.until_running()
    frigate.until(lambda status: status["last_run"] is not None)
    estimated = frigate.status()["last_run"]
    assert estimated["job_id"] == job["job_id"]
    assert estimated["files_added"] == COUNT
    assert estimated["files_estimated"] > COUNT // 2
    run = verified(frigate)
    status = frigate.status()
    assert (run["trigger"], run["total_files_scanned"]) == (
        "schedule",
        estimated["files_estimated"],
    )
    assert (status["estimated"], status["kind"]) == (0, None)
    assert status["totals"]["runs"] == 1
    assert status["last_run"]["job_id"] == job["job_id"]
    assert marked(frigate) == 0
    found = frigate.get(f"/recordings/front_door/backfill/results?job_id={job['job_id']}&limit=999")
    told = [result["estimated"] for result in found["results"]]
    assert told.count(True) == estimated["files_estimated"]
    assert {result["source"] for result in found["results"]} == {"file"}


def test_one_lets_other_runs_pass_and_goes_on(frigate: Served) -> None:
    frigate.run()
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection, connection:
        connection.execute("UPDATE recordings SET dBFS = -2, end_time = end_time + 1")
    with locked_database(frigate):
        verification = frigate.run(verify=True, background=True, status=202)
        assert frigate.until_running()["kind"] == "verify"
        own = frigate.run(force=True, dry_run=True, background=True, status=202)
    verified(frigate)
    runs = {one["job_id"]: one for one in frigate.status()["recent_runs"]}
    assert runs[verification["job_id"]]["state"] == "cancelled"
    assert runs[own["job_id"]]["state"] == "completed"
    assert marked(frigate) == 0


def test_a_cancelled_one_waits_until_it_is_asked_for(slow: Served) -> None:
    slow.run(probe="estimate")
    slow.until(lambda status: status["kind"] == "verify")
    slow.cancel()
    status = slow.until_idle()
    assert status["recent_runs"][0]["state"] == "cancelled"
    assert status["estimated"] == marked(slow) > 0
    slow.run(verify=True)
    assert marked(slow) == 0
    assert slow.status()["estimated"] == 0


def test_it_goes_on_after_frigates_end(slow: Served) -> None:
    slow.run(probe="estimate")
    slow.until(lambda status: status["kind"] == "verify")
    slow.standin.kill()
    assert marked(slow) > 0
    slow.standin.start()
    verified(slow)
    assert marked(slow) == 0


def test_marks_that_the_state_file_does_not_know_are_found(slow: Served) -> None:
    slow.run()
    slow.standin.stop()
    for part in slow.standin.config_dir.glob("frigate_backfill.db*"):
        part.unlink()
    with closing(sqlite3.connect(slow.standin.database, timeout=30)) as connection, connection:
        connection.execute("UPDATE recordings SET dBFS = -2, end_time = end_time + 1")
    slow.standin.start()
    slow.until(lambda status: bool(status["recent_runs"]))
    run = verified(slow)
    assert (run["trigger"], run["files_updated"]) == ("schedule", COUNT)
    assert marked(slow) == 0


def test_a_probe_that_is_none_is_refused(frigate: Served) -> None:
    for probe in ("guess", True, None):
        answer = frigate.run(probe=probe, status=422)
        assert "probe" in answer["errors"][0]["field"]
