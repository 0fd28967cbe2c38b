"""The clean-up's rule against the real clean-up's own loop, written down beside it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recording_backfill.frigate.retention import CleanupRule, Review, days_after, days_before
from recording_backfill.models import Retention, ReviewRetention

if TYPE_CHECKING:
    pass

NOW = 1_767_268_800.0
DAY = 86400.0


def retention(days: float, alerts: float = 10.0, detections: float = 10.0) -> Retention:
    return Retention(days, ReviewRetention(alerts, 5, 8), ReviewRetention(detections, 30, 2))


@pytest.mark.parametrize(
    ("age", "days", "deleted"),
    [(3.0, 2.0, True), (1.0, 2.0, False), (0.01, 0.0, True), (400.0, 365.5, True)],
)
def test_without_reviews_age_decides(age: float, days: float, *, deleted: bool) -> None:
    end = NOW - age * DAY
    assert CleanupRule(retention(days), [], NOW).deletes(end - 10, end) is deleted


@pytest.mark.parametrize(
    ("review", "deleted"),
    [
        (Review(-100, -95, "alert"), True),
        (Review(-100, -7.9, "alert"), False),
        (Review(-100, -8.1, "alert"), True),
        (Review(14.9, 20, "alert"), False),
        (Review(15.1, 20, "alert"), True),
        (Review(39.9, 50, "detection"), False),
        (Review(40.1, 50, "detection"), True),
        (Review(-5000, None, "detection"), False),
        (Review(0, 5, "something_newer"), False),
    ],
)
def test_a_review_that_is_kept_keeps_what_it_touches(review: Review, *, deleted: bool) -> None:
    base = NOW - 5 * DAY
    end = None if review.end_time is None else base + review.end_time
    moved = Review(base + review.start_time, end, review.severity)
    assert CleanupRule(retention(2.0), [moved], NOW).deletes(base, base + 10) is deleted


@pytest.mark.parametrize(("severity", "deleted"), [("alert", True), ("detection", False)])
def test_a_review_past_its_own_retention_keeps_nothing(severity: str, *, deleted: bool) -> None:
    base = NOW - 5 * DAY
    rule = CleanupRule(retention(2.0, alerts=4.0), [Review(base, base + 5, severity)], NOW)
    assert rule.deletes(base, base + 10) is deleted


def test_a_review_that_began_after_the_cutoff_is_not_looked_at() -> None:
    cutoff = NOW - 2 * DAY
    review = Review(cutoff + 1, cutoff + 20, "detection")
    assert CleanupRule(retention(2.0), [review], NOW).deletes(cutoff - 10, cutoff - 1)
    # 0.18 looks at reviews up to now - continuous.days, where motion is kept longer.
    newer = Retention(2.0, ReviewRetention(9, 5, 5), ReviewRetention(9, 30, 5), review_days=1.0)
    assert not CleanupRule(newer, [review], NOW).deletes(cutoff - 10, cutoff - 1)


def test_a_camera_out_of_the_configuration_is_cleaned_by_age_alone() -> None:
    review = Review(NOW - 5 * DAY, None, "alert")
    gone = Retention(2.0, configured=False)
    assert CleanupRule(gone, [review], NOW).deletes(NOW - 4 * DAY, NOW - 4 * DAY + 10)
    assert not CleanupRule(gone, [review], NOW).deletes(NOW - DAY, NOW - DAY + 10)


def test_safe_mode_deletes_nothing() -> None:
    rule = CleanupRule(Retention(0.0, cleanup_active=False), [], NOW)
    assert not rule.deletes(0.0, 10.0)


def test_a_retention_beyond_the_calendar_keeps_everything() -> None:
    assert not CleanupRule(Retention(1e9), [], NOW).deletes(0.0, 10.0)


@pytest.mark.usefixtures("berlin")
def test_days_are_of_wall_time_as_frigate_counts_them() -> None:
    after_change = datetime(2026, 3, 30, 12).timestamp()
    assert after_change - days_before(after_change, 2) == 47 * 3600


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("days", [0.0, 1.0, 10.5, 400.0])
def test_what_ended_goes_from_the_moment_that_its_days_are_over(days: float) -> None:
    for day in range(0, 400, 3):
        ended = NOW + day * DAY + 100 * day
        over = days_after(ended, days)
        assert days_before(over + 1, days) > ended > days_before(over - 1, days)


def test_what_is_kept_beyond_the_calendar_never_goes() -> None:
    assert days_after(NOW, 1e9) == days_after(float("inf"), 1.0) == float("inf")


def cleanup(
    rows: list[tuple[float, float]], reviews: list[Review], kept: Retention, now: float
) -> list[bool]:
    """Which rows `expire_existing_camera_recordings` deletes; its steps, on plain lists."""
    # Its times are naive, in the container's zone.
    moment = datetime.fromtimestamp(now)
    expire = (moment - timedelta(days=kept.days)).timestamp()
    limits = {
        "alert": (moment - timedelta(days=kept.alerts.days)).timestamp(),
        "detection": (moment - timedelta(days=kept.detections.days)).timestamp(),
    }
    left = [
        review
        for review in sorted(reviews, key=lambda review: review.start_time)
        if review.start_time < expire
        and not (review.end_time is not None and review.end_time < limits[review.severity])
    ]
    deleted = []
    review_start = 0
    for start, end in rows:
        if end >= expire:
            deleted.append(False)
            continue
        keep = False
        for idx in range(review_start, len(left)):
            review = left[idx]
            reach = kept.alerts if review.severity == "alert" else kept.detections
            if review.start_time - reach.pre_capture > end:
                keep = False
                break
            if review.end_time is None or review.end_time + reach.post_capture >= start:
                keep = True
                break
            if review.end_time + reach.post_capture < start:
                review_start = idx
        deleted.append(not keep)
    return deleted


TIMES = st.floats(0.0, 4 * DAY).map(lambda age: NOW - age)
REVIEWS = st.builds(
    lambda start, length, severity: Review(
        start, None if length is None else start + length, severity
    ),
    TIMES,
    st.one_of(st.none(), st.floats(0.0, DAY)),
    st.sampled_from(["alert", "detection"]),
)


@settings(max_examples=500)
@given(
    starts=st.lists(TIMES, max_size=30),
    reviews=st.lists(REVIEWS, max_size=12),
    days=st.floats(0.0, 3.0),
    reaches=st.tuples(*[st.floats(0.0, 4.0), st.integers(0, 90), st.integers(0, 90)] * 2),
)
def test_the_rule_is_the_clean_ups(
    starts: list[float],
    reviews: list[Review],
    days: float,
    reaches: tuple[float, int, int, float, int, int],
) -> None:
    kept = Retention(days, ReviewRetention(*reaches[:3]), ReviewRetention(*reaches[3:]))
    rows = [(start, start + 10.0) for start in sorted(starts)]
    rule = CleanupRule(kept, reviews, NOW)
    assert [rule.deletes(*row) for row in rows] == cleanup(rows, reviews, kept, NOW)
    # In any order the answers are the same.
    assert [rule.deletes(*row) for row in reversed(rows)] == cleanup(rows, reviews, kept, NOW)[::-1]


def test_a_review_that_comes_late_changes_nothing_for_those_before_it() -> None:
    """A run asks hour by hour, makes up a review, and asks again from the start."""
    first, last = NOW - 5 * DAY, NOW - 4 * DAY
    rule = CleanupRule(retention(2.0), [Review(first, first + 10, "alert")], NOW)
    rule.add(Review(first + 3600, first + 3610, "alert"))
    assert rule.deletes(last - 1000, last - 990)
    rule.add(Review(last, last + 10, "alert"))
    assert not rule.deletes(first, first + 10)
    assert not rule.deletes(first + 3600, first + 3610)
    assert not rule.deletes(last, last + 10)
