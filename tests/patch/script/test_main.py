"""The script, run as a user runs it: a process of its own, on real files and a real database.

It runs under a bare Python (no site-packages), which proves that it needs no package.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import termios
import time
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.lock import camera_lock
from recording_backfill.models import (
    Counts,
    FileResult,
    HourReport,
    HourSummary,
    RunState,
    Status,
    Trigger,
)
from recording_backfill.state import findings, history
from recording_backfill.state.file import STATE_NAME, StateFile
from recording_backfill.state.run_log import RunLog

from testing.library import CAMERA, NOON, run_as_nobody

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "custom_components/frigate_backfill/frigate_patch/scripts/backfill_recordings.py"
LAUNCHER = ROOT / "scripts/backfill_recordings.py"
PYTHON_OF_0_15 = ROOT / ".venv/frigate-0.15/bin/python"
BARE = (sys.executable, "-I", "-S")
"""No site-packages, no PYTHONPATH."""


class Script:
    """The script for one library; each call is one run."""

    def __init__(self, library: LibraryBuilder) -> None:
        self.library = library

    def command(self, *flags: object, python: tuple[str, ...] = BARE) -> list[str]:
        where = ("--database", self.library.database, "--recordings", self.library.root)
        spelled = ("--recordings-as", self.library.root)
        return [str(part) for part in (*python, SCRIPT, *where, *spelled, *flags)]

    def __call__(
        self, *flags: object, python: tuple[str, ...] = BARE
    ) -> subprocess.CompletedProcess[str]:
        return run(self.command(*flags, python=python))

    def json(self, *flags: object) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self("--json", *flags).stdout)
        return document


def run(
    command: list[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], **(environment or {})},
    )


@pytest.fixture
def script(library: LibraryBuilder) -> Script:
    return Script(library)


KEEP = ("--retention-days", "36500")


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


def test_json_is_the_result_object_of_the_api(library: LibraryBuilder, script: Script) -> None:
    path = library.add(NOON)
    answer = script.json("--camera", CAMERA, *KEEP)
    assert answer["success"] is True
    assert answer["camera_name"] == CAMERA
    assert answer["total_files_scanned"] == answer["files_added"] == 1
    assert answer["results_truncated"] is False
    assert answer["processing_time_seconds"] >= 0
    (result,) = answer["results"]
    assert result["file_path"] == str(path)
    assert (result["start_time"], result["end_time"]) == (NOON, NOON + 10)
    assert result["file_size_mb"] == round(path.stat().st_size / 2**20, 2)


def test_json_lists_no_more_files_than_asked_and_says_so(
    library: LibraryBuilder, script: Script
) -> None:
    for second in (0, 10, 20):
        library.add(NOON + second)
    answer = script.json("--camera", CAMERA, "--max-results", "2", *KEEP)
    assert len(answer["results"]) == 2
    assert answer["results_truncated"] is True
    assert answer["total_files_scanned"] == 3


def test_verbose_names_every_file_with_its_fate(library: LibraryBuilder, script: Script) -> None:
    good = library.add(NOON)
    empty = library.write(NOON + 10, b"")
    done = script("--camera", CAMERA, "--verbose", *KEEP)
    lines = {line.split("  ")[0].strip(): line for line in done.stdout.splitlines()}
    assert str(good) in lines["added"]
    assert str(empty) in lines["error (empty)"]


def test_verbose_keeps_json_alone_on_stdout(library: LibraryBuilder, script: Script) -> None:
    path = library.add(NOON)
    done = script("--camera", CAMERA, "--verbose", "--json", *KEEP)
    assert json.loads(done.stdout)["files_added"] == 1
    assert str(path) in done.stderr


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


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--start-time", "2026-01-01T12:00:00"), "2026-01-01T12:00:00Z for UTC"),
        (("--start-time", "yesterday"), "is not a time"),
        (("--end-time", "nan"), "is not a time"),
        (("--start-time", "20", "--end-time", "10"), "after"),
        (("--retention-days", "-1"), "is not a number of days"),
        (("--max-results", "10001"), "0 to 10000"),
        (("--directory", "/no/such/folder"), "/no/such/folder"),
        (("--recordings", "/no/such/folder"), "--recordings"),
        (("--recordings-as", "media/frigate"), "absolute"),
        (("--directory-as", "mnt/second"), "absolute"),
        (("--config", "/no/such/config.yml"), "config.yml"),
        (("--probe", "guess"), "invalid choice"),
        (("--media", "recordings,pictures"), "recordings,pictures"),
        (("--no-such-flag",), "unrecognized"),
    ],
)
def test_wrong_use_is_said_in_words_with_exit_code_2(
    library: LibraryBuilder, script: Script, flags: tuple[str, ...], says: str
) -> None:
    library.add(NOON)
    done = script("--camera", CAMERA, *flags)
    assert done.returncode == 2
    assert says in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert library.rows() == []


def test_an_unknown_camera_is_refused_with_the_names_that_are_there(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    done = script("--camera", "frontdoor")
    assert done.returncode == 2
    assert "Camera 'frontdoor' not found" in done.stderr
    assert CAMERA in done.stderr


def test_neither_camera_nor_all_cameras_is_wrong_use(script: Script) -> None:
    done = script()
    assert done.returncode == 2
    assert "--all-cameras" in done.stderr


def test_outside_frigates_container_it_says_what_to_give(tmp_path: Path) -> None:
    command = [*BARE, str(SCRIPT), "--camera", CAMERA]
    done = run(command, {"CONFIG_FILE": str(tmp_path / "none.yml")})
    assert done.returncode == 2
    assert "--database" in done.stderr
    assert "--recordings" in done.stderr


@pytest.mark.parametrize("kind", ["missing", "garbage", "other tables"])
def test_a_database_that_cannot_be_used_makes_exit_code_3(
    library: LibraryBuilder, script: Script, kind: str
) -> None:
    library.add(NOON)
    library.database.unlink()
    if kind == "garbage":
        library.database.write_bytes(b"not a database" * 1000)
    elif kind == "other tables":
        with sqlite3.connect(library.database) as connection:
            connection.execute("CREATE TABLE birds (name TEXT)")
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 3
    assert str(library.database) in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert kind != "missing" or not library.database.exists()


def test_errors_are_json_too_when_json_is_asked_for(script: Script) -> None:
    done = script("--camera", "nobody", "--json")
    answer = json.loads(done.stdout)
    assert answer["success"] is False
    assert "nobody" in answer["message"]


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


CONFIG = "record: {{continuous: {{days: {days}}}}}\ncameras: {{front_door: {{}}, silent: {{}}}}\n"


def test_a_configuration_beside_the_database_is_found_and_named(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    done = script("--camera", CAMERA, python=(sys.executable,))
    assert done.returncode == 0
    assert f"read from {config}" in done.stderr
    assert len(library.rows()) == 1


def test_without_a_yaml_package_the_configuration_is_left_unread_and_that_is_said(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    done = script("--camera", CAMERA)
    assert done.returncode == 0
    assert f"{config} is not read" in done.stderr
    assert library.rows() == []


def test_in_frigates_container_everything_is_found_by_itself(library: LibraryBuilder) -> None:
    library.add(NOON)
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    command = [
        *(sys.executable, str(SCRIPT), "--camera", CAMERA, "--recordings", str(library.root)),
        *("--recordings-as", str(library.root)),
    ]
    done = run(command, {"CONFIG_FILE": str(config)})
    assert done.returncode == 0, done.stderr
    assert len(library.rows()) == 1


def test_all_cameras_are_the_configured_ones_and_others_are_named_and_left_alone(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    library.add(NOON, camera="back_yard")
    library.add(NOON, camera="front_door@sub")
    config = library.database.with_name("config.yml")
    config.write_text(CONFIG.format(days=36500))
    done = script("--all-cameras", "--json", python=(sys.executable,))
    assert done.returncode == 0, done.stderr
    cameras = json.loads(done.stdout)["cameras"]
    assert {name: cameras[name]["files_added"] for name in cameras} == {
        "front_door": 1,
        "silent": 0,
    }
    assert "does not have these cameras: back_yard." in done.stderr
    named = script("--camera", "back_yard", "--json", python=(sys.executable,))
    assert json.loads(named.stdout)["files_added"] == 1
    assert "no camera 'back_yard'" in str(json.loads(named.stdout)["warnings"])


def test_all_cameras_are_those_on_disk_where_no_configuration_is_read(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    (library.path(NOON).parents[1] / b"caf\xe9".decode("utf-8", "surrogateescape")).mkdir()
    done = script("--all-cameras", *KEEP)
    assert done.returncode == 0, done.stderr
    assert [row["camera"] for row in library.rows()] == [CAMERA]
    assert "not UTF-8: caf\N{REPLACEMENT CHARACTER}." in done.stderr


@pytest.mark.parametrize("found", ["nothing", "old", "links", "inner"])
def test_where_there_is_no_camera_at_all_it_says_why(
    library: LibraryBuilder, script: Script, found: str
) -> None:
    day = library.add(NOON).parents[2]
    if found == "links":
        day.rename(library.root.parent / "elsewhere")
        day.symlink_to(library.root.parent / "elsewhere")
    elif found == "inner":
        (library.root / "recordings").mkdir()
        day.rename(library.root / "recordings" / day.name)
    else:
        shutil.rmtree(day)
    if found == "old":
        (library.root / "2023-04" / "07" / "11" / CAMERA).mkdir(parents=True)
    says = {
        "nothing": "Is the disk mounted?",
        "old": "before 0.12",
        "links": "links are not followed",
        "inner": f"The library is in {library.root}/recordings",
    }
    for cameras in (("--camera", CAMERA), ("--all-cameras",)):
        done = script(*cameras, *KEEP)
        assert done.returncode == 2
        assert says[found] in done.stderr


@pytest.mark.parametrize("what", ["database", "recordings"])
def test_what_may_not_be_looked_at_is_said(
    library: LibraryBuilder, script: Script, tmp_path: Path, what: str
) -> None:
    library.add(NOON)
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0)
    command = script.command("--camera", CAMERA)[len(BARE) + 1 :]
    command[command.index(f"--{what}") + 1] = str(hidden / "it")
    code = (
        "from recording_backfill.script.main import main\nbecome_nobody()\n"
        "sys.stderr = sys.stdout\nprint(int(main(sys.argv[1:])))"
    )
    said, exit_code = run_as_nobody(tmp_path, code, *command).splitlines()
    assert "permission denied" in said
    assert exit_code == ("3" if what == "database" else "2")


def test_rows_carry_frigates_own_spelling_of_the_path(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    command = script.command("--camera", CAMERA, *KEEP)
    spelled = command.index("--recordings-as")
    done = run(command[:spelled] + command[spelled + 2 :])
    assert done.returncode == 0, done.stderr
    (row,) = library.rows()
    assert row["path"] == "/media/frigate/recordings/2026-01-01/12/front_door/00.00.mp4"


@pytest.mark.parametrize("root", ["here", "there"])
def test_a_spelling_that_the_rows_contradict_is_refused(
    library: LibraryBuilder, script: Script, root: str
) -> None:
    library.add(NOON)
    path = library.path(NOON)
    rows_root = str(library.root) if root == "here" else "/media/frigate/recordings"
    library.add_row(NOON, path=f"{rows_root}/{path.relative_to(library.root)}")
    done = script("--camera", CAMERA, "--recordings-as", "/elsewhere/recordings", *KEEP)
    assert done.returncode == 2
    assert "--recordings-as" in done.stderr
    assert rows_root in done.stderr
    assert len(library.rows()) == 1


def test_rows_of_another_library_say_nothing_of_this_ones_spelling(
    library: LibraryBuilder, script: Script, tmp_path: Path
) -> None:
    second = tmp_path / "import" / "recordings"
    old = second / library.path(NOON - 86400).relative_to(library.root)
    old.parent.mkdir(parents=True)
    shutil.copy(library.samples["h264"], old)
    assert script("--camera", CAMERA, "--directory", second, *KEEP).returncode == 0
    library.add(NOON)
    assert script("--camera", CAMERA, *KEEP).returncode == 0
    assert len(library.rows()) == 2
    for number in range(1000):
        library.add_row(NOON + 86400 + 10 * number, path=f"{second}/2026-01-02/{number}")
    library.add(NOON + 10)
    assert script("--camera", CAMERA, *KEEP).returncode == 0
    assert len(library.rows()) == 1003


def test_from_the_host_a_second_disk_needs_its_path_in_the_container(
    library: LibraryBuilder, script: Script, tmp_path: Path
) -> None:
    second = tmp_path / "disk"
    path = second / library.path(NOON).relative_to(library.root)
    path.parent.mkdir(parents=True)
    shutil.copy(library.samples["h264"], path)
    flags = ("--recordings-as", "/media/frigate/recordings", "--directory", second)
    done = script("--camera", CAMERA, *flags, *KEEP)
    assert done.returncode == 2
    assert "--directory-as" in done.stderr
    day = ("--recordings-as", "/media/frigate/recordings", "--directory", path.parents[2])
    for chosen, spelled in ((day, "/mnt/second/2026-01-01"), (flags, "/mnt/second")):
        done = script("--camera", CAMERA, *chosen, "--directory-as", spelled, *KEEP)
        assert done.returncode == 0, done.stderr
    (row,) = library.rows()
    assert row["path"] == f"/mnt/second/2026-01-01/12/{CAMERA}/00.00.mp4"


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


def test_a_folder_of_another_library_can_be_named(
    library: LibraryBuilder, script: Script, tmp_path: Path
) -> None:
    shutil.move(library.add(NOON).parents[2], tmp_path / "restored" / "2026-01-01")
    folder = tmp_path / "restored" / "2026-01-01" / "12"
    answer = script.json("--camera", CAMERA, "--directory", folder, *KEEP)
    assert answer["files_added"] == 1
    (row,) = library.rows()
    assert row["path"] == str(folder / CAMERA / "00.00.mp4")


@pytest.mark.ffprobe
def test_ffprobe_can_be_made_to_tell_every_duration(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON, "odd_length")
    assert script("--camera", CAMERA, "--probe", "ffprobe", *KEEP).returncode == 0
    assert library.rows()[0]["duration"] == pytest.approx(9.7, abs=0.001)


def test_a_camera_that_another_run_works_on_is_left_alone(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    with camera_lock(str(library.database), CAMERA):
        done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 2
    assert "already works on camera" in done.stderr + done.stdout
    assert library.rows() == []


def test_its_runs_show_in_the_patchs_status(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    library.write(NOON + 10, b"")
    with StateFile(library.database.with_name(STATE_NAME)) as state:
        answer = script.json("--camera", CAMERA, *KEEP)
        shown = history.last_run(state, CAMERA, dry_run=False)
        assert shown is not None
        assert (shown.job_id, shown.trigger) == (answer["job_id"], Trigger.SCRIPT)
        assert shown.state is RunState.COMPLETED
        assert shown.progress.counts.to_json() == {
            key: value for key, value in answer.items() if key in Counts().to_json()
        }
        assert findings.missing(state, CAMERA).errors == 1


def test_where_the_patch_never_ran_no_state_file_is_made(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    assert script("--camera", CAMERA, *KEEP).returncode == 0
    assert not library.database.with_name(STATE_NAME).exists()


def test_a_state_file_that_cannot_be_used_is_said_and_the_run_goes_on(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    library.database.with_name(STATE_NAME).write_bytes(b"no state " * 1000)
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 0
    assert "missing from Frigate's history" in done.stdout
    assert len(library.rows()) == 1


@pytest.mark.ffprobe
def test_frigate_can_cancel_a_run_of_the_script(library: LibraryBuilder, script: Script) -> None:
    for second in range(0, 3600, 10):
        library.add(NOON + second)
    with StateFile(library.database.with_name(STATE_NAME)) as state:
        process = subprocess.Popen(
            script.command("--camera", CAMERA, "--probe", "ffprobe", *KEEP),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        while not (running := history.unfinished(state)):
            assert process.poll() is None
            time.sleep(0.05)
        assert history.request_cancel(state, running[0].job_id)
        process.communicate(timeout=30)
        assert process.returncode == 130
        last = history.last_run(state, CAMERA, dry_run=False)
        assert last is not None
        assert last.state is RunState.CANCELLED


LEFT_BEHIND = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("INSERT INTO recordings SELECT 'x', 'other', '/x', 1, 2, 1, 0, 0, 1, 0, 0")
connection.commit()
os._exit(0)
"""


