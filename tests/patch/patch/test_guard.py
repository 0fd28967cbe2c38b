"""The guard on the recorder's insert, on peewee's queue database and in the stand-in."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import closing, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

# The copy of SQLite that peewee uses: a second one in one process would undo its locks.
from peewee import (
    CharField,
    DatabaseError,
    FloatField,
    IntegerField,
    IntegrityError,
    Model,
    OperationalError,
    sqlite3,
)
from playhouse.sqliteq import SqliteQueueDatabase
from recording_backfill.frigate.protection import Protection
from recording_backfill.patch import guard
from recording_backfill.patch.guard import PreviewsGuard, RecordingsGuard

from testing.schema import create_database
from testing.served import YESTERDAY, Served
from testing.standin.server import VERSIONS, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import Samples


class Table:
    """Frigate's table behind its queue database, with the insert that its dispatcher does."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self.path = path
        create_database(path)
        self.database = SqliteQueueDatabase(str(path), timeout=busy_seconds)

        class Recordings(Model):
            id = CharField(primary_key=True)
            camera = CharField()
            path = CharField(unique=True)
            start_time = FloatField()
            end_time = FloatField()
            duration = FloatField()
            motion = IntegerField(null=True)
            objects = IntegerField(null=True)
            regions = IntegerField(null=True)
            segment_size = FloatField(default=0)

            class Meta:
                database = self.database

        class Previews(Model):
            id = CharField(primary_key=True)
            camera = CharField()
            path = CharField()
            start_time = FloatField()
            end_time = FloatField()
            duration = FloatField()

            class Meta:
                database = self.database

        self.database.create_tables([Previews])
        self.model = Recordings
        self.previews = Previews
        self.pauses: list[float] = []
        self.guard = RecordingsGuard(Recordings, self.pauses.append)

    def insert(self, *rows: dict[str, Any]) -> None:
        self.guard.insert(self.frigates_insert, list(rows))

    def frigates_insert(self, rows: list[dict[str, Any]]) -> None:
        self.model.insert_many(rows).execute()

    def ours(self, *paths: str, motion: int = -1, objects: int = -1) -> None:
        """Rows as a backfill leaves them."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            for path in paths:
                connection.execute(
                    "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                    " motion, objects, regions, segment_size)"
                    " VALUES (?, 'c', ?, 0, 10, 10, ?, ?, -1, 1)",
                    (f"ours-{path}", path, motion, objects),
                )

    def motions(self) -> dict[str, int]:
        with closing(sqlite3.connect(self.path)) as connection:
            return dict(connection.execute("SELECT path, motion FROM recordings ORDER BY path"))


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


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    made = Table(tmp_path / "frigate.db", busy_seconds=0.05)
    yield made
    made.database.stop()


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


def dispatcher_module(table: Table) -> Any:
    recordings, previews = table.model, table.previews

    class Dispatcher:
        def _receive(self, topic: str, payload: Any) -> Any:
            if topic == "insert_many_recordings":
                return recordings.insert_many(payload).execute() and None
            if topic == "insert_preview":
                return previews.insert(payload).execute() and None
            if topic == "upsert_review_segment":
                raise OperationalError("database or disk is full")
            return (topic, payload)

    return SimpleNamespace(
        Dispatcher=Dispatcher,
        INSERT_MANY_RECORDINGS="insert_many_recordings",
        Recordings=recordings,
        INSERT_PREVIEW="insert_preview",
        Previews=previews,
        UPSERT_REVIEW_SEGMENT="upsert_review_segment",
    )


def test_other_messages_pass_through_with_their_answers(table: Table) -> None:
    module, protection = dispatcher_module(table), Protection()

    guard.install(module, protection)

    assert protection.guard_active
    assert module.Dispatcher()._receive("request_region_grid", "front") == (
        "request_region_grid",
        "front",
    )


@pytest.mark.parametrize(
    ("held_by", "expected"),
    [
        ({}, {("c_10.0", "p.mp4", 0.0)}),
        ({"path": "p.mp4", "start_time": 3.0}, {("c_10.0", "p.mp4", 0.0)}),
        ({"path": "other.mp4"}, {("c_10.0", "other.mp4", 0.0), ("c_10.0-…", "p.mp4", 0.0)}),
    ],
)
def test_a_preview_gets_its_row_whatever_holds_its_id(
    table: Table, held_by: dict[str, Any], expected: set[tuple[str, str, float]]
) -> None:
    module = dispatcher_module(table)
    guard.install(module, Protection())
    frigates = {
        "id": "c_10.0",
        "camera": "c",
        "path": "p.mp4",
        "start_time": 0.0,
        "end_time": 10.0,
        "duration": 10.0,
    }
    if held_by:
        table.previews.insert({**frigates, **held_by}).execute()

    module.Dispatcher()._receive("insert_preview", frigates)

    rows = {(p.id, p.path, p.start_time) for p in table.previews.select()}
    assert {(f"{i[:7]}…" if len(i) > 6 else i, p, s) for i, p, s in rows} == expected


def test_a_preview_that_meets_a_full_disk_does_not_raise(table: Table) -> None:
    def full(_row: Any) -> None:
        raise OperationalError("database or disk is full")

    pauses: list[float] = []
    PreviewsGuard(table.previews, pauses.append).insert(full, {"id": "c_10.0", "path": "p.mp4"})

    assert len(pauses) == 2


def test_a_review_item_that_meets_a_full_disk_does_not_end_the_thread(
    table: Table, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(guard.time, "sleep", lambda _seconds: None)
    module = dispatcher_module(table)
    guard.install(module, Protection())

    assert module.Dispatcher()._receive("upsert_review_segment", {"id": "1-a"}) is None
    assert "could not store a change of a review item" in caplog.text


def test_a_dispatcher_built_otherwise_is_left_alone(table: Table) -> None:
    protection = Protection()
    module = SimpleNamespace(Dispatcher=type("Dispatcher", (), {}), Recordings=table.model)

    with pytest.raises(AttributeError):
        guard.install(module, protection)
    assert not protection.guard_active


# In the stand-in: the thread that receives the recorder's rows


def recorder_rows(standin: StandIn, start: float, count: int) -> list[dict[str, Any]]:
    return [
        standin.recorder_row("front_door", int(start) + 10 * number, 4.0, motion=7)
        for number in range(count)
    ]


def motions(standin: StandIn) -> list[int]:
    with closing(sqlite3.connect(standin.database, timeout=30)) as connection:
        return [motion for (motion,) in connection.execute("SELECT motion FROM recordings")]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_recorder_inserting_what_is_backfilled_loses_nothing_and_records_on(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    with StandIn(tmp_path, version=version) as standin:
        served = Served(standin, samples)
        served.add_many(30)
        served.request("POST", "/recordings/front_door/backfill")

        standin.insert_as_recorder(recorder_rows(standin, YESTERDAY, 12))
        standin.insert_as_recorder(recorder_rows(standin, YESTERDAY + 3600, 1))

        assert sorted(motions(standin)) == [-1] * 18 + [7] * 13


def test_without_the_patch_the_same_insert_ends_the_receiving_thread(
    tmp_path: Path, samples: Samples
) -> None:
    with StandIn(tmp_path, patch=False) as standin:
        first = recorder_rows(standin, YESTERDAY, 1)
        standin.insert_as_recorder(first)
        with pytest.raises(TimeoutError):
            standin.insert_as_recorder(recorder_rows(standin, YESTERDAY, 2), timeout=3)


def test_0_19_survives_the_same_by_itself(tmp_path: Path) -> None:
    with StandIn(tmp_path, version="0.19.0-dev", patch=False) as standin:
        standin.insert_as_recorder(recorder_rows(standin, YESTERDAY, 1))
        standin.insert_as_recorder(recorder_rows(standin, YESTERDAY, 2), timeout=10)
        assert motions(standin) == [7, 7]


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


def test_recorder_and_backfill_racing_for_the_same_paths_lose_nothing(
    tmp_path: Path, samples: Samples
) -> None:
    with StandIn(tmp_path) as standin:
        served = Served(standin, samples)
        served.add_many(360)
        rows = recorder_rows(standin, YESTERDAY, 360)
        run = threading.Thread(
            target=lambda: served.request(
                "POST", "/recordings/front_door/backfill", json={"force": True}
            )
        )
        with standin.recorder() as recorder:
            run.start()
            for begin in range(0, 360, 6):
                recorder.insert(rows[begin : begin + 6], timeout=30)
            run.join()
            recorder.insert(recorder_rows(standin, YESTERDAY + 3600, 1), timeout=30)

        assert len(served.paths_in_database()) == 361
        assert motions(standin).count(7) == 361


def test_a_database_locked_for_30_seconds_does_not_end_the_receiving_thread(
    tmp_path: Path,
) -> None:
    with StandIn(tmp_path) as standin:
        done = threading.Event()

        def insert() -> None:
            standin.insert_as_recorder(recorder_rows(standin, YESTERDAY, 2), timeout=90)
            done.set()

        with closing(sqlite3.connect(standin.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            thread = threading.Thread(target=insert)
            thread.start()
            time.sleep(30)
            assert not done.is_set()
            other.execute("ROLLBACK")
        thread.join(60)

        assert motions(standin) == [7, 7]
        standin.insert_as_recorder(recorder_rows(standin, YESTERDAY + 3600, 1))
