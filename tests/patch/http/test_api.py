"""What runs and charts answer, over HTTP."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from recording_backfill.frigate.coverage import coverage
from recording_backfill.http.answers import ErrorAnswer
from recording_backfill.http.results import CamerasJobsAnswer, ResultsAnswer, RunAnswer
from recording_backfill.http.status import CameraStatusAnswer, ScheduleAnswer
from recording_backfill.http.timeline import CoverageAnswer, HourAnswer, RangesAnswer
from recording_backfill.state import charted
from recording_backfill.state.file import StateFile

from testing.served import HOUR, YESTERDAY, Served
from tests.patch.http.answers import checked

DAY = 86400.0


def test_only_the_kinds_asked_for_are_looked_for(frigate: Served) -> None:
    nothing = {"found": 0, "added": 0, "updated": 0, "skipped": 0, "errors": 0}
    answer = frigate.run(dry_run=True, media=["previews", "events"])
    assert answer["total_files_scanned"] == 0
    assert answer["media"].keys() == {"previews", "events"}
    assert answer["media"]["previews"] == {**nothing, "past_retention": 0}
    assert "media" in frigate.get("/recordings/backfill/status")["capabilities"]


def test_a_run_answers_the_seeds_fields(frigate: Served) -> None:
    answer = checked(RunAnswer, frigate.run(dry_run=True))
    assert answer["message"].startswith(
        "Dry run completed for camera 'front_door'. Scanned 9 files, would add 8, skipped 0, "
        "errors 1. Would bring back 8 recordings and 1 review item: 1 day, "
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
    assert status["job_id"] is status["progress"] is status["dry_run"] is status["kind"] is None
    assert status["last_run"]["job_id"] == answer["job_id"]
    assert status["last_run"]["message"] == answer["message"]
    assert status["last_run"]["notice"]["values"]["s1"]["key"] == "completed"
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
    state = frigate.standin.config_dir / "frigate_backfill.db"
    with closing(sqlite3.connect(state, timeout=30)) as connection:
        assert connection.execute("SELECT DISTINCT camera FROM charted").fetchall() == [
            ("front_door",)
        ]
    assert frigate.get(path + asked) == answer


def test_a_long_chart_is_read_in_halves_that_tell_the_same(frigate: Served) -> None:
    """A recording reaches over the midnight between them, and every hour is added up for good."""
    last = YESTERDAY // DAY * DAY
    first, middle = last - 40 * DAY, last - 20 * DAY
    hours = [first + 7 * HOUR * number for number in range(130)]
    starts = [*hours, middle - 3 * HOUR, middle - HOUR, middle - 5, middle + HOUR]
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, "
            "segment_size, motion, objects, dBFS, regions) "
            "VALUES (?1, 'recordings', ?1, ?2, ?2 + 10, 10, 1, 1, 1, 0, 0)",
            [(f"long-{start}", start) for start in starts],
        )
        connection.commit()
    path = f"/recordings/recordings/backfill/coverage?after={first}&before={last}"
    buckets = checked(CoverageAnswer, frigate.get(path))["buckets"]
    assert len(buckets) == 40 * 24
    state = frigate.standin.config_dir / "frigate_backfill.db"
    with StateFile(state) as opened:
        sums = charted.read(opened, "recordings", first - HOUR, last)
    whole = coverage(str(frigate.standin.database), "recordings", first, last, sums=sums)
    assert sums.new == {}, "nothing is left to be added up"
    told = {bucket["start_time"]: bucket["recorded_seconds"] for bucket in buckets}
    assert {start: seconds for start, seconds in told.items() if seconds} == {
        hour.hour: hour.recorded for hour in whole
    }
    assert (told[middle - HOUR], told[middle]) == (15, 5)


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
    motion = [item["has_motion"] for item in answer["recordings"]]
    assert motion == [False, False, False, False, True]
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