def left_open_elsewhere(database: Path) -> None:
    """What another host's Frigate looks like from here: files of SQLite that no one here holds."""
    subprocess.run([sys.executable, "-c", LEFT_BEHIND, database], check=True)


def test_nothing_is_written_while_another_host_seems_to_have_the_database_open(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    left_open_elsewhere(library.database)
    files = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 2
    assert "--frigate-is-stopped" in done.stderr
    after = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    assert after == files


def test_a_dry_run_reads_a_copy_of_a_database_open_elsewhere(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    left_open_elsewhere(library.database)
    files = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    done = script("--camera", CAMERA, "--dry-run", "--json", *KEEP)
    assert done.returncode == 0, done.stderr
    assert "reads a copy" in done.stderr
    assert json.loads(done.stdout)["files_added"] == 1
    after = {path.name: path.read_bytes() for path in library.database.parent.glob("frigate.db*")}
    assert after == files


def test_it_writes_once_told_that_frigate_is_stopped(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    left_open_elsewhere(library.database)
    assert script("--camera", CAMERA, "--frigate-is-stopped", *KEEP).returncode == 0
    assert len(library.rows()) == 1


def test_it_writes_beside_a_frigate_on_this_host(library: LibraryBuilder, script: Script) -> None:
    library.add(NOON)
    connection = sqlite3.connect(library.database)
    connection.execute("SELECT count(*) FROM recordings").fetchone()
    try:
        assert script("--camera", CAMERA, *KEEP).returncode == 0
    finally:
        connection.close()
    assert len(library.rows()) == 1


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


def on_a_terminal(command: list[str]) -> tuple[str, str]:
    """Run `command` with its stderr on a terminal; what came to stdout and to the terminal."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, 100))
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=slave, text=True, check=True, timeout=60
    )
    os.close(slave)
    shown = b""
    with suppress(OSError):  # what Linux says when nobody holds the other end any more
        while part := os.read(master, 65536):
            shown += part
    os.close(master)
    return done.stdout, shown.decode()


def test_a_terminal_is_shown_how_far_it_is_and_then_cleared(
    library: LibraryBuilder, script: Script
) -> None:
    for second in range(0, 100, 10):
        library.add(NOON + second)
    output, shown = on_a_terminal(script.command("--camera", CAMERA, *KEEP))
    assert f"{CAMERA}: " in shown
    assert " files" in shown
    assert shown.rstrip(" ").endswith("\r")
    assert "\r" not in output


def test_names_steer_no_terminal_and_plain_ascii_is_enough(
    library: LibraryBuilder, script: Script
) -> None:
    path = library.add(NOON)
    encodes_ascii = (sys.executable, "-S")
    for name in ("\x1b[2J.mp4", "\x9b31m.mp4", "\u00e9t\u00e9.mp4"):
        (path.parent / name).touch()
    for flags in (("--verbose",), ("--verbose", "--json")):
        command = script.command("--camera", CAMERA, *flags, *KEEP, python=encodes_ascii)
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=60,
            env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii"},
        )
        assert done.returncode == 1, done.stderr
        said = (done.stdout + done.stderr).decode("ascii")
        assert "\\x1b[2J.mp4" in said
        assert all(character.isprintable() or character == "\n" for character in said)


def test_a_run_can_be_undone_by_its_job_or_as_the_last(
    library: LibraryBuilder, script: Script
) -> None:
    library.add_row(NOON - 3600)
    library.add(NOON)
    first = script.json("--camera", CAMERA, *KEEP)
    library.add(NOON + 10)
    script.json("--camera", CAMERA, *KEEP)
    dry = script("--camera", CAMERA, "--undo", "--dry-run", *KEEP)
    assert "would take out 1 row" in dry.stdout
    assert "To take it back" not in dry.stdout
    assert len(library.rows()) == 3
    assert script.json("--camera", CAMERA, "--undo", *KEEP)["files_removed"] == 1
    assert [row["start_time"] for row in library.rows()] == [NOON - 3600, NOON]
    undone = script("--camera", CAMERA, "--undo", first["job_id"], *KEEP)
    assert undone.returncode == 0
    assert "To take it back: --undo " in undone.stdout
    assert [row["start_time"] for row in library.rows()] == [NOON - 3600]
    again = script("--camera", CAMERA, "--undo", first["job_id"], *KEEP)
    assert again.returncode == 2
    assert "undone already" in again.stdout
    assert "has no run nonsense" in script("--camera", CAMERA, "--undo", "nonsense").stdout


def test_no_run_is_undone_while_the_configuration_has_a_sync(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    assert script("--camera", CAMERA, *KEEP).returncode == 0
    config = library.database.with_name("config.yml")
    config.write_text("record: {sync_recordings: true}\ncameras: {front_door: {}}\n")
    done = script("--camera", CAMERA, "--undo", python=(sys.executable,))
    assert done.returncode == 2
    assert "record.sync_recordings" in done.stdout
    assert len(library.rows()) == 1


def test_output_into_a_closed_pipe_ends_quietly(library: LibraryBuilder, script: Script) -> None:
    for second in range(0, 3600, 10):
        library.write(NOON + second, b"")
    words = " ".join(script.command("--camera", CAMERA, "--verbose", *KEEP))
    done = run(["bash", "-c", f"{words} | head -1"])
    assert done.stderr == ""


def test_help_names_every_exit_code(script: Script) -> None:
    done = script("--help")
    assert done.returncode == 0
    for code in ("0 done", "1 some files", "2 wrong use", "3 the database", "130"):
        assert code in done.stdout


def test_a_run_without_a_state_file_holds_no_results_in_memory(library: LibraryBuilder) -> None:
    run_log = RunLog(None, "job", library.order())
    path = str(library.path(NOON))

    def an_hour() -> HourReport:
        found = [FileResult(path, Status.ADDED, start_time=NOON + n) for n in range(360)]
        return HourReport(found, HourSummary(str(library.root), NOON))

    run_log.note(an_hour())
    tracemalloc.start()
    for _ in range(100):
        run_log.note(an_hour())
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 500_000
