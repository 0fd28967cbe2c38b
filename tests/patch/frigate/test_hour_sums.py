"""An hour's mark tells its rows from any others, and is the same whichever SQLite makes it."""

from __future__ import annotations

import pytest
from recording_backfill.frigate.hour_sums import Mark, Rows
from recording_backfill.state.charted import Charted

from testing.library import NOON

# The same 360 rows, summed up by SQLite 3.40.1 (Python's in Frigate's image) and by 3.53.4.
CHILDS, FRIGATES = Mark(360, 1554224949.603663, 0), Mark(360, 1554224949.6036627, 0)
ROWS = [Rows(False, 3600.0, NOON, NOON + 3590.0, NOON + 3600.0)]


@pytest.mark.parametrize(
    ("mark", "known"),
    [
        (CHILDS, True),
        (FRIGATES, True),
        (CHILDS._replace(number=361), False),
        (CHILDS._replace(backfilled=1), False),
        (CHILDS._replace(backfilled_starts=1.0), False),
        # One end is another by a hundredth of a second, of the hour's first row.
        (CHILDS._replace(products=CHILDS.products + 0.01), False),
    ],
)
def test_a_sum_is_taken_for_the_same_rows_alone_whichever_sqlite_marked_them(
    mark: Mark, known: bool
) -> None:
    sums = Charted({})
    sums.keep(NOON, CHILDS, ROWS)

    assert Charted(sums.new).of(NOON, mark) == (ROWS if known else None)
