"""What is asked of a database with millions of rows costs no more than it must; without a clock."""

from __future__ import annotations

import os
import re
from contextlib import closing
from math import inf
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.frigate import coverage as coverage_module
from recording_backfill.frigate.coverage import backfilled_ranges
from recording_backfill.frigate.recordings import FrigateDatabase
from recording_backfill.frigate.session import Session
from recording_backfill.frigate.sql import coverage as charts
from recording_backfill.frigate.sql import recordings, schema, sync
from recording_backfill.frigate.sync import SyncForeteller

from testing.library import CAMERA, NOON, LibraryBuilder
from testing.schema import VERSIONS, create_database
from tests.patch.frigate.databases import covered

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 3600.0
DAY = 86400.0
BY_START = "(camera=? AND start_time>? AND start_time<?)"
ENDS = f"recordings_camera_start_time_end_time {BY_START}"
OBJECTS = f"recordings_api_recordings_summary {BY_START}"
REGIONS = f"recordings_activity {BY_START}"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("statement", "indexes"),
    [
        (charts.COVERED, [ENDS]),
        (charts.MARK, [ENDS]),
        (charts.MARK_OF_BACKFILLED, [OBJECTS, REGIONS]),
        (charts.COVERED_BY_BOTH, [ENDS, OBJECTS, REGIONS]),
        (charts.COUNT_WITHOUT_OBJECTS, [OBJECTS]),
        (charts.COUNT_WITHOUT_REGIONS, [REGIONS]),
        (charts.BACKFILLED, [OBJECTS, REGIONS]),
        (sync.PATHS_OF_FOLDER, ["recordings_path (path>? AND path<?)"]),
        (sync.KNOWN_PATHS.format("?"), ["recordings_path (path=?)"]),
    ],
)
def test_what_charts_and_the_rescue_ask_is_read_from_indexes_alone(
    tmp_path: Path, version: str, statement: str, indexes: list[str]
) -> None:
    create_database(tmp_path / "frigate.db", version)
    with closing(Session(str(tmp_path / "frigate.db"), writable=False)) as session:
        streams = bool(session.fetch(schema.HAS_STREAMS))
        statement = charts.of_main(statement, streams=streams)
        count = max(map(int, re.findall(r"\?(\d)", statement)), default=statement.count("?"))
        plan = session.fetch(f"EXPLAIN QUERY PLAN {statement}", [1] * count)
    looks = [detail for *_, detail in plan if "recordings" in detail]
    of_sub = [look for look in looks if "stream_type=?" in look]
    assert [look for look in looks if look not in of_sub] == [
        f"SEARCH recordings USING COVERING INDEX {index}" for index in indexes
    ]
    assert all("USING COVERING INDEX" in look for look in of_sub)


def test_the_rows_of_the_last_hours_are_found_by_their_start(library: LibraryBuilder) -> None:
    (step,) = library.execute(f"EXPLAIN QUERY PLAN {sync.PATHS_SINCE}", 1, 1)
    assert "USING INDEX recordings_start_time (start_time>?)" in step["detail"]


def test_to_know_the_hours_of_a_camera_takes_no_look_at_each_row(library: LibraryBuilder) -> None:
    def steps(rows: int) -> int:
        """Of SQLite, by the thousand, to find the same two hours among as many `rows`."""
        library.execute("DELETE FROM recordings")
        for number in range(rows):
            library.add_row(NOON + number % 2 * 30 * DAY + number / 2, path=f"/{number}")
        taken = []
        with closing(Session(str(library.database), writable=False)) as session:
            session.connection.set_progress_handler(lambda: taken.append(1), 10)
            hours = session.fetch(recordings.HOURS, (CAMERA, NOON, NOON + 100 * DAY))
        assert hours == [(NOON,), (NOON + 30 * DAY,)]
        return len(taken)

    assert steps(1500) <= steps(2) + 1


