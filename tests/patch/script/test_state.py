"""The script and the patch's state: its runs are listed there, cancelled and undone."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.lock import camera_lock
from recording_backfill.models import (
    Counts,
    RunState,
    Trigger,
)
from recording_backfill.settings import STATE_NAME
from recording_backfill.state import findings, history, journal
from recording_backfill.state.file import StateFile

from testing.clips import Clips
from testing.library import CAMERA, NOON
from testing.preview_boxes import preview_of
from tests.patch.script.scripts import KEEP, Script

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def test_a_camera_that_another_run_works_on_is_left_alone(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    with camera_lock(str(library.database), CAMERA):
        done = script("--camera", CAMERA, *KEEP)
    assert done.returncode == 2
    assert "is working on camera" in done.stderr + done.stdout
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


def test_a_run_can_be_undone_by_its_job_or_as_the_last(
    library: LibraryBuilder, script: Script
) -> None:
    library.add_row(NOON - 3600)
    library.add(NOON)
    first = script.json("--camera", CAMERA, *KEEP)
    library.add(NOON + 10)
    script.json("--camera", CAMERA, *KEEP)
    dry = script("--camera", CAMERA, "--undo", "--dry-run", *KEEP)
    assert "Would take out 1 row" in dry.stdout
    header, row = (re.split(r"  +", line.strip()) for line in dry.stdout.splitlines()[:2])
    assert dict(zip(header, row, strict=True))["to remove"] == "1"
    assert "To take it back" not in dry.stdout
    assert len(library.rows()) == 3
    assert script.json("--camera", CAMERA, "--undo", *KEEP)["files_removed"] == 1
    assert [row["start_time"] for row in library.rows()] == [NOON - 3600, NOON]
    undone = script("--camera", CAMERA, "--undo", first["job_id"], *KEEP)
    assert undone.returncode == 0
    assert "To take it back, run again with --undo " in undone.stdout
    assert [row["start_time"] for row in library.rows()] == [NOON - 3600]
    again = script("--camera", CAMERA, "--undo", first["job_id"], *KEEP)
    assert again.returncode == 2
    assert "already been undone" in again.stdout
    assert "has no run nonsense" in script("--camera", CAMERA, "--undo", "nonsense").stdout


def test_an_undo_without_a_job_names_the_run_before_it_that_was_cut_off(
    library: LibraryBuilder, script: Script
) -> None:
    folder = library.database.parent / journal.FOLDER
    jobs = []
    for minute in range(3):
        library.add(NOON + 60 * minute)
        jobs.append(script.json("--camera", CAMERA, *KEEP)["job_id"])
        if minute:  # as a kill leaves it: the journal was not brought to its end
            path = folder / f"{jobs[-1]}.done"
            path.rename(path.with_suffix(".journal"))
    library.add(NOON + 600)
    script.json("--camera", CAMERA, *KEEP)
    told = script("--camera", CAMERA, "--undo", *KEEP).stdout
    assert "The runs before it were cut off" in told
    assert f"name them: {jobs[2]}, {jobs[1]}." in told
    assert jobs[0] not in told
    named = script("--camera", CAMERA, "--undo", jobs[2], *KEEP).stdout
    assert "cut off" not in named
    assert len(library.rows()) == 2


def test_a_run_that_brought_back_other_kinds_alone_says_how_to_take_it_back(
    library: LibraryBuilder, script: Script
) -> None:
    library.add_row(NOON)
    library.add(NOON + 7200)
    video = preview_of([0.0, 30.1, 60.0])
    Clips(library.root.parent).preview(CAMERA, NOON, NOON + 60, content=video)
    run = script("--camera", CAMERA, "--media", "previews", *KEEP)
    assert "Brought back 1 preview" in run.stdout
    assert "To take it back, run again with --undo " in run.stdout
    assert script.json("--camera", CAMERA, "--undo", *KEEP)["files_removed"] == 1


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
