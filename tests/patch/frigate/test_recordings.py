"""Reads and writes of recordings: whole rows, whatever happens meanwhile."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from recording_backfill.frigate import session as database_module
from recording_backfill.frigate.recordings import Fate, FrigateDatabase
from recording_backfill.frigate.sql.recordings import ROWS, ROWS_OF_FOLDER
from recording_backfill.frigate.sql.schema import of_streams
from recording_backfill.frigate.writer import Write
from recording_backfill.models import Recording

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.frigate.databases import recordings, write_all


@pytest.mark.parametrize("statement", [ROWS, ROWS_OF_FOLDER])
def test_every_query_of_a_run_uses_an_index(library: LibraryBuilder, statement: str) -> None:
    values = ["x"] * statement.count("?")
    query = of_streams(statement, streams=False)
    plan = library.execute(f"EXPLAIN QUERY PLAN {query}", *values)
    details = " ".join(row["detail"] for row in plan)
    assert re.search(
        r"SEARCH recordings USING INDEX \w+ \((camera=\? AND start_time|path>)", details
    )
    assert "TEMP B-TREE" not in details


def test_a_path_that_is_there_is_told_apart_from_what_is_written(
    library: LibraryBuilder, database: FrigateDatabase
) -> None:
    library.add_row(NOON, path="/r/2.mp4")
    fates = write_all(database, recordings(4))
    assert fates == [Fate.WRITTEN, Fate.WRITTEN, Fate.ALREADY_THERE, Fate.WRITTEN]
    assert len(library.rows()) == 4


def test_an_id_that_is_taken_costs_nothing(
    library: LibraryBuilder, database: FrigateDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = iter("aab" + "cdefgh" * 9)
    monkeypatch.setattr("random.Random.choices", lambda *_, k: [next(letters)] * k)
    same = [Write(Recording(f"/r/{name}.mp4", CAMERA, NOON, 10.0, 1)) for name in ("one", "two")]
    assert write_all(database, same) == [Fate.WRITTEN, Fate.WRITTEN]
    assert len(library.rows()) == 2


def test_a_row_the_table_refuses_fails_alone_and_says_why(
    library: LibraryBuilder, database: FrigateDatabase
) -> None:
    library.execute(
        "CREATE TRIGGER picky BEFORE INSERT ON recordings WHEN NEW.path = '/r/1.mp4' "
        "BEGIN SELECT RAISE(ABORT, 'not this one'); END"
    )
    first, second, third = write_all(database, recordings(3))
    assert (first, third) == (Fate.WRITTEN, Fate.WRITTEN)
    assert "not this one" in str(second)


def test_a_row_that_is_gone_is_not_made_up(
    library: LibraryBuilder, database: FrigateDatabase
) -> None:
    recording = Recording("/r/1.mp4", CAMERA, NOON, 10.0, 1)
    assert write_all(database, [Write(recording, "no-such-id")]) == [Fate.GONE]
    row = library.add_row(NOON, path="/r/old.mp4")
    library.add_row(NOON + 10, path="/r/1.mp4")
    assert write_all(database, [Write(recording, row["id"])]) == [Fate.ALREADY_THERE]


class SlowTime:
    """A clock that only moves when somebody sleeps or works."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_the_lock_is_held_shortly_and_then_left_alone(
    database: FrigateDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SlowTime()
    monkeypatch.setattr(database_module, "time", clock)
    spans: list[tuple[float, float]] = []

    def trace(statement: str) -> None:
        if statement.startswith("BEGIN"):
            spans.append((clock.now, clock.now))
        elif statement.startswith("COMMIT"):
            spans[-1] = (spans[-1][0], clock.now)
        elif statement.lstrip().startswith("INSERT"):
            clock.now += 0.0005

    database.session.connection.set_trace_callback(trace)
    assert write_all(database, recordings(500)) == [Fate.WRITTEN] * 500
    held = [end - begin for begin, end in spans]
    away = [after[0] - before[1] for before, after in pairwise(spans)]
    assert len(spans) > 10
    # The first chunk is a guess; from then on chunks fit what the disk can do.
    assert max(held[1:]) <= 0.020
    assert all(rest >= was - 1e-9 for rest, was in zip(away, held, strict=False))
