"""Reviews that a run brings back: what is written, and what is left out."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.models import (
    Media,
    Reason,
    RetainMode,
    Retention,
    ReviewRetention,
)

from testing.library import CAMERA, NOON
from tests.patch.engine.kinds_library import DAY, Kinds, fates

if TYPE_CHECKING:
    from pathlib import Path


def test_a_review_is_written_as_frigates_pages_read_it(home: Kinds) -> None:
    for second in range(0, 60, 10):
        home.add(NOON + second)
    review = home.clips.review(CAMERA, NOON + 7.25, NOON + 45, thumb_time=NOON + 9)
    event = home.clips.event(CAMERA, NOON + 8.5, NOON + 20)
    home.restore()
    (row,) = home.table("reviewsegment")
    assert (row["id"], row["camera"], row["start_time"]) == (review.id, CAMERA, NOON + 7.25)
    assert NOON + 45 <= row["end_time"] <= NOON + 55
    assert row["severity"] == "alert"
    assert row["thumb_path"] == str(review.files[0])
    data = json.loads(row["data"])
    assert data.pop("detections") == [event.id]
    assert data.pop("thumb_time") == NOON + 9
    assert data == {
        **{key: [] for key in ("objects", "verified_objects", "sub_labels", "zones", "audio")},
        "metadata": None,
        "backfilled": True,
    }


def test_nobody_finds_a_restored_review_unseen(home: Kinds) -> None:
    if home.version != "0.15":
        names = ("username", "password_hash", "notification_tokens")
        values = ("anna", "", "[]")
        home.execute(f"INSERT INTO user ({', '.join(names)}) VALUES (?, ?, ?)", *values)
    review = home.clips.review(CAMERA, NOON, NOON + 20)
    home.restore()
    if home.version == "0.15":
        assert home.table("reviewsegment")[0]["has_been_reviewed"] == 1
        return
    rows = home.execute("SELECT * FROM userreviewstatus ORDER BY user_id")
    assert [
        (row["user_id"], row["review_segment_id"], row["has_been_reviewed"]) for row in rows
    ] == [
        ("anna", review.id, 1),
        ("anonymous", review.id, 1),
    ]


def test_recordings_that_no_thumbnail_tells_of_get_reviews_of_their_own(home: Kinds) -> None:
    for second in (*range(0, 60, 10), *range(900, 930, 10), 3590, 3600, 3610):
        home.add(NOON + second)
    run = home.restore()
    assert run.counts.added == 12
    rows = home.execute("SELECT * FROM reviewsegment ORDER BY start_time")
    assert [(row["start_time"] - NOON, row["end_time"] - NOON) for row in rows] == [
        (0, 60),
        (900, 930),
        (3590, 3600),
        # What begins at 3600 is within the reach of the one before.
        (3610, 3620),
    ]
    for row in rows:
        assert row["thumb_path"] == f"{home.clips.clips}/review/thumb-{CAMERA}-{row['id']}.webp"
        assert not os.path.exists(row["thumb_path"])
    assert run.backfill.media[Media.REVIEWS].added == 4
    assert "keeps all 12 recordings only because" in run.backfill.message()
    assert all(result.through_review for result in run.results)


def test_a_made_up_review_reaches_no_row_of_frigates_own(newest: Kinds) -> None:
    newest.add(NOON)
    newest.add(NOON + 10)
    newest.add_row(NOON + 10)
    newest.add(NOON + 20)
    newest.restore()
    rows = newest.execute("SELECT * FROM reviewsegment ORDER BY start_time")
    assert [(row["start_time"] - NOON, row["end_time"] - NOON) for row in rows] == [
        (0, 10),
        (20, 30),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"retention": Retention(known=False, reviews_known=False)},
        {"retention": Retention(configured=False)},
        {"media": (Media.RECORDINGS, Media.PREVIEWS)},
        {"now": NOON + 40 * DAY},
    ],
)
def test_no_review_is_made_up_that_would_not_keep_them(
    newest: Kinds, changes: dict[str, Any]
) -> None:
    newest.add(NOON)
    run = newest.restore(**changes)
    assert run.reasons == ["past_retention"]
    assert newest.table("reviewsegment") == []


def test_a_review_that_went_on_when_the_copy_was_made_lasts_as_long_as_its_recordings(
    newest: Kinds, tmp_path: Path
) -> None:
    files = [newest.add(NOON + 10 * number) for number in range(20)]
    made = newest.clips.review(CAMERA, NOON + 4, NOON + 200)
    newest.clips.save(newest.database)
    newest.execute("UPDATE reviewsegment SET end_time = NULL")
    for number, file in enumerate(files[:6]):
        size = round(file.stat().st_size / 2**20, 2)
        newest.add_row(NOON + 10 * number, path=str(file), segment_size=size)
    copy = tmp_path / "copy.db"
    newest.execute(f"VACUUM INTO '{copy}'")
    for table in ("recordings", "reviewsegment"):
        newest.execute(f"DELETE FROM {table}")
    newest.restore(copies=(str(copy),), copy_roots=(str(tmp_path),))
    (row,) = newest.table("reviewsegment")
    assert (row["id"], json.loads(row["data"]).get("backfilled")) == (made.id, None)
    assert row["end_time"] >= NOON + 190
    assert len(newest.rows()) == 20


def test_a_recording_that_outlived_no_clean_up_gets_no_review_of_its_own(
    newest: Kinds,
) -> None:
    """With a row it would be deleted in a day, with its review; without one its file stays."""
    kept, copied_in, lost = NOON, NOON + 17 * DAY, NOON + 20 * DAY
    for start in (kept, copied_in, lost):
        newest.add(start)
    reach = ReviewRetention(30.0, 5.0, 5.0)
    retention = Retention(days=7, alerts=reach, detections=reach)

    run = newest.restore(retention=retention, now=NOON + 26 * DAY)

    assert [(result.start_time, result.reason) for result in run.results] == [
        (kept, None),
        (copied_in, Reason.PAST_RETENTION),
        (lost, None),
    ]
    assert [row["start_time"] for row in newest.table("reviewsegment")] == [kept]


def test_past_retention_says_what_keeps_recordings_of_somebody_who_keeps_by_events(
    newest: Kinds,
) -> None:
    newest.add(NOON)
    message = newest.restore(now=NOON + 40 * DAY).backfill.message()
    assert "for 0 days, 30 days under alerts and 30 days under detections" in message
    assert "raise record.alerts.retain.days or record.detections.retain.days" in message
    alone = newest.restore(media=(Media.RECORDINGS,)).backfill.message()
    assert "bring back the reviews, too" in alone


def test_a_review_past_its_days_is_left_out_with_its_thumbnail(home: Kinds) -> None:
    review = home.clips.review(CAMERA, NOON, NOON + 20)
    run = home.restore(now=NOON + 31 * DAY)
    assert fates(run, Media.REVIEWS) == ["past_retention"]
    assert run.backfill.media[Media.REVIEWS].past_retention == 1
    assert home.table("reviewsegment") == []
    assert review.files[0].exists()


def test_no_review_comes_before_another_whose_mode_keeps_more(newest: Kinds) -> None:
    retention = Retention(
        0.0,
        ReviewRetention(30, 5, 5, RetainMode.ACTIVE_OBJECTS),
        ReviewRetention(20, 5, 5, RetainMode.ALL, pause=30),
    )
    still = newest.add_row(NOON + 20, objects=0, motion=3)
    newest.add_review(NOON + 22, NOON + 28, "detection")
    newest.clips.review(CAMERA, NOON + 15.5, NOON + 18, thumb_time=NOON + 18)
    run = newest.restore(retention=retention)
    assert fates(run, Media.REVIEWS) == ["past_retention"]
    assert len(newest.table("reviewsegment")) == 1
    newest.execute("UPDATE recordings SET objects = 1 WHERE id = ?", still["id"])
    assert fates(newest.restore(retention=retention), Media.REVIEWS) == ["added"]


@pytest.mark.parametrize("where", ["day", "other"])
def test_a_run_over_one_folder_cuts_no_review_short(
    newest: Kinds, tmp_path: Path, where: str
) -> None:
    """What lies elsewhere tells how long a review went on, and may hang on it later."""
    for number in range(20):
        newest.add(NOON + 10 * number)
        newest.add(NOON + DAY + 10 * number)
    newest.clips.review(CAMERA, NOON + 4, NOON + 200)
    newest.clips.review(CAMERA, NOON + DAY + 4, NOON + DAY + 200)
    folder = newest.path(NOON + DAY).parents[2]
    if where == "other":
        shutil.copytree(newest.path(NOON).parents[2], tmp_path / "other" / "2001-01-01")
        folder = tmp_path / "other"
    newest.restore(directory=str(folder), extra_roots=(str(tmp_path / "other"),))
    ends = [row["end_time"] for row in newest.table("reviewsegment")]
    assert ends
    assert all(min(abs(end - NOON - each) for each in (0, DAY)) >= 190 for end in ends)
    assert where == "other" or len(ends) == 1
