"""`backup.db` outlives Frigate's first start on a database that was lost or put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.patch import backup, hook

from testing.library import create_database
from testing.standin.server import StandIn
from testing.versions import NEWEST_FOR_OLDER

if TYPE_CHECKING:
    from pathlib import Path


def made(path: Path, rows: int, first: float = 1000.0, version: str = "0.17") -> Path:
    """A database of Frigate's with so many recordings."""
    create_database(path, version)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.executemany(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
            " segment_size) VALUES (?1, 'c', ?1, ?2, ?2 + 10, 10, 1)",
            [(f"{n}-row", first + 10 * n) for n in range(rows)],
        )
    return path


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM recordings").fetchone()[0])


def saved(folder: Path) -> list[Path]:
    return sorted(folder.glob("backup.2*.db"))


@pytest.mark.parametrize("lost", ["missing", "no bytes", "no rows", "damaged"])
def test_the_backup_of_a_lost_database_is_kept_by_another_name(tmp_path: Path, lost: str) -> None:
    made(tmp_path / "backup.db", 5)
    database = tmp_path / "frigate.db"
    if lost == "no bytes":
        database.touch()
    elif lost == "no rows":
        made(database, 0)
    elif lost == "damaged":
        database.write_bytes(b"no database at all" * 1000)

    backup.save(str(database))

    assert not (tmp_path / "backup.db").exists()
    assert [rows(path) for path in saved(tmp_path)] == [5]


def test_a_damaged_backup_is_kept_too_as_much_of_it_can_be_read(tmp_path: Path) -> None:
    damaged = made(tmp_path / "backup.db", 500)
    content = bytearray(damaged.read_bytes())
    content[100:4096] = b"x" * 3996  # the page that says which tables there are
    damaged.write_bytes(content)

    backup.save(str(tmp_path / "frigate.db"))

    assert [path.read_bytes() for path in saved(tmp_path)] == [content]


@pytest.mark.parametrize("case", ["older", "older, and a row of the future", "damaged backup"])
def test_a_backup_that_is_newer_than_the_database_put_back_is_kept(
    tmp_path: Path, case: str
) -> None:
    newer = made(tmp_path / "backup.db", 50, first=1000.0)
    database = made(tmp_path / "frigate.db", 90, first=10.0)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM recordings WHERE start_time > 900")
        if case == "older, and a row of the future":
            connection.execute(
                "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                " segment_size) VALUES ('f', 'c', 'f', ?1, ?1 + 10, 10, 1)",
                (time.time() + 1e8,),
            )
    if case == "damaged backup":
        newer.write_bytes(newer.read_bytes()[:4096] + b"x" * 9000)
    content = newer.read_bytes()
    backup.save(str(database))
    assert [path.read_bytes() for path in saved(tmp_path)] == [content]
    assert not newer.exists()


def test_updates_alone_keep_no_second_backup(tmp_path: Path) -> None:
    """Frigate runs on and forgets what is past its days; then an update writes backup.db anew."""
    database = made(tmp_path / "frigate.db", 50)
    for _ in range(5):
        shutil.copyfile(database, tmp_path / "backup.db")
        assert backup.save(str(database)) is None
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("UPDATE recordings SET start_time = start_time + 400")
        assert backup.save(str(database)) is None
    (tmp_path / "backup.db").write_bytes(b"damaged")
    os.utime(tmp_path / "backup.db", (1500, 1500))
    assert backup.save(str(database)) is None


def test_one_database_put_back_at_every_start_keeps_one_backup(tmp_path: Path) -> None:
    made(tmp_path / "backup.db", 50, first=2000.0)
    old = made(tmp_path / "old.db", 5)
    for _ in range(5):
        shutil.copyfile(old, tmp_path / "frigate.db")
        backup.save(str(tmp_path / "frigate.db"))
        shutil.copyfile(tmp_path / "frigate.db", tmp_path / "backup.db")  # as Frigate does then
        with closing(sqlite3.connect(tmp_path / "frigate.db")) as connection, connection:
            connection.execute("UPDATE recordings SET start_time = start_time + 10000")
    assert [rows(path) for path in saved(tmp_path)] == [50]


