"""Frigate's database in all its moods: locked, read-only, full, not itself, and busy."""

from __future__ import annotations

import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.check import check_order
from recording_backfill.errors import DatabaseUnusableError
from recording_backfill.frigate import connection as connection_module
from recording_backfill.frigate import coverage as coverage_module
from recording_backfill.frigate import session as database_module
from recording_backfill.frigate.connection import check_schema
from recording_backfill.frigate.coverage import backfilled_ranges, coverage
from recording_backfill.frigate.recordings import Fate, FrigateDatabase
from recording_backfill.frigate.roots import is_root_of_rows, newest_by_root
from recording_backfill.frigate.sql.recordings import ROWS, ROWS_OF_FOLDER
from recording_backfill.frigate.sql.schema import of_streams
from recording_backfill.frigate.writer import Write
from recording_backfill.models import Recording

from testing.library import CAMERA, NOON, LibraryBuilder, run_as_nobody
from testing.schema import VERSIONS, create_database

if TYPE_CHECKING:
    from collections.abc import Iterator

PATCH = Path(database_module.__file__).parents[2]
HOUR = 3600.0


def recordings(count: int, first: int = 0) -> list[Write]:
    return [
        Write(Recording(f"/r/{number}.mp4", CAMERA, NOON + 10 * number, 10.0, 5_000_000))
        for number in range(first, first + count)
    ]


def write_all(database: FrigateDatabase, writes: list[Write]) -> list[Fate | str]:
    return [fate for fates in database.write(writes) for fate in fates]


@pytest.fixture
def database(library: LibraryBuilder) -> Iterator[FrigateDatabase]:
    with closing(FrigateDatabase(str(library.database), writable=True)) as opened:
        yield opened


@pytest.mark.parametrize("version", VERSIONS)
def test_every_supported_version_is_known(tmp_path: Path, version: str) -> None:
    create_database(tmp_path / "frigate.db", version)
    check_schema(str(tmp_path / "frigate.db"))


def test_a_database_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    for path in (tmp_path / "frigate.db", tmp_path):
        with pytest.raises(DatabaseUnusableError, match="not found"):
            check_schema(str(path))
    assert not (tmp_path / "frigate.db").exists()


@pytest.mark.parametrize("content", [b"no database " * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "frigate.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match=r"not an SQLite database|cannot be read"):
        check_schema(str(path))
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("DROP TABLE recordings", "has no recordings table"),
        ("ALTER TABLE recordings DROP COLUMN dBFS", "no column dBFS"),
        ("ALTER TABLE recordings RENAME COLUMN regions TO areas", "no column regions"),
        ("DROP INDEX recordings_path", "no unique index on path"),
    ],
)
def test_a_table_of_another_shape_is_refused(
    library: LibraryBuilder, change: str, message: str
) -> None:
    library.add(NOON)
    library.execute(change)
    with pytest.raises(DatabaseUnusableError, match=message):
        check_order(library.order())
    with pytest.raises(DatabaseUnusableError, match=message):
        library.run()


def test_an_unknown_column_is_left_alone_unless_it_demands_a_value(
    library: LibraryBuilder,
) -> None:
    library.add(NOON)
    library.execute("ALTER TABLE recordings ADD COLUMN mood TEXT")
    library.execute("ALTER TABLE recordings ADD COLUMN weight INTEGER NOT NULL DEFAULT 3")
    assert library.run().counts.added == 1
    (row,) = library.rows()
    assert (row["mood"], row["weight"]) == (None, 3)
    (made,) = library.execute("SELECT sql FROM sqlite_master WHERE name = 'recordings'")
    library.execute("DROP TABLE recordings")
    library.execute(made["sql"].replace('"regions" INTEGER', '"regions" INTEGER, "x" INT NOT NULL'))
    library.execute('CREATE UNIQUE INDEX "recordings_path" ON "recordings" ("path")')
    with pytest.raises(DatabaseUnusableError, match="demands a value for x"):
        library.run()


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


def test_the_journal_mode_is_never_touched(library: LibraryBuilder) -> None:
    for mode in ("delete", "wal"):
        library.execute(f"PRAGMA journal_mode = {mode}")
        library.add(NOON if mode == "delete" else NOON + 60)
        assert library.run().counts.added == 1
        assert library.execute("PRAGMA journal_mode") == [{"journal_mode": mode}]


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


