"""Rows that are there already: moved, forced, inserted meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.models import RetainMode, Retention, ReviewRetention

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.engine.copied import ONLY, lose, record

HOUR = 3600.0


def test_a_path_that_reads_as_those_of_two_files_is_no_row_of_either(
    library: LibraryBuilder,
) -> None:
    paths = [library.add(NOON + 10 * number) for number in range(3)]
    inner = str(paths[1].relative_to(paths[0].parent))
    for number, path in enumerate((f"{paths[0]}{paths[1]}", f"{paths[0]}/{inner}", paths[2])):
        library.add_row(NOON - HOUR, path=str(path), id=f"{number}")
    run = library.run()
    assert (run.counts.added, run.counts.skipped) == (2, 1)
    for start in range(3):
        library.execute("DELETE FROM recordings WHERE id = ?", f"{start}")
    library.add_row(NOON + 20)
    assert library.run().counts.skipped == 3


def test_a_moved_recording_is_skipped_until_forced(library: LibraryBuilder) -> None:
    path = library.add(NOON)
    old = library.add_row(NOON, 12.0, path="/media/old/00.00.mp4", motion=5)
    run = library.run()
    assert (run.only.status, run.only.reason) == ("skipped", "moved")
    assert "/media/old/00.00.mp4" in str(run.only.message)
    assert "force" in str(run.only.message)
    assert run.summaries[0].missing_files == 1
    dry = library.run(force=True, dry_run=True)
    assert (dry.only.status, dry.summaries[0].missing_files) == ("would_update", 1)
    forced = library.run(force=True)
    assert (forced.only.status, forced.counts.updated) == ("updated", 1)
    (row,) = library.rows()
    assert row == old | {
        "path": str(path),
        "end_time": NOON + 10,
        "duration": 10.0,
        "segment_size": round(path.stat().st_size / 2**20, 2),
    }


@pytest.mark.parametrize(
    ("analysed", "kept"),
    [
        ({"motion": 0, "objects": 3, "dBFS": -40, "regions": 1}, True),
        ({"motion": 12, "objects": None, "dBFS": None, "regions": None}, True),
        ({"motion": None, "objects": None, "dBFS": None, "regions": None}, False),
        ({"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}, False),
    ],
)
def test_force_writes_anew_but_keeps_what_frigate_analysed(
    library: LibraryBuilder, analysed: dict[str, Any], *, kept: bool
) -> None:
    path = library.add(NOON)
    before = library.add_row(NOON, 99.0, **analysed)
    assert library.run().only.reason == "already_indexed"
    run = library.run(force=True)
    assert (run.only.status, run.counts.updated, run.counts.scanned) == ("updated", 1, 1)
    (row,) = library.rows()
    minus = dict.fromkeys(analysed, -1)
    assert row == before | (analysed if kept else minus) | {
        "end_time": NOON + 10,
        "duration": 10.0,
        "segment_size": round(path.stat().st_size / 2**20, 2),
    }


@pytest.mark.parametrize("motion", [0, 5])
def test_force_points_no_row_at_a_file_that_frigate_would_delete_for_what_it_saw(
    library: LibraryBuilder, motion: int
) -> None:
    library.add(NOON)
    seen = {"motion": motion, "objects": 0, "dBFS": 0}
    old = library.add_row(NOON, path="/media/old/00.00.mp4", **seen)
    library.add_review(NOON - 5, NOON + 20)
    reach = ReviewRetention(36500, 5, 5, RetainMode.MOTION)
    retention = Retention(days=1, continuous_days=1, alerts=reach, detections=reach)
    run = library.run(force=True, retention=retention)
    if motion:
        assert (run.only.status, run.only.past_retention) == ("updated", False)
    else:
        assert run.only.reason == "past_retention"
        assert library.rows() == [old]


@pytest.mark.parametrize("begins", [50, 5], ids=["behind the file", "within it"])
def test_force_shortens_no_row_that_alone_keeps_a_preview(
    library: LibraryBuilder, begins: float
) -> None:
    library.add(NOON)
    before = library.add_row(NOON, 99.0)
    library.add_review(NOON - 5, NOON + 120)
    clips = Clips(library.root.parent)
    clips.preview(CAMERA, NOON + begins, NOON + 90)
    clips.save(library.database)
    reach = ReviewRetention(36500, 5, 5)
    run = library.run(force=True, retention=Retention(1, reach, reach), **ONLY)
    if begins == 50:
        assert run.only.reason == "kept"
        assert library.rows() == [before]
    else:
        assert run.only.status == "updated"


@pytest.mark.parametrize("begins", [50, 5], ids=["behind the file", "within it"])
def test_no_copied_row_takes_the_place_of_one_that_alone_keeps_a_preview(
    library: LibraryBuilder, begins: float
) -> None:
    record(library, 1)
    library.execute("UPDATE recordings SET motion = 5")
    copied = library.rows()
    lose(library)
    unseen = dict.fromkeys(("motion", "objects", "dBFS", "regions"), -1)
    before = library.add_row(NOON, 99.0, **unseen)
    library.add_review(NOON - 5, NOON + 120)
    clips = Clips(library.root.parent)
    clips.preview(CAMERA, NOON + begins, NOON + 90)
    clips.save(library.database)
    reach = ReviewRetention(36500, 5, 5)
    run = library.run(retention=Retention(1, reach, reach), **ONLY)
    assert run.reasons == (["kept"] if begins == 50 else ["updated"])
    assert library.rows() == ([before] if begins == 50 else copied)


def test_force_does_not_touch_the_row_of_a_broken_file(library: LibraryBuilder) -> None:
    library.write(NOON, b"")
    before = library.add_row(NOON)
    run = library.run(force=True)
    assert run.only.reason == "empty"
    assert library.rows() == [before]


def test_a_path_that_is_another_cameras_row_is_indexed(library: LibraryBuilder) -> None:
    path = library.add(NOON)
    library.add_row(NOON - 5000, camera="other", path=str(path))
    for options in ({"dry_run": True}, {}):
        assert library.run(**options).only.reason == "already_indexed"


def test_what_frigate_inserts_meanwhile_is_already_indexed(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in range(4):
        library.add(NOON + 10 * index)
    write = FrigateDatabase.write

    def late(database: FrigateDatabase, writes: Any) -> Any:
        if writes:
            library.add_row(NOON + 10)
            library.add_row(NOON + 30)
        return write(database, writes)

    monkeypatch.setattr(FrigateDatabase, "write", late)
    run = library.run()
    assert run.reasons == ["added", "already_indexed"] * 2
    assert [row["motion"] for row in library.rows()] == [-1, 7, -1, 7]
