"""What a verification does makes Frigate delete nothing, and no mark is forgotten."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from recording_backfill.models import Reason, Retention, ReviewRetention, RunState
from recording_backfill.state import history, unverified
from recording_backfill.state.file import StateFile
from recording_backfill.state.run_log import RunLog

from testing.clips import Clips
from testing.frigate_life import FrigateLife, Installation, kept_days, with_record
from testing.library import CAMERA, LibraryBuilder
from tests.patch.state.estimated import Runs, recorded

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import HourReport

YEARS = ReviewRetention(36500, 5, 5)
KEPT_BY_REVIEW = Retention(days=1.0, alerts=YEARS, detections=YEARS)


@pytest.fixture
def runs(library: LibraryBuilder) -> Runs:
    return recorded(library)


def preview(runs: Runs, start: float, end: float) -> Path:
    """A preview that Frigate keeps for what is kept of its time, past the days of both."""
    clips = Clips(runs.library.root.parent)
    clips.preview(CAMERA, start, end, content=b"preview")
    clips.save(runs.library.database)
    return clips.clips / "previews" / CAMERA / f"{start}-{end}.mp4"


def cleaned_up(runs: Runs) -> None:
    """What Frigate's next clean-up does."""
    alerts = {"retain": {"days": 36500}}
    record = {**kept_days("0.17", 1.0), "alerts": alerts, "detections": alerts}
    at = Installation(
        runs.library.database, runs.library.root.parent, with_record({CAMERA: {}}, record)
    )
    with FrigateLife("0.17.2") as frigate:
        frigate.clean_up(at, time.time())


def test_the_last_row_that_keeps_a_preview_stays_though_its_file_is_broken(runs: Runs) -> None:
    first, last = runs.recorder.segments[0], runs.recorder.segments[-1]
    runs.library.add_review(first.start, last.start + 10)
    broken = [str(runs.hide(number)) for number in (34, 40, 47)]
    runs.estimate(retention=KEPT_BY_REVIEW)
    assert set(broken) <= {row["path"] for row in runs.marked}
    before, after = (runs.recorder.segments[number].start for number in (34, 40))
    runs.library.execute(
        "DELETE FROM recordings WHERE start_time > ? AND start_time < ?", before, after
    )
    kept = preview(runs, before + 2, after + 3)
    done = runs(verify=True, retention=KEPT_BY_REVIEW)
    assert (done.ending.counts.errors, done.ending.counts.removed) == (3, 2)
    assert [row["path"] for row in runs.marked] == [broken[1]]
    cleaned_up(runs)
    assert kept.is_file()


def test_no_true_length_makes_frigate_delete_a_preview(runs: Runs) -> None:
    first, last = runs.recorder.segments[0], runs.recorder.segments[-1]
    runs.library.add_review(first.start, last.start + 10)
    runs.estimate(retention=KEPT_BY_REVIEW)
    segment = runs.recorder.segments[34]
    end = segment.start + segment.duration
    runs.library.execute(
        "UPDATE recordings SET end_time = ?, duration = ? WHERE start_time = ?",
        *(end + 1.5, segment.duration + 1.5, segment.start),
    )
    runs.library.execute("DELETE FROM recordings WHERE start_time > ?", segment.start)
    kept = preview(runs, end + 1.0, end + 600.0)
    runs(verify=True, retention=KEPT_BY_REVIEW)
    assert [row["start_time"] for row in runs.marked] == [segment.start]
    (left,) = (result for result in runs.results if result.reason is Reason.KEPT)
    assert left.start_time == segment.start
    cleaned_up(runs)
    assert kept.is_file()


def test_a_library_that_is_away_is_verified_once_it_is_back(runs: Runs) -> None:
    runs.estimate()
    rows = runs.rows
    away = runs.library.root.rename(runs.library.root.with_name("unplugged"))
    runs.library.root.mkdir()
    assert runs(verify=True).ending.state is RunState.COMPLETED
    assert runs.rows ^ rows == set()
    assert runs.waiting is not None
    assert not runs.waiting.held
    runs.library.root.rmdir()
    away.rename(runs.library.root)
    runs(verify=True)
    assert not runs.marked
    assert runs.waiting is None


def test_a_file_of_long_ago_that_is_copied_just_now_keeps_its_row(runs: Runs) -> None:
    path = runs.recorder.segments[34].path
    runs.estimate()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    done = runs(verify=True)
    assert (done.ending.counts.errors, done.ending.counts.removed) == (1, 0)
    assert [row["path"] for row in runs.marked] == [str(path)]
    assert runs.waiting is not None
    assert not runs.waiting.held
    path.write_bytes(whole)
    runs(verify=True)
    assert not runs.marked


def test_marks_that_an_undo_of_an_undo_brings_back_are_read_again(runs: Runs) -> None:
    runs.estimate("first")
    marked = len(runs.marked)
    runs("undo", undo_of="first")
    runs(verify=True)
    assert runs.waiting is None
    runs(undo_of="undo")
    assert len(runs.marked) == marked
    assert runs.waiting is not None
    assert (runs.waiting.rows, runs.waiting.held) == (marked, False)


def test_a_mark_taken_out_with_its_lost_file_is_read_again_once_it_is_back(runs: Runs) -> None:
    path = runs.recorder.segments[34].path
    runs.estimate()
    content = path.read_bytes()
    path.unlink()
    runs("second", remove_gone=True)
    runs(verify=True)
    assert runs.waiting is None
    path.write_bytes(content)
    runs(undo_of="second")
    assert len(runs.marked) == 1
    assert runs.waiting is not None
    assert not runs.waiting.held


def test_a_second_run_forgets_no_mark_of_one_that_was_killed(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_report: HourReport) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(RunLog, "finish", lambda *_arguments: None)
        patch.setattr(RunLog, "tick", lambda _self: None)
        with pytest.raises(KeyboardInterrupt):
            runs.estimate(sink=killed)
    assert runs.marked
    assert runs.estimate("second").ending.counts.estimated == 0
    with StateFile(runs.state_file) as state:
        database = history.database_key(str(runs.library.database))
        assert unverified.waiting(state, database) == [CAMERA]


@pytest.mark.parametrize("of_what", ["UPDATE", "DELETE"])
def test_a_row_that_the_database_refuses_is_told_as_that_and_read_again(
    runs: Runs, of_what: str
) -> None:
    runs.hide(34)
    runs.estimate()
    marked = len(runs.marked)
    library = runs.library
    library.execute(
        f"CREATE TRIGGER full BEFORE {of_what} ON recordings BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    done = runs(verify=True).ending
    refused = [result for result in runs.results if result.reason == Reason.DATABASE]
    assert len(refused) == len(runs.marked) == (marked - 1 if of_what == "UPDATE" else 1)
    assert all("Frigate's database refused the row" in (one.message or "") for one in refused)
    assert done.counts.errors == len(refused) + (of_what == "UPDATE")
    assert done.counts.scanned == sum(
        (done.counts.updated, done.counts.skipped, done.counts.errors)
    )
    library.execute("DROP TRIGGER full")
    runs(verify=True)
    assert not runs.marked
