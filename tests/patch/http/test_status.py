"""The status of cameras, which Home Assistant polls."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from recording_backfill.http.status import CameraStatusAnswer, StatusAnswer
from recording_backfill.models import Trigger
from recording_backfill.settings import STATE_NAME
from recording_backfill.state import history
from recording_backfill.state.file import StateFile

from testing.served import YESTERDAY, Served
from tests.patch.http.answers import checked


def test_the_status_of_all_is_what_home_assistant_polls(frigate: Served) -> None:
    answer = checked(StatusAnswer, frigate.get("/recordings/backfill/status"))
    assert (answer["version"], answer["api_level"]) == ("1.0.0", 1)
    assert answer["frigate_version"] == "0.17.2"
    assert answer["cameras"]["front_door"] == frigate.status()
    assert frigate.get("/recordings/backfill/status")["instance_id"] == answer["instance_id"]


def test_a_poll_can_ask_for_newer_runs_only(frigate: Served) -> None:
    frigate.run(dry_run=True)
    newest = frigate.run(dry_run=True)
    runs = frigate.status()["recent_runs"]
    assert runs[0]["job_id"] == newest["job_id"]
    asked = f"?runs_after={runs[1]['run_number']}"
    for status in (
        frigate.get(f"/recordings/front_door/backfill/status{asked}"),
        frigate.get(f"/recordings/backfill/status{asked}")["cameras"]["front_door"],
    ):
        checked(CameraStatusAnswer, status)
        assert status["recent_runs"] == runs[:1]
        assert status["last_dry_run"] == runs[0]


def test_a_run_tells_what_it_was_asked_for_so_that_it_can_be_asked_for_again(
    frigate: Served,
) -> None:
    folder = str(frigate.standin.recordings)
    wish = {"start_time": YESTERDAY, "directory_path": folder, "media": ["recordings"]}
    first = frigate.run(dry_run=True, end_time="2030-01-01T00:00:00Z", **wish)
    told = frigate.status()["last_dry_run"]["request"]
    assert told == {**wish, "end_time": 1893456000.0}
    again = frigate.run(dry_run=True, **told)
    assert again["files_added"] == first["files_added"]
    assert frigate.status()["last_dry_run"]["request"] == told
    frigate.run(dry_run=True)
    assert frigate.status()["last_dry_run"]["request"] == {}


def test_a_script_that_was_killed_hides_no_status_while_its_end_cannot_be_noted(
    frigate: Served,
) -> None:
    """Another program has locked the state file, of which can still be read."""
    run = frigate.run(dry_run=True)
    path = frigate.standin.config_dir / STATE_NAME
    with StateFile(path) as state:
        killed = time.time() - 3600
        history.add_job(state, "a", "front_door", Trigger.SCRIPT, dry_run=False, now=killed)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        for status in (
            frigate.status(),
            frigate.get("/recordings/backfill/status")["cameras"]["front_door"],
        ):
            assert status["state"] == "idle"
            assert status["recent_runs"][0]["job_id"] == run["job_id"]
    newest = frigate.status()["recent_runs"][0]
    assert (newest["job_id"], newest["state"]) == ("a", "interrupted")
