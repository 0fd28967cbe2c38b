"""A run is taken back: what it added goes, what it changed becomes what it was."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.errors import CannotUndoError, NoSuchRunError, TooLongAgoError
from recording_backfill.frigate.change import tag_of
from recording_backfill.models import Media, Retention, ReviewRetention, RunState
from recording_backfill.state import journal

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder, Samples
from testing.schema import VERSIONS
from tests.patch.state.undone import KEEPS, TABLES, Runs, dump, everything_lost

if TYPE_CHECKING:
    from pathlib import Path

HOUR, DAY = 3600.0, 86400.0


def files(library: LibraryBuilder) -> dict[str, int]:
    return {
        str(path): path.stat().st_size
        for path in library.root.parent.rglob("*")
        if path.suffix in (".mp4", ".webp", ".jpg")
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_a_run_is_taken_back_to_the_row(tmp_path: Path, samples: Samples, version: str) -> None:
    library = LibraryBuilder(tmp_path, samples, version)
    runs = Runs(library)
    everything_lost(library, version)
    library.add_row(NOON - HOUR)
    before, on_disk = dump(library), files(library)
    runs("first")
    assert len(library.rows()) == 21
    assert len(library.execute("SELECT 1 FROM reviewsegment")) >= 1
    done = runs.undo("first")
    assert dump(library) == before
    assert files(library) == on_disk
    assert (done.ending.state, done.ending.counts.skipped) == (RunState.COMPLETED, 0)
    assert done.ending.counts.removed >= 20


def test_ids_of_new_recordings_carry_the_run(library: LibraryBuilder, runs: Runs) -> None:
    library.add(NOON)
    runs("first")
    (row,) = library.rows()
    assert row["id"] == f"{NOON}-{tag_of('first')}"
    assert len({tag_of(str(number)) for number in range(1000)}) == 1000


def test_a_dry_run_of_an_undo_changes_nothing(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first")
    after = dump(library)
    dry = runs.undo("first", dry_run=True)
    assert dump(library) == after
    done = runs.undo("first")
    assert dry.ending.counts.removed == done.ending.counts.removed > 20
    assert (
        dry.ending.message.replace("Dry run of an undo", "Undo").replace(
            "Would take out", "Took out"
        )
        == done.ending.message
    )


def test_a_dry_run_of_an_undo_foretells_what_reviews_and_previews_hang_on(
    library: LibraryBuilder, runs: Runs
) -> None:
    """Where only reviews keep recordings, each row keeps others that are going, too."""
    everything_lost(library)
    by_reviews = replace(KEEPS, days=0.0)
    lost = dump(library)
    runs("first", retention=by_reviews)
    back = dump(library)
    taken = runs.undo("first", retention=by_reviews).ending
    assert dump(library) == lost
    rows = sum(len(rows) for table, rows in back.items() if table != "userreviewstatus")
    assert (taken.counts.removed, taken.counts.skipped) == (rows, 0)
    assert rows > 20
    undo = next(p.header.job_id for p in journal.pasts(runs.journals) if p.header.undo_of)
    put = runs.undo(undo, retention=by_reviews).ending
    assert dump(library) == back
    assert (put.counts.added, put.counts.skipped) == (taken.counts.removed, 0)


def test_motion_that_a_preview_proved_is_taken_back(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first", motion=False)
    before = dump(library)
    runs("second", force=True, media=(Media.RECORDINGS,))
    after = dump(library)
    (moved,) = (row for row in library.rows() if row["motion"] > 0)
    assert moved["start_time"] == NOON + 30
    done = runs.undo("second")
    assert (done.ending.counts.updated, done.ending.counts.skipped) == (1, 0)
    assert dump(library) == before
    runs.undo(next(p.header.job_id for p in journal.pasts(runs.journals) if p.header.undo_of))
    assert dump(library) == after


def test_a_search_for_motion_is_taken_back(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first", motion=False)
    before = dump(library)
    # Of what the preview covers nothing has to be looked at.
    found = runs("search", find_motion=True, start_time=NOON + 2, end_time=NOON + 180)
    assert (found.ending.state, found.ending.counts.with_motion) == (RunState.COMPLETED, 1)
    assert [row["start_time"] for row in library.rows() if row["motion"] > 0] == [NOON + 30]
    runs.undo("search")
    assert dump(library) == before


def test_what_a_search_found_for_a_row_that_the_database_refuses_is_told_and_found_again(
    library: LibraryBuilder, runs: Runs
) -> None:
    everything_lost(library)
    runs("first", motion=False)
    library.execute(
        "CREATE TRIGGER full BEFORE UPDATE ON recordings BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    search = {"find_motion": True, "start_time": NOON + 2, "end_time": NOON + 180}
    ending = runs("search", **search).ending
    counts = ending.counts
    assert (counts.updated, counts.with_motion, counts.errors) == (0, 0, 1)
    assert counts.scanned == counts.skipped + counts.errors
    assert "1 row could not be written; the results say why" in ending.message
    (refused,) = (result for result in runs.results if result.status == "error")
    assert (refused.reason, refused.start_time) == ("database", NOON + 30)
    assert refused.message is not None
    assert refused.message.startswith("Frigate's database refused the row")
    library.execute("DROP TRIGGER full")
    assert runs("again", **search).ending.counts.with_motion == 1


def test_what_force_changed_becomes_what_it_was(library: LibraryBuilder, runs: Runs) -> None:
    for number in range(3):
        library.add(NOON + 10 * number)
    library.add_row(NOON, 5000.0)
    library.add_row(NOON + 10, path="/media/old/00.10.mp4")
    library.add_row(NOON + 20, motion=None, objects=None, dBFS=None, regions=None)
    before = dump(library)
    assert runs("first", force=True).ending.counts.updated == 3
    assert dump(library) != before
    assert runs.undo("first").ending.counts.updated == 3
    assert dump(library) == before


def test_an_undo_can_be_undone(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    library.add_row(NOON + 190, 99.0)
    runs("first", force=True)
    after = dump(library)
    runs.undo("first")
    assert dump(library) != after
    undo = next(p.header.job_id for p in journal.pasts(runs.journals) if p.header.undo_of)
    with pytest.raises(CannotUndoError, match="already been undone"):
        runs.undo("first")
    again = runs.undo(undo)
    assert dump(library) == after
    assert again.ending.counts.added > 20
    runs.undo("first")
    assert dump(library) != after


@pytest.mark.parametrize("gone", ["file", "path", "retention", "recent"])
def test_undoing_an_undo_asks_what_is_true_now(
    library: LibraryBuilder, runs: Runs, gone: str
) -> None:
    path = library.add(NOON)
    library.add(NOON + 10)
    runs("first")
    runs("undo", undo_of="first")
    changes: dict[str, Any] = {}
    if gone == "file":
        path.unlink()
    elif gone == "path":
        library.add_row(NOON, camera="other", path=str(path))
    elif gone == "retention":
        changes["retention"] = Retention(days=1.0)
    else:
        changes["settled"] = time.time() - NOON - 15
    done = runs.undo("undo", **changes)
    stays = 2 if gone == "retention" else 1
    assert (done.ending.counts.added, done.ending.counts.skipped) == (2 - stays, stays)
    assert all(runs.kept)


def test_which_runs_can_be_undone(library: LibraryBuilder, runs: Runs) -> None:
    library.add(NOON)
    with pytest.raises(NoSuchRunError, match="no run to undo"):
        runs.chosen()
    runs("first")
    library.add(NOON + 10)
    runs("second")
    runs("idle")
    runs("dry", dry_run=True)
    assert runs.chosen() == "second"
    assert runs.chosen("first") == "first"
    with pytest.raises(NoSuchRunError):
        runs.chosen("first", "other")
    with pytest.raises(TooLongAgoError, match="30 days"):
        runs.chosen("idle", known=True)
    journal.prune(runs.journals, time.time() + 31 * DAY)
    assert runs.chosen("first"), "a clock that is ahead takes none"
    os.utime(runs.journals / "first.done", (0, time.time() - 31 * DAY))
    journal.prune(runs.journals)
    with pytest.raises(NoSuchRunError):
        runs.chosen("first")
    assert runs.chosen("second")


def test_an_undo_without_a_job_after_another_names_the_run_before(
    library: LibraryBuilder, runs: Runs
) -> None:
    for number in range(3):
        library.add(NOON + 10 * number)
        runs(f"run{number}")
    runs("undo1", undo_of="run1")
    runs("undo2", undo_of="run2")
    with pytest.raises(CannotUndoError, match=r"run2, the last one.* name it: run0\..*undo undo2"):
        runs.chosen()
    with pytest.raises(CannotUndoError, match="run2 has already been undone"):
        runs.chosen("run2")
    runs("undo0", undo_of="run0")
    with pytest.raises(CannotUndoError, match="run2 has already been undone"):
        runs.chosen()


def test_rows_of_a_copy_go_again_with_all_that_belongs_to_them(
    library: LibraryBuilder, runs: Runs, tmp_path: Path
) -> None:
    clips = Clips(library.root.parent)
    start = time.time() // 3600 * 3600 - 2 * HOUR
    for number in range(4):
        library.add(start + 10 * number)
    clips.review(CAMERA, start + 5, start + 20, reviewed_by=["admin"])
    clips.event(CAMERA, start + 5, start + 20)
    clips.export(CAMERA, start, start + 30)
    clips.save(library.database)
    for number in range(4):
        size = round(library.path(start + 10 * number).stat().st_size / 2**20, 2)
        library.add_row(start + 10 * number, segment_size=size)
    library.execute("INSERT INTO timeline SELECT start_time, camera, 'x', id, 'y', '{}' FROM event")
    whole = dump(library)
    copy = tmp_path / "copy.db"
    library.execute(f"VACUUM INTO '{copy}'")
    for table in (*TABLES, "timeline"):
        library.execute(f"DELETE FROM {table}")
    empty = dump(library)
    wish = {"copies": (str(copy),), "copy_roots": (str(tmp_path),), "guard_active": True}
    done = runs("first", **wish)
    assert done.ending.counts.exact == 4
    assert dump(library) == whole
    runs.undo("first")
    assert dump(library) == empty
    assert library.execute("SELECT * FROM timeline") == []


def test_an_event_without_snapshot_stays_away_once_its_clip_is_past_its_days(
    library: LibraryBuilder, runs: Runs, tmp_path: Path
) -> None:
    """Frigate would drop its row within five minutes, and its thumbnail with it."""
    clips = Clips(library.root.parent)
    start = time.time() - 2 * HOUR
    clips.review(CAMERA, start, start + 20)
    clips.event(CAMERA, start, start + 20)
    clips.save(library.database)
    library.execute("UPDATE event SET has_snapshot = 0")
    copy = tmp_path / "copy.db"
    library.execute(f"VACUUM INTO '{copy}'")
    library.execute("DELETE FROM event")
    runs("first", copies=(str(copy),), copy_roots=(str(tmp_path),), guard_active=True)
    assert len(library.execute("SELECT 1 FROM event")) == 1
    runs("undo", undo_of="first")
    an_hour = ReviewRetention(1 / 24, 5, 5)
    runs.undo("undo", retention=replace(KEEPS, alerts=an_hour, detections=an_hour))
    assert library.execute("SELECT 1 FROM event") == []
    assert runs.kept == ["Frigate's next clean-up would delete it."]
