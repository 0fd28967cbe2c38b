"""What an undo leaves where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.errors import CannotUndoError
from recording_backfill.frigate.change import tag_of
from recording_backfill.frigate.previews import PreviewTable

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.state.undone import KEEPS, Runs, everything_lost

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT_BY_REVIEWS = replace(KEEPS, days=1.0)


def test_a_row_that_frigate_changed_since_stays(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first")
    library.execute("UPDATE reviewsegment SET end_time = end_time + 30 WHERE severity = 'alert'")
    changed = library.execute("SELECT id FROM reviewsegment WHERE severity = 'alert'")
    done = runs.undo("first")
    assert library.execute("SELECT id FROM reviewsegment") == changed
    assert done.ending.counts.skipped == len(changed) > 0
    assert set(runs.kept) == {"Frigate has changed it since."}


def test_a_review_stays_that_a_recording_of_frigates_own_hangs_on(
    library: LibraryBuilder, runs: Runs
) -> None:
    clips = Clips(library.root.parent)
    for number in range(6):
        library.add(NOON + 10 * number)
    clips.review(CAMERA, NOON + 1, NOON + 58)
    runs("first", retention=KEPT_BY_REVIEWS)
    assert len(library.rows()) == 6
    library.execute(
        "UPDATE recordings SET id = 'frigates-own', objects = 1, motion = 5 "
        "WHERE id = (SELECT min(id) FROM recordings)"
    )
    runs.undo("first", retention=KEPT_BY_REVIEWS)
    assert [row["id"] for row in library.rows()] == ["frigates-own"]
    assert len(library.execute("SELECT * FROM reviewsegment")) == 1
    assert runs.kept == ["Frigate's next clean-up would delete recordings without it."]


def test_a_recording_of_frigates_own_stays_whatever_its_id_ends_in(
    library: LibraryBuilder, runs: Runs
) -> None:
    library.add(NOON)
    runs("first")
    own = library.add_row(NOON + 60, id=f"{NOON + 60}-{tag_of('first')}")
    runs.undo("first")
    assert [row["id"] for row in library.rows()] == [own["id"]]


def test_recordings_stay_that_keep_a_preview(library: LibraryBuilder, runs: Runs) -> None:
    clips = Clips(library.root.parent)
    for number in range(6):
        library.add(NOON + 10 * number)
    library.add_review(NOON + 5, NOON + 40)
    clips.preview(CAMERA, NOON + 20, NOON + 29)
    clips.save(library.database)
    runs("first", retention=KEPT_BY_REVIEWS)
    runs.undo("first", retention=KEPT_BY_REVIEWS)
    assert [row["start_time"] for row in library.rows()] == [NOON + 10, NOON + 20]
    assert set(runs.kept) == {"Frigate's next clean-up would delete a preview without it."}


def test_no_row_becomes_again_so_short_that_a_preview_goes(
    library: LibraryBuilder, runs: Runs
) -> None:
    library.add(NOON)
    library.add_row(NOON, 5.0)
    library.add_review(NOON - 5, NOON + 40)
    clips = Clips(library.root.parent)
    clips.preview(CAMERA, NOON + 7, NOON + 9)
    clips.save(library.database)
    runs("first", force=True, retention=KEPT_BY_REVIEWS)
    (row,) = library.rows()
    assert row["duration"] == 10
    runs.undo("first", retention=KEPT_BY_REVIEWS)
    assert library.rows() == [row]
    assert set(runs.kept) == {"Frigate's next clean-up would delete a preview without it."}


def test_nothing_is_undone_while_a_sync_would_delete_the_files(
    library: LibraryBuilder, runs: Runs
) -> None:
    library.add(NOON)
    runs("first")
    with pytest.raises(CannotUndoError, match=r"record\.sync_recordings"):
        runs.undo("first", sync_deletes=True)
    assert runs.undo("first", sync_deletes=True, dry_run=True).ending.counts.removed == 1
    assert len(library.rows()) == 1


def test_what_frigate_added_first_is_not_the_runs(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview's row is the same whoever writes it: the one who was first keeps it."""
    clips = Clips(library.root.parent)
    library.add(NOON)
    clips.preview(CAMERA, NOON, NOON + 100)
    clips.preview(CAMERA, NOON + 100, NOON + 200)
    real = PreviewTable.write

    def late(table: PreviewTable, previews: Sequence[Any]) -> Any:
        first = previews[0].as_row()
        names, marks = ", ".join(first), ", ".join("?" * len(first))
        library.execute(f"INSERT INTO previews ({names}) VALUES ({marks})", *first.values())
        return real(table, previews)

    with monkeypatch.context() as patched:
        patched.setattr(PreviewTable, "write", late)
        runs("first")
    assert len(library.execute("SELECT 1 FROM previews")) == 2
    runs.undo("first")
    assert len(library.execute("SELECT 1 FROM previews")) == 1
    assert library.rows() == []
