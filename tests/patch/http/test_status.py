"""The status of cameras, which Home Assistant polls."""

from __future__ import annotations

from recording_backfill.http.status import CameraStatusAnswer, StatusAnswer

from testing.served import Served
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
