"""The script: what it indexes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.library import CAMERA, NOON
from tests.patch.script.scripts import KEEP, ROOT, SCRIPT, Script, run

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

LAUNCHER = ROOT / "scripts/backfill_recordings.py"
PYTHON_OF_0_15 = ROOT / ".venv/frigate-0.15/bin/python"


def test_missing_recordings_are_indexed_and_reported(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    library.add(NOON + 10)
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 0, done.stderr
    assert [row["start_time"] for row in library.rows()] == [NOON, NOON + 10]
    header, row = done.stdout.splitlines()[:2]
    assert header.split()[:3] == ["camera", "scanned", "added"]
    assert row.split()[:3] == [CAMERA, "2", "2"]
    assert f"Backfill completed for camera '{CAMERA}'. Scanned 2 files, added 2" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        ((), ("added",)),
        (("--dry-run",), ("to add",)),
        (("--dry-run", "--force"), ("to add",)),
    ],
)
def test_the_table_of_a_dry_run_says_what_a_run_would_do(
    library: LibraryBuilder, script: Script, options: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    library.add(NOON)
    done = script("--camera", CAMERA, *KEEP, *options)
    header, row = done.stdout.splitlines()[:2]
    named = ["camera", "scanned", *columns, "skipped", "errors", "seconds"]
    assert re.split(r"  +", header.strip()) == named
    assert re.split(r"  +", row.strip())[:4] == [CAMERA, "1", "1", "0"]
    assert ("run again without --dry-run" in done.stdout) == ("--dry-run" in options)


def test_a_column_is_there_where_it_has_a_number(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    script("--camera", CAMERA, *KEEP)
    again = script("--camera", CAMERA, "--force", "--dry-run", *KEEP)
    assert "to update" in again.stdout.splitlines()[0]
    library.add(NOON + 10)
    kept_short = script("--camera", CAMERA, "--retention-days", "0", "--dry-run")
    assert "past retention" in kept_short.stdout.splitlines()[0]


def test_frigate_0_15s_python_3_9_is_enough(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    library.write(NOON + 10, b"")
    span = ("--start-time", "2026-01-01T12:00:00Z", "--end-time", "2026-01-01T12:00:10+00:00")
    done = script("--camera", CAMERA, *span, *KEEP, python=(str(PYTHON_OF_0_15), "-I", "-S"))
    assert done.returncode == 1, done.stderr
    assert "added 1, skipped 0, errors 1" in done.stdout
    assert len(library.rows()) == 1


def test_a_dry_run_writes_nothing(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    before = library.database.read_bytes()
    answer = script.json("--camera", CAMERA, "--dry-run", *KEEP)
    assert answer["dry_run"] is True
    assert answer["files_added"] == 1
    assert [result["status"] for result in answer["results"]] == ["would_add"]
    assert library.database.read_bytes() == before


def test_a_file_with_an_error_is_named_and_makes_exit_code_1(
    library: LibraryBuilder, script: Script
) -> None:
    good = library.add(NOON)
    cut = library.write(NOON + 10, good.read_bytes()[:-2000])
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 1
    assert f"{cut}: " in done.stdout
    assert len(library.rows()) == 1


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (str(NOON + 10), str(NOON + 20)),
        ("2026-01-01T12:00:10Z", "2026-01-01T12:00:20+00:00"),
        ("2026-01-01T13:00:10+01:00", "2026-01-01T07:00:20-05:00"),
    ],
)
def test_times_are_epoch_seconds_or_iso_with_an_offset(
    library: LibraryBuilder, script: Script, start: str, end: str
) -> None:
    for second in (0, 10, 20, 30):
        library.add(NOON + second)
    done = script("--camera", CAMERA, "--start-time", start, "--end-time", end, *KEEP)
    assert done.returncode == 0, done.stderr
    assert [row["start_time"] for row in library.rows()] == [NOON + 10, NOON + 20]


def test_unknown_retention_leaves_recordings_out_and_says_how_to_bring_them_in(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    done = script("--camera", CAMERA)
    assert done.returncode == 0
    assert library.rows() == []
    for flag in ("--config", "--retention-days", "--include-expired"):
        assert flag in done.stdout
    assert "not known" in done.stdout


def test_expired_recordings_are_added_only_when_asked_for(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    answer = script.json("--camera", CAMERA, "--include-expired")
    assert answer["files_added"] == answer["files_past_retention"] == 1
    assert len(library.rows()) == 1


def test_force_overwrites_but_keeps_what_frigate_analysed(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    library.add_row(NOON, duration=3.0)
    answer = script.json("--camera", CAMERA, "--force", *KEEP)
    assert answer["files_updated"] == 1
    (row,) = library.rows()
    assert row["duration"] == pytest.approx(10.0, abs=0.2)
    assert row["motion"] == 7


def test_only_the_kinds_asked_for_come_back(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    assert script.json("--camera", CAMERA, "--media", "reviews,previews", *KEEP)["files_added"] == 0
    assert library.rows() == []
    assert script.json("--camera", CAMERA, "--media", "recordings", *KEEP)["files_added"] == 1


@pytest.mark.ffprobe
def test_ffprobe_can_be_made_to_tell_every_duration(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON, "odd_length")
    assert script("--camera", CAMERA, "--probe", "ffprobe", *KEEP).returncode == 0
    assert library.rows()[0]["duration"] == pytest.approx(9.7, abs=0.001)


@pytest.mark.ffprobe
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_keeps_what_was_written_and_the_next_run_does_the_rest(
    library: LibraryBuilder, script: Script, number: signal.Signals, tmp_path: Path
) -> None:
    for second in range(0, 3600, 10):
        library.add(NOON + second)
    slow = tmp_path / "bin" / "ffprobe"
    slow.parent.mkdir()
    slow.write_text('#!/bin/sh\nsleep 0.05\nexec "$REAL_FFPROBE" "$@"\n')
    slow.chmod(0o755)
    process = subprocess.Popen(
        script.command("--camera", CAMERA, "--probe", "ffprobe", "--json", *KEEP),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            "PATH": f"{slow.parent}:{os.environ['PATH']}",
            "REAL_FFPROBE": shutil.which("ffprobe") or "",
        },
    )
    while not library.rows():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    output, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopping" in errors
    answer = json.loads(output)
    assert 0 < answer["files_added"] < 360
    assert len(library.rows()) == answer["files_added"]
    again = script.json("--camera", CAMERA, *KEEP)
    assert again["files_added"] == 360 - answer["files_added"]


def test_the_launcher_in_the_scripts_folder_is_the_same_script(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    command = script.command("--camera", CAMERA, "--dry-run", *KEEP)
    done = run([str(LAUNCHER) if part == str(SCRIPT) else part for part in command])
    assert done.returncode == 0, done.stderr
    assert "would add 1" in done.stdout


def test_it_leaves_no_compiled_files_in_its_folder(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    folder = library.root.parent / "copy"
    shutil.copytree(SCRIPT.parent.parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    command = script.command("--camera", CAMERA, "--dry-run")
    here = folder / "scripts" / SCRIPT.name
    done = run([str(here) if part == str(SCRIPT) else part for part in command])
    assert done.returncode == 0, done.stderr
    assert list(folder.rglob("__pycache__")) == []
