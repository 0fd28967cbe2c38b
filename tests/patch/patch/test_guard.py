"""The guard on the recorder's insert, on peewee's queue database."""

from __future__ import annotations

import logging
from contextlib import closing, suppress
from typing import Any

import pytest
from peewee import (
    DatabaseError,
    IntegrityError,
    OperationalError,
    sqlite3,
)
from recording_backfill.patch.guard import RecordingsGuard

from tests.patch.patch.queue_table import Table


def row(path: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"theirs-{path}",
        "camera": "c",
        "path": path,
        "start_time": 0.0,
        "end_time": 10.0,
        "duration": 10.0,
        "motion": 7,
        "segment_size": 1.0,
        **changes,
    }


def test_rows_without_a_conflict_go_in_as_ever(table: Table) -> None:
    table.insert(row("a"), row("b"))

    assert table.motions() == {"a": 7, "b": 7}


def test_backfilled_rows_give_way_and_no_other(table: Table) -> None:
    table.ours("a", "b", "elsewhere")

    table.insert(row("a"), row("b"), row("c"))

    assert table.motions() == {"a": 7, "b": 7, "c": 7, "elsewhere": -1}


def test_a_backfilled_row_with_the_motion_of_a_preview_gives_way_too(table: Table) -> None:
    table.ours("a", motion=12)

    table.insert(row("a"), row("b"))

    assert table.motions() == {"a": 7, "b": 7}


def test_a_row_with_objects_is_frigates_own_whatever_its_motion(table: Table) -> None:
    table.ours("a", motion=-1, objects=2)

    table.insert(row("a"), row("b"))

    assert table.motions() == {"a": -1, "b": 7}


def test_frigates_own_row_is_never_removed_and_the_others_still_go_in(table: Table) -> None:
    table.insert(row("a", motion=3))
    table.ours("b")

    table.insert(row("a", id="again"), row("b"), row("c"))

    assert table.motions() == {"a": 3, "b": 7, "c": 7}


def test_more_paths_than_one_statement_takes_give_way(table: Table) -> None:
    paths = [f"{number:04}" for number in range(1200)]
    table.ours(*paths)

    table.insert(*(row(path) for path in paths))

    assert set(table.motions().values()) == {7}
    assert len(table.motions()) == 1200


@pytest.mark.parametrize(
    "problem",
    [
        "database is locked",
        "database or disk is full",
        "disk I/O error",
        "database table is locked",
    ],
)
def test_a_database_that_is_locked_or_full_for_a_while_is_tried_again(
    table: Table, problem: str
) -> None:
    tries: list[int] = []

    def refused_twice(rows: list[Any]) -> None:
        tries.append(len(rows))
        if len(tries) < 3:
            raise OperationalError(problem)
        table.frigates_insert(rows)

    table.guard.insert(refused_twice, [row("a")])

    assert tries == [1, 1, 1]
    assert table.motions() == {"a": 7}


def test_a_lock_that_does_not_end_is_said_and_does_not_raise(
    table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(table.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.ERROR):
            table.insert(row("a"), row("b"))
        other.execute("ROLLBACK")

    assert "could not store 2 recordings: database is locked" in caplog.text
    table.insert(row("c"))
    assert table.motions() == {"c": 7}


def test_a_full_database_is_said_and_does_not_raise(
    table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    """As on a full disk: SQLite can add no page, and says so at each insert."""
    table.insert(row("a"))
    (pages,) = table.database.execute_sql("PRAGMA page_count").fetchone()
    table.database.execute_sql(f"PRAGMA max_page_count = {pages}")
    long = "x" * 20_000

    with caplog.at_level(logging.ERROR):
        table.insert(row(long))

    assert "could not store 1 recordings: database or disk is full" in caplog.text
    table.database.execute_sql("PRAGMA max_page_count = 1000000")
    table.insert(row(long))
    assert table.motions() == {"a": 7, long: 7}


def test_what_is_neither_conflict_nor_lock_is_raised_as_without_us(table: Table) -> None:
    def broken(_rows: list[Any]) -> None:
        raise OperationalError("no such table: recordings")

    with pytest.raises(OperationalError, match="no such table"):
        table.guard.insert(broken, [row("a")])


def test_where_frigate_leaves_its_own_row_out_ours_give_way_afterwards(table: Table) -> None:
    """As 0.19's insert does: no error reaches the guard."""
    table.ours("a", "b")
    calls = []

    def leaves_out(rows: list[dict[str, Any]]) -> None:
        calls.append([one["path"] for one in rows])
        for one in rows:
            with suppress(IntegrityError):
                table.model.insert(one).execute()

    guard = RecordingsGuard(table.model, table.pauses.append, survives=True)
    guard.insert(leaves_out, [row("a"), row("c")])
    assert table.motions() == {"a": 7, "b": -1, "c": 7}
    guard.insert(leaves_out, [row("c", id="again"), row("d")])
    assert table.motions() == {"a": 7, "b": -1, "c": 7, "d": 7}
    # Frigate is asked again only for what was ours.
    assert calls == [["a", "c"], ["a"], ["c", "d"]]


@pytest.mark.parametrize("error", [DatabaseError("malformed"), OperationalError("no such column")])
def test_where_frigates_insert_went_well_no_fault_of_ours_ends_its_thread(
    table: Table, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    guard = RecordingsGuard(table.model, table.pauses.append, survives=True)

    def fails(*_columns: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(table.model, "select", fails)
        guard.insert(lambda rows: table.model.insert_many(rows).execute(), [row("a")])
        # Nor does a payload that a later Frigate shapes otherwise.
        assert guard.insert(len, [("b", 1.0)]) == 1
    assert table.motions() == {"a": 7}
