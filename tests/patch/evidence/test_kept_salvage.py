"""What was salvaged is kept while its copy is the same, and nothing of it for longer."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest
from recording_backfill.errors import CancelledError
from recording_backfill.evidence.catalogue.dayfile import TABLES
from recording_backfill.evidence.salvage import kept
from recording_backfill.evidence.salvage.kept import kept_salvage, tidy
from recording_backfill.evidence.salvage.store import NoRoomError

from testing.filled import CAMERAS, fill, rows

DAY = 86400.0


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "copy.db"
    fill(path, "0.17")
    return path


@pytest.fixture
def copy(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A damaged copy; the temporary folder is the test's own."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    path = tmp_path / "copy.db"
    content = bytearray(filled.read_bytes())
    content[:100] = b"?" * 100
    path.write_bytes(content)
    return path


def found(copy: Path, camera: str = CAMERAS[0], *, anew: bool = True) -> int:
    """How many rows there are; unless `anew`, it must not be salvaged."""
    connection, damaged = kept_salvage(str(copy), camera, lambda: not anew)
    assert damaged
    with closing(connection):
        return sum(len(rows(connection, name, camera)) for name in TABLES)


def left() -> list[Path]:
    """What is in the folder."""
    return sorted(Path(tempfile.gettempdir()).glob("*/*"))


def test_a_copy_is_salvaged_once_for_all_its_cameras(copy: Path) -> None:
    first = found(copy)
    assert first > 100
    assert found(copy, anew=False) == first
    assert found(copy, CAMERAS[1], anew=False) > 100
    (file,) = left()
    assert file.suffix == ".damaged"
    assert file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("change", ["content", "log", "another file"])
def test_one_that_changed_is_salvaged_anew_and_the_old_goes(copy: Path, change: str) -> None:
    found(copy)
    before = left()
    if change == "content":
        os.utime(copy, (1, 1))
    elif change == "log":
        copy.with_name("copy.db-wal").write_bytes(b"x" * 5000)
    else:
        other = copy.with_name("other.db")
        shutil.copy(copy, other)
        os.utime(other, (copy.stat().st_mtime, copy.stat().st_mtime))
        os.replace(other, copy)
    with pytest.raises(CancelledError):
        found(copy, anew=False)
    assert left() == []
    found(copy)
    assert len(left()) == 1
    assert left() != before


def test_what_nobody_asks_for_goes_and_the_rest_stays(copy: Path) -> None:
    found(copy)
    other = copy.with_name("other.db")
    shutil.copy(copy, other)
    found(other)
    old, young = left()
    os.utime(old, (time.time() - 8 * DAY, time.time() - 8 * DAY))
    tidy()
    assert left() == [young]


def test_a_folder_that_others_may_write_to_is_not_used(copy: Path, tmp_path: Path) -> None:
    folder = Path(tempfile.gettempdir(), f"frigate_backfill_salvage-{os.getuid()}")
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert found(copy) > 100
    folder.unlink()
    folder.mkdir()
    folder.chmod(0o777)
    assert found(copy) > 100
    assert left() == []


def test_without_a_temporary_folder_nothing_is_kept_and_a_run_ends_all_the_same(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    tidy()
    with pytest.raises(FileNotFoundError, match="No usable temporary directory"):
        found(copy)


def test_without_room_for_all_cameras_one_is_salvaged_alone(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(copy)
    os.utime(copy, (1, 1))

    def full(*_: object) -> bool:
        raise NoRoomError("full")

    monkeypatch.setattr(kept, "salvage_into", full)
    assert found(copy) == whole
    assert left() == []


def test_a_kept_one_that_is_broken_is_made_anew(copy: Path) -> None:
    whole = found(copy)
    left()[0].write_bytes(b"broken" * 1000)
    assert found(copy) == whole