@pytest.mark.parametrize("case", ["database with rows", "backup without rows", "no backup"])
def test_otherwise_everything_stays_where_it_is(tmp_path: Path, case: str) -> None:
    if case != "no backup":
        made(tmp_path / "backup.db", 0 if case == "backup without rows" else 5)
    if case == "database with rows":
        made(tmp_path / "frigate.db", 1, first=1040.0)
    before = sorted(os.listdir(tmp_path))

    assert backup.save(str(tmp_path / "frigate.db")) is None
    assert sorted(os.listdir(tmp_path)) == before


def test_rows_that_stand_only_in_the_write_ahead_log_are_rows(tmp_path: Path) -> None:
    made(tmp_path / "backup.db", 5)
    database = made(tmp_path / "frigate.db", 0)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        with connection:
            connection.execute(
                "INSERT INTO recordings (id, camera, path, start_time, end_time, duration,"
                " segment_size) VALUES ('a', 'c', 'a', 2000, 2010, 10, 1)"
            )
        assert backup.save(str(database)) is None


def test_an_older_one_goes_only_where_the_newer_holds_as_much(tmp_path: Path) -> None:
    more = made(tmp_path / "backup.20200101-000000.db", 9)
    less = made(tmp_path / "backup.20200102-000000.db", 4)
    other_times = made(tmp_path / "backup.20200103-000000.db", 3, first=500.0)
    damaged = tmp_path / "backup.20200104-000000.db"
    damaged.write_bytes(b"x" * 5000)
    mine = made(tmp_path / "backup.mine.db", 1)
    made(tmp_path / "backup.db", 5)

    backup.save(str(tmp_path / "frigate.db"))

    assert not less.exists()
    assert all(path.exists() for path in (more, other_times, damaged, mine))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE recordings SET objects = -1, regions = -1, motion = -1",
        "UPDATE recordings SET camera = 'd'",
    ],
    ids=["were made from files", "are another camera's"],
)
def test_an_older_one_stays_where_the_newers_rows(tmp_path: Path, change: str) -> None:
    older = made(tmp_path / "backup.20200101-000000.db", 5)
    newer = made(tmp_path / "backup.db", 9)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute(change)

    backup.save(str(tmp_path / "frigate.db"))

    assert older.exists()


def test_two_losses_in_one_second_keep_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup.time, "strftime", lambda *_: "20260101-000000")
    made(tmp_path / "backup.db", 5)
    backup.save(str(tmp_path / "frigate.db"))
    made(tmp_path / "backup.db", 3)
    backup.save(str(tmp_path / "frigate.db"))

    assert [rows(path) for path in saved(tmp_path)] == [3, 5]


def test_a_link_is_not_renamed_and_a_fifo_holds_up_nothing(tmp_path: Path) -> None:
    made(tmp_path / "elsewhere.db", 5)
    (tmp_path / "backup.db").symlink_to(tmp_path / "elsewhere.db")
    assert backup.save(str(tmp_path / "frigate.db")) is None
    (tmp_path / "backup.db").unlink()
    os.mkfifo(tmp_path / "backup.db")
    assert backup.save(str(tmp_path / "frigate.db")) is None


def test_whatever_goes_wrong_frigates_start_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class FrigateApp:
        config = SimpleNamespace(database=SimpleNamespace(path="/config/frigate.db"))

        def init_database(self) -> str:
            return "made"

    def fail(_database: str) -> Any:
        raise RuntimeError("broken")

    module: Any = SimpleNamespace(FrigateApp=FrigateApp)
    monkeypatch.setattr(backup, "save", fail)
    backup.install(module, hook.guarded)

    assert FrigateApp().init_database() == "made"
    assert "the saving of backup.db could not be set up" in caplog.text


@pytest.mark.parametrize("version", NEWEST_FOR_OLDER)
def test_frigates_first_start_then_leaves_the_backup(tmp_path: Path, version: str) -> None:
    """An older database is put back for one release; for the others it is missing."""
    standin = StandIn(tmp_path, version=version)
    standin.prepare()
    made(standin.config_dir / "backup.db", 5, first=5000.0)
    if put_back := version == "0.17.2":
        made(standin.config_dir / "frigate.db", 3, version="0.15")

    with standin:
        pass

    assert [rows(path) for path in saved(standin.config_dir)] == [5]
    assert not put_back or rows(standin.config_dir / "backup.db") == 3
    assert "was kept as" in standin.log.read_text()
