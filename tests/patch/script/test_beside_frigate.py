"""The script beside a running Frigate with the patch: they see each other, and share the work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.library import CAMERA
from testing.served import HOUR, YESTERDAY, Served, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testing.library import Samples

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"
FILES = 60


@pytest.fixture(scope="module")
def frigate(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Served]:
    """A Frigate whose camera has recordings of two days ago that are not in the database."""
    with served(tmp_path_factory.mktemp("frigate"), samples) as running:
        running.add_many(FILES, start=YESTERDAY - 24 * HOUR)
        yield running


def start_script(
    frigate: Served, *flags: str, ffprobe_folder: Path | None = None
) -> subprocess.Popen[str]:
    """Start the script as `docker exec frigate python3 …` does; it finds its way by itself."""
    recordings = frigate.standin.recordings
    path = os.environ["PATH"]
    return subprocess.Popen(
        [
            *(sys.executable, SCRIPT, "--camera", CAMERA, "--json", "--recordings", recordings),
            *("--recordings-as", recordings, *flags),
        ],
        env={
            "CONFIG_FILE": str(frigate.standin.config_file),
            "PATH": path if ffprobe_folder is None else f"{ffprobe_folder}:{path}",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_frigate_shows_the_scripts_dry_run_and_what_it_found(frigate: Served) -> None:
    output, errors = start_script(frigate, "--dry-run").communicate(timeout=60)
    answer = json.loads(output)
    assert answer["files_added"] == FILES, errors
    status = frigate.status()
    assert status["last_dry_run"]["trigger"] == "script"
    assert status["last_dry_run"]["job_id"] == answer["job_id"]
    assert status["missing"]["files"] == FILES


@pytest.mark.ffprobe
def test_while_the_script_runs_frigate_shows_it_and_starts_no_job_of_that_camera(
    frigate: Served, tmp_path: Path
) -> None:
    slow = tmp_path / "ffprobe"
    slow.write_text(f'#!/bin/sh\nsleep 0.2\nexec "{shutil.which("ffprobe")}" "$@"\n')
    slow.chmod(0o755)
    running = start_script(frigate, "--probe", "ffprobe", ffprobe_folder=tmp_path)
    status = frigate.until_running()
    assert frigate.run(status=409)["job_id"] == status["job_id"]

    frigate.cancel()
    output, errors = running.communicate(timeout=30)
    assert running.returncode == 130, errors
    assert json.loads(output)["files_added"] < FILES
    assert frigate.until_idle()["last_run"]["state"] == "cancelled"


def test_what_the_script_adds_is_in_frigates_own_database(frigate: Served) -> None:
    output, errors = start_script(frigate).communicate(timeout=60)
    assert json.loads(output)["files_errors"] == 0, errors
    assert len(frigate.paths_in_database()) == FILES
    assert frigate.status()["missing"]["files"] == 0
