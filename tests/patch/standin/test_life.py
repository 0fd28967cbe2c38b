"""The stand-in deletes and keeps what Frigate does: each test is a thing tried on the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from testing.frigate_life import DiedError
from tests.patch.standin.cleaned import DAY, GONE, KEPT, NOW, UNKNOWN, Cleaned, retained

if TYPE_CHECKING:
    from collections.abc import Callable
SILENT = {"motion": 0, "objects": 0, "dBFS": 0}


def test_a_review_keeps_its_recordings_and_they_keep_the_preview(
    home: Callable[..., Cleaned],
) -> None:
    library = home(**retained())
    start = NOW - 3 * DAY
    kept, lost = library.recording(start), library.recording(start + 3600)
    library.clips.review("front", start, start + 5)
    near = library.clips.preview("front", start - 60, start + 60)
    far = library.clips.preview("front", start + 3000, start + 4000)
    library.clean_up()
    assert [library.has(made) for made in (kept, near)] == [KEPT, KEPT]
    assert [library.has(made) for made in (lost, far)] == [GONE, GONE]


def test_a_preview_goes_where_only_younger_recordings_overlap_it(
    home: Callable[..., Cleaned],
) -> None:
    library = home(continuous=3)
    young = library.recording(NOW - 3 * DAY - 5)
    preview = library.clips.preview("front", NOW - 3 * DAY - 100, NOW - 3 * DAY - 1)
    library.clean_up()
    assert library.has(young) == KEPT
    assert library.has(preview) == GONE


def test_a_window_a_tenth_of_a_second_too_short_deletes(
    home: Callable[..., Cleaned],
) -> None:
    library = home(**retained())
    start = NOW - 3 * DAY
    touched, missed = library.recording(start), library.recording(start + 600)
    library.clips.review("front", start - 20, start - 5)
    library.clips.review("front", start + 580, start + 600 - 5.1)
    library.clean_up()
    assert (library.has(touched), library.has(missed)) == (KEPT, GONE)


def test_an_expired_review_goes_and_0_15_alone_keeps_its_picture(
    home: Callable[..., Cleaned],
) -> None:
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
    home: Callable[..., Cleaned],
) -> None:
    library = home(**retained(alerts=10))
    review = library.clips.review("front", NOW - 90 * DAY, None)
    later = library.recording(NOW - 20 * DAY)
    library.clean_up()
    assert (library.has(review), library.has(later)) == (KEPT, KEPT)
    library.frigate.start(library.at, NOW)
    assert library.query("SELECT end_time FROM reviewsegment") == [(NOW,)]


def test_a_severity_of_another_name_never_expires(home: Callable[..., Cleaned]) -> None:
    library = home(**retained(alerts=1, detections=1))
    start = NOW - 90 * DAY
    review = library.clips.review("front", start, start + 5, severity="significant_motion")
    library.clean_up()
    assert library.has(review) == KEPT


@pytest.mark.parametrize("thumb", ["", "folder"])
def test_a_picture_that_is_a_folder_ends_the_clean_up(
    home: Callable[..., Cleaned], thumb: str
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
    home: Callable[..., Cleaned],
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
    home: Callable[..., Cleaned],
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
    home: Callable[..., Cleaned],
) -> None:
    library = home(continuous=1, motion=5, **retained(mode="all"))
    start = NOW - 3 * DAY
    silent = library.recording(start, **SILENT)
    unknown = library.recording(start + 10)
    library.clips.review("front", start, start + 15)
    library.clean_up()
    assert library.has(silent) == (GONE if library.frigate.version.startswith("0.17") else KEPT)
    assert library.has(unknown) == KEPT


def test_of_a_removed_camera_only_recordings_go(home: Callable[..., Cleaned]) -> None:
    library = home(**retained(alerts=1))
    start = NOW - 20 * DAY
    recording = library.recording(start, camera="gone")
    review = library.clips.review("gone", start, start + 5)
    preview = library.clips.preview("gone", start, start + 60)
    library.clean_up()
    assert library.has(recording) == GONE
    assert (library.has(review), library.has(preview)) == (KEPT, KEPT)


def test_exports_are_never_cleaned_up(home: Callable[..., Cleaned]) -> None:
    library = home()
    export = library.clips.export("front", NOW - 900 * DAY, NOW - 900 * DAY + 60)
    library.clean_up()
    library.clean_up_events()
    assert library.has(export) == KEPT


def test_a_nearly_full_disk_takes_the_oldest_but_what_events_retain(
    home: Callable[..., Cleaned],
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
    home: Callable[..., Cleaned],
) -> None:
    library = home()
    preview = library.clips.preview("front", NOW - 60, NOW)
    library.clips.save(library.at.database)
    with pytest.raises(DiedError, match="IntegrityError"):
        library.frigate.receive(library.at, "insert_preview", preview.row, NOW)
    library.frigate.receive(library.at, "insert_preview", {**preview.row, "id": "another"}, NOW)
    assert library.query("SELECT count(DISTINCT path), count(*) FROM previews") == [(1, 2)]


def test_a_review_that_frigate_writes_again_takes_the_place_of_ours(
    home: Callable[..., Cleaned],
) -> None:
    library = home()
    review = library.clips.review("front", NOW - 60, NOW)
    library.clips.save(library.at.database)
    again = {**review.row, "data": {"objects": []}, "severity": "detection"}
    library.frigate.receive(library.at, "upsert_review_segment", again, NOW)
    assert library.query("SELECT severity FROM reviewsegment") == [("detection",)]
