"""The half at which Frigate stops a sync by itself: the rescue brings nothing under it."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.child.messages.rescue import Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.frigate.sync import check_point
from recording_backfill.state.journal import FOLDER
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog

from testing.zones import local_time
from tests.patch.patch.rescues import HOUR, an_hour, paths, recorded, task_of, verdict_of

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def partly_backfilled(library: LibraryBuilder, recorded: int, backfilled: int) -> None:
    """Ten files, the first of which have rows of Frigate's own, the next rows of ours."""
    for number in range(10):
        start = an_hour(1) + 10 * number
        path = str(library.add(start))
        if number < recorded + backfilled:
            processed = 1 if number < recorded else -1
            library.add_row(start, path=path, motion=7, objects=processed, regions=processed)


@pytest.mark.parametrize(
    ("recorded", "backfilled", "why", "added"),
    [
        (5, 0, "", 5),
        (5, 4, "", 1),
        (4, 0, "", 0),  # Frigate stops by itself
        (4, 5, "6 of 10 files on disk have no row but a restored one", 0),
        (0, 10, "", 0),  # nothing to delete
    ],
)
@pytest.mark.parametrize("limited", [False, True])
def test_rows_of_ours_bring_no_files_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, recorded: int, backfilled: int, why: str, added: int, limited: bool
) -> None:
    partly_backfilled(library, recorded, backfilled)

    verdict = verdict_of(library, limited=limited)

    assert (verdict.go, verdict.added) == (not why, added)
    assert verdict.why.startswith(why)


@pytest.mark.parametrize("limited", [False, True])
def test_rows_from_a_copy_bring_no_files_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, tmp_path: Path, limited: bool
) -> None:
    for number in range(10):
        file = library.add(an_hour(1) + 10 * number)
        size = round(file.stat().st_size / 2**20, 2)
        library.add_row(an_hour(1) + 10 * number, path=str(file), segment_size=size)
    copy = tmp_path / "copy.db"
    library.execute(f"VACUUM INTO '{copy}'")
    library.execute("DELETE FROM recordings")
    order = library.order(
        guard_active=True,
        copies=(str(copy),),
        copy_roots=(str(tmp_path),),
        start_time=an_hour(1),
        end_time=an_hour(1) + 65,
    )
    log = RunLog(None, "first", order)
    record_run(order, log, journals=tmp_path / FOLDER, stop=bool, sink=lambda _: None)
    assert len(library.execute("SELECT 1 FROM recordings WHERE objects = 1")) == 7
    task = replace(task_of(library, limited=limited), state_file=tmp_path / "frigate_backfill.db")

    with ExitStack() as held:
        verdict = Rescue(task, lambda: False).decide(held)

    assert not verdict.go
    assert verdict.why.startswith("10 of 10 files on disk have no row but a restored one")
    assert len(paths(library.database)) == 7


@pytest.mark.parametrize("limited", [False, True])
def test_rows_of_ours_bring_no_stale_rows_under_the_half_at_which_frigate_stops(
    library: LibraryBuilder, limited: bool
) -> None:
    partly_backfilled(library, 4, 5)
    library.execute("DELETE FROM recordings WHERE objects = 1 AND path LIKE '%00.00.mp4'")
    for number in range(6):
        library.add_row(an_hour(1) + 2000 + number, path=f"/missing/disk/{number}.mp4", motion=1)

    verdict = verdict_of(library, limited=limited)

    assert not verdict.go
    assert verdict.why.startswith("6 of 9 rows name files that are not there")


def test_where_frigate_stops_by_itself_nothing_is_written(library: LibraryBuilder) -> None:
    """Stale rows of a disk that is gone: what lies here, without rows, is safe."""
    known = recorded(library, 10)
    for number in range(20):
        library.add_row(an_hour(1) + 2000 + number, path=f"/missing/disk/{number}.mp4", motion=1)
    library.add(an_hour(1), camera="lacked")

    assert verdict_of(library) == Verdict(go=True)
    assert {path for path in paths(library.database) if "/missing" not in path} == known


@pytest.mark.parametrize(("rows", "stops"), [(1000, True), (1500, False), (3001, True)])
def test_stale_rows_are_weighed_page_by_page_as_frigate_does(
    library: LibraryBuilder, rows: int, stops: bool
) -> None:
    """It never looks at the last page of 1000 rows, if there is more than one."""
    recorded(library, 2)
    there = [(f"there-{n}", f"{library.root}/.{'/.' * n}") for n in range(398)]
    gone = [(f"gone-{n}", f"/gone/{n}.mp4") for n in range(rows - 400)]
    with closing(sqlite3.connect(library.database)) as connection, connection:
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
            " segment_size) VALUES (?1, 'c', ?2, 0, 10, 10, 1)",
            there + gone,
        )
    library.add(an_hour(1))

    assert verdict_of(library).added == (0 if stops else 1)


def test_a_row_of_an_old_layout_counts_as_what_it_is(library: LibraryBuilder) -> None:
    """`YYYY-MM/DD/HH/camera`, before 0.12: Frigate plays it today."""
    old = library.root / "2021-06" / "01" / "03" / "front_door"
    old.mkdir(parents=True)
    for number in range(6):
        (old / f"{number:02}.00.mp4").touch()
        library.add_row(number, path=f"{old}/{number:02}.00.mp4")
    whole = [library.add(an_hour(1) + 10 * number) for number in range(5)]

    assert verdict_of(library) == Verdict(go=True, added=5)
    assert {str(file) for file in whole} <= paths(library.database)


def test_a_limited_sync_is_weighed_by_the_hours_that_it_looks_at(library: LibraryBuilder) -> None:
    partly_backfilled(library, 8, 1)
    for number in range(20):
        library.add(an_hour(3) + 10 * number)

    assert verdict_of(library, limited=True) == Verdict(go=True, added=1)
    assert verdict_of(library, limited=False) == Verdict(go=True)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns"])
def test_a_limited_sync_looks_back_from_the_full_hour_of_local_time(zone: str) -> None:
    with local_time(zone):
        for minute in range(24 * 60):
            now = 1_700_000_000.0 + 60 * minute
            back = now - check_point(now).timestamp()
            assert 36 * HOUR <= back < 37 * HOUR


def test_what_lies_outside_of_camera_folders_counts_as_it_does_for_frigate(
    library: LibraryBuilder,
) -> None:
    partly_backfilled(library, 9, 0)
    for number in range(11):
        (library.root / f"{number}.txt").touch()

    assert verdict_of(library) == Verdict(go=True)
