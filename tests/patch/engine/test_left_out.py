"""What a run leaves out: too recent, or past retention."""

from __future__ import annotations

import time

import pytest
from recording_backfill.models import Retention, ReviewRetention
from recording_backfill.notices import Notice

from testing.library import NOON, LibraryBuilder, moment
from tests.patch.engine.runs import HOUR

DAY = 86400.0
ZERO = Retention(days=0.0)


@pytest.mark.parametrize(
    ("age", "fate"),
    [(605.0, "too_recent"), (611.0, "added"), (100.0, "too_recent"), (-3600.0, "too_recent")],
)
def test_what_ended_less_than_ten_minutes_ago_is_too_recent(
    library: LibraryBuilder, age: float, fate: str
) -> None:
    """`age` is how many seconds ago it began; it plays for 10."""
    library.add(NOON)
    run = library.run(now=NOON + age, guard_active=True)
    assert str(run.only.reason or run.only.status) == fate
    if fate == "too_recent":
        message = run.only.message
        assert "2026-01-01 12:10:" in str(message)
        assert isinstance(message, Notice), "told in other languages with the time"
        assert str(message.values["when"]) in message
        assert library.rows() == []


def test_the_last_moment_of_the_calendar_is_too_recent(library: LibraryBuilder) -> None:
    library.write(moment("9999-12-31T23:59:59"), b"")
    library.write(moment("1970-01-01T00:00:00"), b"")
    assert library.run().reasons == ["empty", "too_recent"]


@pytest.mark.parametrize(
    ("age", "guard", "fate"),
    [
        (2 * HOUR, False, "too_recent"),
        (2 * HOUR, True, "added"),
        (25 * HOUR, False, "added"),
    ],
)
def test_without_the_guard_a_file_just_changed_is_too_recent(
    library: LibraryBuilder, age: float, fate: str, *, guard: bool
) -> None:
    now = time.time()
    start = now - now % 60 - age
    library.add(start)
    run = library.run(guard_active=guard)
    assert str(run.only.reason or run.only.status) == fate
    assert library.run(now=now + 130, guard_active=guard).counts.scanned == 1
    assert len(library.rows()) == 1


def test_a_file_in_the_making_is_too_recent_and_not_broken(library: LibraryBuilder) -> None:
    now = time.time()
    start = now - now % 60 - 660
    library.write(start, library.samples.bytes("h264")[:-900])
    assert library.run(guard_active=True).only.reason == "too_recent"
    assert library.run(guard_active=True, now=now + HOUR).only.reason == "truncated"


def test_past_retention_is_left_out_by_default(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON + HOUR)
    library.add_review(NOON + HOUR + 2, NOON + HOUR + 4)
    under_review = ReviewRetention(2.99, 5, 5)
    kept = Retention(days=1.0, alerts=under_review, detections=under_review)
    now = NOON + 3 * DAY
    run = library.run(retention=kept, now=now)
    assert run.reasons == ["past_retention", "added"]
    assert run.counts.past_retention == 1
    assert [summary.past_retention for summary in run.summaries] == [1, 0]
    message = run.backfill.message()
    assert "1 left out as past retention" in message
    assert "for 1 day," in message
    assert "would delete it, row and file. To bring it in, raise" in message
    assert "record.continuous.days" in message
    taken = library.run(retention=kept, now=now, skip_expired=False)
    assert (taken.counts.added, taken.counts.past_retention) == (1, 1)
    assert taken.results[0].past_retention
    assert "clean-up deletes it, row and file" in taken.backfill.message()


def test_past_retention_is_the_same_without_a_table_of_reviews(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.execute("DROP TABLE reviewsegment")
    run = library.run(retention=Retention(days=1.0))
    assert run.only.reason == "past_retention"


def test_moving_a_row_onto_an_expired_file_needs_to_be_asked_for(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add_row(NOON, path="/media/old/00.00.mp4")
    assert library.run(force=True, retention=ZERO).only.reason == "past_retention"
    assert library.run(force=True, retention=ZERO, skip_expired=False).only.status == "updated"


def test_the_message_is_the_documented_sentence(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.write(NOON + 20, b"")
    run = library.run()
    assert run.backfill.message() == (
        "Backfill completed for camera 'front_door'. Scanned 2 files, added 1, skipped 0, errors 1"
    )
