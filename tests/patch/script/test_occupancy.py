"""The script sees who has Frigate's database open."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from recording_backfill.engine import storage
from recording_backfill.script import occupancy as cli_occupancy
from recording_backfill.script.occupancy import Occupancy, occupancy

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode=wal")
connection.execute("CREATE TABLE IF NOT EXISTS t (x)")
connection.execute("INSERT INTO t VALUES (1)")
connection.commit()
print("open", flush=True)
sys.stdin.read()
connection.close()
"""


@contextmanager
def held_open(database: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has the database open as Frigate has: in WAL mode."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    try:
        yield process
    finally:
        process.communicate()


def test_a_database_that_nobody_has_open_is_seen_as_such(tmp_path: Path) -> None:
    database = tmp_path / "frigate.db"
    assert occupancy(database) is Occupancy.NOBODY
    with held_open(database):
        pass
    assert occupancy(database) is Occupancy.NOBODY


def test_a_program_on_this_host_is_seen(tmp_path: Path) -> None:
    database = tmp_path / "frigate.db"
    with held_open(database):
        assert occupancy(database) is Occupancy.HERE


def test_files_that_no_program_here_holds_mean_another_host(tmp_path: Path) -> None:
    database = tmp_path / "frigate.db"
    with held_open(database) as process:
        process.kill()
        process.wait()
    assert (tmp_path / "frigate.db-wal").stat().st_size > 0
    assert occupancy(database) is Occupancy.ELSEWHERE


def test_asking_does_not_disturb_who_has_it_open(tmp_path: Path) -> None:
    database = tmp_path / "frigate.db"
    with held_open(database):
        for _ in range(50):
            occupancy(database)
        connection = sqlite3.connect(database, timeout=0)
        connection.execute("INSERT INTO t VALUES (2)")
        connection.commit()
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (2,)
        connection.close()


def test_on_a_network_file_system_only_a_holder_of_this_kernel_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_occupancy, "_is_shared", lambda path: True)
    database = tmp_path / "frigate.db"
    with held_open(database):
        assert occupancy(database) is Occupancy.HERE
        monkeypatch.setattr(cli_occupancy, "_in_kernel_lock_list", lambda file: False)
        assert occupancy(database) is Occupancy.ELSEWHERE


@pytest.mark.parametrize(
    ("file_system", "shared"),
    [("ext4", False), ("nfs4", True), ("fuse.sshfs", True), ("virtiofs", True), ("", False)],
)
def test_another_kernel_may_have_what_a_server_or_a_host_hands_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_system: str, *, shared: bool
) -> None:
    mounts = tmp_path / "mountinfo"
    if file_system:  # else a Mac, where nothing says it
        mounts.write_text(f"22 1 0:1 / / rw - {file_system} source rw\n")
    monkeypatch.setattr(storage, "_MOUNTS", str(mounts))
    assert cli_occupancy._is_shared(tmp_path) is shared


def test_a_link_to_the_database_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real" / "frigate.db"
    real.parent.mkdir()
    link = tmp_path / "frigate.db"
    link.symlink_to(real)
    with held_open(real):
        assert occupancy(link) is Occupancy.HERE
