"""What is written over a row: nothing that takes a preview the recording that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recording_backfill.models import Reason, Retention, ReviewRetention

from testing.clips import Clips
from testing.library import CAMERA, NOON

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

YEARS = ReviewRetention(36500, 5, 5)
OLD = Retention(days=1.0, alerts=YEARS, detections=YEARS)


@pytest.mark.parametrize(
    ("preview", "stays"),
    [
        ((NOON + 15, NOON + 18), True),  # the shorter recording does not touch it
        ((NOON + 2, NOON + 4), True),  # it does, but no review keeps it any longer
        ((NOON + 40, NOON + 44), False),
    ],
)
def test_force_makes_no_row_one_that_keeps_a_preview_no_more(
    library: LibraryBuilder, preview: tuple[float, float], *, stays: bool
) -> None:
    library.add(NOON)  # ten seconds, of which the review is too late to keep any
    library.add_row(NOON, 30.0)
    library.add_review(NOON + 27, NOON + 50)
    clips = Clips(library.root.parent)
    clips.preview(CAMERA, *preview, content=b"preview")
    clips.save(library.database)
    run = library.run(force=True, skip_expired=False, retention=OLD, guard_active=True)
    (row,) = library.rows()
    assert (row["duration"], run.only.reason) == ((30.0, Reason.KEPT) if stays else (10.0, None))
