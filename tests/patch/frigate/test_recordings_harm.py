"""Rows stay whole whatever happens: kills, full disks, a recorder, a replaced database."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.errors import DatabaseUnusableError
from recording_backfill.frigate import connection as connection_module
from recording_backfill.frigate import session as database_module
from recording_backfill.frigate.recordings import Fate, FrigateDatabase

from testing.library import NOON, LibraryBuilder
from testing.schema import create_database
from testing.steps import killed_after
from tests.patch.frigate.databases import HOUR, recordings, write_all

PATCH = Path(database_module.__file__).parents[2]


def test_a_database_that_turns_read_only_is_an_error_for_each_file(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = connection_module.connect

    def read_only(path: str, **options: object) -> sqlite3.Connection:
        connection = real(path, **options)  # type: ignore[arg-type]
        connection.execute("PRAGMA query_only = 1")
        return connection

    monkeypatch.setattr(database_module, "connect", read_only)
    library.add(NOON)
    library.add(NOON + HOUR)
    run = library.run()
    assert run.reasons == ["database", "database"]
    assert "read-only" in str(run.results[0].message)


FULL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[1])
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import Retention, RunOrder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
order = RunOrder("front_door", sys.argv[2], sys.argv[3], sys.argv[3], retention=Retention(36500.0))
backfill = Backfill(order)
for report in backfill.run():
    for result in report.results:
        print(result.status, result.reason, result.message)
"""


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_disk_that_fills_up_leaves_whole_rows_and_says_so(
    library: LibraryBuilder, mode: str
) -> None:
    library.execute(f"PRAGMA journal_mode = {mode}")
    count = 400
    for number in range(count):
        library.add(NOON + 20 * number, "one_second")
    # No file of that process may grow any more: to SQLite, a disk without room.
    limit = library.database.stat().st_size + 40_000
    output = subprocess.run(
        [sys.executable, "-c", FULL, PATCH, library.database, library.root, str(limit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert output.stderr == ""
    lines = output.stdout.splitlines()
    added = [line for line in lines if line.startswith("added")]
    failed = [line for line in lines if line.startswith("error database")]
    assert len(added) + len(failed) == count
    assert failed
    assert "full" in failed[0] or "I/O" in failed[0]
    assert library.execute("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert len(library.rows()) == len(added)
    again = library.run()
    assert again.counts.added == len(failed)
    assert len(library.rows()) == count


def test_a_full_database_is_told_apart(library: LibraryBuilder, database: FrigateDatabase) -> None:
    (pages,) = database.session.connection.execute("PRAGMA page_count").fetchone()
    database.session.connection.execute(f"PRAGMA max_page_count = {pages + 10}")
    fates = write_all(database, recordings(2000))
    assert fates[-1] == "The disk of Frigate's database is full: make room, then run again."
    assert len(library.rows()) == fates.count(Fate.WRITTEN)
    database.session.connection.execute("PRAGMA max_page_count = 1000000")
    # Frigate needs what room there is: the run ends.
    assert write_all(database, recordings(1, 5000)) == [fates[-1]]


KILLED = """
import sys
sys.path.insert(0, sys.argv[1])
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import Retention, RunOrder
order = RunOrder("front_door", sys.argv[2], sys.argv[3], sys.argv[3], retention=Retention(36500.0))
print("ready", flush=True)
for report in Backfill(order).run():
    pass
"""


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_run_killed_again_and_again_leaves_only_whole_rows(
    library: LibraryBuilder, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.execute(f"PRAGMA journal_mode = {mode}")
    count = 900
    for number in range(count):
        path = library.path(NOON + 15 * number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(library.samples["h264"])
    kills = 0
    for attempt in range(12):
        where = (PATCH, library.database, library.root)
        kills += killed_after(0.006 * attempt, KILLED, *where)
        if len(library.rows()) == count:
            break
    assert kills > 3
    left = count - len(library.rows())
    final = library.run()
    assert final.counts.added == left
    rows = library.rows()
    assert len({row["path"] for row in rows}) == len({row["id"] for row in rows}) == count
    assert {(row["duration"], row["motion"], row["regions"]) for row in rows} == {(10.0, -1, -1)}
    assert all(row["end_time"] == row["start_time"] + 10.0 for row in rows)
    assert library.execute("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_recorder_inserting_all_the_while_loses_nothing(library: LibraryBuilder) -> None:
    for number in range(600):
        library.add(NOON + 15 * number, "one_second")
    stop = threading.Event()
    inserted: list[str] = []

    def record() -> None:
        with closing(sqlite3.connect(library.database, timeout=60.0)) as connection:
            number = 0
            while not stop.is_set():
                with connection:
                    connection.execute(
                        "INSERT INTO recordings VALUES (?, 'other', ?, 1, 2, 1, 0, 0, 0, 0, 0)",
                        (f"live-{number}", f"/live/{number}.mp4"),
                    )
                inserted.append(f"/live/{number}.mp4")
                number += 1
                time.sleep(0.002)

    recorder = threading.Thread(target=record)
    recorder.start()
    try:
        assert library.run().counts.added == 600
    finally:
        stop.set()
        recorder.join()
    assert inserted
    assert {row["path"] for row in library.rows("other")} == set(inserted)


@pytest.mark.parametrize("removed", [True, False])
def test_rows_that_went_into_a_replaced_database_are_not_claimed(
    library: LibraryBuilder, tmp_path: Path, *, removed: bool
) -> None:
    library.execute("PRAGMA journal_mode = delete")
    for hour in range(3):
        library.add(NOON + HOUR * hour)
    backfill = Backfill(library.order())
    reports = backfill.run()
    assert [result.status for result in next(reports).results] == ["added"]
    library.database.rename(tmp_path / "away.db")
    if not removed:
        create_database(library.database)
    found = []
    with pytest.raises(DatabaseUnusableError, match="replaced or removed"):  # noqa: PT012
        for report in reports:
            found += report.results
    assert [result.reason for result in found] == ["database"]
    assert backfill.counts.added == 1
    assert removed or library.rows() == []
