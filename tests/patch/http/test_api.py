"""The HTTP contract, field by field, on the stand-in's real app behind its front."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from pydantic import BaseModel
from recording_backfill.http.answers import Answer, ErrorAnswer, InvalidAnswer, example
from recording_backfill.http.results import CamerasJobsAnswer, JobAnswer, ResultsAnswer, RunAnswer
from recording_backfill.http.status import CameraStatusAnswer, ScheduleAnswer, StatusAnswer
from recording_backfill.http.timeline import CoverageAnswer, HourAnswer, RangesAnswer

from testing.library import Samples
from testing.served import HOUR, YESTERDAY, Served, served
from testing.standin.server import USERS, VERSIONS, StandIn

COUNT = 8
EMPTY = YESTERDAY + 500


@pytest.fixture(scope="module")
def frigate(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Served]:
    cameras = ("front_door", "back_yard", "backfill", "recordings")
    with served(tmp_path_factory.mktemp("frigate"), samples, cameras=cameras) as running:
        running.add_many(COUNT)
        running.add(YESTERDAY, camera="backfill")
        running.add(YESTERDAY, camera="recordings")
        broken = running.add(EMPTY)
        broken.write_bytes(b"")
        yield running


def checked(model: type[BaseModel], answer: Any) -> Any:
    """`answer`, which is exactly what OpenAPI says of it."""
    model.model_validate(answer)
    return answer


def test_only_the_kinds_asked_for_are_looked_for(frigate: Served) -> None:
    nothing = {"found": 0, "added": 0, "updated": 0, "skipped": 0, "errors": 0}
    answer = frigate.run(dry_run=True, media=["previews", "events"])
    assert answer["total_files_scanned"] == 0
    assert answer["media"].keys() == {"previews", "events"}
    assert answer["media"]["previews"] == {**nothing, "past_retention": 0}
    assert "media" in frigate.get("/recordings/backfill/status")["capabilities"]


def test_a_run_answers_the_seeds_fields(frigate: Served) -> None:
    answer = checked(RunAnswer, frigate.run(dry_run=True))
    assert answer["message"] == (
        "Dry run completed for camera 'front_door'. Scanned 9 files, would add 8, skipped 0, "
        "errors 1"
    )
    assert answer["success"] is True
    assert (answer["camera_name"], answer["dry_run"]) == ("front_door", True)
    assert answer["total_files_scanned"] == len(answer["results"]) == 9
    assert (answer["files_added"], answer["files_updated"]) == (8, 0)
    assert (answer["files_skipped"], answer["files_errors"]) == (0, 1)
    assert (answer["results_truncated"], answer["warnings"]) == (False, [])
    first, *_, last = answer["results"]
    path = datetime.fromtimestamp(YESTERDAY, UTC).strftime("%Y-%m-%d/%H/front_door/00.00.mp4")
    assert first["file_path"] == f"{frigate.standin.recordings}/{path}"
    assert first["start_time"] == YESTERDAY
    assert first["end_time"] == YESTERDAY + first["duration"]
    assert (first["status"], first["reason"], first["past_retention"]) == ("would_add", None, False)
    size = (frigate.standin.recordings / path).stat().st_size
    assert first["file_size_mb"] == round(size / 2**20, 2)
    assert (last["status"], last["reason"], last["duration"]) == ("error", "empty", None)
    assert frigate.paths_in_database() == []


def test_results_in_the_answer_stop_at_max_results_and_counts_do_not(frigate: Served) -> None:
    answer = frigate.run(dry_run=True, max_results=2)
    assert len(answer["results"]) == 2
    assert answer["results_truncated"] is True
    assert answer["total_files_scanned"] == 9
    assert frigate.run(dry_run=True, max_results=0)["results"] == []


def test_a_dry_run_raises_what_is_missing_and_a_run_lowers_it(frigate: Served) -> None:
    hour = {"start_time": YESTERDAY, "end_time": YESTERDAY + 1000}
    frigate.run(dry_run=True, **hour)
    before = frigate.status()["missing"]
    assert (before["files"], before["errors"], before["past_retention"]) == (8, 1, 0)
    assert before["seconds"] == pytest.approx(32.0, abs=0.5)
    assert before["bytes"] > 0
    assert abs(before["as_of"] - time.time()) < 60
    answer = frigate.run(**hour)
    assert answer["files_added"] == 8
    assert {r["status"] for r in answer["results"]} == {"added", "error"}
    assert answer["summary"] == {**before_in_summary(before), "days": 1}
    after = frigate.status()["missing"]
    assert (after["files"], after["seconds"], after["errors"]) == (0, 0.0, 1)
    assert len(frigate.paths_in_database()) == 8
    status = checked(CameraStatusAnswer, frigate.status())
    assert status["state"] == "idle"
    assert status["job_id"] is status["progress"] is status["dry_run"] is None
    assert status["last_run"]["job_id"] == answer["job_id"]
    assert status["last_run"]["message"] == answer["message"]
    assert status["last_run"]["trigger"] == "api"
    assert status["last_dry_run"]["dry_run"] is True
    numbers = [run["run_number"] for run in status["recent_runs"]]
    assert numbers == sorted(numbers, reverse=True)
    assert status["totals"]["files_added"] == 8
    assert (status["friendly_name"], status["enabled"]) == ("Front Door", True)
    assert status["retention_days"] == 7


def before_in_summary(missing: dict[str, Any]) -> dict[str, Any]:
    """What was missing, as the run that brings all of it back sums it up."""
    return {name: missing[name] for name in ("seconds", "bytes")}


def test_stored_results_are_paged_without_those_already_indexed(frigate: Served) -> None:
    first = frigate.run(force=True)
    again = frigate.run()
    assert again["files_skipped"] == 8
    path = "/recordings/front_door/backfill/results"
    newest = checked(ResultsAnswer, frigate.get(path))
    assert (newest["job_id"], newest["total"]) == (again["job_id"], 1)
    assert newest["results"][0]["reason"] == "empty"
    page = frigate.get(f"{path}?job_id={first['job_id']}&status=updated&offset=2&limit=3")
    assert (page["total"], page["offset"], page["limit"]) == (8, 2, 3)
    assert [result["start_time"] for result in page["results"]] == [
        YESTERDAY + 20,
        YESTERDAY + 30,
        YESTERDAY + 40,
    ]
    assert page["results"] == first["results"][2:5]
    asked = f"?job_id={first['job_id']}&after={YESTERDAY + 20}&before={YESTERDAY + 40}"
    assert frigate.get(path + asked)["total"] == 2
    unknown = frigate.request("GET", path + "?job_id=unknown")
    assert unknown.status_code == 404
    checked(ErrorAnswer, unknown.json())


def test_coverage_tells_every_hour_of_the_range(frigate: Served) -> None:
    frigate.run()
    path = "/recordings/front_door/backfill/coverage"
    asked = f"?after={YESTERDAY - HOUR}&before={YESTERDAY + 2 * HOUR}"
    answer = checked(CoverageAnswer, frigate.get(path + asked))
    assert answer["bucket_seconds"] == 3600
    starts = [bucket["start_time"] for bucket in answer["buckets"]]
    assert starts == [YESTERDAY - HOUR, YESTERDAY, YESTERDAY + HOUR]
    hour = answer["buckets"][1]
    assert hour["backfilled_seconds"] == pytest.approx(32, abs=0.5)
    assert (hour["recorded_seconds"], hour["missing_files"], hour["error_files"]) == (0, 0, 1)
    assert len(frigate.get(path)["buckets"]) in (24, 25)


def test_an_hour_tells_what_is_indexed_missing_and_unusable(frigate: Served) -> None:
    frigate.run("back_yard", dry_run=True)
    hour = YESTERDAY - 5 * HOUR
    for place in (0, 10, 20):
        frigate.add(hour + place, camera="back_yard")
    frigate.add(hour + 30, camera="back_yard").write_bytes(b"")
    frigate.run("back_yard", end_time=hour + 5)
    frigate.run("back_yard", dry_run=True, start_time=hour + 10, end_time=hour + HOUR - 1)
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        connection.execute(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, "
            "segment_size, motion, objects, dBFS, regions) "
            "SELECT 'analysed', camera, path || '.2', start_time + 300, end_time + 300, duration, "
            "segment_size, 5, 1, 0, 0 FROM recordings WHERE camera = 'back_yard'"
        )
        connection.commit()
    path = "/recordings/back_yard/backfill/hour"
    answer = checked(HourAnswer, frigate.get(f"{path}?start_time={hour + 1800}"))
    assert answer["start_time"] == hour
    told = [(item["start_time"] - hour, item["kind"]) for item in answer["recordings"]]
    assert told == [
        (0, "backfilled"),
        (10, "missing"),
        (20, "missing"),
        (30, "error"),
        (300, "recorded"),
    ]
    backfilled, missing, _, broken, _ = answer["recordings"]
    assert backfilled["duration"] == pytest.approx(missing["duration"])
    assert broken["reason"] == "empty"
    frigate.run("back_yard")
    told = [item["kind"] for item in frigate.get(f"{path}?start_time={hour}")["recordings"]]
    assert told == ["backfilled", "backfilled", "backfilled", "error", "recorded"]
    assert frigate.get(f"{path}?start_time={hour - HOUR}")["recordings"] == []


def test_backfilled_ranges_are_merged(frigate: Served) -> None:
    frigate.run()
    asked = f"?after={YESTERDAY}&before={YESTERDAY + HOUR}"
    answer = checked(RangesAnswer, frigate.get("/front_door/recordings/backfilled" + asked))
    # Eight of four seconds, ten seconds apart.
    assert [round(start - YESTERDAY) for start, _ in answer["ranges"]] == list(range(0, 80, 10))


def test_several_cameras_get_a_job_or_a_reason_each(frigate: Served) -> None:
    wanted = ["backfill", "recordings", "backfill", "nobody"]
    answer = frigate.post("/recordings/backfill", {"cameras": wanted, "dry_run": True}, status=202)
    checked(CamerasJobsAnswer, answer)
    assert list(answer["cameras"]) == ["backfill", "recordings", "nobody"]
    assert answer["cameras"]["backfill"]["dry_run"] is True
    assert answer["cameras"]["nobody"]["success"] is False
    assert "front_door" not in answer["cameras"]["nobody"]["message"]
    for camera in ("backfill", "recordings"):
        done = frigate.until_idle(camera)
        assert done["last_dry_run"]["job_id"] == answer["cameras"][camera]["job_id"]
        assert done["last_dry_run"]["files_added"] == 1
    everyone = frigate.post("/recordings/backfill", status=202)
    assert set(everyone["cameras"]) == {"front_door", "back_yard", "backfill", "recordings"}
    for camera in everyone["cameras"]:
        frigate.until_idle(camera)


def test_cameras_named_like_our_paths_are_served(frigate: Served) -> None:
    for camera in ("backfill", "recordings"):
        assert frigate.run(camera, dry_run=True)["camera_name"] == camera
        assert frigate.status(camera)["camera_name"] == camera
        path = f"/recordings/{camera}/backfill/schedule"
        assert frigate.post(path, {"enabled": False})["camera_name"] == camera
        assert frigate.get(f"/{camera}/recordings/backfilled")["camera_name"] == camera


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


def test_other_kinds_have_counts_results_and_what_is_missing_of_them(frigate: Served) -> None:
    folder = frigate.standin.media / "clips" / "review"
    folder.mkdir(parents=True, exist_ok=True)
    thumb = folder / f"thumb-back_yard-{YESTERDAY + 100.5}-abc123.webp"
    thumb.write_bytes(b"RIFF\x1a\x00\x00\x00WEBPVP8L" + bytes(20))
    os.utime(thumb, (YESTERDAY + 130, YESTERDAY + 130))
    found = checked(RunAnswer, frigate.run("back_yard", dry_run=True))
    assert found["media"]["reviews"]["added"] == 1, found
    missing = frigate.status("back_yard")["missing"]
    assert missing["media"]["reviews"] == {"files": 1, "past_retention": 0}
    path = "/recordings/back_yard/backfill/results"
    page = checked(ResultsAnswer, frigate.get(f"{path}?media=reviews"))
    assert [one["status"] for one in page["results"]] == ["would_add"]
    assert page["results"][0]["start_time"] == pytest.approx(YESTERDAY + 100, abs=1)
    assert all(thumb.name not in one["file_path"] for one in frigate.get(path)["results"])
    assert frigate.run("back_yard")["media"]["reviews"]["added"] == 1
    assert frigate.status("back_yard")["missing"]["media"] == {}


def test_a_schedule_keeps_what_is_left_out(frigate: Served) -> None:
    path = "/recordings/back_yard/backfill/schedule"
    assert checked(ScheduleAnswer, frigate.get(path)) == {
        "success": True,
        "camera_name": "back_yard",
        "enabled": False,
        "interval_hours": 24,
        "retention_days": 7,
        "next_run_at": None,
        "last_run_at": None,
    }
    wish = {"camera_name": "back_yard", "enabled": True, "interval_hours": 0.5}
    answer = frigate.post(path, wish)
    assert answer["next_run_at"] == pytest.approx(time.time() + 1800, abs=30)
    assert frigate.post(path, {"retention_days": 1.5}) == {**answer, "retention_days": 1.5}
    assert frigate.status("back_yard")["schedule"]["retention_days"] == 1.5
    assert frigate.post(path, {"enabled": False})["next_run_at"] is None


INVALID: list[tuple[str, str, Any]] = [
    ("", "unknown", {"unknown": 1}),
    ("", "dry_run", {"dry_run": 1}),
    ("", "dry_run", {"dry_run": "true"}),
    ("", "force", {"force": None}),
    ("", "max_results", {"max_results": True}),
    ("", "max_results", {"max_results": 10001}),
    ("", "max_results", {"max_results": 1.5}),
    ("", "start_time", {"start_time": True}),
    ("", "start_time", {"start_time": "yesterday"}),
    ("", "start_time", {"start_time": "2022-01-01T00:00:00"}),
    ("", "start_time", {"start_time": "0001-01-01T00:00:00+14:00"}),
    ("", "start_time", {"start_time": 1e308}),
    ("", "start_time", {"start_time": -1}),
    ("", "start_time", {"start_time": 1640995200000}),
    ("", "start_time", {"start_time": [1]}),
    ("", "end_time", {"start_time": 20, "end_time": 10}),
    ("", "directory_path", {"directory_path": ""}),
    ("", "directory_path", {"directory_path": 5}),
    ("", "directory_path", {"directory_path": "x" * 5000}),
    ("", "media", {"media": []}),
    ("", "media", {"media": "reviews"}),
    ("", "media", {"media": ["pictures"]}),
    ("", "media", {"media": ["reviews", 1]}),
    ("", "body", [1]),
    ("", "body", "text"),
    ("/schedule", "interval_hours", {"interval_hours": 0.2}),
    ("/schedule", "interval_hours", {"interval_hours": 8761}),
    ("/schedule", "interval_hours", {"interval_hours": True}),
    ("/schedule", "retention_days", {"retention_days": 0}),
    ("/schedule", "retention_days", {"retention_days": "7"}),
    ("/schedule", "camera_name", {"camera_name": "back_yard"}),
    ("/schedule", "enabled", {"enabled": 1}),
]


@pytest.mark.parametrize(("path", "field", "body"), INVALID)
def test_a_wrong_field_is_refused_by_name(
    frigate: Served, path: str, field: str, body: Any
) -> None:
    answer = frigate.post(f"/recordings/front_door/backfill{path}", body, status=422)
    checked(InvalidAnswer, answer)
    assert [error["field"].partition(".")[0] for error in answer["errors"]] == [field]
    assert field in answer["message"]


RAW = [
    b'{"start_time": NaN}',
    b'{"end_time": -Infinity}',
    b'{"start_time": 1e999}',
    b'{"max_results": 1' + b"0" * 5000 + b"}",
    b'{"directory_path": "\\ud800"}',
    b'{"\\ud800": 1}',
    b"[" * 100_000,
    b"{",
    b"\xff\xfe",
]


@pytest.mark.parametrize("body", RAW, ids=lambda body: repr(body[:20]))
def test_no_body_makes_a_failure_of_ours(frigate: Served, body: bytes) -> None:
    header = {"Content-Type": "application/json"}
    path = "/recordings/front_door/backfill"
    answer = frigate.request("POST", path, data=body, headers=header)
    assert answer.status_code == 422, answer.text
    checked(InvalidAnswer, answer.json())


def test_a_body_that_is_not_called_json_is_refused_with_what_to_do(frigate: Served) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    path = "/recordings/front_door/backfill"
    answer = frigate.request("POST", path, data='{"dry_run": true}', headers=form)
    assert answer.status_code == 422
    assert "Content-Type: application/json" in answer.json()["message"]


def test_iso_times_and_epoch_seconds_mean_the_same(frigate: Served) -> None:
    begin = datetime.fromtimestamp(YESTERDAY + 10, UTC)
    forms = [YESTERDAY + 10, int(YESTERDAY + 10), begin.isoformat(), begin.strftime("%FT%TZ")]
    end = begin.strftime("%FT") + f"{begin.hour:02}:00:30+00:00"
    for form in forms:
        answer = frigate.run(dry_run=True, force=True, start_time=form, end_time=end)
        assert answer["total_files_scanned"] == 3, form


QUERIES = [
    "/recordings/front_door/backfill/coverage?after=nan",
    "/recordings/front_door/backfill/coverage?after=1e308",
    "/recordings/front_door/backfill/coverage?before=-1",
    "/recordings/front_door/backfill/coverage?after=20&before=10",
    "/recordings/front_door/backfill/coverage?after=0&before=40000000",
    "/recordings/backfill/status?runs_after=-1",
    "/recordings/backfill/status?runs_after=" + "9" * 5000,
    "/recordings/front_door/backfill/results?media=photos",
    "/recordings/front_door/backfill/hour?start_time=" + "9" * 5000,
    "/recordings/front_door/backfill/hour",
    "/recordings/front_door/backfill/hour?start_time=nan",
    "/recordings/front_door/backfill/hour?start_time=1e308",
    "/recordings/front_door/backfill/results?limit=1001",
    "/recordings/front_door/backfill/results?offset=-1",
    "/recordings/front_door/backfill/results?offset=99999999999999999999",
    "/recordings/front_door/backfill/results?status=lost",
    "/front_door/recordings/backfilled?after=inf",
    "/front_door/recordings/backfilled?after=0",
    "/front_door/recordings/backfilled?after=0&before=40000000",
]


@pytest.mark.parametrize("path", QUERIES)
def test_a_wrong_query_is_refused_by_name(frigate: Served, path: str) -> None:
    answer = frigate.request("GET", path)
    assert answer.status_code == 422, answer.text
    checked(InvalidAnswer, answer.json())


MISPLACED = [
    ("POST", "/recordings/front_door/backfill", "dry_run", "JSON body"),
    ("POST", "/recordings/backfill", "cameras", "JSON body"),
    ("POST", "/recordings/front_door/backfill/schedule", "enabled", "JSON body"),
    ("POST", "/recordings/front_door/backfill/cancel", "job_id", "takes none"),
    ("GET", "/recordings/front_door/backfill/schedule", "enabled", "takes none"),
    ("GET", "/recordings/front_door/backfill/status", "camera", "takes runs_after"),
    ("GET", "/recordings/backfill/status", "camera", "takes runs_after"),
    ("GET", "/recordings/front_door/backfill/results", "Status", "takes job_id, status"),
    ("GET", "/recordings/front_door/backfill/coverage", "start_time", "takes after, before"),
    ("GET", "/front_door/recordings/backfilled", "start", "takes after, before"),
]


@pytest.mark.parametrize(("method", "path", "name", "remedy"), MISPLACED)
def test_an_unknown_query_parameter_is_refused_with_what_to_do(
    frigate: Served, method: str, path: str, name: str, remedy: str
) -> None:
    before = frigate.get("/recordings/backfill/status")
    answer = frigate.request(method, f"{path}?{name}=true")
    assert answer.status_code == 422, answer.text
    told = checked(InvalidAnswer, answer.json())
    assert [error["field"] for error in told["errors"]] == [name]
    assert remedy in told["message"]
    assert frigate.get("/recordings/backfill/status") == before


def test_who_may_not_ask_learns_nothing_of_the_query(frigate: Served) -> None:
    path = "/recordings/front_door/backfill?dry_run=true"
    viewer = {"Remote-User": "viewer", "Remote-Role": "viewer"}
    refused = frigate.request("POST", path, headers=viewer)
    assert refused.status_code == 403, refused.text


def test_a_directory_outside_the_allowed_roots_is_refused(frigate: Served, tmp_path: Path) -> None:
    answer = frigate.run(directory_path=str(tmp_path), status=400)
    checked(ErrorAnswer, answer)
    assert "FRIGATE_BACKFILL_EXTRA_ROOTS" in answer["message"]
    inside = frigate.standin.recordings / "none"
    answer = checked(InvalidAnswer, frigate.run(directory_path=str(inside), status=422))
    assert [error["field"] for error in answer["errors"]] == ["directory_path"]


ROUTES = [
    ("POST", "/recordings/{}/backfill"),
    ("POST", "/recordings/{}/backfill/cancel"),
    ("GET", "/recordings/{}/backfill/status"),
    ("GET", "/recordings/{}/backfill/results"),
    ("GET", "/recordings/{}/backfill/coverage"),
    ("GET", "/recordings/{}/backfill/hour?start_time=0"),
    ("GET", "/recordings/{}/backfill/schedule"),
    ("POST", "/recordings/{}/backfill/schedule"),
    ("GET", "/{}/recordings/backfilled"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_an_unknown_camera_is_404_and_names_no_other(
    frigate: Served, method: str, path: str
) -> None:
    for name in ("nobody", "%00", "a.b", "a%20b", "%ff", "backfill%3F"):
        answer = frigate.request(method, path.format(name))
        assert answer.status_code == 404, answer.text
        checked(ErrorAnswer, answer.json())
        assert "back_yard" not in answer.text


def test_nothing_to_cancel_is_409(frigate: Served) -> None:
    answer = frigate.post("/recordings/front_door/backfill/cancel", status=409)
    assert answer["success"] is False


def test_a_wrong_method_has_our_shape_too(frigate: Served) -> None:
    answer = frigate.request("DELETE", "/recordings/front_door/backfill")
    assert answer.status_code == 405
    checked(ErrorAnswer, answer.json())


def test_csrf_is_frigates_and_has_our_shape(frigate: Served) -> None:
    path = "/recordings/front_door/backfill"
    origin = {"Origin": "https://evil.example"}
    refused = frigate.request("POST", path, headers=origin)
    assert refused.status_code == 401
    checked(ErrorAnswer, refused.json())
    assert "X-CSRF-TOKEN" in refused.json()["message"]
    allowed = {**origin, "X-CSRF-TOKEN": "1"}
    answer = frigate.request("POST", path, headers=allowed, json={"dry_run": True})
    assert answer.status_code == 200


def session(standin: StandIn, user: str) -> requests.Session:
    """A client that has logged in at the external port."""
    client = requests.Session()
    name, (_, word) = user, USERS[user]
    answer = client.post(
        standin.url_external + "/api/login", json={"user": name, "password": word}, timeout=30
    )
    assert answer.status_code == 200, answer.text
    return client


@pytest.mark.parametrize("version", VERSIONS)
def test_only_administrators_may_do_what_changes_something(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    with served(tmp_path, samples, version=version) as frigate:
        frigate.add(YESTERDAY)
        base = frigate.standin.url_external + "/api"
        admin, viewer = session(frigate.standin, "admin"), session(frigate.standin, "viewer")
        for method, path in [*ROUTES[:-1], ("GET", "/recordings/backfill/status")]:
            url = base + path.format("front_door")
            assert admin.request(method, url, timeout=30).status_code in (200, 409)
            refused = viewer.request(method, url, timeout=30)
            assert "no-store" in refused.headers["Cache-Control"]
            if version == "0.15.2":  # it has no roles
                assert refused.status_code in (200, 409)
                continue
            assert refused.status_code == 403, (path, refused.text)
            checked(ErrorAnswer, refused.json())
            assert "administrator" in refused.json()["message"]
        ranges = base + "/front_door/recordings/backfilled"
        for client in (admin, viewer):
            answer = client.get(ranges, params={"after": YESTERDAY}, timeout=30)
            assert len(answer.json()["ranges"]) == 1


def test_who_may_not_see_a_camera_gets_no_ranges_of_it(frigate: Served) -> None:
    path = "/front_door/recordings/backfilled"
    refused = frigate.request("GET", path, headers={"Remote-User": None, "Remote-Role": None})
    assert refused.status_code == 401
    checked(ErrorAnswer, refused.json())


@pytest.mark.parametrize("version", VERSIONS)
def test_openapi_describes_every_endpoint_with_its_errors(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    with served(tmp_path, samples, version=version) as frigate:
        answer = requests.get(frigate.standin.url_internal + "/api/openapi.json", timeout=30)
    ours = {
        (method, path): operation
        for path, methods in answer.json()["paths"].items()
        for method, operation in methods.items()
        if "backfill" in path
    }
    assert len(ours) == 13
    for (method, path), operation in ours.items():
        assert operation["summary"], path
        assert operation["description"], path
        codes = set(operation["responses"])
        assert {"401", "403", "422", "500"} <= codes, (method, path)
        assert "{camera_name}" not in path or "404" in codes, (method, path)
        for code, response in operation["responses"].items():
            content = response["content"]["application/json"]
            assert "example" in content, (path, code)
            assert content["schema"], (path, code)
            assert response["description"] != "Successful Response", (path, code)
        for parameter in operation.get("parameters", []):
            # The camera's name is declared once more by Frigate's own dependency, without a word.
            assert parameter["name"] == "camera_name" or parameter["description"], path


MODELS: list[type[Answer]] = [
    RunAnswer,
    JobAnswer,
    CamerasJobsAnswer,
    CameraStatusAnswer,
    StatusAnswer,
    ResultsAnswer,
    CoverageAnswer,
    HourAnswer,
    RangesAnswer,
    ScheduleAnswer,
]


@pytest.mark.parametrize("model", MODELS)
def test_examples_are_answers(model: type[Answer]) -> None:
    checked(model, json.loads(json.dumps(example(model))))
