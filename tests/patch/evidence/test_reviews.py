"""The inference of reviews, case by case: ends from recordings, from events, and in doubt late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.evidence.activity import Activity
from recording_backfill.evidence.events import EventPictures
from recording_backfill.evidence.folders import Folder, MediaFolders
from recording_backfill.evidence.preview_files import PreviewFiles
from recording_backfill.evidence.reviews import Inferred, ReviewInference, Thumb
from recording_backfill.evidence.severity import SeverityEvidence
from recording_backfill.frigate.reviews import Usual
from recording_backfill.models import (
    KeptBy,
    RetainMode,
    Retention,
    ReviewRetention,
    StreamRetention,
)

from testing.clips import Clips
from testing.preview_boxes import preview_of

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_760_000_000.0
MODE = RetainMode.MOTION
DAY = 86400.0
LONG_AGO = NOW - 5 * DAY


def kept(days: float = 0.0, alerts: Any = (30, 5, 5), detections: Any = (30, 5, 5)) -> Retention:
    return Retention(days, ReviewRetention(*alerts), ReviewRetention(*detections, pause=30.0))


def run(base: float, *spans: tuple[int, int]) -> list[int]:
    """Starts of recordings of ten seconds, from one offset to before another."""
    return [int(base) + second for first, last in spans for second in range(first, last, 10)]


def infer(
    *starts: float,
    segments: list[int],
    retention: Retention | None = None,
    changed: float | None = None,
    lost_at: float = NOW,
    media: Path | None = None,
    **more: Any,
) -> list[Inferred]:
    """Of camera `front`, whose clips, if there are any, are below `media`."""
    clips, exports = (Folder(f"{media}/{name}", f"/{name}") for name in ("clips", "exports"))
    folders = MediaFolders(clips, exports)
    pictures = EventPictures(folders, "front")
    activity = Activity(PreviewFiles(folders.previews("front")), pictures, unseen=False)
    thumbs = [
        Thumb(f"{start}-abcdef", start, start + 1 if changed is None else changed)
        for start in starts
    ]
    known = kept() if retention is None else retention
    evidence = SeverityEvidence(
        known, folders, "front", activity=activity, events=pictures, usual=Usual()
    )
    inference = ReviewInference(
        known,
        segments,
        lost_at=lost_at,
        settled=NOW,
        activity=activity,
        events=pictures,
        evidence=evidence,
        **more,
    )
    return list(inference.infer(thumbs))


def test_what_outlived_its_days_tells_the_end() -> None:
    start = LONG_AGO + 7.5
    (review,) = infer(start, segments=run(LONG_AGO, (0, 100)))
    # The last begins at 90, so the true end is from 85 to 95.
    assert review.start_time == start
    assert LONG_AGO + 85 <= review.end_time <= LONG_AGO + 95


def test_a_review_reaches_its_last_recording_whatever_it_keeps_after_its_end() -> None:
    """By its mode Frigate let go of what was silent then; `post_capture` may be lowered."""
    retention = kept(0.0, (30, 5, 20), (30, 5, 20))
    segments = run(LONG_AGO, (0, 100))
    (review,) = infer(LONG_AGO + 7.5, segments=segments, retention=retention)
    assert LONG_AGO + 91 <= review.end_time <= LONG_AGO + 100


def test_a_review_ends_before_a_pause_that_it_would_not_outlast() -> None:
    (review,) = infer(LONG_AGO + 7.5, segments=run(LONG_AGO, (0, 100), (400, 500)))
    assert review.end_time <= LONG_AGO + 100


def test_a_review_outlasts_a_short_pause() -> None:
    (review,) = infer(LONG_AGO + 7.5, segments=run(LONG_AGO, (0, 100), (200, 300)))
    assert LONG_AGO + 285 <= review.end_time <= LONG_AGO + 300


def test_what_the_next_review_may_not_reach_hangs_on_the_one_before() -> None:
    first, second = infer(
        LONG_AGO + 7.5, LONG_AGO + 97.5, segments=run(LONG_AGO, (0, 200)), retention=kept()
    )
    # The recording of 90 ends at 100 and is reached by both; that of 80 may not be.
    assert first.end_time + 5 >= LONG_AGO + 90
    assert first.end_time <= second.start_time


def test_a_review_that_is_in_the_database_ends_the_one_before() -> None:
    (review,) = infer(LONG_AGO + 7.5, segments=run(LONG_AGO, (0, 600)), begun=[LONG_AGO + 300.0])
    assert LONG_AGO + 285 <= review.end_time <= LONG_AGO + 300


def test_a_thumbnail_without_recordings_ends_when_it_was_last_written() -> None:
    (review,) = infer(LONG_AGO, segments=[], changed=LONG_AGO + 42)
    assert (review.start_time, review.end_time) == (LONG_AGO, LONG_AGO + 42)


@pytest.mark.parametrize("changed", [LONG_AGO - 50, NOW - 60, NOW + DAY])
def test_the_time_of_a_copied_thumbnail_is_no_evidence(changed: float) -> None:
    segments = [*run(LONG_AGO, (0, 100)), *run(LONG_AGO + DAY, (0, 10))]
    first, _ = infer(
        LONG_AGO + 7.5, LONG_AGO + DAY, segments=segments, changed=changed, lost_at=NOW - DAY
    )
    assert first.end_time <= LONG_AGO + 100


YOUNG = NOW - 1.5 * DAY
FOOTAGE = run(NOW - 2 * DAY, (0, int(2 * DAY)))


@pytest.mark.parametrize(
    ("days", "lasts"), [(0.0, 300), (9.0, 900)], ids=["by its thumbnail", "until the next one"]
)
def test_a_review_that_began_after_the_last_lost_recording_lasts_as_long_as_any(
    days: float, lasts: int
) -> None:
    start = LONG_AGO + DAY
    review, _ = infer(
        start,
        start + 900,
        segments=run(LONG_AGO, (0, 100)),
        retention=kept(days),
        changed=start + 300,
        lost_at=LONG_AGO + 90,
    )
    assert review.end_time == start + lasts


def test_younger_recordings_say_nothing_so_the_review_lasts_until_the_next() -> None:
    first, last = infer(YOUNG, YOUNG + 4000, segments=FOOTAGE, retention=kept(3.0))
    assert first.end_time == YOUNG + 4000
    assert NOW <= last.end_time <= NOW + 10


def test_there_previews_tell_when_something_was_over(tmp_path: Path) -> None:
    frames = [0.0, 30.1, 60.2, *range(61, 120), 149.5, 179.6, 209.7, 239.8, 260.0]
    Clips(tmp_path).preview("front", YOUNG - 60, YOUNG + 200, content=preview_of(frames))
    retention = kept(3.0, detections=(30, 5, 25))
    first, _ = infer(YOUNG, YOUNG + 4000, segments=FOOTAGE, retention=retention, media=tmp_path)
    # With what a detection reaches further than an alert.
    assert YOUNG + 59 + 20 <= first.end_time <= YOUNG + 61 + 20


def test_what_previews_do_not_cover_lasts_until_the_next(tmp_path: Path) -> None:
    frames = [0.0, 30.1, 60.2, *range(61, 120), 149.5]
    Clips(tmp_path).preview("front", YOUNG - 60, YOUNG + 89.5, content=preview_of(frames))
    first, _ = infer(YOUNG, YOUNG + 4000, segments=FOOTAGE, retention=kept(3.0), media=tmp_path)
    assert first.end_time == YOUNG + 4000


def test_recordings_with_gaps_between_them_are_as_long_as_the_rest() -> None:
    start = LONG_AGO + 7.5
    segments = run(LONG_AGO, *((at, at + 20) for at in range(0, 400, 40)))
    (review,) = infer(start, segments=segments)
    assert segments[-1] - 5 <= review.end_time <= segments[-1] + 10 - 5


def test_a_review_across_the_boundary_goes_by_what_is_younger() -> None:
    start = NOW - 3 * DAY - 4000
    segments = run(start, (-20, 90000))
    (review,) = infer(start, segments=segments, retention=kept(3.0), lost_at=float(segments[-1]))
    assert review.end_time >= segments[-1]


@pytest.mark.parametrize(
    ("alerts", "detections", "severity"),
    [(30, 10, "alert"), (10, 30, "detection"), (10, 10, "alert")],
)
def test_the_severity_is_the_one_that_keeps_longer(
    alerts: float, detections: float, severity: str
) -> None:
    retention = kept(0.0, (alerts, 5, 5), (detections, 5, 5))
    (review,) = infer(LONG_AGO + 7.5, segments=run(LONG_AGO, (0, 100)), retention=retention)
    assert review.severity == severity


def test_where_each_severity_keeps_one_stream_longer_there_is_a_review_of_both() -> None:
    main, sub = (
        StreamRetention(0.0, 0.0, KeptBy(alerts, MODE), KeptBy(detections, MODE))
        for alerts, detections in ((30, 10), (5, 20))
    )
    retention = replace(kept(0.0, (30, 5, 5), (20, 25, 15)), main=main, sub=sub)
    segments = run(LONG_AGO, (0, 100))
    detection, alert = infer(LONG_AGO + 7.5, segments=segments, retention=retention)
    assert (detection.severity, detection.second) == ("detection", True)
    # The one that is kept longer has the picture; both reach as far.
    assert (alert.severity, alert.second) == ("alert", False)
    assert alert.start_time - 5 == detection.start_time - 25
    assert alert.end_time + 5 == detection.end_time + 15


def test_a_review_reaches_as_early_as_under_the_other_severity() -> None:
    retention = kept(0.0, (30, 5, 5), (30, 25, 5))
    first, second = infer(
        LONG_AGO, LONG_AGO + 10, segments=run(LONG_AGO, (0, 100)), retention=retention
    )
    assert first.start_time == LONG_AGO - 20
    # But never so early that Frigate would ask it first.
    assert second.start_time > LONG_AGO


def test_the_events_that_began_in_it_are_told(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    inside, _ = (clips.event("front", LONG_AGO + at, LONG_AGO + at + 9) for at in (5, 95))
    (review,) = infer(LONG_AGO + 4.5, segments=run(LONG_AGO, (0, 60)), media=tmp_path)
    assert review.detections == (inside.id,)
