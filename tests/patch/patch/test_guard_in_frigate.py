"""The guard in the stand-in: the recorder inserts, and the thread that receives lives on."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from peewee import (
    sqlite3,
)

from testing.served import YESTERDAY, Served
from testing.standin.server import VERSIONS, StandIn

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


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


def test_a_lock_that_outlasts_frigates_patience_does_not_end_the_receiving_thread(
    tmp_path: Path,
) -> None:
    impatient = StandIn(tmp_path, env={"STANDIN_BUSY_SECONDS": "1"})
    with impatient as standin, standin.recorder() as recorder:
        rows = recorder_rows(standin, YESTERDAY, 2)
        insert = threading.Thread(target=lambda: recorder.insert(rows, timeout=90))
        with closing(sqlite3.connect(standin.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            insert.start()
            insert.join(2.5)
            assert insert.is_alive()
            other.execute("ROLLBACK")
        insert.join(60)
        assert motions(standin) == [7, 7]
        recorder.insert(recorder_rows(standin, YESTERDAY + 3600, 1), timeout=30)
