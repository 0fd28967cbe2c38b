"""What charts and roots are told of the rows."""

from __future__ import annotations

import random

import pytest
from recording_backfill.frigate import coverage as coverage_module
from recording_backfill.frigate.coverage import backfilled_ranges
from recording_backfill.frigate.roots import is_root_of_rows, newest_by_root

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.frigate.databases import HOUR, covered


def test_coverage_is_told_by_the_hour(library: LibraryBuilder) -> None:
    minus = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    library.add_row(NOON, 10.0)
    library.add_row(NOON + 20, 10.0, **minus)
    # Its motion is what a preview proves.
    library.add_row(NOON + HOUR - 4, 10.0, **{**minus, "motion": 12})
    # Frigate has counted objects in this one: whatever else it says, it is Frigate's own.
    library.add_row(NOON + 40, 10.0, motion=-1, objects=1, regions=-1)
    library.add_row(NOON + 3 * HOUR, 5000.0)
    library.add_row(NOON + 3 * HOUR + 30, 10.0)
    library.add_row(NOON, 10.0, camera="other", path="/other.mp4")
    found = covered(library, NOON, NOON + 24 * HOUR)
    assert found == [
        (NOON, 20.0, 14.0),
        (NOON + HOUR, 0.0, 6.0),
        (NOON + 3 * HOUR, 40.0, 0.0),
    ]
    assert covered(library, NOON + HOUR, NOON + 2 * HOUR) == [found[1]]
    assert covered(library, NOON, NOON + HOUR, "nobody") == []


def test_backfilled_ranges_merge_neighbours(library: LibraryBuilder) -> None:
    minus = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    for start in (0, 10, 20.9, 40, 60):
        minus["motion"] = -1 if start else 5
        library.add_row(NOON + start, 10.0, path=f"/{start}", **minus)
    library.add_row(NOON + 50, 10.0)
    ranges = backfilled_ranges(str(library.database), CAMERA, NOON, NOON + 60, most=100)
    assert ranges == [(NOON, NOON + 30.9), (NOON + 40, NOON + 50), (NOON + 60, NOON + 70)]
    assert backfilled_ranges(str(library.database), CAMERA, NOON + 45, NOON + 46, most=100) == [
        (NOON + 40, NOON + 50)
    ]
    assert backfilled_ranges(str(library.database), CAMERA, NOON + 51, NOON + 59, most=100) == []


def test_backfilled_ranges_are_the_same_whatever_the_pieces(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    minus = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    dice = random.Random(5)
    for number in range(60):
        start = NOON + dice.randrange(600)
        library.add_row(start, dice.choice((1.0, 4.0, 30.0)), path=f"/{number}", **minus)
    asked = (str(library.database), CAMERA, NOON - 10, NOON + 700)
    whole = backfilled_ranges(*asked, most=1000)
    assert len(whole) > 5
    for piece in (1.0, 7.5, 240.0):
        monkeypatch.setattr(coverage_module, "_PIECE", piece)
        assert backfilled_ranges(*asked, most=1000) == whole
    assert backfilled_ranges(*asked, most=3)[:3] == whole[:3]


def test_the_roots_that_rows_name_are_known(library: LibraryBuilder) -> None:
    database, below = str(library.database), "2026-01-01/12/front_door/00.00.mp4"
    assert newest_by_root(database) == {}
    library.add_row(NOON)
    library.add_row(NOON, path=f"/media/frigate/recordings/{below}")
    library.add_row(NOON, path="nonsense")
    assert newest_by_root(database) == {
        str(library.root): [below],
        "/media/frigate/recordings": [below],
    }
    assert is_root_of_rows(database, "/media/frigate/recordings")
    assert not is_root_of_rows(database, "/media/frigate/recording")
