"""How long previews live, by the reviews that keep recordings beyond their days."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.lives import Lives
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.retention import Review
from recording_backfill.frigate.rows import Rows
from recording_backfill.models import Retention, ReviewRetention

from testing.clips import Clips
from testing.library import CAMERA, LibraryBuilder

if TYPE_CHECKING:
    pass

HOUR, DAY = 3600.0, 86400.0


def lets_go(library: LibraryBuilder, lived: float, end: datetime) -> bool:
    """Whether the one row may go that keeps a preview so many days, and not two; both end then."""
    last = end.timestamp()
    library.execute("DELETE FROM recordings")
    row = library.add_row(last - 10)
    clips = Clips(library.root.parent)
    clips.preview(CAMERA, last - 60, last)
    clips.save(library.database)
    kept = ReviewRetention(lived, 5, 5)
    review = Review(last - 20, last, "alert")
    with closing(FrigateDatabase(str(library.database), writable=False)) as database:
        retention = replace(Retention(days=2.0), alerts=kept, detections=kept)
        lives = Lives(Rows(database.session), CAMERA, retention, [review], last + HOUR)
        return lives.lets_go(row, None)


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("end", "free"),
    [
        pytest.param(datetime(2026, 6, 10, 12), True, id="days of 24 hours"),
        # The clocks are set back at three: what is kept for 50 minutes more stays an hour longer.
        pytest.param(datetime(2026, 10, 23, 2, 30), False, id="a day of 25 hours"),
        # They are set forward at two: of an hour and 40 minutes more 40 are left.
        pytest.param(datetime(2026, 3, 27, 1, 30), True, id="a day of 23 hours"),
    ],
)
def test_days_of_23_and_25_hours_count_as_frigate_counts_them(
    library: LibraryBuilder, end: datetime, *, free: bool
) -> None:
    more = 100.0 if end.month == 3 else 50.0
    assert lets_go(library, 2.0 + more / 1440, end) is free


def test_a_review_that_goes_on_keeps_what_came_long_before_as_it_was(
    library: LibraryBuilder,
) -> None:
    """Where one goes on, those that ended are found as well."""
    kept = ReviewRetention(30.0, 5, 5)
    retention = replace(Retention(days=2.0), alerts=kept, detections=kept)
    now = time.time()
    reviews = [Review(now - 5 * DAY, now - 5 * DAY + 20, "alert"), Review(now - 60, None, "alert")]
    starts = (now - 5 * DAY + 5, now - 4 * DAY, now - 30)
    ids = [library.add_row(start)["id"] for start in starts]
    with closing(FrigateDatabase(str(library.database), writable=False)) as database:
        rows = Rows(database.session)
        lives = Lives(rows, CAMERA, retention, reviews, now)
        until = [lives.until(rows.find("recordings", [key])[key]) for key in ids]
    assert until[0] == pytest.approx(now + 25 * DAY + 20, abs=HOUR)
    assert until[1] == pytest.approx(now - 2 * DAY + 10, abs=HOUR)
    assert until[2] == float("inf")
