"""Reviews without a thumbnail, whose recordings are too young to tell of them.

Events do; and previews, where thumbnails are evidently missing.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from recording_backfill.evidence import preview_files
from recording_backfill.media.timing import Timing, read_timing
from recording_backfill.models import Retention, ReviewRetention

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder
from testing.preview_boxes import preview_of

DAY = 86400.0
NOW = NOON + DAY
YOUNG = Retention(7.0, ReviewRetention(30, 5, 5), ReviewRetention(30, 5, 5, pause=30.0))


@pytest.fixture
def lost(library: LibraryBuilder) -> LibraryBuilder:
    """Ten minutes of footage, an event from 100 to 160, and a preview in which it moves then."""
    for second in range(0, 600, 10):
        library.add(NOON + second)
    frames = [0.0, 30.1, 60.2, 90.3, *range(100, 160), *(159 + 30.1 * n for n in range(1, 15))]
    clips = clips_of(library)
    clips.preview(CAMERA, NOON, NOON + frames[-1], content=preview_of(frames))
    clips.event(CAMERA, NOON + 100.5, NOON + 165)
    return library


def clips_of(library: LibraryBuilder) -> Clips:
    return Clips(library.root.parent)


def restore(library: LibraryBuilder, **changes: Any) -> list[tuple[float, float]]:
    """Run; start and end of the reviews that are there then, in seconds from noon on."""
    library.run(**{"retention": YOUNG, "now": NOW, "guard_active": True, **changes})
    rows = library.execute("SELECT * FROM reviewsegment ORDER BY start_time")
    return [(row["start_time"] - NOON, row["end_time"] - NOON) for row in rows]


def test_an_event_without_a_review_gets_one_while_something_moved(lost: LibraryBuilder) -> None:
    ((start, end),) = restore(lost)
    assert start == 100.5
    assert 159 <= end <= 161.5
    (row,) = lost.execute("SELECT * FROM reviewsegment")
    assert json.loads(row["data"])["backfilled"]
    assert row["thumb_path"].endswith(f"/clips/review/thumb-{CAMERA}-{row['id']}.webp")
    assert len(lost.rows()) == 60
    assert restore(lost) == [(start, end)]


def test_a_review_that_left_its_thumbnail_needs_no_other(lost: LibraryBuilder) -> None:
    clips_of(lost).review(CAMERA, NOON + 100.75, NOON + 160)
    assert len(restore(lost)) == 1


@pytest.mark.parametrize("known", ["the event", "the recordings", "the review"])
def test_what_the_database_knows_was_not_lost(lost: LibraryBuilder, known: str) -> None:
    if known == "the event":
        made = clips_of(lost)
        made.event(CAMERA, NOON + 300.5, NOON + 320)
        made.save(lost.database)
        assert len(restore(lost)) == 1
    elif known == "the recordings":
        for second in range(0, 600, 10):
            lost.add_row(NOON + second)
        assert restore(lost) == []
    else:
        lost.add_review(NOON + 99, NOON + 170)
        assert restore(lost) == [(99, 170)]


def test_it_reaches_no_row_of_frigates_own(lost: LibraryBuilder) -> None:
    lost.add_row(NOON + 140)
    ((start, end),) = restore(lost)
    assert start == 100.5
    assert end + 5 < 140


def test_nothing_is_made_up_where_no_recordings_are(library: LibraryBuilder) -> None:
    library.add(NOON)
    clips_of(library).event(CAMERA, NOON + 3600, NOON + 3700)
    assert restore(library) == []


def test_of_what_was_called_for_nothing_tells_the_end(lost: LibraryBuilder) -> None:
    clips_of(lost).event(CAMERA, NOON + 300.5, NOON + 400, tracked=False, pre_capture=0)
    clips_of(lost).review(CAMERA, NOON + 500.5, NOON + 510)
    _, called, _ = restore(lost)
    assert called == (300.5, 500.5)


@pytest.mark.parametrize(("ended", "again"), [(1475, [1450]), (1275, [])])
def test_an_event_that_went_on_after_a_pause_was_in_a_second_review(
    lost: LibraryBuilder, ended: int, again: list[int]
) -> None:
    clips = clips_of(lost)
    frames = [0.0, 30.1, *range(60, 70), *(100.1 + 30.1 * n for n in range(5)), *range(250, 270)]
    content = preview_of([*frames, *(299.2 + 30.1 * n for n in range(8))])
    clips.preview(CAMERA, NOON + 1200, NOON + 1709.9, content=content)
    for second in range(1200, 1710, 10):
        lost.add(NOON + second)
    clips.event(CAMERA, NOON + 1260, NOON + ended)
    clips.review(CAMERA, NOON + 1260.25, NOON + 1269)
    found = restore(lost)
    assert [round(start) for start, _ in found] == [100, 1260, *again]
    for _, end in found[2:]:
        assert 1469 <= end <= 1472


@pytest.mark.parametrize(("own", "severity"), [(9, "alert"), (10, "detection")])
def test_without_evidence_it_is_what_most_of_the_cameras_own_are(
    lost: LibraryBuilder, own: int, severity: str
) -> None:
    for number in range(own):
        lost.add_review(NOON + 1000 + 60 * number, NOON + 1020 + 60 * number, "detection")
    restore(lost)
    (row,) = lost.execute("SELECT severity FROM reviewsegment WHERE start_time = ?", NOON + 100.5)
    assert row["severity"] == severity
    # What runs made from files says nothing.
    clips_of(lost).review(CAMERA, NOON + 400.5, NOON + 410)
    lost.execute("UPDATE reviewsegment SET data = '{\"backfilled\": true}'")
    restore(lost)
    (row,) = lost.execute("SELECT severity FROM reviewsegment WHERE start_time = ?", NOON + 400.5)
    assert row["severity"] == "alert"


def test_a_run_reads_a_preview_once_for_reviews_and_for_motion(
    lost: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def count(path: str, start: float, end: float) -> Timing | None:
        read.append(path)
        return read_timing(path, start, end)

    monkeypatch.setattr(preview_files, "read_timing", count)
    ((_, end),) = restore(lost, motion=True)
    assert end <= 161.5
    assert any(row["motion"] > 0 for row in lost.rows())
    assert len(read) == 1
    # Where there is no more room it is read again, and says the same.
    before = [row["motion"] for row in lost.rows()]
    lost.execute("DELETE FROM recordings")
    lost.execute("DELETE FROM reviewsegment")
    monkeypatch.setattr(preview_files, "_ROOM", 0)
    ((_, again),) = restore(lost, motion=True)
    assert (again, [row["motion"] for row in lost.rows()]) == (end, before)
    assert len(read) == 3


def footage(library: LibraryBuilder, *, old_thumb: bool, preview: bool = True) -> None:
    """Footage of 20 days ago that a review kept, and ten minutes of today; then something moves
    from 100 to 160, and there is a thumbnail from 400 on."""
    clips = clips_of(library)
    for second in (*range(0, 60, 10), *range(20 * 86400, 20 * 86400 + 600, 10)):
        library.add(NOON - 20 * DAY + second)
    if old_thumb:
        clips.review(CAMERA, NOON - 20 * DAY + 5, NOON - 20 * DAY + 50)
    if preview:
        frames = [0.0, 30.1, 60.2, 90.3, *range(100, 160), *(159 + 30.1 * n for n in range(1, 15))]
        clips.preview(CAMERA, NOON, NOON + frames[-1], content=preview_of(frames))
    clips.review(CAMERA, NOON + 400.5, NOON + 600)


def test_where_a_thumbnail_is_missing_what_moved_is_taken_for_a_review(
    library: LibraryBuilder,
) -> None:
    footage(library, old_thumb=False)
    found = [one for one in restore(library) if one[0] > -DAY]
    # The last one is of the seconds after the preview, of which nothing tells.
    assert [int(start) for start, _ in found] == [98, 400, 580]
    _, end = found[0]
    assert 159 <= end <= 162
    assert restore(library)[-3:] == found


@pytest.mark.parametrize(("hours", "taken"), [(1, [0, 400]), (3, [400])])
def test_so_is_all_of_an_hour_of_which_no_preview_tells_but_not_of_many(
    library: LibraryBuilder, hours: int, taken: list[float]
) -> None:
    footage(library, old_thumb=False, preview=False)
    frames = [*(30.1 * n for n in range(120)), 3600.0]
    start = NOON - 3600.0 * hours
    clips_of(library).preview(CAMERA, start, start + 3600, content=preview_of(frames))
    found = [one for one in restore(library) if one[0] > -DAY]
    assert [int(start) for start, _ in found] == taken
    assert [end for _, end in found[:-1]] == [400.5] * (len(taken) - 1)


def test_where_no_thumbnail_is_missing_movement_alone_proves_nothing(
    library: LibraryBuilder,
) -> None:
    footage(library, old_thumb=True)
    assert [start for start, _ in restore(library) if start > -DAY] == [400.5]
