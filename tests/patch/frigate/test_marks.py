"""Rows with estimated lengths are found without a look at all others."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.frigate.marks import Searched, search
from recording_backfill.frigate.session import Session
from recording_backfill.frigate.sql.marks import MARKED, NEWEST_BEFORE

from testing.library import CAMERA, NOON, LibraryBuilder
from testing.schema import VERSIONS, create_database
from tests.patch.frigate.databases import HOUR

if TYPE_CHECKING:
    from pathlib import Path

BACKFILLED = {"motion": -1, "objects": -1, "regions": -1, "dBFS": -1}
DAY = 24 * HOUR
STEPS = 12


def steps(library: LibraryBuilder) -> list[Searched]:
    """Of a search that looks at a day at a time."""
    found = [Searched()]
    while not found[-1].is_over and len(found) < STEPS:
        found.append(search(str(library.database), CAMERA, found[-1], 0.0, bool))
    return found[1:]


def test_a_mark_is_found_however_old(library: LibraryBuilder) -> None:
    for day in (0, 1, 40, 41):
        library.add_row(NOON - day * DAY, **BACKFILLED)
    assert [one.found for one in steps(library)] == [False] * len(steps(library))
    assert steps(library)[-1].is_over
    for day in (0, 1, 40, 41):
        start = NOON - day * DAY
        library.execute(f"UPDATE recordings SET dBFS = -2 WHERE start_time = {start}")
        assert steps(library)[-1].found
        library.execute("UPDATE recordings SET dBFS = -1")
    # Where nothing was recorded, nothing is searched.
    assert len(steps(library)) < STEPS // 2


def test_what_is_no_backfilled_row_of_the_camera_counts_for_nothing(
    library: LibraryBuilder,
) -> None:
    marked = {**BACKFILLED, "dBFS": -2}
    library.add_row(NOON, **{**marked, "objects": 0})
    library.add_row(NOON + 10, **{**marked, "regions": 3})
    library.add_row(NOON, camera="other", path="/other.mp4", **marked)
    assert not any(one.found for one in steps(library))


@pytest.mark.parametrize("version", VERSIONS)
def test_an_index_says_which_rows_are_worth_a_look(tmp_path: Path, version: str) -> None:
    create_database(tmp_path / "frigate.db", version)
    with closing(Session(str(tmp_path / "frigate.db"), writable=False)) as session:
        plan = [step[3] for step in session.fetch(f"EXPLAIN QUERY PLAN {MARKED}", ("x", 1, 2))]
        (newest,) = session.fetch(f"EXPLAIN QUERY PLAN {NEWEST_BEFORE}", ("x", 1))
    (worth,) = [step for step in plan if "COVERING INDEX" in step]
    assert "recordings_api_recordings_summary (camera=? AND start_time>? AND start_time<?)" in worth
    assert any("INTEGER PRIMARY KEY (rowid=?)" in step for step in plan)
    assert "COVERING INDEX" in newest[3]
