"""The locks: who holds them, where they are, and what they never touch."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import lock as lock_module
from recording_backfill.engine.lock import camera_lock, sync_lock
from recording_backfill.errors import BackfillError, BusyError

from testing.disks import folder_of_all
from testing.library import run_as_nobody

if TYPE_CHECKING:
    from pathlib import Path

CAMERA = "front_door"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database's path, and a temporary folder of the test's own."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (tmp_path / "config").mkdir()
    return str(tmp_path / "config" / "frigate.db")


def fallback(tmp_path: Path, database: str) -> Path:
    """The camera's lock file in the temporary folder."""
    places = list(lock_module._places(lock_module.Path(os.path.realpath(database)), CAMERA))
    assert places[1][0].parent == tmp_path / "tmp"
    return places[1][0]


def refuse_beside_the_database(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """No lock file can be made in the folder `config`, for the reason `number`."""
    real = os.open

    def refused(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if "/config/" in str(path):
            raise OSError(number, os.strerror(number))
        return real(path, flags, *more, **named)

    monkeypatch.setattr(lock_module.os, "open", refused)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_where_no_file_can_be_made_the_temporary_folder_stands_in(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuse_beside_the_database(monkeypatch, number)

    with (
        camera_lock(database, CAMERA, "a-job"),
        pytest.raises(BusyError) as caught,
        camera_lock(database, CAMERA),
    ):
        pass
    assert caught.value.job_id == "a-job"
    assert fallback(tmp_path, database).exists()


def test_without_any_temporary_folder_the_error_says_what_to_do(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    def refused(path: Any, *_: Any, **named: Any) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "gettempdir", none)
    monkeypatch.setattr(lock_module.os, "open", refused)

    with (
        pytest.raises(BackfillError, match=r"nor in /tmp .*Give write access"),
        camera_lock(database, CAMERA),
    ):
        pass


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.EIO])
def test_where_a_file_system_has_no_locks_the_temporary_folder_stands_in(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = fcntl.flock

    def no_locks(descriptor: int, kind: int) -> None:
        if "/config/" in os.readlink(f"/proc/self/fd/{descriptor}"):
            raise OSError(number, os.strerror(number))
        real(descriptor, kind)

    monkeypatch.setattr(lock_module.fcntl, "flock", no_locks)

    with (
        camera_lock(database, CAMERA),
        pytest.raises(BusyError),
        camera_lock(database, CAMERA),
    ):
        pass
    assert fallback(tmp_path, database).exists()


@pytest.mark.parametrize("kind", ["hard link", "link", "fifo"])
def test_a_file_of_somebody_elses_in_the_temporary_folder_is_never_touched(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    refuse_beside_the_database(monkeypatch, errno.EACCES)
    victim = tmp_path / "victim"
    victim.write_text("precious")
    trap = fallback(tmp_path, database)
    if kind == "hard link":
        os.link(victim, trap)
    elif kind == "link":
        trap.symlink_to(victim)
    else:
        os.mkfifo(trap)

    with (
        pytest.raises(BackfillError, match="No lock file can be made"),
        camera_lock(database, CAMERA, "a-job"),
    ):
        pass
    assert victim.read_text() == "precious"


def test_a_lock_file_with_a_second_name_is_locked_and_not_written(
    tmp_path: Path, database: str
) -> None:
    """As in a backup of the folder by hard links."""
    path = tmp_path / "config" / f".frigate_backfill.{CAMERA}.lock"
    path.write_text("of the backup")
    os.link(path, tmp_path / "backup")

    with (
        camera_lock(database, CAMERA, "a-job"),
        pytest.raises(BusyError),
        camera_lock(database, CAMERA),
    ):
        pass
    assert (tmp_path / "backup").read_text() == "of the backup"


def test_a_lock_without_room_for_its_holders_name_holds(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lock_module.os, "pwrite", full)

    with (
        camera_lock(database, CAMERA, "a-job"),
        pytest.raises(BusyError),
        camera_lock(database, CAMERA),
    ):
        pass


LOCKING = """
from recording_backfill.engine.lock import camera_lock
from recording_backfill.errors import BusyError
become_nobody()
try:
    with camera_lock(sys.argv[1], sys.argv[2]):
        print("two runs over one camera")
except BusyError as error:
    print(error.job_id)
"""


def test_a_lock_file_that_may_only_be_read_is_locked_all_the_same() -> None:
    """As where Frigate runs as a user of its own, and the script ran as root."""
    with folder_of_all() as folder:
        database = str(folder / "frigate.db")
        with camera_lock(database, CAMERA, "a-job"):
            for path in folder.iterdir():
                path.chmod(0o444)

            assert run_as_nobody(folder, LOCKING, database, CAMERA).strip() == "a-job"


def test_runs_share_what_a_sync_has_alone(database: str) -> None:
    with (
        camera_lock(database, CAMERA),
        camera_lock(database, "back_yard"),
        pytest.raises(BusyError, match="A backfill is at work"),
        sync_lock(database, 0.0, lambda: None),
    ):
        pass

    with sync_lock(database, 0.0, lambda: None):
        pass


def test_two_databases_in_one_folder_have_locks_of_their_own(tmp_path: Path) -> None:
    for name in ("frigate.db", "second.db"):
        (tmp_path / name).touch()
    with camera_lock(str(tmp_path / "frigate.db"), CAMERA):
        with camera_lock(str(tmp_path / "second.db"), CAMERA):
            pass
        with pytest.raises(BusyError), camera_lock(str(tmp_path / "frigate.db"), CAMERA):
            pass


def test_who_holds_a_lock_and_asks_for_one_that_is_taken_is_told_so(database: str) -> None:
    with (
        pytest.raises(BusyError, match=CAMERA),
        camera_lock(database, CAMERA, "a-job"),
        camera_lock(database, CAMERA),
    ):
        pytest.fail("two runs over one camera")
    with camera_lock(database, CAMERA):
        pass
