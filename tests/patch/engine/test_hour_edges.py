"""A range that begins or ends amid an hour: what is said of the rest, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recording_backfill.models import Media, MediaHour

from testing.frigate_life import FrigateLife
from testing.library import CAMERA, NOON, Run
from testing.past import DAY, Habits, Severity
from tests.patch.engine.kinds_library import Kinds
from tests.patch.engine.losses import NOW, lose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from recording_backfill.models import HourReport, HourSummary

HALF = {"start_time": NOON + 1500, "end_time": NOON + 3000}


def scene(home: Kinds, start: float, *, thumbnail: bool = True) -> None:
    """A minute of recordings under a review."""
    for second in range(0, 60, 10):
        home.add(start + second)
    if thumbnail:
        home.clips.review(CAMERA, start + 5, start + 50)


def of_hour(run: Run, hour: float = NOON) -> tuple[int, int]:
    """How many of its recordings are missing, and how many past retention."""
    (summary,) = [one for one in run.summaries if one.hour == hour]
    return summary.missing_files, summary.past_retention


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize("thumbnail", [True, False])
def test_the_rest_of_the_hour_is_what_a_run_of_all_of_it_would_bring_back(
    newest: Kinds, thumbnail: bool, dry_run: bool
) -> None:
    for start in (0, 1800, 3300):
        scene(newest, NOON + start, thumbnail=thumbnail)
    run = newest.restore(**HALF, dry_run=dry_run)
    assert run.counts.added == 6
    assert of_hour(run) == (18 if dry_run else 12, 0)
    assert len(newest.rows()) == len(newest.table("reviewsegment")) * 6 == (0 if dry_run else 6)
    whole = newest.restore()
    assert (whole.counts.added, of_hour(whole)) == (18 if dry_run else 12, (0, 0))


def test_what_no_run_brings_back_is_past_retention_outside_the_range_too(newest: Kinds) -> None:
    for start in (0, 1800):
        scene(newest, NOON + start)
    run = newest.restore(**HALF, now=NOON + 40 * DAY)
    assert (run.counts.past_retention, of_hour(run)) == (6, (0, 12))


def test_without_reviews_the_rest_of_the_hour_is_past_retention_as_it_is_in_the_range(
    newest: Kinds,
) -> None:
    scene(newest, NOON + 1800)
    newest.add(NOON + 10)
    run = newest.restore(**HALF, media=(Media.RECORDINGS,))
    assert of_hour(run) == (0, 7)


def test_a_review_across_the_edge_comes_back_and_keeps_both_sides(newest: Kinds) -> None:
    scene(newest, NOON + 1800)
    run = newest.restore(start_time=NOON + 1830)
    assert (run.counts.added, of_hour(run)) == (3, (3, 0))
    (review,) = newest.table("reviewsegment")
    assert (review["start_time"] - NOON, review["end_time"] - NOON >= 1850) == (1805, True)


def test_the_last_recording_of_a_range_comes_with_the_review_that_begins_after_it(
    newest: Kinds,
) -> None:
    for second in range(1790, 1850, 10):
        newest.add(NOON + second)
    review = newest.clips.review(CAMERA, NOON + 1804, NOON + 1840)
    run = newest.restore(end_time=NOON + 1795)
    assert (run.counts.added, of_hour(run)) == (1, (5, 0))
    assert [row["id"] for row in newest.table("reviewsegment")] == [review.id]


HABITS = Habits(
    continuous=3.0,
    alerts=Severity(days=30.0),
    detections=Severity(days=10.0, mode="all"),
    thumbs_missing=0.3,
    events_deleted=0.5,
)
"""What is older than three days is kept by events alone."""


def test_a_run_over_a_part_of_an_hour_tells_of_all_of_it_and_does_what_its_dry_run_promised(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    ages = [0.5, 0.54, 5.0, 12.5]
    loss = lose(life, tmp_path, HABITS, {"front": ages}, 31, video)
    told = added = 0
    for age in ages:
        middle = NOW - age * DAY - 900
        order = {"start_time": middle - 300, "end_time": middle + 300}
        dry = loss.restore("front", dry_run=True, **order)
        part = summaries(loss.reports)
        begin = order["start_time"] // 3600 * 3600
        end = order["end_time"] // 3600 * 3600 + 3599.999
        loss.restore("front", dry_run=True, start_time=begin, end_time=end)
        assert part == summaries(loss.reports)
        real = loss.restore("front", **order)
        assert (dry.counts, dry.media, dry.summary) == (real.counts, real.media, real.summary)
        told += sum(summary.missing_files for summary in part)
        added += real.counts.added
    assert told > added > 50


def test_of_an_hour_seen_in_part_other_kinds_are_told_as_a_part(newest: Kinds) -> None:
    for start in (-10, 600, 1800):
        scene(newest, NOON + start)
    part = {"start_time": NOON + 20, "end_time": NOON + 1700}
    dry = [hour for report in newest.restore(**part, dry_run=True).reports for hour in report.hours]
    assert [(hour.hour - NOON, hour.missing, hour.at_least) for hour in dry] == [
        (-3600, 1, True),
        (0, 1, True),
    ]
    real = [one for report in newest.restore(**part).reports for one in report.changed]
    assert real == [MediaHour(Media.REVIEWS, NOON + hour, -1) for hour in (-3600, 0)]


def summaries(reports: Iterable[HourReport]) -> list[HourSummary]:
    return [report.summary for report in reports if report.summary is not None]