def test_a_locked_database_is_waited_for(library: LibraryBuilder) -> None:
    library.add(NOON)
    backfill = Backfill(library.order())
    with closing(sqlite3.connect(library.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        results: list[object] = []
        thread = threading.Thread(target=lambda: results.extend(backfill.run()))
        thread.start()
        thread.join(1.0)
        assert thread.is_alive()
        other.execute("COMMIT")
        thread.join(30.0)
    assert backfill.counts.added == 1
    assert len(library.rows()) == 1


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_waiting_for_the_lock_ends_when_cancelled(library: LibraryBuilder, lock: str) -> None:
    library.execute("PRAGMA journal_mode = delete")
    library.add(NOON)
    cancelled = threading.Event()
    backfill = Backfill(library.order(), cancelled=cancelled.is_set)
    with closing(sqlite3.connect(library.database, isolation_level=None)) as other:
        other.execute(lock)
        thread = threading.Thread(target=lambda: list(backfill.run()))
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
        cancelled.set()
        thread.join(2.0)
        assert not thread.is_alive()
    assert backfill.cancelled
    assert library.rows() == []


def test_a_lock_that_is_never_released_ends_the_run_with_a_reason(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "LOCK_LIMIT", 0.3)
    library.add(NOON)
    library.add(NOON + HOUR)
    backfill = Backfill(library.order())
    reasons: list[object] = []
    with closing(sqlite3.connect(library.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnusableError, match="stayed locked"):  # noqa: PT012
            for report in backfill.run():
                reasons += [result.reason for result in report.results]
    assert reasons == ["database"]
    assert backfill.counts.added == 0
    assert library.rows() == []


READ_ONLY = """
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.check import check_order
from recording_backfill.errors import BackfillError
from recording_backfill.models import Retention, RunOrder
become_nobody()
database, root = sys.argv[1:]
for dry_run in (True, False):
    order = RunOrder("front_door", database, root, root, dry_run=dry_run,
                     retention=Retention(36500.0))
    backfill = Backfill(order)
    try:
        for report in backfill.run():
            print([str(result.status) for result in report.results])
    except BackfillError as error:
        print(error)
"""


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_read_only_database_takes_a_dry_run_only(
    library: LibraryBuilder, tmp_path: Path, mode: str
) -> None:
    library.add(NOON)
    library.execute(f"PRAGMA journal_mode = {mode}")
    library.database.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        dry, real = run_as_nobody(tmp_path, READ_ONLY, library.database, library.root).splitlines()
    finally:
        tmp_path.chmod(0o755)
    assert dry == "['would_add']"
    assert "is read-only here" in real


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


def test_a_database_damaged_within_ends_the_run_with_a_reason(library: LibraryBuilder) -> None:
    for number in range(300):
        library.add_row(NOON + 10 * number)
    library.execute("PRAGMA journal_mode = delete")
    backfill = Backfill(library.order())
    library.add(NOON + 9000)
    content = bytearray(library.database.read_bytes())
    # Page 1 holds the schema; all else is turned to rubbish.
    content[4096:] = b"\xa5" * (len(content) - 4096)
    library.database.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match="malformed"):
        list(backfill.run())


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
    count = 1500
    for number in range(count):
        path = library.path(NOON + 15 * number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(library.samples["h264"])
    kills = 0
    for attempt in range(25):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, PATCH, library.database, library.root],
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.004 * attempt)
        child.kill()
        kills += child.wait() == -signal.SIGKILL
        child.stdout.close()
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
    found = coverage(str(library.database), CAMERA, NOON, NOON + 24 * HOUR)
    assert found == [
        (NOON, 20.0, 14.0),
        (NOON + HOUR, 0.0, 6.0),
        (NOON + 3 * HOUR, 40.0, 0.0),
    ]
    assert coverage(str(library.database), CAMERA, NOON + HOUR, NOON + 2 * HOUR) == [found[1]]
    assert coverage(str(library.database), "nobody", NOON, NOON + HOUR) == []


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


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"not a database" * 1000, "put the file aside"),
        (None, "no recordings table"),
    ],
)
def test_a_file_that_is_not_frigates_database_is_told_what_it_is(
    library: LibraryBuilder, content: bytes | None, says: str
) -> None:
    library.database.unlink()
    if content is None:
        library.execute("CREATE TABLE birds (name TEXT)")
    else:
        library.database.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match=says) as caught:
        check_order(library.order())
    assert "run again" in str(caught.value)


@pytest.mark.parametrize("broken", ["recordings", "recordings_path"])
def test_a_damaged_database_is_left_as_it_is_and_the_way_out_told(
    library: LibraryBuilder, broken: str
) -> None:
    for number in range(3000):
        library.add_row(NOON + 10 * number)
    library.add(NOON - 10)
    library.execute("PRAGMA journal_mode = delete")
    (page,) = library.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", broken)
    content = bytearray(library.database.read_bytes())
    begin = (page["rootpage"] - 1) * 4096
    content[begin : begin + 64] = b"\xaa" * 64
    library.database.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match=r"put the file aside.*backup\.db"):
        library.run()
    assert library.database.read_bytes() == bytes(content)
