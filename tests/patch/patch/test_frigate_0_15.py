"""The patch in Frigate 0.15, whose image has Python 3.9 and older packages."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from testing.library import Samples
from testing.standin.server import PATCH, ROOT, StandIn

PYTHON = ROOT / ".venv" / "frigate-0.15" / "bin" / "python"
CAMERA = "front_door"
HOUR = Path("2022-01-01/12")
START = 1641038400.0
KEPT = """
mqtt: {enabled: false}
record: {enabled: true, retain: {days: 36500}}
cameras:
  front_door:
    ffmpeg: {inputs: [{path: "rtsp://127.0.0.1/front", roles: [record]}]}
"""


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Any:
    frigate = StandIn(tmp_path / "frigate", version="0.15.2", python=PYTHON, config=KEPT)
    frigate.create_database()
    folder = frigate.recordings / HOUR / CAMERA
    folder.mkdir(parents=True)
    for second in range(0, 60, 10):
        (folder / f"00.{second:02}.mp4").write_bytes(samples.bytes("h264"))
    with frigate:
        yield frigate


def ask(frigate: StandIn, path: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "X-Cache-Bypass": "1"}
    request = urllib.request.Request(f"{frigate.url_internal}/api{path}", data, headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def test_recordings_come_back_over_http_on_python_3_9(frigate: StandIn) -> None:
    status = ask(frigate, "/recordings/backfill/status")
    assert status["frigate_version"] == "0.15.2"
    run = {"start_time": "2022-01-01T12:00:00Z", "end_time": START + 60}
    dry = ask(frigate, f"/recordings/{CAMERA}/backfill", {**run, "dry_run": True})
    assert (dry["files_added"], dry["files_errors"]) == (6, 0)
    assert ask(frigate, f"/recordings/{CAMERA}/backfill", run)["files_added"] == 6
    rows = ask(frigate, f"/{CAMERA}/recordings?after={START}&before={START + 60}")
    assert [row["motion"] for row in rows] == [-1] * 6
    assert ask(frigate, f"/recordings/{CAMERA}/backfill/status")["last_run"]["files_added"] == 6


def test_the_schedule_and_the_openapi_page_work_on_python_3_9(frigate: StandIn) -> None:
    schedule = ask(frigate, f"/recordings/{CAMERA}/backfill/schedule", {"enabled": True})
    assert schedule["next_run_at"] is not None
    paths = ask(frigate, "/openapi.json")["paths"]
    assert "/recordings/{camera_name}/backfill" in paths


def test_the_script_runs_on_python_3_9_without_packages(frigate: StandIn) -> None:
    script = PATCH / "scripts" / "backfill_recordings.py"
    frigate.stop()
    places = ["--database", str(frigate.database), "--recordings", str(frigate.recordings)]
    spelled = ["--recordings-as", str(frigate.recordings), "--include-expired"]
    done = subprocess.run(
        [str(PYTHON), "-S", str(script), "--camera", CAMERA, *places, *spelled, "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["files_added"] == 6
