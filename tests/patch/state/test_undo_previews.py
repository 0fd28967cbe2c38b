"""What an undo leaves previews to: they live no shorter than had the run never been."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from recording_backfill.models import Media, Retention, ReviewRetention
from recording_backfill.state import journal

from testing.clips import Clips
from testing.frigate_life import FrigateLife, Installation, kept_days, with_record
from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.state.undone import Runs, dump, everything_lost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = 86400.0
YEARS = ReviewRetention(36500, 5, 5)
OLD = Retention(days=1.0, alerts=YEARS, detections=YEARS)
LEFT = 5.0
"""Days that what lies at noon is kept yet, whatever reviews there are."""


def young() -> Retention:
    return replace(OLD, days=(time.time() - NOON) / DAY + LEFT)


@pytest.fixture(scope="module", params=["0.15.2", "0.17.2"])
def frigate(request: pytest.FixtureRequest) -> Iterator[FrigateLife]:
    with FrigateLife(request.param) as life:
        yield life


def cleaned_up(frigate: FrigateLife, library: LibraryBuilder, retention: Retention) -> None:
    """What Frigate's clean-ups do now, and once the days of all recordings are over."""
    years = {"retain": {"days": YEARS.days}}
    record = {**kept_days(frigate.version, retention.days), "alerts": years, "detections": years}
    at = Installation(library.database, library.root.parent, with_record({CAMERA: {}}, record))
    for days in (0.0, LEFT + 3):
        frigate.clean_up(at, time.time() + days * DAY)


def preview(library: LibraryBuilder, start: float, end: float) -> Path:
    clips = Clips(library.root.parent)
    made = clips.preview(CAMERA, start, end, content=b"preview")
    clips.save(library.database)
    return made.files[0]


def warned(warnings: list[str]) -> list[str]:
    return [warning for warning in warnings if "own days are over" in warning]


def test_what_a_run_added_goes_though_a_young_preview_lives_its_own_days_alone_then(
    library: LibraryBuilder, runs: Runs, frigate: FrigateLife
) -> None:
    for number in range(6):
        library.add(NOON + 10 * number)
    library.add_review(NOON + 5, NOON + 40)
    file = preview(library, NOON + 12, NOON + 18)
    before = dump(library)
    runs("first", retention=young(), media=(Media.RECORDINGS,))
    done = runs.undo("first", retention=young())
    assert (done.ending.counts.removed, done.ending.counts.skipped) == (6, 0)
    assert dump(library) == before
    (warning,) = warned(done.ending.warnings)
    assert warning.startswith("Frigate keeps 1 preview longer only because of what this run added.")
    cleaned_up(frigate, library, young())
    assert not file.exists()


@pytest.mark.parametrize("own_review", [False, True])
@pytest.mark.parametrize("later", ["taken out", "shortened"])
def test_what_a_later_run_relied_on_stays(
    library: LibraryBuilder, runs: Runs, frigate: FrigateLife, later: str, *, own_review: bool
) -> None:
    """Frigate's own row keeps the preview until a run takes it for one too many."""
    for number in range(2, 6):
        library.add(NOON + 10 * number)
    library.add_review(NOON - 5, NOON + (10 if own_review else 60))
    if own_review:
        Clips(library.root.parent).review(CAMERA, NOON + 25, NOON + 40)
    else:
        library.add_row(NOON - 1000)  # of two rows without a file one may go
    library.add_row(NOON, 10.0 if later == "taken out" else 25.0)
    file = preview(library, NOON + (8 if later == "taken out" else 15), NOON + 33)
    runs("first", retention=young())
    if later == "shortened":
        library.add(NOON)
    runs("second", retention=young(), remove_gone=later == "taken out", force=True)
    spans = {row["start_time"]: row["duration"] for row in library.rows()}
    assert spans.get(NOON) == (None if later == "taken out" else 10.0)

    done = runs.undo("first", retention=young())

    left = [row["start_time"] for row in library.rows() if row["start_time"] > NOON]
    assert left == [NOON + 20, NOON + 30]
    assert {str(why).partition(".")[0] for why in runs.kept} == {
        "A later run took out another row that kept a preview"
    }
    assert not warned(done.ending.warnings)
    cleaned_up(frigate, library, young())
    assert file.is_file()


def test_a_run_that_was_undone_since_relies_on_nothing(library: LibraryBuilder, runs: Runs) -> None:
    for number in range(1, 6):
        library.add(NOON + 10 * number)
    library.add_review(NOON - 5, NOON + 60)
    library.add_row(NOON)
    preview(library, NOON + 8, NOON + 33)
    runs("first", retention=young())
    runs("second", retention=young(), remove_gone=True)
    runs.undo("second", retention=young())
    library.execute("DELETE FROM recordings WHERE start_time = ?", NOON)
    done = runs.undo("first", retention=young())
    assert (library.rows(), runs.kept) == ([], [])
    assert len(warned(done.ending.warnings)) == 1


def test_a_row_that_becomes_short_again_no_more_counts_for_a_preview(
    library: LibraryBuilder, runs: Runs, frigate: FrigateLife
) -> None:
    """The run made one row longer and added another, and either keeps the preview."""
    library.add(NOON)
    library.add_row(NOON, 5.0)
    library.add(NOON + 10)
    library.add_review(NOON - 5, NOON + 40)
    file = preview(library, NOON + 7, NOON + 12)
    runs("first", force=True, retention=OLD)
    runs.undo("first", retention=OLD)
    assert len(runs.kept) == 1
    cleaned_up(frigate, library, OLD)
    assert file.is_file()


def test_a_row_whose_file_is_gone_does_not_become_one_that_keeps_no_preview(
    library: LibraryBuilder, runs: Runs, frigate: FrigateLife
) -> None:
    """The file had moved: Frigate's row was too short for the review, which now keeps it."""
    path = library.add(NOON)
    library.add_row(NOON, 5.0, path=str(path).replace("/recordings/", "/recordings/lost/"))
    library.add_review(NOON + 13, NOON + 40)
    file = preview(library, NOON + 2, NOON + 4)
    runs("first", force=True, retention=OLD)
    assert [row["path"] for row in library.rows()] == [str(path)]
    runs.undo("first", retention=OLD)
    assert len(runs.kept) == 1
    cleaned_up(frigate, library, OLD)
    assert file.is_file()


def test_an_undo_of_an_undo_of_an_undo_leaves_nothing_behind(
    library: LibraryBuilder, runs: Runs
) -> None:
    everything_lost(library)
    by_reviews = replace(OLD, days=0.0)
    lost = dump(library)
    runs("1", retention=by_reviews)
    for _ in range(3):
        last = journal.pasts(runs.journals)[0].header.job_id
        assert runs.undo(last, retention=by_reviews).ending.counts.skipped == 0
    assert dump(library) == lost


def test_a_preview_comes_back_no_sooner_than_its_recordings(
    library: LibraryBuilder, runs: Runs, frigate: FrigateLife
) -> None:
    """By a clock that is behind they may still be recorded."""
    for number in range(6):
        library.add(NOON + 10 * number)
    clips = Clips(library.root.parent)
    clips.review(CAMERA, NOON + 5, NOON + 40)
    (file,) = clips.preview(CAMERA, NOON + 1, NOON + 50, content=b"preview").files
    runs("first", retention=young())
    runs("undo", undo_of="first", retention=young())
    runs.undo("undo", retention=young(), settled=time.time() - NOON)
    assert not library.rows()
    cleaned_up(frigate, library, young())
    assert file.is_file()
