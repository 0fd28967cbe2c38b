"""Frigate's database: which can be used, and what is said of one that cannot."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.check import check_order
from recording_backfill.errors import DatabaseUnusableError
from recording_backfill.frigate import connection as connection_module
from recording_backfill.frigate.connection import check_schema, unusable

from testing.library import NOON, LibraryBuilder, run_as_nobody
from testing.schema import VERSIONS, create_database
from tests.patch.frigate.databases import HOUR


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


def test_the_journal_mode_is_never_touched(library: LibraryBuilder) -> None:
    for mode in ("delete", "wal"):
        library.execute(f"PRAGMA journal_mode = {mode}")
        library.add(NOON if mode == "delete" else NOON + 60)
        assert library.run().counts.added == 1
        assert library.execute("PRAGMA journal_mode") == [{"journal_mode": mode}]


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


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"not a database" * 1000, "name Frigate's frigate.db.*put it aside"),
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


@pytest.mark.parametrize("away", ["frigate.db", "frigate.db-wal"])
@pytest.mark.parametrize("said", ["database disk image is malformed", "file is not a database"])
def test_a_database_that_its_disk_does_not_give_is_not_called_damaged(
    tmp_path: Path, away: str, said: str
) -> None:
    (tmp_path / away).mkdir()  # reading it is an error, as of a disk that was pulled
    error = str(unusable(str(tmp_path / "frigate.db"), sqlite3.DatabaseError(said)))
    assert "cannot be read (Is a directory). See that its disk is mounted" in error
    assert "aside" not in error


def test_what_no_disk_can_be_blamed_for_is_told_as_sqlite_says_it(tmp_path: Path) -> None:
    (tmp_path / "frigate.db").mkdir()
    error = unusable(str(tmp_path / "frigate.db"), sqlite3.OperationalError("no such column: mood"))
    assert "cannot be read (no such column: mood)" in str(error)


def test_who_asks_what_is_wrong_with_a_database_keeps_the_locks_on_it(tmp_path: Path) -> None:
    """Frigate's locks are of the same process; without them another one deletes its log."""
    path = tmp_path / "frigate.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as frigate:
        frigate.execute("CREATE TABLE t (a)")
        frigate.execute("BEGIN IMMEDIATE")
        unusable(str(path), sqlite3.DatabaseError("database disk image is malformed"))
        write = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0).execute('BEGIN IMMEDIATE')"
        told = subprocess.run(
            [sys.executable, "-c", write, str(path)], capture_output=True, text=True, check=False
        )
    assert "database is locked" in told.stderr


@pytest.mark.parametrize("broken", ["recordings", "recordings_path"])
def test_a_damaged_database_is_left_as_it_is_and_the_way_out_told(
    library: LibraryBuilder, broken: str
) -> None:
    library.add_row(NOON)
    # By SQL, as one row at a time takes its time: so many that table and index have inner pages.
    library.execute(
        "WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers LIMIT 2999) "
        "INSERT INTO recordings (id, path, camera, start_time, end_time, duration, segment_size, "
        "motion, objects, dBFS, regions) SELECT id || i, path || i, camera, start_time + 10 * i, "
        "end_time + 10 * i, duration, segment_size, motion, objects, dBFS, regions "
        "FROM numbers, recordings"
    )
    assert len(library.rows()) == 3000
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
