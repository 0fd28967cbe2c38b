"""What somebody deletes in Frigate stays deleted."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.catalogue import folding, generations
from recording_backfill.models import Media

from testing.catalogued import DAY, NOW
from testing.filled import CAMERAS
from tests.patch.evidence.deleting import (
    CAMERA,
    LATER,
    LIFE,
    REVIEWS,
    delete_between,
    delete_one_of_each,
    delete_review,
    deleted,
    ids,
    renewed_twice,
)

if TYPE_CHECKING:
    from pathlib import Path

    from testing.catalogued import Kept
    from testing.library import Samples


@pytest.fixture
def kept(tmp_path: Path, samples: Samples) -> Kept:
    return renewed_twice(tmp_path, samples)


def test_what_was_deleted_in_frigate_stays_out_after_a_loss_and_is_counted(kept: Kept) -> None:
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {review["id"], event["id"]}
    before = kept.tables()
    kept.begin_anew()
    kept.renew(LATER + 900, life=LIFE)
    tried = kept.restore(CAMERA, NOW + DAY, dry_run=True)
    for camera in CAMERAS:
        done = kept.restore(camera, NOW + DAY)
        told = [warning for warning in done.warnings if "deleted in Frigate" in warning]
        assert bool(told) is (camera == CAMERA)
    assert kept.tables() == before
    assert any("2 review items and tracked objects" in warning for warning in tried.warnings)


def test_who_names_the_catalogue_gets_all_that_is_in_it(kept: Kept) -> None:
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    done = kept.restore(CAMERA, NOW + DAY, copies=(str(kept.catalogue),))
    assert review["id"] in ids(kept, "reviewsegment")
    assert event["id"] in ids(kept, "event")
    assert not any("deleted in Frigate" in warning for warning in done.warnings)
    kept.renew(LATER + 900, life=LIFE)
    assert deleted(kept) == set()
    kept.begin_anew()
    kept.restore(CAMERA, NOW + DAY)
    assert event["id"] in ids(kept, "event")


def test_a_run_on_a_whole_database_leaves_it_out_too(kept: Kept) -> None:
    delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    before = kept.tables()
    kept.restore(CAMERA, NOW + DAY)
    assert kept.tables() == before


def test_a_mark_outlives_renewals_of_another_life(kept: Kept) -> None:
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    kept.renew(LATER + DAY, life="another")
    assert deleted(kept) == {review["id"], event["id"]}


def test_footage_that_is_back_on_disk_brings_its_review_back(kept: Kept) -> None:
    review = kept.execute(REVIEWS)[3]
    span = (review["start_time"], review["end_time"])
    inside = "start_time >= ? AND start_time <= ? AND camera = ?"
    row = kept.execute(f"SELECT path FROM recordings WHERE {inside}", *span, CAMERA)[0]
    shutil.copy(row["path"], kept.media / "saved")
    delete_review(kept, review)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {review["id"]}
    shutil.move(kept.media / "saved", row["path"])
    kept.restore(CAMERA, NOW + DAY)
    assert review["id"] in ids(kept, "reviewsegment")


def test_folding_keeps_the_marks(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MOST", 2)
    review, event = delete_one_of_each(kept)
    kept.renew(LATER, life=LIFE)
    for number in (1, 2):
        kept.begin_anew()
        kept.restore(CAMERA, NOW + DAY, media=(Media.RECORDINGS,))
        kept.renew(LATER + 900 * number, life=LIFE)
    assert len(generations.of(str(kept.catalogue))) == 2
    assert {review["id"], event["id"]} <= deleted(kept)


def test_an_object_without_a_snapshot_that_vanished_alone_was_deleted(kept: Kept) -> None:
    kept.execute("UPDATE event SET has_snapshot = 0")
    kept.renew(LATER - 60, life=LIFE)
    one, other = delete_between(kept, 4, 5) + delete_between(kept, 8, 9)
    kept.renew(LATER, life=LIFE)
    assert deleted(kept) == {one["id"], other["id"]}
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, NOW + DAY)
    assert not {one["id"], other["id"]} & ids(kept, "event")
    assert len(ids(kept, "event")) > 30


@pytest.fixture
def older(tmp_path: Path, samples: Samples) -> Kept:
    """Of a 0.15, whose thumbnails are in the rows."""
    return renewed_twice(tmp_path, samples, "0.15")


@pytest.mark.parametrize("with_snapshot", [False, True])
def test_an_object_of_0_15_was_deleted_where_retention_does_not_reach(
    older: Kept, *, with_snapshot: bool
) -> None:
    older.execute("UPDATE event SET has_snapshot = ?", with_snapshot)
    older.renew(LATER - 60, life=LIFE)
    (event,) = delete_between(older, 20, 21)
    older.renew(LATER, life=LIFE)
    assert deleted(older) == {event["id"]}


@pytest.mark.parametrize(
    "reached",
    [
        "UPDATE event SET has_clip = 0 WHERE start_time < ?",
        "UPDATE event SET retain_indefinitely = 1 WHERE start_time < ?",
        """UPDATE event SET data = '{"max_severity": "detection"}' WHERE start_time < ?""",
    ],
    ids=["no clip is kept of what is older", "only by hand", "by the days of the others"],
)
def test_an_object_of_0_15_that_retention_may_have_taken_is_in_doubt(
    older: Kept, reached: str
) -> None:
    (event,) = older.execute("SELECT * FROM event ORDER BY start_time")[20:21]
    older.execute(reached, event["start_time"])
    older.renew(LATER - 60, life=LIFE)
    delete_between(older, 20, 21)
    older.renew(LATER, life=LIFE)
    assert deleted(older) == set()