@pytest.mark.parametrize("after", [-inf, 0, NOON - HOUR])
@pytest.mark.parametrize("before", [NOON + HOUR, 1e30, inf])
def test_hours_are_found_whatever_their_rows_say(
    library: LibraryBuilder, after: float, before: float
) -> None:
    odd = (NOON, NOON + 0.5, NOON + HOUR - 0.001, NOON + HOUR, NOON - HOUR, 3.0, "a text")
    impossible = (-1e30, -7200.5, -1.0, 1e15, 1e20, 9e25, inf)
    for number, start in enumerate((*odd, *impossible)):
        row = {"start_time": start, "end_time": 0, "path": f"/{number}"}
        library.add_row(NOON, **row)
        library.add_row(NOON, camera="other", **{**row, "path": f"/other/{number}"})
    with closing(FrigateDatabase(str(library.database), writable=False)) as database:
        hours = database.hours(CAMERA, after, before)
    each = library.execute(
        "SELECT DISTINCT CAST(start_time / 3600 AS INTEGER) * 3600.0 AS hour FROM recordings "
        "WHERE camera = ? AND start_time BETWEEN ? AND ? ORDER BY hour",
        *(CAMERA, after, before),
    )
    believable = [row["hour"] for row in each if row["hour"] < 1e19]
    assert hours[: len(believable)] == believable
    assert len(hours) <= len(each)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each question about coverage brings into this process."""
    numbers = []

    def patiently(action: Any, cancelled: Any) -> Any:
        rows = genuine(action, cancelled)
        numbers.append(len(rows))
        return rows

    genuine = coverage_module.patiently
    monkeypatch.setattr(coverage_module, "patiently", patiently)
    return numbers


def test_coverage_brings_two_rows_of_an_hour_at_most_into_frigates_memory(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    minus = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    for number in range(900):
        library.add_row(NOON + 10 * number, 10.0, **(minus if number % 3 else {}))
    numbers = counted(monkeypatch)
    found = covered(library, NOON - HOUR, NOON + 3 * HOUR)
    assert [hour.recorded for hour in found] == [1200.0, 1200.0, 600.0]
    assert [hour.backfilled for hour in found] == [2400.0, 2400.0, 1200.0]
    assert max(numbers) == 2
    numbers.clear()
    ranges = backfilled_ranges(str(library.database), CAMERA, NOON - DAY, NOON + 3 * DAY, most=1000)
    assert len(ranges) == 300
    # Which columns there are, then day by day.
    assert (len(numbers), sum(numbers)) == (6, 600)


def test_a_wrong_end_hides_nothing_across_hours(library: LibraryBuilder) -> None:
    minus = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    library.add_row(NOON + HOUR - 10, 700.0, **minus)
    library.add_row(NOON + HOUR + 30, 10.0)
    library.add_row(NOON + 3 * HOUR - 10, 700.0)
    found = covered(library, NOON, NOON + 5 * HOUR)
    assert found == [
        (NOON, 0.0, 10.0),
        (NOON + HOUR, 10.0, 30.0),
        (NOON + 2 * HOUR, 10.0, 0.0),
        (NOON + 3 * HOUR, 590.0, 0.0),
    ]


def looks_of(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, *, now: float, limited: bool
) -> tuple[SyncForeteller, list[str], list[str]]:
    """A foreteller, and what it lists and asks for, as far as it is in the library."""
    listed: list[str] = []
    asked: list[str] = []
    genuine = os.scandir, os.path.exists

    def scandir(path: Any) -> Any:
        listed.append(str(path))
        return genuine[0](path)

    def exists(path: Any) -> bool:
        asked.append(str(path))
        return genuine[1](path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os.path, "exists", exists)
    session = Session(str(library.database), writable=False)
    foreteller = SyncForeteller(
        session, str(library.root), limited=limited, now=now, check=lambda: None
    )
    return foreteller, listed, asked


def test_the_nightly_rescue_lists_only_what_the_sync_looks_at(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = [NOON - day * DAY + place for day in range(5) for place in (0, 10)]
    for start in starts:
        library.add_row(start, path=str(library.add(start)))
    foreteller, listed, asked = looks_of(library, monkeypatch, now=NOON + HOUR, limited=True)
    assert foreteller.finds_none()
    # The root, and of two days the day, its hours and their cameras.
    days = {os.path.relpath(path, library.root).split("/")[0] for path in listed}
    assert len(days - {"."}) <= 3
    assert not asked
    foretold = foreteller.foretell()
    assert (foretold.files.going, foretold.rows.going) == (0, 0)
    assert foretold.rows.total == foretold.files.total
    assert not asked


@pytest.mark.parametrize("limited", [False, True])
def test_rows_are_looked_for_by_their_folders_listing(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, limited: bool
) -> None:
    paths = [library.add(NOON + 10 * place) for place in range(60)]
    for place, path in enumerate(paths):
        library.add_row(NOON + 10 * place, path=str(path))
    paths[7].unlink()
    paths[8].unlink()
    paths[8].symlink_to(paths[9])
    paths[11].unlink()
    paths[11].symlink_to(paths[7])
    foreteller, listed, asked = looks_of(library, monkeypatch, now=NOON + HOUR, limited=limited)
    foretold = foreteller.foretell()
    assert foretold.rows.going == 2
    assert asked == [str(paths[7]), str(paths[8]), str(paths[11])]
    assert listed.count(str(paths[0].parent)) == 2  # once for its files, once for its rows
