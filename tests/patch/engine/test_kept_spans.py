"""Which previews a kept recording lies in, whatever the recordings beside it are like."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.previews import KeptSpans
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.retention import CleanupRule
from recording_backfill.models import FileResult, Retention, Status

from testing.library import CAMERA, NOON

if TYPE_CHECKING:
    from testing.library import LibraryBuilder

LONG = 300.0


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (-50.0, -1.0, False),
        (-50.0, 0.0, True),
        (100.0, 200.0, True),  # by the long one alone: six that began later have ended
        (LONG, 400.0, True),
        (LONG + 1, 400.0, False),
    ],
)
def test_a_long_recording_keeps_a_preview_though_many_short_ones_began_after_it(
    library: LibraryBuilder, start: float, end: float, *, touched: bool
) -> None:
    kept = KeptSpans(CleanupRule(Retention(days=1.0), [], NOON + 30 * 86400.0))
    lengths = [LONG, *(1.0 for _ in range(6))]
    kept.take(
        [
            FileResult("", Status.WOULD_ADD, None, None, NOON + n, length, through_review=True)
            for n, length in enumerate(lengths)
        ]
    )
    with closing(FrigateDatabase(str(library.database), writable=False)) as database:
        kept.read(database, CAMERA, NOON, NOON + 3600)
    assert kept.touch(NOON + start, NOON + end) is touched
