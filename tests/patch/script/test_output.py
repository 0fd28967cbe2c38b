"""What the script prints: for people, as JSON, on a terminal, into a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import termios
import tracemalloc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from recording_backfill.models import (
    FileResult,
    HourReport,
    HourSummary,
    Status,
)
from recording_backfill.state.run_log import RunLog

from testing.library import CAMERA, NOON
from tests.patch.script.scripts import KEEP, Script, run

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


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


def test_errors_are_json_too_when_json_is_asked_for(script: Script) -> None:
    done = script("--camera", "nobody", "--json")
    answer = json.loads(done.stdout)
    assert answer["success"] is False
    assert "nobody" in answer["message"]


def on_a_terminal(command: list[str], columns: int = 100) -> tuple[str, str]:
    """Run `command` with its stderr on a terminal; what came to stdout and to the terminal."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, columns))
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


def test_on_a_narrow_terminal_the_line_does_not_break(
    library: LibraryBuilder, script: Script
) -> None:
    for second in range(0, 100, 10):
        library.add(NOON + second)
    _output, shown = on_a_terminal(script.command("--camera", CAMERA, *KEEP), columns=30)
    lines = shown.split("\r")
    assert any(CAMERA in line for line in lines)
    assert max(map(len, lines)) < 30


@pytest.mark.parametrize("columns", ["60", "140"])
def test_help_fits_the_terminal_but_for_its_commands(script: Script, columns: str) -> None:
    done = run(script.command("--help"), {"COLUMNS": columns})
    prose = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert max(map(len, prose)) <= int(columns)
    assert "--camera front_door --dry-run" in done.stdout


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


def test_rows_without_a_file_are_told_with_the_flag_that_removes_them(
    library: LibraryBuilder, script: Script
) -> None:
    paths = [library.add(NOON + 10 * number) for number in range(3)]
    script("--camera", CAMERA, *KEEP)
    paths[0].unlink()
    says = "1 row in the database has no file: --remove-gone removes such rows"
    assert says in script("--camera", CAMERA, *KEEP).stdout
    removing = script("--camera", CAMERA, "--remove-gone", *KEEP).stdout
    assert "Took out 1 row whose file is gone" in removing
    assert "--remove-gone" not in removing
