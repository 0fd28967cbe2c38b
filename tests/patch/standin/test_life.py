"""The stand-in deletes and keeps what Frigate does: each test is a thing tried on the real one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from testing.clips import Clips, Made
from testing.frigate_life import DiedError, FrigateLife, Installation, kept_days, with_record
from testing.schema import create_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = 1_760_000_000.0
DAY = 86400.0
UNKNOWN = {"motion": -1, "objects": -1, "dBFS": -1}
SILENT = {"motion": 0, "objects": 0, "dBFS": 0}


class Home:
    """A library of one release: recordings by row and file, and all else that it keeps."""

    def __init__(self, frigate: FrigateLife, folder: Path, record: dict[str, Any]) -> None:
        self.frigate = frigate
        self.at = Installation.of(folder, with_record({"front": {}}, record))
        create_database(self.at.database, frigate.version)
        self.clips = Clips(self.at.media, frigate.version)

    def recording(self, start: float, camera: str = "front", **columns: Any) -> Made:
        """Ten seconds from `start` on, of which nothing is known, unless columns tell it."""
        return self.clips.recording(camera, start, **{**UNKNOWN, **columns})

    def clean_up(self, now: float = NOW) -> None:
        """The hourly pass."""
        self.clips.save(self.at.database)
        self.frigate.clean_up(self.at, now)

    def clean_up_events(self, now: float = NOW) -> None:
        """The pass of every five minutes."""
        self.clips.save(self.at.database)
        self.frigate.clean_up_events(self.at, now)

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of one statement."""
        with closing(sqlite3.connect(self.at.database)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    def has(self, made: Made) -> tuple[bool, bool]:
        """Whether its row is there, and whether all its files are."""
        return made.left(self.at.database)


KEPT, GONE = (True, True), (False, False)


@pytest.fixture
def home(life: FrigateLife, tmp_path: Path) -> Callable[..., Home]:
    """A home that keeps by events only, unless told otherwise."""

    def make(continuous: float = 0, motion: float = 0, **record: Any) -> Home:
        return Home(life, tmp_path, {**kept_days(life.version, continuous, motion), **record})

    return make


def retained(alerts: float = 30, detections: float = 30, mode: str = "motion") -> dict[str, Any]:
    """The part of `record` that says how long reviews are kept."""
    return {
        "alerts": {"retain": {"days": alerts, "mode": mode}},
        "detections": {"retain": {"days": detections, "mode": mode}},
    }


def test_a_review_keeps_its_recordings_and_they_keep_the_preview(home: Callable[..., Home]) -> None:
    library = home(**retained())
    start = NOW - 3 * DAY
    kept, lost = library.recording(start), library.recording(start + 3600)
    library.clips.review("front", start, start + 5)
    near = library.clips.preview("front", start - 60, start + 60)
    far = library.clips.preview("front", start + 3000, start + 4000)
    library.clean_up()
    assert [library.has(made) for made in (kept, near)] == [KEPT, KEPT]
    assert [library.has(made) for made in (lost, far)] == [GONE, GONE]


def test_a_preview_goes_where_only_younger_recordings_overlap_it(home: Callable[..., Home]) -> None:
    library = home(continuous=3)
    young = library.recording(NOW - 3 * DAY - 5)
    preview = library.clips.preview("front", NOW - 3 * DAY - 100, NOW - 3 * DAY - 1)
    library.clean_up()
    assert library.has(young) == KEPT
    assert library.has(preview) == GONE


def test_a_window_a_tenth_of_a_second_too_short_deletes(home: Callable[..., Home]) -> None:
    library = home(**retained())
    start = NOW - 3 * DAY
    touched, missed = library.recording(start), library.recording(start + 600)
    library.clips.review("front", start - 20, start - 5)
    library.clips.review("front", start + 580, start + 600 - 5.1)
    library.clean_up()
    assert (library.has(touched), library.has(missed)) == (KEPT, GONE)


def test_an_expired_review_goes_and_0_15_alone_keeps_its_picture(home: Callable[..., Home]) -> None:
    library = home(**retained(alerts=10, detections=5))
    start = NOW - 7 * DAY
    alert = library.clips.review("front", start, start + 5)
    detection = library.clips.review(
        "front", start + 60, start + 65, severity="detection", reviewed_by=["admin"]
    )
    library.clean_up()
    assert library.has(alert) == KEPT
    assert library.has(detection) == (False, library.frigate.version < "0.16")
    if library.frigate.version >= "0.16":
        assert library.query("SELECT * FROM userreviewstatus") == []


def test_a_review_without_an_end_never_expires_and_keeps_all_that_follows(
    home: Callable[..., Home],
) -> None:
    library = home(**retained(alerts=10))
    review = library.clips.review("front", NOW - 90 * DAY, None)
    later = library.recording(NOW - 20 * DAY)
    library.clean_up()
    assert (library.has(review), library.has(later)) == (KEPT, KEPT)
    library.frigate.start(library.at, NOW)
    assert library.query("SELECT end_time FROM reviewsegment") == [(NOW,)]


def test_a_severity_of_another_name_never_expires(home: Callable[..., Home]) -> None:
    library = home(**retained(alerts=1, detections=1))
    start = NOW - 90 * DAY
    review = library.clips.review("front", start, start + 5, severity="significant_motion")
    library.clean_up()
    assert library.has(review) == KEPT


@pytest.mark.parametrize("thumb", ["", "folder"])
def test_a_picture_that_is_a_folder_ends_the_clean_up(
    home: Callable[..., Home], thumb: str
) -> None:
    library = home(**retained(alerts=10))
    start = NOW - 20 * DAY
    path = thumb and str(library.at.media / "clips" / "review")
    library.clips.review("front", start, start + 5, thumb_path=path)
    old = library.recording(NOW - 30 * DAY)
    if library.frigate.version < "0.16":
        library.clean_up()
        assert library.has(old) == GONE
        return
    with pytest.raises(DiedError, match="IsADirectoryError"):
        library.clean_up()
    assert library.has(old) == KEPT
    assert library.query("SELECT count(*) FROM reviewsegment") == [(1,)]


def test_only_0_18_removes_the_folder_that_held_the_last_picture(
    home: Callable[..., Home],
) -> None:
    library = home(**retained(alerts=10))
    start = NOW - 20 * DAY
    (thumb,) = library.clips.review("front", start, start + 5).files
    elsewhere = library.at.media / "elsewhere"
    elsewhere.mkdir()
    library.clips.made[-1].row["thumb_path"] = str(thumb.rename(elsewhere / thumb.name))
    library.clean_up()
    assert elsewhere.exists() == (library.frigate.version < "0.18")


@pytest.mark.parametrize(
    ("analysed", "kept_until_0_16", "kept_since_0_17"),
    [
        (UNKNOWN, True, True),
        ({"motion": None, "objects": None, "dBFS": None}, True, True),
        (SILENT, False, False),
        ({**SILENT, "dBFS": -40}, False, True),
        ({**SILENT, "motion": 1}, True, True),
    ],
)
def test_a_review_that_asks_for_motion_keeps_what_is_not_known_to_be_still(
    home: Callable[..., Home],
    analysed: dict[str, Any],
    kept_until_0_16: bool,
    kept_since_0_17: bool,
) -> None:
    library = home(**retained())
    start = NOW - 3 * DAY
    recording = library.recording(start, **analysed)
    library.clips.review("front", start, start + 5)
    library.clean_up()
    kept = kept_until_0_16 if library.frigate.version < "0.17" else kept_since_0_17
    assert library.has(recording) == (KEPT if kept else GONE)


def test_0_17_deletes_what_is_silent_under_a_review_between_its_two_cut_offs(
    home: Callable[..., Home],
) -> None:
    library = home(continuous=1, motion=5, **retained(mode="all"))
    start = NOW - 3 * DAY
    silent = library.recording(start, **SILENT)
    unknown = library.recording(start + 10)
    library.clips.review("front", start, start + 15)
    library.clean_up()
    assert library.has(silent) == (GONE if library.frigate.version.startswith("0.17") else KEPT)
    assert library.has(unknown) == KEPT


def test_of_a_removed_camera_only_recordings_go(home: Callable[..., Home]) -> None:
    library = home(**retained(alerts=1))
    start = NOW - 20 * DAY
    recording = library.recording(start, camera="gone")
    review = library.clips.review("gone", start, start + 5)
    preview = library.clips.preview("gone", start, start + 60)
    library.clean_up()
    assert library.has(recording) == GONE
    assert (library.has(review), library.has(preview)) == (KEPT, KEPT)


def test_exports_are_never_cleaned_up(home: Callable[..., Home]) -> None:
    library = home()
    export = library.clips.export("front", NOW - 900 * DAY, NOW - 900 * DAY + 60)
    library.clean_up()
    library.clean_up_events()
    assert library.has(export) == KEPT


def test_an_event_without_clip_and_snapshot_goes_with_its_thumbnail(
    home: Callable[..., Home],
) -> None:
    library = home(**retained())
    neither = library.clips.event("front", NOW - 60, NOW - 50, snapshot=False, has_clip=0)
    snapshot = library.clips.event("front", NOW - 40, NOW - 30, has_clip=0)
    clip = library.clips.event("front", NOW - 20, NOW - 10, snapshot=False)
    library.clean_up_events()
    assert library.has(neither)[0] is False
    if library.frigate.version >= "0.16":
        assert library.has(neither) == GONE
    assert (library.has(snapshot), library.has(clip)) == (KEPT, KEPT)


def test_a_snapshot_lives_as_long_as_its_label_says(home: Callable[..., Home]) -> None:
    library = home(**retained(alerts=90))
    library.at.config["snapshots"] = {"retain": {"default": 10, "objects": {"person": 90}}}  # type: ignore[index]
    start = NOW - 40 * DAY
    person = library.clips.event("front", start, start + 5)
    unknown = library.clips.event("front", start + 60, start + 65, label="unknown")
    for_ever = library.clips.event(
        "front", start + 90, start + 95, label="unknown", retain_indefinitely=1
    )
    library.clean_up_events()
    assert (library.has(person), library.has(for_ever)) == (KEPT, KEPT)
    assert library.query("SELECT has_clip, has_snapshot FROM event WHERE id = ?", unknown.id) == [
        (1, 0)
    ]
    pictures = [file for file in unknown.files if "thumbs" not in file.parts]
    assert not any(file.exists() for file in pictures)


def test_a_clip_lives_as_long_as_its_reviews_severity(home: Callable[..., Home]) -> None:
    library = home(**retained(alerts=30, detections=10))
    start = NOW - 20 * DAY
    made = {
        severity: library.clips.event("front", start, start + 5, max_severity=severity)
        for severity in ("alert", "detection", None)
    }
    library.query(
        "INSERT INTO timeline (timestamp, camera, source, source_id, class_type) "
        "VALUES (1, 'front', 'tracked_object', ?, 'visible')",
        made["detection"].id,
    )
    library.at.config["snapshots"] = {"retain": {"default": 90}}  # type: ignore[index]
    library.clean_up_events()
    clips = dict(library.query("SELECT id, has_clip FROM event"))
    assert [clips[made[severity].id] for severity in made] == [1, 0, 1]
    assert library.query("SELECT * FROM timeline") == []


def test_only_0_18_deletes_the_snapshots_of_removed_cameras(home: Callable[..., Home]) -> None:
    library = home(**retained())
    event = library.clips.event("gone", NOW - 20 * DAY, NOW - 20 * DAY + 5)
    library.clean_up_events()
    flags = library.query("SELECT has_clip, has_snapshot FROM event WHERE id = ?", event.id)
    assert flags == [(1, 0)]
    pictures = [file for file in event.files if "thumbs" not in file.parts]
    left = [file.exists() for file in pictures]
    assert left == [library.frigate.version < "0.18"] * len(pictures)


def test_a_malformed_event_breaks_the_events_clean_up(home: Callable[..., Home]) -> None:
    library = home(**retained())
    library.clips.event("front", NOW - 20 * DAY, NOW - 20 * DAY + 5, data="{")
    with pytest.raises(DiedError, match="malformed JSON"):
        library.clean_up_events()


def test_a_nearly_full_disk_takes_the_oldest_but_what_events_retain(
    home: Callable[..., Home],
) -> None:
    library = home(continuous=90)
    oldest, second, third = (library.recording(NOW - days * DAY) for days in (3, 2, 1))
    library.clips.event("other", NOW - 3 * DAY, NOW - 3 * DAY + 5, retain_indefinitely=1)
    clip = library.clips.event("front", NOW - 2 * DAY, NOW - 2 * DAY + 5)
    library.clips.save(library.at.database)
    library.frigate.relieve_storage(library.at, 0.5)
    assert [library.has(made) for made in (oldest, second, third)] == [KEPT, GONE, KEPT]
    flags = library.query("SELECT has_clip FROM event WHERE id = ?", clip.id)
    assert flags == [(int(library.frigate.version < "0.17"),)]


def test_a_preview_inserted_twice_ends_the_thread_unless_its_id_differs(
    home: Callable[..., Home],
) -> None:
    library = home()
    preview = library.clips.preview("front", NOW - 60, NOW)
    library.clips.save(library.at.database)
    with pytest.raises(DiedError, match="IntegrityError"):
        library.frigate.receive(library.at, "insert_preview", preview.row, NOW)
    library.frigate.receive(library.at, "insert_preview", {**preview.row, "id": "another"}, NOW)
    assert library.query("SELECT count(DISTINCT path), count(*) FROM previews") == [(1, 2)]


def test_a_review_that_frigate_writes_again_takes_the_place_of_ours(
    home: Callable[..., Home],
) -> None:
    library = home()
    review = library.clips.review("front", NOW - 60, NOW)
    library.clips.save(library.at.database)
    again = {**review.row, "data": {"objects": []}, "severity": "detection"}
    library.frigate.receive(library.at, "upsert_review_segment", again, NOW)
    assert library.query("SELECT severity FROM reviewsegment") == [("detection",)]
