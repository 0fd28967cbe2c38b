"""What the rescue saves from a sync: every whole recording within retention."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import clock
from recording_backfill.child import saving
from recording_backfill.child.messages.rescue import Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.models import RetainMode, Retention, ReviewRetention, RunState
from recording_backfill.state.journal import FOLDER
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.clips import Clips
from testing.library import CAMERA
from testing.pictures import preview_video
from testing.schema import create_database
from tests.patch.patch.rescues import DAY, an_hour, paths, recorded, task_of, verdict_of

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def test_every_camera_on_disk_is_saved_configured_or_not(library: LibraryBuilder) -> None:
    known = recorded(library, 9)
    files = [
        library.add(an_hour(1) + 10 * number, camera=camera)
        for number in range(3)
        for camera in ("front_door", "gone_since_may", "Größe 2")
    ]

    assert verdict_of(library) == Verdict(go=True, added=9)
    assert paths(library.database) == known | {str(file) for file in files}


def test_what_only_a_lost_review_kept_comes_back_with_it(library: LibraryBuilder) -> None:
    """Whoever keeps by events alone has no recording within retention but for its review."""
    known = recorded(library, 5, an_hour(6))
    library.add_review(an_hour(6), an_hour(6) + 50)
    files = [library.add(an_hour(5) + 10 * number) for number in range(4)]
    review = Clips(library.root.parent).review(CAMERA, an_hour(5) + 2.5, an_hour(5) + 35)
    task = task_of(library, retention=Retention(days=0))
    orders = {CAMERA: replace(task.others, camera=CAMERA)}

    with ExitStack() as held:
        verdict = Rescue(replace(task, orders=orders), lambda: False).decide(held)

    assert verdict == Verdict(go=True, added=4, others=1)
    assert paths(library.database) == known | {str(file) for file in files}
    assert library.execute("SELECT 1 FROM reviewsegment WHERE id = ?", review.id)


def test_recordings_of_the_last_minutes_and_of_the_future_are_saved_too(
    library: LibraryBuilder,
) -> None:
    now = int(time.time())
    known = recorded(library, 3)
    files = [library.add(start) for start in (now - 60, now - 5, now + 7200)]

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(file) for file in files}


def test_what_is_saved_has_the_motion_that_a_run_would_give_it(library: LibraryBuilder) -> None:
    recorded(library, 9)
    start = an_hour(2) + 600
    for moment in (start, start + 100, start + 200):
        library.add(moment)
    times = (0.0, 30.1, 60.2, 90.3, 104.0, 105.0, 106.0, 136.1, 166.2, 196.3, 226.4)
    folder = library.root.parent / "clips" / "previews" / "front_door"
    folder.mkdir(parents=True)
    (folder / f"{start - 2}-{start + 224.4}.mp4").write_bytes(preview_video(times))
    assert verdict_of(library) == Verdict(go=True, added=3)
    saved = {row["start_time"]: row["motion"] for row in library.rows()}
    assert saved[start] == saved[start + 200] == -1
    assert saved[start + 100] > 0
    library.run(force=True)
    assert {row["start_time"]: row["motion"] for row in library.rows()} == saved


def test_what_is_broken_or_past_retention_is_left_to_frigate(library: LibraryBuilder) -> None:
    known = recorded(library, 5)
    whole = library.add(an_hour(1))
    for offset, content in ((20, b""), (30, b"no video at all")):
        os.utime(library.write(an_hour(1) + offset, content), (0, 0))
    library.add(an_hour(30))
    (library.root / "notes.txt").touch()

    assert verdict_of(library) == Verdict(go=True, added=1)
    assert paths(library.database) == known | {str(whole)}


@pytest.mark.parametrize("sample", ["too_long", "too_short", "longer_sound"])
def test_what_a_run_would_leave_out_for_its_length_is_saved(
    library: LibraryBuilder, sample: str
) -> None:
    known = recorded(library, 2)
    file = library.add(an_hour(1), sample)

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(file)}


def test_files_that_overlap_are_all_saved(library: LibraryBuilder) -> None:
    """An NTP step back, and a row whose end lies hours too late."""
    known = recorded(library, 6, an_hour(1))
    library.execute("UPDATE recordings SET end_time = end_time + 7200")
    files = [library.add(an_hour(1) + 10 * number + 3) for number in range(6)]

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(file) for file in files}


def test_a_row_of_a_file_that_moved_points_at_where_it_is(library: LibraryBuilder) -> None:
    starts = [an_hour(1) + 10 * number for number in range(5)]
    known = recorded(library, 9)
    files = [library.add(start) for start in starts]
    for start in starts[1:4]:
        library.add_row(start, path=f"/media/elsewhere/{start}.mp4")

    assert verdict_of(library) == Verdict(go=True, added=2, updated=3)
    assert paths(library.database) == known | {str(file) for file in files}


def test_no_row_points_at_a_file_that_frigate_would_delete_for_what_it_saw(
    library: LibraryBuilder,
) -> None:
    known = recorded(library, 9)
    file, start = library.add(an_hour(9)), an_hour(9)
    library.add_review(start - 5, start + 20)
    seen = {"motion": 0, "objects": 0, "dBFS": 0}
    library.add_row(start, path="/media/elsewhere/00.00.mp4", **seen)

    reach = ReviewRetention(36500, 5, 5, RetainMode.MOTION)
    kept = Retention(days=7, continuous_days=7, alerts=reach, detections=reach)
    assert verdict_of(library, retention=kept) == Verdict(go=True, added=1)
    assert paths(library.database) == known | {str(file), "/media/elsewhere/00.00.mp4"}


def test_a_file_that_is_being_written_is_waited_for(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = recorded(library, 3)
    whole = library.add(an_hour(1))
    content = whole.read_bytes()
    whole.write_bytes(content[:3000])

    def finish(_seconds: float) -> None:
        whole.write_bytes(content)

    monkeypatch.setattr(saving.time, "sleep", finish)

    assert verdict_of(library).go
    assert paths(library.database) == known | {str(whole)}


def test_a_file_that_stays_half_written_keeps_the_sync_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(library, 3)
    half = library.add(an_hour(1))
    half.write_bytes(half.read_bytes()[:3000])
    monkeypatch.setattr(saving, "_PAUSE", 0.0)

    verdict = verdict_of(library)

    assert not verdict.go
    assert f"{half}: It is being written just now." in verdict.why


def test_a_file_that_cannot_be_given_its_row_keeps_the_sync_back(library: LibraryBuilder) -> None:
    recorded(library, 3)
    file = library.add(an_hour(1))
    library.execute(
        "CREATE TRIGGER full BEFORE INSERT ON recordings WHEN NEW.motion = -1"
        " BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )

    verdict = verdict_of(library)

    assert not verdict.go
    assert str(file) in verdict.why
    assert "no room" in verdict.why


def test_a_file_that_only_an_absent_ffprobe_could_read_keeps_the_sync_back(
    library: LibraryBuilder,
) -> None:
    recorded(library, 3)
    library.add(an_hour(1), "fragmented")

    verdict = verdict_of(library, ffprobe=None)

    assert not verdict.go
    assert "needs ffprobe" in verdict.why


def test_files_of_an_undone_run_get_no_row_and_keep_the_sync_back(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    known = recorded(library, 9)
    for number in range(2):
        library.add(an_hour(1) + 10 * number)
    journals = tmp_path / FOLDER

    def run(job_id: str, **changes: Any) -> None:
        order = library.order(guard_active=True, **changes)
        log = RunLog(None, job_id, order)
        record_run(order, log, journals=journals, stop=bool, sink=lambda _: None)

    run("first")
    run("undo", undo_of="first")
    task = replace(task_of(library), state_file=tmp_path / "frigate_backfill.db")
    with ExitStack() as held:
        verdict = Rescue(task, lambda: False).decide(held)
    assert (verdict.go, verdict.added) == (False, 0)
    assert verdict.why.startswith("Undo undo left recordings on disk without a row")
    assert paths(library.database) == known
    book, away = journals / "undo.done", tmp_path / "away"
    book.rename(away)
    book.symlink_to(book)  # the disk does not give it
    with ExitStack() as held:
        verdict = Rescue(task, lambda: False).decide(held)
    assert not verdict.go
    assert "undo.done cannot be read" in verdict.why
    assert paths(library.database) == known
    away.replace(book)
    run("back", undo_of="undo")
    with ExitStack() as held:
        assert Rescue(task, lambda: False).decide(held) == Verdict(go=True)


def test_what_runs_did_in_another_database_says_nothing_of_this_one(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    """An undo there left these two without a row; a run there had brought the others back."""
    known = recorded(library, 9)
    ours = [str(library.add(an_hour(1) + 10 * number)) for number in range(2)]
    journals = tmp_path / FOLDER
    here = library.database
    there = tmp_path / "there.db"
    create_database(there, "0.17")
    with closing(sqlite3.connect(here)) as source, closing(sqlite3.connect(there)) as copy, copy:
        copy.execute("UPDATE migratehistory SET migrated_at = '2026-01-02 03:04:05.6'")
        names = ", ".join(row[1] for row in source.execute("PRAGMA table_info(recordings)"))
        rows = source.execute(f"SELECT {names} FROM recordings").fetchall()
        marks = ", ".join("?" * len(rows[0]))
        copy.executemany(f"INSERT INTO recordings ({names}) VALUES ({marks})", rows)
        copy.execute("UPDATE recordings SET end_time = end_time + 1")
    library.database = there
    for job_id, changes in (
        ("first", {}),
        ("undo", {"undo_of": "first"}),
        ("forced", {"force": True, "end_time": an_hour(2) + 1000}),
    ):
        order = library.order(guard_active=True, **changes)
        log = RunLog(None, job_id, order)
        done = record_run(order, log, journals=journals, stop=bool, sink=lambda _: None)
        assert done.ending.state is RunState.COMPLETED
    state_file = tmp_path / "frigate_backfill.db"
    with ExitStack() as held:
        task = replace(task_of(library), state_file=state_file)
        assert not Rescue(task, lambda: False).decide(held).go

    library.database = here
    with ExitStack() as held:
        task = replace(task_of(library), state_file=state_file)
        verdict = Rescue(task, lambda: False).decide(held)
    assert (verdict.go, verdict.added) == (True, 2)
    assert paths(here) == known | set(ours)
    assert paths(there) == known


def test_a_clock_that_is_behind_keeps_the_sync_back(library: LibraryBuilder) -> None:
    """Three days behind: a file of ten days ago looks as if Frigate kept it."""
    recorded(library, 4, an_hour(-3))
    old = library.add(an_hour(6))

    verdict = verdict_of(library)

    assert not verdict.go
    assert "but Frigate has recorded until" in verdict.why
    assert str(old) not in paths(library.database)


def test_one_row_of_the_future_does_not_keep_the_sync_back(library: LibraryBuilder) -> None:
    known = recorded(library, 4)
    library.add_row(an_hour(-2000), path="/of/2030.mp4")
    old = library.add(an_hour(6))

    assert verdict_of(library).go
    assert paths(library.database) == {*known, str(old), "/of/2030.mp4"}


def test_a_clock_set_forward_meanwhile_takes_the_rows_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = recorded(library, 3)
    library.add(an_hour(6))
    monkeypatch.setattr(clock.Watch, "moved", property(lambda _self: 3 * DAY))

    verdict = verdict_of(library)

    assert not verdict.go
    assert "The clock was set forward by 259,200 s" in verdict.why
    assert paths(library.database) == known


def test_a_clock_set_back_meanwhile_takes_no_row_of_frigates_own(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set back by ten hours, what Frigate stores then is older than the sync's begin."""
    known = recorded(library, 3)
    library.add(an_hour(6))

    def set_back(_self: clock.Watch) -> float:
        if not library.execute("SELECT 1 FROM recordings WHERE id = 'own'"):
            library.add_row(an_hour(10), id="own", path="/stored/meanwhile.mp4")
        return -10 * 3600.0

    monkeypatch.setattr(clock.Watch, "moved", property(set_back))

    verdict = verdict_of(library)

    assert not verdict.go
    assert "The clock was set back by 36,000 s" in verdict.why
    assert paths(library.database) >= {*known, "/stored/meanwhile.mp4"}
