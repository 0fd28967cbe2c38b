"""The history of jobs: numbers, ends, totals, what was cut off."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.frigate.change import tag_of
from recording_backfill.frigate.config import CameraInfo
from recording_backfill.http.past_runs import RunItem
from recording_backfill.http.status import CameraStatusAnswer
from recording_backfill.jobs.status import read_cameras
from recording_backfill.models import (
    Asked,
    Counts,
    FileResult,
    Progress,
    RunKind,
    RunState,
    Status,
    Trigger,
)
from recording_backfill.state import findings, history
from recording_backfill.state import schedules as schedule
from recording_backfill.state.file import StateFile
from recording_backfill.state.findings import Look, ResultQuery
from recording_backfill.state.history import HEARTBEAT_LIMIT
from recording_backfill.state.records import Ending

from testing.library import NOON, LibraryBuilder
from tests.patch.state.states import CAMERA, ROOT, finished


def test_run_numbers_grow_over_all_cameras_and_restarts(tmp_path: Path) -> None:
    for camera in (CAMERA, "back_yard", CAMERA):
        with StateFile(tmp_path / "s.db") as state:
            finished(state, f"{camera}{time.monotonic_ns()}", camera=camera)
    with StateFile(tmp_path / "s.db") as state:
        runs = history.recent_runs(state, CAMERA) + history.recent_runs(state, "back_yard")
    assert [run.run_number for run in runs] == [3, 1, 2]


def test_an_end_is_noted_once(state: StateFile) -> None:
    finished(state, "a", added=3)
    again = Ending(RunState.FAILED, "Late.", time.time(), 9.0, Counts(added=50))
    assert not history.finish_job(state, "a", again)
    last = history.last_run(state, CAMERA, dry_run=False)
    assert last is not None
    assert (last.state, last.progress.counts.added) == (RunState.COMPLETED, 3)
    assert history.totals(state, CAMERA).files_added == 3


def test_dry_runs_and_runs_that_never_began_are_not_in_the_totals(state: StateFile) -> None:
    finished(state, "real", added=2)
    finished(state, "dry", dry_run=True, added=7)
    history.add_job(state, "queued", CAMERA, Trigger.API, dry_run=False, now=1.0)
    history.finish_job(state, "queued", Ending(RunState.CANCELLED, "No.", 2.0, 0.0, Counts()))
    totals = history.totals(state, CAMERA)
    assert (totals.runs, totals.files_added) == (1, 2)


def test_the_last_real_run_is_remembered_behind_many_dry_runs(state: StateFile) -> None:
    finished(state, "real")
    for number in range(40):
        finished(state, f"dry{number}", dry_run=True)
        findings.prune(state, CAMERA)
    last = history.last_run(state, CAMERA, dry_run=False)
    assert last is not None
    assert last.job_id == "real"
    assert len(history.recent_runs(state, CAMERA)) == 10
    assert state.row("SELECT count(*) FROM jobs")[0] == findings.KEPT_JOBS + 1


def test_jobs_cut_off_by_frigates_end_are_interrupted_with_what_they_had_done(
    state: StateFile,
) -> None:
    history.add_job(state, "queued", "back_yard", Trigger.SCHEDULE, dry_run=False, now=1.0)
    history.add_job(state, "running", CAMERA, Trigger.API, dry_run=False, now=1.0)
    history.start_job(state, "running", 2.0)
    history.note_progress(state, "running", Progress(Counts(added=5), 100, 3.0), 7.0)
    history.add_job(state, "script", CAMERA, Trigger.SCRIPT, dry_run=False, now=50.0)
    assert history.interrupt_lost_jobs(state, 50.0, None) == 2
    cut = history.find_job(state, "running")
    assert cut is not None
    assert (cut.state, cut.finished_at, cut.processing_time_seconds) == (
        RunState.INTERRUPTED,
        7.0,
        5.0,
    )
    assert history.totals(state, CAMERA).files_added == 5
    assert list(history.running_scripts(state, 50.0, None)) == [CAMERA]


def test_what_a_killed_run_had_committed_is_counted(
    state: StateFile, library: LibraryBuilder
) -> None:
    for number in range(5):
        library.add(NOON + 10 * number)
    path = str(library.database)
    key = history.database_key(path)
    history.add_job(state, "a", CAMERA, Trigger.API, dry_run=False, now=1.0, database=key)
    history.start_job(state, "a", 2.0)
    history.note_progress(state, "a", Progress(Counts(added=1, skipped=2), 9), 3.0)
    for _ in Backfill(library.order(), tag=tag_of("a")).run():
        pass
    assert history.interrupt_lost_jobs(state, 9.0, key, path) == 1
    totals = history.totals(state, CAMERA)
    assert (totals.files_added, totals.files_skipped) == (5, 2)


def test_a_script_without_a_sign_of_life_is_interrupted(state: StateFile) -> None:
    history.add_job(state, "script", CAMERA, Trigger.SCRIPT, dry_run=False, now=1000.0)
    assert history.running_script(state, CAMERA, 1000.0 + HEARTBEAT_LIMIT, None) is not None
    assert history.running_script(state, CAMERA, 1001.0 + HEARTBEAT_LIMIT, None) is None
    dead = history.find_job(state, "script")
    assert dead is not None
    assert dead.state is RunState.INTERRUPTED


def test_another_frigates_jobs_are_left_alone_while_they_live(state: StateFile) -> None:
    now = 1000.0
    for job, database in (("mine", "1:1"), ("other", "1:2"), ("waits", "1:2"), ("gone", "1:3")):
        history.add_job(
            state, job, job, Trigger.API, dry_run=False, now=now - 100, database=database
        )
        if job != "waits":
            history.start_job(state, job, now - 90)
    history.note_progress(state, "other", Progress(), now - 1)
    assert history.interrupt_lost_jobs(state, now, "1:1") == 1
    assert [job.job_id for job in history.unfinished(state)] == ["other", "waits"]
    history.interrupt_dead(state, now + 100, "1:1")
    assert history.unfinished(state) == []


def test_an_undo_is_noted_at_the_run_that_it_takes_back_and_counts_in_no_total(
    state: StateFile,
) -> None:
    finished(state, "run", added=3)
    for job, outcome in (("failed", RunState.FAILED), ("undo", RunState.COMPLETED)):
        history.add_job(
            state,
            job,
            CAMERA,
            Trigger.API,
            dry_run=False,
            now=1.0,
            kind=RunKind.UNDO,
            undo_of="run",
        )
        history.start_job(state, job, 1.0)
        history.finish_job(state, job, Ending(outcome, "Done.", 2.0, 1.0, Counts(added=3)))
    undo, _, run = history.recent_runs(state, CAMERA)
    assert (undo.kind, undo.undo_of, undo.undone_by) == (RunKind.UNDO, "run", None)
    assert (run.kind, run.undo_of, run.undone_by) == (RunKind.RUN, None, "undo")
    totals = history.totals(state, CAMERA)
    assert (totals.runs, totals.files_added) == (1, 3)


def test_a_poll_of_20_cameras_is_small_when_only_newer_runs_are_asked_for(
    state: StateFile,
) -> None:
    cameras = [f"camera_{number}" for number in range(20)]
    asked = Asked(start_time=1e9, end_time=1e9 + 86400, skip_expired=False)
    message = "Backfill completed for camera 'camera_1'. Scanned 86400 files, added 10, skipped 40"
    for camera in cameras:
        for number in range(history.RECENT_RUNS):
            job = f"{number:032x}{camera}"
            history.add_job(
                state, job, camera, Trigger.API, dry_run=number % 2 > 0, now=1e9, asked=asked
            )
            history.start_job(state, job, 1e9)
            ending = Ending(RunState.COMPLETED, message, 1e9, 1.5, Counts(added=number))
            history.finish_job(state, job, ending)
            findings.note_look(state, camera, 1e9)

    def polled(runs_after: int) -> tuple[list[int], str]:
        records = read_cameras(state, cameras, "/none", runs_after)
        statuses = {
            name: CameraStatusAnswer.of(CameraInfo(name, name, True, 7.0), records[name], None)
            for name in cameras
        }
        numbers = [run.run_number for one in statuses.values() for run in one.recent_runs]
        return numbers, "".join(status.model_dump_json() for status in statuses.values())

    numbers, text = polled(0)
    assert (len(numbers), text.count('"run_number":')) == (200, 240)
    numbers, text = polled(200)
    assert (numbers, text.count('"run_number":')) == ([], 0)
    assert len(text) < 16_000
    numbers, text = polled(198)
    assert numbers == [200, 199]
    assert text.count('"start_time":1000000000.0') == 4
    assert len(text) < 20_000
    # An undo changes what is told of an older run.
    undone = f"{0:032x}{cameras[3]}"
    history.add_job(
        state, "undo", cameras[3], Trigger.API, dry_run=False, now=1e9, kind=RunKind.UNDO,
        undo_of=undone,
    )  # fmt: skip
    history.start_job(state, "undo", 1e9)
    history.finish_job(state, "undo", Ending(RunState.COMPLETED, message, 1e9, 1.5, Counts()))
    numbers, text = polled(200)
    assert numbers == [201, *range(40, 31, -1)]
    assert text.count('"undone_by":"undo"') == 0  # the eleventh is told by no poll


def test_a_clock_that_was_set_back_keeps_no_dead_script_alive(state: StateFile) -> None:
    history.add_job(state, "script", CAMERA, Trigger.SCRIPT, dry_run=False, now=9000.0)
    assert history.running_script(state, CAMERA, 1000.0, None) is None


ODD = [
    "UPDATE jobs SET state = 'paused' WHERE job_id = 'odd'",
    "UPDATE jobs SET trigger = '' WHERE job_id = 'odd'",
    "UPDATE jobs SET counts = '[' WHERE job_id = 'odd'",
    "UPDATE jobs SET counts = '{\"added\": \"many\"}' WHERE job_id = 'odd'",
    "UPDATE jobs SET warnings = '5' WHERE job_id = 'odd'",
    "UPDATE jobs SET started_at = 'noon', finished_at = x'00' WHERE job_id = 'odd'",
    "UPDATE results SET status = 'lost' WHERE job = 2",
    "UPDATE cameras SET files_added = 'many', looked_at = 'noon'",
    "INSERT INTO schedules VALUES ('front_door', 1, 'daily', 7, NULL, NULL, NULL)",
]


@pytest.mark.parametrize("change", ODD)
def test_an_odd_word_sets_its_row_aside_and_no_other(state: StateFile, change: str) -> None:
    finished(state, "first")
    finished(state, "odd")
    finished(state, "last")
    findings.add_results(state, Look(2, ROOT, CAMERA), 0, [FileResult("/a", Status.ADDED)])
    findings.note_look(state, CAMERA, 5.0)
    schedule.write(state, "other", schedule.Schedule(enabled=True, next_run_at=9.0))
    state.change(change)
    record = read_cameras(state, [CAMERA], "/none")[CAMERA]
    camera = CameraInfo(CAMERA, "Front Door", True, 7.0)
    assert CameraStatusAnswer.of(camera, record, None).model_dump_json()
    told = {run.job_id for run in record.recent_runs}
    assert {"first", "last"} <= told
    assert list(schedule.enabled(state)) == ["other"]
    findings.results(state, Look(2, ROOT, CAMERA), ResultQuery())


def test_schedules_and_the_instances_id_outlast_a_restart(tmp_path: Path) -> None:
    with StateFile(tmp_path / "s.db") as state:
        name = state.instance_id
        change = schedule.ScheduleChange(enabled=True, interval_hours=6)
        kept = schedule.change(state, CAMERA, change, 1000.0)
    with StateFile(tmp_path / "s.db") as state:
        assert state.instance_id == name
        assert schedule.read(state, CAMERA) == kept
        assert schedule.enabled(state) == {CAMERA: kept}


def test_a_run_without_its_last_words_is_told_of_and_one_without_its_end_is_not(
    state: StateFile,
) -> None:
    """As after a downgrade, where a newer version had them elsewhere."""
    finished(state, "a")
    finished(state, "b")
    state.change("UPDATE jobs SET message = NULL, notice = NULL WHERE job_id = 'a'")
    state.change("UPDATE jobs SET finished_at = NULL WHERE job_id = 'b'")
    (run,) = history.recent_runs(state, CAMERA)
    assert (RunItem.of(run).job_id, RunItem.of(run).message) == ("a", "")
