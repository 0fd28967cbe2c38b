"""Reviews without a thumbnail, whose recordings are too young to tell of them.

Events do; and previews, where thumbnails may be missing.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from recording_backfill.evidence import preview_files
from recording_backfill.media.timing import Timing, read_timing
from recording_backfill.models import Retention, ReviewRetention

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder
from testing.preview_boxes import preview_of
from tests.patch.engine.copied import lose, record

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
    prove_thumbs(library, 100)
    return library


def prove_thumbs(library: LibraryBuilder, count: int) -> None:
    """Add so many thumbnails of 20 days ago, each beside the recording that its review kept."""
    for start in (NOON - 20 * DAY + 600 * number for number in range(count)):
        library.add(start)
        clips_of(library).review(CAMERA, start + 1, start + 4)


def clips_of(library: LibraryBuilder) -> Clips:
    return Clips(library.root.parent)


def restore(library: LibraryBuilder, **changes: Any) -> list[tuple[float, float]]:
    """Run; start and end of the reviews of today that are there then, in seconds from noon on."""
    library.run(**{"retention": YOUNG, "now": NOW, "guard_active": True, **changes})
    rows = library.execute(
        "SELECT * FROM reviewsegment WHERE start_time > ? ORDER BY start_time", NOON - DAY
    )
    return [(row["start_time"] - NOON, row["end_time"] - NOON) for row in rows]


def test_an_event_without_a_review_gets_one_while_something_moved(lost: LibraryBuilder) -> None:
    ((start, end),) = restore(lost)
    assert start == 100.5
    assert 159 <= end <= 161.5
    (row,) = lost.execute("SELECT * FROM reviewsegment WHERE start_time > ?", NOON)
    assert json.loads(row["data"])["backfilled"]
    assert row["thumb_path"].endswith(f"/clips/review/thumb-{CAMERA}-{row['id']}.webp")
    assert len(lost.rows()) == 160
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
    (start, until), (again, end) = restore(lost)
    assert (start, int(end)) == (100.5, 160)
    assert until + 5 < 140
    assert again - 5 > 150


def test_nothing_is_made_up_where_no_recordings_are(library: LibraryBuilder) -> None:
    library.add(NOON)
    prove_thumbs(library, 100)
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


def footage(library: LibraryBuilder, *, thumbs: int, preview: bool = True) -> None:
    """Footage of 20 days ago that reviews kept, and ten minutes of today; then something moves
    from 100 to 160, and there is a thumbnail from 400 on."""
    prove_thumbs(library, thumbs)
    for second in range(0, 600, 10):
        library.add(NOON + second)
    if preview:
        frames = [0.0, 30.1, 60.2, 90.3, *range(100, 160), *(159 + 30.1 * n for n in range(1, 15))]
        clips_of(library).preview(CAMERA, NOON, NOON + frames[-1], content=preview_of(frames))
    clips_of(library).review(CAMERA, NOON + 400.5, NOON + 600)


@pytest.mark.parametrize("missing", ["none, but too few tell", "one of many"])
def test_where_a_thumbnail_may_be_missing_what_moved_is_taken_for_a_review(
    library: LibraryBuilder, missing: str
) -> None:
    footage(library, thumbs=99 if missing == "none, but too few tell" else 200)
    if missing == "one of many":
        library.add(NOON - 25 * DAY)
    found = restore(library)
    # The last one is of the seconds after the preview, of which nothing tells.
    assert [int(start) for start, _ in found] == [98, 400, 580]
    _, end = found[0]
    assert 159 <= end <= 162
    assert restore(library) == found


@pytest.mark.parametrize(("hours", "taken"), [(1, [0, 400]), (3, [400])])
def test_so_is_all_of_an_hour_of_which_no_preview_tells_but_not_of_many(
    library: LibraryBuilder, hours: int, taken: list[float]
) -> None:
    footage(library, thumbs=0, preview=False)
    frames = [*(30.1 * n for n in range(120)), 3600.0]
    start = NOON - 3600.0 * hours
    clips_of(library).preview(CAMERA, start, start + 3600, content=preview_of(frames))
    library.add(start)
    found = restore(library)
    assert [int(start) for start, _ in found] == taken
    assert [end for _, end in found[:-1]] == [400.5] * (len(taken) - 1)


def test_where_a_hundred_thumbnails_must_be_there_and_are_movement_alone_proves_nothing(
    library: LibraryBuilder,
) -> None:
    footage(library, thumbs=60)
    clips = clips_of(library)
    # Of those that recordings do not tell of, events do.
    for start in (NOON - 5 * DAY + 600 * number for number in range(39)):
        library.add(start)
        clips.review(CAMERA, start + 1, start + 4)
        clips.event(CAMERA, start + 1, start + 6)
    clips.event(CAMERA, NOON + 401, NOON + 420)
    assert [start for start, _ in restore(library) if start > 0] == [400.5]


def test_what_reviews_do_not_keep_longer_gets_none_that_is_made_up(
    library: LibraryBuilder,
) -> None:
    footage(library, thumbs=0)
    same = Retention(30.0, ReviewRetention(30, 5, 5), ReviewRetention(30, 5, 5, pause=30.0))
    assert [start for start, _ in restore(library, retention=same)] == [400.5]


def test_where_previews_do_not_show_all_that_makes_a_review_it_lasts_until_the_next(
    library: LibraryBuilder,
) -> None:
    footage(library, thumbs=0)
    found = restore(library, retention=replace(YOUNG, unseen=True))
    assert [int(start) for start, _ in found] == [98, 400]
    assert found[0][1] == 400.5


@pytest.mark.parametrize(("hours", "made_up"), [(0.5, False), (1.5, True)])
def test_where_frigate_wrote_rows_shortly_before_it_lost_no_review(
    library: LibraryBuilder, hours: float, made_up: bool
) -> None:
    footage(library, thumbs=0)
    library.add(NOON - 3600 * hours)
    library.add_row(NOON - 3600 * hours)
    found = [start for start, _ in restore(library) if 0 < start < 300]
    assert [int(start) for start in found] == [98] * made_up


def test_where_a_copy_tells_of_the_recordings_it_tells_of_all_reviews(
    library: LibraryBuilder,
) -> None:
    footage(library, thumbs=0)
    clips_of(library).event(CAMERA, NOON + 100.5, NOON + 165)
    record(library, 60, every=10)
    lose(library)
    assert [start for start, _ in restore(library)] == [400.5]
    assert max(row["motion"] for row in library.rows()) == 59
