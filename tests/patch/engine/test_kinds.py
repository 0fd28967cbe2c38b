"""What a run brings back besides recordings: what is written, and what is left out."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.evidence import events as event_files
from recording_backfill.models import (
    Media,
    Reason,
    RetainMode,
    Retention,
    ReviewRetention,
    SnapshotRetention,
)

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder, Samples
from testing.schema import VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

    from recording_backfill.models import FileResult

    from testing.library import Run

DAY = 86400.0
NOW = NOON + 5 * DAY
BY_EVENTS = Retention(0.0, ReviewRetention(30, 5, 5), ReviewRetention(30, 5, 5, pause=30))


class Home(LibraryBuilder):
    """A library kept by events, with all that lies beside the recordings."""

    def __init__(self, folder: Path, samples: Samples, version: str) -> None:
        super().__init__(folder, samples, version)
        self.clips = Clips(folder, version)
        self.version = version

    def restore(self, **changes: Any) -> Run:
        """Run a backfill five days after noon."""
        order = {"retention": BY_EVENTS, "now": NOW, "guard_active": True, **changes}
        return self.run(**order)

    def table(self, name: str) -> list[dict[str, Any]]:
        """All rows of a table."""
        return self.execute(f"SELECT * FROM {name} ORDER BY 1")


@pytest.fixture(params=VERSIONS)
def home(tmp_path: Path, samples: Samples, request: pytest.FixtureRequest) -> Home:
    """One of each release."""
    return Home(tmp_path, samples, request.param)


@pytest.fixture
def newest(tmp_path: Path, samples: Samples) -> Home:
    """One of the newest release."""
    return Home(tmp_path, samples, VERSIONS[-1])


def others(run: Run, media: Media) -> list[FileResult]:
    """The results of one kind."""
    return [one for report in run.reports for one in report.others if one.media is media]


def fates(run: Run, media: Media) -> list[str]:
    """Of each of one kind in turn, its reason or else its status."""
    return [str(one.reason or one.status) for one in others(run, media)]


def test_a_review_is_written_as_frigates_pages_read_it(home: Home) -> None:
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


def test_nobody_finds_a_restored_review_unseen(home: Home) -> None:
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


def test_recordings_that_no_thumbnail_tells_of_get_reviews_of_their_own(home: Home) -> None:
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
    assert "12 of the recordings only because" in run.backfill.message()
    assert all(result.through_review for result in run.results)


def test_a_made_up_review_reaches_no_row_of_frigates_own(newest: Home) -> None:
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
    newest: Home, changes: dict[str, Any]
) -> None:
    newest.add(NOON)
    run = newest.restore(**changes)
    assert run.reasons == ["past_retention"]
    assert newest.table("reviewsegment") == []


def test_a_review_that_went_on_when_the_copy_was_made_lasts_as_long_as_its_recordings(
    newest: Home, tmp_path: Path
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


def test_a_recording_that_outlived_no_clean_up_gets_no_review_of_its_own(newest: Home) -> None:
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
    newest: Home,
) -> None:
    newest.add(NOON)
    message = newest.restore(now=NOON + 40 * DAY).backfill.message()
    assert "for 0 days, 30 days under alerts and 30 under detections" in message
    assert "raise record.alerts.retain.days or record.detections.retain.days" in message
    alone = newest.restore(media=(Media.RECORDINGS,)).backfill.message()
    assert "bring back the reviews, too" in alone


def test_a_review_past_its_days_is_left_out_with_its_thumbnail(home: Home) -> None:
    review = home.clips.review(CAMERA, NOON, NOON + 20)
    run = home.restore(now=NOON + 31 * DAY)
    assert fates(run, Media.REVIEWS) == ["past_retention"]
    assert run.backfill.media[Media.REVIEWS].past_retention == 1
    assert home.table("reviewsegment") == []
    assert review.files[0].exists()


def test_what_frigate_may_still_be_at_is_left_alone(newest: Home) -> None:
    newest.clips.review(CAMERA, NOW - 300, NOW - 280)
    newest.clips.preview(CAMERA, NOW - 3000.5, NOW - 300.25)
    newest.clips.export(CAMERA, NOON, NOON + 20, made_at=NOW - 300)
    run = newest.restore()
    for media in (Media.REVIEWS, Media.PREVIEWS, Media.EXPORTS):
        assert fates(run, media) == ["too_recent"], media


def test_no_review_comes_before_another_whose_mode_keeps_more(newest: Home) -> None:
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


ALL_FOOTAGE = Retention(days=7)


@pytest.mark.parametrize(
    "without",
    [
        {"media": (Media.PREVIEWS,)},
        {"start_time": NOW - 7000},
        {"end_time": NOW - 7201},
    ],
)
def test_no_preview_comes_back_before_the_recordings_that_may_keep_it(
    newest: Home, without: dict[str, Any]
) -> None:
    """Frigate would delete it with the rest of its age; without a row it stays."""
    newest.add(NOW - 7200)
    newest.clips.preview(CAMERA, NOW - 7210.5, NOW - 3600.25)

    alone = newest.restore(retention=ALL_FOOTAGE, **without)
    assert fates(alone, Media.PREVIEWS) == ["past_retention"]
    assert "Bring them back first" in (others(alone, Media.PREVIEWS)[0].message or "")

    newest.restore(retention=ALL_FOOTAGE, media=(Media.RECORDINGS,))
    assert fates(newest.restore(retention=ALL_FOOTAGE, **without), Media.PREVIEWS) == ["added"]


def test_a_folder_brings_back_what_is_of_its_time_alone(newest: Home) -> None:
    for hour in (0, 1, 2):
        start = NOON + 3600 * hour
        folder = newest.add(start).parent
        newest.clips.preview(CAMERA, start + 0.5, start + 3598.25)
        newest.clips.review(CAMERA, start + 5.5, start + 9)
        newest.clips.event(CAMERA, start + 4.5, start + 12)
        newest.clips.export(CAMERA, start, start + 60, video=newest.samples.bytes("h264"))
    every = tuple(Media)
    for _ in range(2):
        newest.restore(directory=str(folder), media=every)
        assert [row["start_time"] for row in newest.rows()] == [start]
        assert [row["start_time"] for row in newest.table("previews")] == [start + 0.5]
        assert [row["start_time"] for row in newest.table("reviewsegment")] == [start + 5.5]
        assert [row["start_time"] for row in newest.table("event")] == [start + 4.5]
        assert len(newest.table("export")) == 1
    newest.restore(media=every)
    for table in ("recordings", "previews", "reviewsegment", "event", "export"):
        assert len(newest.table(table)) == 3, table


def test_a_preview_waits_until_something_keeps_it(home: Home) -> None:
    home.add(NOON + 100)
    kept = home.clips.preview(CAMERA, NOON + 0.5, NOON + 3600.25)
    home.clips.preview(CAMERA, NOON + 7200.5, NOON + 10800.25)
    run = home.restore()
    assert sorted(fates(run, Media.PREVIEWS)) == ["added", "past_retention"]
    assert home.table("previews") == [kept.row]
    assert sorted(fates(home.restore(dry_run=True), Media.PREVIEWS)) == ["past_retention"]


def test_a_preview_that_cannot_be_played_is_an_error(newest: Home) -> None:
    empty = newest.clips.preview(CAMERA, NOW - 7200.5, NOW - 3600.25).files[0]
    empty.write_bytes(b"")
    os.utime(empty, (NOW - 3600, NOW - 3600))
    half = newest.clips.preview(CAMERA, NOW - 10800.5, NOW - 7200.25).files[0]
    half.write_bytes(half.read_bytes()[:-200])
    os.utime(half, (NOW - 7200, NOW - 7200))
    run = newest.restore(retention=Retention(30.0))
    assert sorted(fates(run, Media.PREVIEWS)) == ["empty", "truncated"]
    assert run.backfill.media[Media.PREVIEWS].errors == 2


def test_an_export_that_frigate_found_at_its_start_keeps_its_picture(newest: Home) -> None:
    export = newest.clips.export(CAMERA, NOON, NOON + 60, video=newest.samples.bytes("h264"))
    picture = export.files[1].rename(export.files[1].with_suffix(".jpg"))
    newest.restore()
    (row,) = newest.table("export")
    assert row["thumb_path"] == str(picture)


def test_an_export_comes_back_with_its_files_and_its_date(home: Home) -> None:
    export = home.clips.export(CAMERA, NOON, NOON + 60, video=home.samples.bytes("h264"))
    other = home.clips.export("another", NOON, NOON + 60, video=home.samples.bytes("h264"))
    home.restore()
    (row,) = home.table("export")
    for column in ("id", "camera", "video_path", "thumb_path", "in_progress"):
        assert row[column] == export.row[column]
    assert row["id"] != other.id
    if home.version == "0.15":
        assert (row["name"], row["date"]) == (export.id, NOON + 121)
    else:
        shown = [f"{datetime.fromtimestamp(at):%Y-%m-%d %H:%M:%S}" for at in (NOON, NOON + 60)]
        assert row["date"] == NOON
        assert row["name"] == f"front door {shown[0]} {shown[1]}"
    assert fates(home.restore(), Media.EXPORTS) == []


def test_the_files_own_tag_tells_an_exports_date(newest: Home, tmp_path: Path) -> None:
    from testing.library import ffmpeg

    tagged = tmp_path / "tagged.mp4"
    ffmpeg(
        f"-i {newest.samples['h264']} -c copy -movflags +faststart "
        f"-metadata creation_time=2026-01-01T11:58:20.500000Z {tagged}"
    )
    newest.clips.export(CAMERA, NOON, NOON + 60, video=tagged.read_bytes())
    newest.restore()
    assert newest.table("export")[0]["date"] == NOON - 100


EVENTS = (Media.EVENTS,)


def test_events_come_back_from_files_only_when_asked_for(home: Home) -> None:
    made = home.clips.event(CAMERA, NOW - DAY, NOW - DAY + 30)
    assert Media.EVENTS not in home.restore().backfill.media
    assert home.table("event") == []
    run = home.restore(media=EVENTS)
    assert fates(run, Media.EVENTS) == ["added"]
    (row,) = home.table("event")
    assert (row["id"], row["camera"], row["label"]) == (made.id, CAMERA, "unknown")
    assert (row["start_time"], row["end_time"]) == (NOW - DAY, NOW - DAY + 30)
    assert (row["has_clip"], row["has_snapshot"], row["zones"]) == (1, 1, "[]")
    assert row["retain_indefinitely"] == 0
    assert row["plus_id"] is None
    assert json.loads(row["data"])["backfilled"] is True
    assert (row["thumbnail"] is not None) == (home.version == "0.15")


@pytest.mark.parametrize(
    "snapshots",
    [SnapshotRetention(10, 90, 10), SnapshotRetention(0.5, 10, 10)],
)
def test_an_event_whose_pictures_would_go_earlier_than_under_its_label_is_left_out(
    newest: Home, snapshots: SnapshotRetention
) -> None:
    newest.clips.event(CAMERA, NOW - DAY, NOW - DAY + 30)
    retention = Retention(0.0, snapshots=snapshots)
    run = newest.restore(media=EVENTS, retention=retention)
    assert fates(run, Media.EVENTS) == ["past_retention"]
    assert newest.table("event") == []


def test_an_event_without_snapshot_whose_clip_is_past_its_days_is_left_out(newest: Home) -> None:
    """Frigate would drop its row within five minutes, and its thumbnail with it."""
    made = newest.clips.event(CAMERA, NOW - 2 * DAY, NOW - 2 * DAY + 30)
    newest.clips.event(CAMERA, NOW - DAY / 2, NOW - DAY / 2 + 30)
    for snapshot in newest.clips.clips.glob(f"{CAMERA}-*"):
        snapshot.unlink()
    retention = Retention(0.0, ReviewRetention(1, 5, 5), ReviewRetention(1, 5, 5))
    run = newest.restore(media=EVENTS, retention=retention)
    assert fates(run, Media.EVENTS) == ["past_retention", "added"]
    assert made.id not in {row["id"] for row in newest.table("event")}


def test_of_an_events_pictures_the_one_is_named_that_frigate_shows(newest: Home) -> None:
    from recording_backfill.evidence.folders import MediaFolders

    newest.clips.version = "0.17"
    made = newest.clips.event(CAMERA, NOW - DAY, NOW - DAY + 30)
    (found,) = event_files.find(MediaFolders.of(newest.order()), CAMERA)
    assert found.snapshot == str(newest.clips.clips / f"{CAMERA}-{made.id}.jpg")
    assert found.thumb == str(newest.clips.clips / "thumbs" / CAMERA / f"{made.id}.webp")


@pytest.mark.parametrize("table", ["reviewsegment", "previews", "export"])
def test_a_table_of_another_shape_is_left_alone(newest: Home, table: str) -> None:
    newest.execute(f"ALTER TABLE {table} ADD COLUMN demanded TEXT NOT NULL DEFAULT ''")
    newest.execute(f"DROP TABLE {table}")
    newest.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, another TEXT NOT NULL)")
    newest.clips.review(CAMERA, NOW - DAY, NOW - DAY + 20)
    newest.add(NOW - 5000)
    run = newest.restore(retention=Retention(30.0))
    assert run.counts.added == 1
    assert newest.table(table) == []


@pytest.mark.parametrize("where", ["day", "other"])
def test_a_run_over_one_folder_cuts_no_review_short(
    newest: Home, tmp_path: Path, where: str
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


def test_only_what_touches_the_range_comes_back(newest: Home) -> None:
    for second in (*range(0, 60, 10), *range(600, 660, 10)):
        newest.add(NOON + second)
    newest.clips.review(CAMERA, NOON + 5.5, NOON + 50)
    inside = newest.clips.review(CAMERA, NOON + 605.5, NOON + 650)
    run = newest.restore(start_time=NOON + 620, end_time=NOON + 700)
    assert run.counts.added == 4
    assert [row["id"] for row in newest.table("reviewsegment")] == [inside.id]
