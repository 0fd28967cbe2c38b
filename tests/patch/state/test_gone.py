"""Rows whose file is gone: counted by every run, taken out when asked, and put back by an undo."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine.gone import GoneRows
from recording_backfill.engine.place import find_place
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.models import Retention, ReviewRetention
from recording_backfill.state.recorded import Recorded, record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 3600.0
KEEPS = Retention(
    days=36500, alerts=ReviewRetention(36500, 5, 5), detections=ReviewRetention(36500, 5, 5)
)


def run(library: LibraryBuilder, job_id: str | None = None, **changes: Any) -> Recorded:
    order = library.order(**{"retention": KEEPS, **changes})
    journals = library.root.parent / "journals"
    log = RunLog(None, job_id or new_job_id(), order)
    return record_run(order, log, journals=journals, stop=bool, sink=lambda _: None)


def counted(done: Recorded) -> tuple[int, int]:
    counts = done.ending.counts
    return counts.gone, counts.removed


def starts(library: LibraryBuilder) -> list[float]:
    return [row["start_time"] for row in library.rows()]


@pytest.fixture
def gone(library: LibraryBuilder) -> LibraryBuilder:
    """Twelve rows in two hours and one without a folder; five of their files are gone."""
    for number in range(6):
        for hour in (0, 1):
            start = NOON + HOUR * hour + 10 * number
            library.add(start)
            library.add_row(start)
    for start in (NOON, NOON + 10, NOON + HOUR, NOON + HOUR + 50):
        library.path(start).unlink()
    library.add_row(NOON - 5 * HOUR)
    return library


def test_every_run_counts_them_and_leaves_them(gone: LibraryBuilder) -> None:
    before = gone.rows()
    assert counted(run(gone)) == (5, 0)
    assert counted(run(gone, dry_run=True)) == (5, 0)
    assert counted(run(gone, start_time=NOON, end_time=NOON + HOUR)) == (3, 0)
    assert counted(run(gone, directory=str(gone.path(NOON).parents[1]))) == (2, 0)
    assert counted(run(gone, settled=1e10)) == (0, 0)
    assert gone.rows() == before


def test_they_are_taken_out_when_asked_and_come_back_by_an_undo(gone: LibraryBuilder) -> None:
    before = gone.rows()
    dry = run(gone, remove_gone=True, dry_run=True)
    assert counted(dry) == (5, 5)
    assert "Would take out 5 rows whose file is gone" in dry.ending.message
    assert gone.rows() == before
    done = run(gone, "first", remove_gone=True)
    assert counted(done) == (5, 5)
    assert "Took out 5 rows whose file is gone" in done.ending.message
    assert len(gone.rows()) == 8
    assert counted(run(gone)) == (0, 0)
    undo = run(gone, undo_of="first")
    assert undo.ending.counts.added == 5
    assert gone.rows() == before


def test_only_those_of_the_range_are_taken_out(gone: LibraryBuilder) -> None:
    done = run(gone, remove_gone=True, start_time=NOON + 5, end_time=NOON + HOUR)
    assert counted(done) == (2, 2)
    assert NOON in starts(gone)
    assert NOON + 10 not in starts(gone)
    assert NOON + HOUR not in starts(gone)


def test_none_is_taken_out_where_no_file_is_there(gone: LibraryBuilder, tmp_path: Path) -> None:
    gone.root.rename(tmp_path / "unplugged")
    gone.root.mkdir()
    for force in (False, True):
        done = run(gone, remove_gone=True, force=force)
        assert counted(done) == (0, 0)
        assert any("Is the disk mounted?" in warning for warning in done.ending.warnings)
    assert len(gone.rows()) == 13


def test_more_than_half_are_taken_out_by_force_alone(gone: LibraryBuilder) -> None:
    shutil.rmtree(gone.path(NOON).parent)
    done = run(gone, remove_gone=True, start_time=NOON + HOUR)
    assert counted(done) == (2, 0)
    assert any("more than half" in warning for warning in done.ending.warnings)
    assert counted(run(gone, remove_gone=True, start_time=NOON + HOUR, force=True)) == (2, 2)


def test_another_librarys_rows_are_its_own_matter(gone: LibraryBuilder) -> None:
    for number in range(50):
        gone.add_row(NOON + 10 * number, path=f"/mnt/other/2026-01-01/12/{CAMERA}/{number}.mp4")
    assert counted(run(gone, remove_gone=True)) == (5, 5)
    assert len(gone.rows()) == 58


def test_with_a_sync_on_all_files_must_have_their_rows_first(gone: LibraryBuilder) -> None:
    stranger = gone.add(NOON, camera="other")
    done = run(gone, remove_gone=True, sync_on=True)
    assert counted(done) == (5, 0)
    assert any("Files on disk have no row" in warning for warning in done.ending.warnings)
    stranger.unlink()
    assert counted(run(gone, remove_gone=True, sync_on=True)) == (5, 5)


def test_the_last_row_that_keeps_a_preview_stays(gone: LibraryBuilder) -> None:
    clips = Clips(gone.root.parent)
    gone.add_review(NOON - 5 * HOUR, NOON + 2 * HOUR)
    clips.preview(CAMERA, NOON - 5 * HOUR, NOON - 5 * HOUR + 9)
    clips.preview(CAMERA, NOON, NOON + 55)
    clips.save(gone.database)
    done = run(gone, remove_gone=True, retention=replace(KEEPS, days=1.0))
    assert counted(done) == (5, 4)
    assert NOON - 5 * HOUR in starts(gone)
    assert any("a preview on disk" in warning for warning in done.ending.warnings)


@pytest.mark.parametrize(("review_days", "removed"), [(36500, 4), (1, 5)])
def test_a_row_stays_that_alone_will_keep_a_preview_once_its_days_are_over(
    gone: LibraryBuilder, review_days: float, removed: int
) -> None:
    clips = Clips(gone.root.parent)
    gone.add_review(NOON - 5 * HOUR, NOON + 2 * HOUR)
    clips.preview(CAMERA, NOON - 5 * HOUR, NOON - 5 * HOUR + 9)
    clips.preview(CAMERA, NOON, NOON + 55)
    clips.save(gone.database)
    reach = ReviewRetention(review_days, 5, 5)
    young = (time.time() - NOON) / 86400 + 5
    done = run(gone, remove_gone=True, retention=Retention(young, reach, reach))
    assert counted(done) == (5, removed)
    assert (NOON - 5 * HOUR in starts(gone)) is (removed == 4)


def test_what_a_disk_does_not_answer_for_is_not_gone(gone: LibraryBuilder) -> None:
    hour = gone.path(NOON + HOUR).parents[1]
    hour.rename(hour.with_name("aside"))
    hour.symlink_to(hour)  # an error for every file, as of a share that has gone away
    assert counted(run(gone, remove_gone=True)) == (3, 3)
    assert {start for start in starts(gone) if start >= NOON + HOUR} == {
        NOON + HOUR + 10 * number for number in range(6)
    }


def test_a_folder_that_two_disks_make_up_is_asked_for_on_both(
    gone: LibraryBuilder, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    for start in (NOON, NOON + 10):
        path = second / gone.path(start).relative_to(gone.root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"its file")
    done = run(gone, remove_gone=True, directory=str(second), directory_as=str(gone.root))
    assert counted(done) == (3, 3)
    assert {NOON, NOON + 10} <= set(starts(gone))


def test_where_each_row_has_its_file_one_question_tells_it(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for start in (NOON, NOON + 10, NOON + HOUR, NOON + 30 * HOUR):
        library.add(start)
        library.add_row(start)
    asked: list[float] = []
    genuine = FrigateDatabase.count

    def count(database: FrigateDatabase, camera: str, after: float, before: float) -> int:
        asked.append(after)
        return genuine(database, camera, after, before)

    monkeypatch.setattr(FrigateDatabase, "count", count)
    before_and_after = 2
    assert counted(run(library)) == (0, 0)
    assert len(asked) == before_and_after
    # As many rows as files, and yet one is gone.
    library.execute("UPDATE recordings SET camera = 'other' WHERE start_time = ?", NOON + HOUR)
    library.add_row(NOON + 5 * HOUR)
    assert counted(run(library)) == (1, 0)


@pytest.mark.parametrize("left", ["an empty folder", "no folder", "a part"])
def test_a_disk_that_goes_away_in_between_takes_no_row_along(
    gone: LibraryBuilder, tmp_path: Path, left: str
) -> None:
    order = gone.order(retention=KEEPS)
    with closing(FrigateDatabase(order.database, writable=True)) as database:
        rows = GoneRows(order, database, find_place(order), time.time(), bool)
        assert not rows.why_not_removed()
        if left == "a part":
            shutil.rmtree(gone.path(NOON).parent)
        else:
            gone.root.rename(tmp_path / "unplugged")
        if left == "an empty folder":
            gone.root.mkdir()
        removed = sum(rows.remove(NOON - 6 * HOUR, NOON + 2 * HOUR))
        (why,) = rows.why_some_stay(5 - removed)
    assert "Is a disk going away?" in why
    assert removed == (3 if left == "a part" else 0)
    assert len(starts(gone)) == 13 - removed
