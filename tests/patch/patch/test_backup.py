"""`backup.db` outlives Frigate's first start on a lost database."""

from __future__ import annotations

import os
import sqlite3
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


def made(path: Path, rows: int, first: float = 1000.0) -> Path:
    """A database of Frigate's with so many recordings."""
    create_database(path)
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


@pytest.mark.parametrize("case", ["database with rows", "backup without rows", "no backup"])
def test_otherwise_everything_stays_where_it_is(tmp_path: Path, case: str) -> None:
    if case != "no backup":
        made(tmp_path / "backup.db", 0 if case == "backup without rows" else 5)
    if case == "database with rows":
        made(tmp_path / "frigate.db", 1)
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
                " segment_size) VALUES ('a', 'c', 'a', 1, 2, 1, 1)"
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
def test_frigates_first_start_on_a_lost_database_leaves_the_backup(
    tmp_path: Path, version: str
) -> None:
    standin = StandIn(tmp_path, version=version)
    standin.prepare()
    made(standin.config_dir / "backup.db", 5)

    with standin:
        pass

    assert [rows(path) for path in saved(standin.config_dir)] == [5]
    assert "was kept as" in standin.log.read_text()
