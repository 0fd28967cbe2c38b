"""Verification: lengths become exact, what is no whole file loses its row, all of it undoable."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.frigate.rows import Rows
from recording_backfill.models import Reason, Retention, ReviewRetention, RunState
from recording_backfill.state import findings, history, unverified
from recording_backfill.state.file import StateFile
from recording_backfill.state.run_log import RunLog
from recording_backfill.state.unverified import Unverified

from testing.library import CAMERA, LibraryBuilder, Samples
from tests.patch.state.estimated import Runs, recorded

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import HourReport


@pytest.fixture
def runs(library: LibraryBuilder) -> Runs:
    return recorded(library)


def exact(runs: Runs) -> None:
    """Every whole recording has its row, with its true length and nothing that marks it."""
    rows = {row["start_time"]: row for row in runs.library.rows()}
    whole = [one for one in runs.recorder.segments if one.duration]
    assert set(rows) == {one.start for one in whole}
    for one in whole:
        row = rows[one.start]
        assert row["duration"] == pytest.approx(one.duration, abs=0.001)
        assert row["end_time"] == row["start_time"] + row["duration"]
        assert row["segment_size"] == round(one.path.stat().st_size / 2**20, 2)
        assert [row[name] for name in ("objects", "regions", "dBFS")] == [-1, -1, -1]


def test_lengths_become_exact_and_the_mark_goes(runs: Runs) -> None:
    runs.estimate()
    marked = len(runs.marked)
    assert runs.waiting == Unverified(marked, database=runs.waiting and runs.waiting.database)
    done = runs(verify=True)
    assert done.ending.state is RunState.COMPLETED
    counts = done.ending.counts
    assert (counts.scanned, counts.errors, counts.removed) == (marked, 0, 0)
    assert counts.updated > marked // 2
    exact(runs)
    assert runs.waiting is None


def test_what_is_no_whole_file_loses_its_row_and_nothing_else(runs: Runs) -> None:
    lost = runs.hide(34)
    cut = runs.recorder.segments[37].path.read_bytes()
    short = runs.hide(37, cut[: int(len(cut) * 0.93)])
    runs.estimate()
    assert {str(lost), str(short)} <= {row["path"] for row in runs.marked}
    done = runs(verify=True)
    for number in (34, 37):
        runs.recorder.segments[number].duration = 0.0
    exact(runs)
    assert lost.is_file()
    assert short.is_file()
    assert (done.ending.counts.errors, done.ending.counts.removed) == (2, 2)
    errors = {result.file_path: result.reason for result in runs.results if result.reason}
    assert errors[str(short)] is Reason.TRUNCATED
    assert errors[str(lost)] in (Reason.NO_DURATION, Reason.NO_VIDEO, Reason.TRUNCATED)
    with StateFile(runs.state_file) as state:
        (hour,) = findings.hours(state, CAMERA, 0.0, time.time())
        listed, _ = findings.unindexed(state, CAMERA, hour.hour, hour.hour + 3600)
    assert hour.error_files == 2
    assert {result.file_path for result in listed} == {str(lost), str(short)}
    again = runs.estimate("second")
    assert (again.ending.counts.added, again.ending.counts.errors) == (0, 2)


def test_a_verification_is_undone_to_the_row(runs: Runs) -> None:
    runs.hide(34)
    runs.estimate()
    before = runs.rows
    runs("check", verify=True)
    after = runs.rows
    assert len(after) == len(before) - 1
    runs("undo", undo_of="check")
    assert runs.rows ^ before == set()
    assert runs.waiting is not None
    assert runs.waiting.held
    runs(undo_of="undo")
    assert runs.rows ^ after == set()


@pytest.mark.parametrize("read", [0, 30, None], ids=["before", "during", "after"])
def test_an_estimated_run_is_undone_to_the_row_at_any_time(runs: Runs, read: int | None) -> None:
    runs.hide(34)
    runs.library.add_row(runs.recorder.clock + 7200)
    before = runs.rows
    runs.estimate()
    if read != 0:
        runs("check", verify=True, stop=lambda: read is not None and len(runs.results) >= read)
    done = runs(undo_of="first")
    assert done.ending.counts.skipped == 0
    assert runs.rows ^ before == set()
    runs(verify=True)
    assert runs.rows ^ before == set()
    assert runs.waiting is None


def test_what_a_verification_took_out_stays_out_once_its_run_is_undone(runs: Runs) -> None:
    runs.hide(34)
    runs.estimate()
    runs("check", verify=True)
    runs(undo_of="first")
    # It is the oldest of them, and may be kept no longer.
    (runs.journals / "first.done").unlink()
    runs(undo_of="check")
    assert runs.library.rows() == []


def test_one_that_was_stopped_goes_on_where_it_was(runs: Runs) -> None:
    runs.estimate()
    total = len(runs.marked)
    stopped = runs(verify=True, stop=lambda: bool(runs.results))
    assert stopped.ending.state is RunState.CANCELLED
    left = len(runs.marked)
    assert 0 < left < total
    assert runs.waiting is not None
    assert (runs.waiting.rows, runs.waiting.held) == (left, False)
    done = runs(verify=True)
    assert done.ending.counts.scanned == left
    exact(runs)


def test_a_run_that_is_killed_leaves_word_that_its_lengths_must_be_read(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_report: HourReport) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(RunLog, "finish", lambda *_arguments: None)
    with pytest.raises(KeyboardInterrupt):
        runs.estimate(sink=killed)
    assert runs.marked
    with StateFile(runs.state_file) as state:
        database = history.database_key(str(runs.library.database))
        assert unverified.waiting(state, database) == [CAMERA]
    monkeypatch.undo()
    runs(verify=True)
    assert not runs.marked
    assert runs.waiting is None


def test_two_estimated_runs_are_verified_at_once(runs: Runs) -> None:
    middle = runs.recorder.segments[30].start
    runs.estimate("first", end_time=middle)
    runs.estimate("second", start_time=middle + 1)
    assert runs.waiting is not None
    assert runs.waiting.rows == len(runs.marked)
    runs(verify=True)
    exact(runs)


def test_a_dry_run_of_a_verification_changes_nothing(runs: Runs) -> None:
    runs.hide(34)
    runs.estimate()
    before, waiting = runs.rows, runs.waiting
    dry = runs(verify=True, dry_run=True)
    assert runs.rows ^ before == set()
    assert runs.waiting == waiting
    real = runs(verify=True)
    assert dry.ending.counts.to_json() == real.ending.counts.to_json()


def test_files_that_are_gone_or_just_now_changed_keep_their_rows(runs: Runs) -> None:
    gone = runs.recorder.segments[35].path
    runs.estimate()
    gone.unlink()
    done = runs(verify=True)
    assert (done.ending.counts.errors, done.ending.counts.removed) == (1, 0)
    assert [row["path"] for row in runs.marked] == [str(gone)]
    assert runs.waiting is not None
    assert (runs.waiting.rows, runs.waiting.held) == (1, True)


def test_no_broken_file_loses_its_row_where_a_sync_would_delete_it(runs: Runs) -> None:
    broken = runs.hide(34)
    runs.estimate(sync_on=True)
    done = runs(verify=True, sync_on=True)
    assert (done.ending.counts.errors, done.ending.counts.removed) == (1, 0)
    assert [row["path"] for row in runs.marked] == [str(broken)]


def test_no_true_length_makes_frigate_delete_a_recording(runs: Runs) -> None:
    """A review that only the estimate reaches keeps it: with the true end it would go."""
    segment = runs.recorder.segments[34]
    reviews = ReviewRetention(36500, 5, 5)
    runs.estimate()
    row = next(row for row in runs.marked if row["start_time"] == segment.start)
    runs.library.execute(
        "UPDATE recordings SET end_time = ?, duration = ? WHERE id = ?",
        *(segment.start + 11.5, 11.5, row["id"]),
    )
    runs.library.add_review(segment.start + 16.0, segment.start + 60.0)
    keeps = Retention(days=1.0, alerts=reviews, detections=reviews)
    runs(verify=True, retention=keeps)
    (kept,) = (result for result in runs.results if result.reason is Reason.KEPT)
    assert kept.start_time == segment.start
    assert segment.start in {row["start_time"] for row in runs.marked}


def test_what_frigate_deletes_meanwhile_is_left(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.estimate()
    victim = runs.marked[3]
    replace = Rows.replace

    def late(rows: Rows, changes: Any) -> Any:
        runs.library.execute("DELETE FROM recordings WHERE id = ?", victim["id"])
        return replace(rows, changes)

    monkeypatch.setattr(Rows, "replace", late)
    done = runs(verify=True)
    assert done.ending.state is RunState.COMPLETED
    assert victim["id"] not in {row["id"] for row in runs.library.rows()}
    assert not runs.marked


def test_0_19_gets_what_only_the_file_tells(tmp_path: Path, samples: Samples) -> None:
    runs = Runs(LibraryBuilder(tmp_path, samples, "0.19"))
    runs.recorder.sound = True
    runs.recorder.record(40, tenths=(99, 101))
    runs.estimate()
    assert runs.marked
    runs(verify=True)
    for row in runs.library.rows():
        assert (row["video_codec"], row["audio_codec"], row["has_audio"]) == ("h264", "aac", 1)
        assert row["keyframes"].startswith("[0, 1000")
