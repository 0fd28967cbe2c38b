"""Frigate makes room on a full disk: with the patch, no file is lost by it that has to stay."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from types import ModuleType

import pytest
from recording_backfill.patch import deleting

from testing.disks import folder_of_all
from testing.frigate_life import Installation
from testing.library import NOON, run_as_nobody
from testing.schema import create_database
from testing.standin.server import HERE, VERSIONS, StandIn
from tests.patch.patch.deletions import RECORDS, guarded, insert

EMPTYING = """
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from frigate.util import builtin
from recording_backfill.patch import deleting
deleting.guard_storage(builtin)
become_nobody()
for name in ("held", "sticky", "free", "closed"):
    try:
        builtin.clear_and_unlink(Path(sys.argv[2], name, "00.00.mp4"), missing_ok=False)
        print("deleted")
    except OSError as error:
        print(type(error).__name__)
"""


def a_row(version: str, number: int, path: Path) -> dict[str, object]:
    """Of a recording that Frigate made, the older the lower its number."""
    row = StandIn(path.parent, version=version).recorder_row("front_door", 10 * number, 10.0)
    return {**row, "path": str(path)}


def relieve(folder: Path, database: Path, media: Path, version: str, megabytes: float) -> None:
    """Have Frigate make so much room, with the guard."""
    at = Installation(database, media, RECORDS, folder)
    guarded(at, version, 0.0, {"relieve_storage": {"megabytes": megabytes}})


@pytest.mark.parametrize("version", ["0.15.2", VERSIONS[-1]])
def test_a_full_disk_is_relieved_of_the_recordings_that_can_be_deleted(
    tmp_path: Path, version: str
) -> None:
    database = tmp_path / "frigate.db"
    create_database(database, version)
    paths = [tmp_path / f"{number}.mp4" for number in range(3)]
    paths[0].mkdir()
    for number, path in enumerate(paths):
        if number:
            path.write_bytes(b"recording")
        insert(database, a_row(version, number, path))

    relieve(tmp_path, database, tmp_path, version, 0.5)

    assert [path.exists() for path in paths] == [True, False, True]


def test_recordings_on_another_disk_stay_when_frigates_own_is_full(tmp_path: Path) -> None:
    version = VERSIONS[-1]
    standin = StandIn(tmp_path, version=version)
    standin.create_database()
    row = standin.recorder_row("front_door", NOON, 10.0)
    own = Path(row["path"])
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="backfill-") as shared:
        archive = Path(shared, own.relative_to(standin.recordings))
        same_disk = tmp_path / "more" / own.relative_to(standin.recordings)
        assert os.stat(shared).st_dev != tmp_path.stat().st_dev
        for number, path in enumerate((archive, same_disk, own)):
            path.parent.mkdir(parents=True)
            path.write_bytes(b"recording")
            start = NOON - 100 + number
            insert(
                standin.database,
                {**row, "id": str(number), "path": str(path), "start_time": start},
            )
        relieve(tmp_path, standin.database, standin.recordings.parent, version, 1.5)
        assert archive.read_bytes() == b"recording"
        assert not same_disk.exists()
        assert not own.exists()


def test_no_file_is_emptied_that_cannot_be_deleted_and_one_is_deleted_that_cannot_be_emptied() -> (
    None
):
    modes = {"held": 0o555, "sticky": 0o1777, "free": 0o777, "closed": 0o777}
    with folder_of_all() as folder:
        for name, mode in modes.items():
            (folder / name).mkdir()
            (folder / name / "00.00.mp4").write_bytes(b"recording")
            (folder / name / "00.00.mp4").chmod(0o444 if name == "closed" else 0o666)
            (folder / name).chmod(mode)

        told = run_as_nobody(folder, EMPTYING, HERE, folder).split()

        # In a sticky folder, only the owner may delete.
        stays = "FileNotFoundError" if os.getuid() == 0 else "deleted"
        assert told == ["FileNotFoundError", stays, "deleted", "deleted"]
        for name, answer in zip(modes, told, strict=True):
            files = [path.read_bytes() for path in (folder / name).iterdir()]
            assert files == ([] if answer == "deleted" else [b"recording"])


def test_a_link_goes_alone_and_what_somebody_has_open_frees_its_room(tmp_path: Path) -> None:
    database, version = tmp_path / "frigate.db", VERSIONS[-1]
    create_database(database, version)
    target, link, played = (tmp_path / name for name in ("target", "0.mp4", "1.mp4"))
    target.write_bytes(b"somebody else's")
    link.symlink_to(target)
    played.write_bytes(b"recording")
    for number, path in enumerate((link, played)):
        insert(database, a_row(version, number, path))

    with played.open("rb") as player:
        relieve(tmp_path, database, tmp_path, version, 1.5)
        assert os.fstat(player.fileno()).st_size == 0

    assert not link.is_symlink()
    assert not played.exists()
    assert target.read_bytes() == b"somebody else's"


@pytest.mark.parametrize("version", ["0.15.2", VERSIONS[-1]])
def test_what_was_added_and_has_other_names_stays_on_a_full_disk(
    tmp_path: Path, version: str
) -> None:
    database = tmp_path / "frigate.db"
    create_database(database, version)
    added, own, alone = (tmp_path / f"{number}.mp4" for number in range(3))
    for number, path in enumerate((added, own, alone)):
        path.write_bytes(b"recording")
        if path is not alone:
            os.link(path, path.with_suffix(".kept"))
        row = a_row(version, number, path)
        if path is not own:
            row |= dict.fromkeys(("objects", "regions"), -1)
        insert(database, row)

    relieve(tmp_path, database, tmp_path, version, 1.5)

    assert added.with_suffix(".kept").read_bytes() == added.read_bytes() == b"recording"
    assert not own.exists()  # as without the patch
    assert not alone.exists()


def storage_telling(deleted: list[Path]) -> ModuleType:
    """Frigate's module, guarded, that tells what it deletes in its own way."""
    storage = ModuleType("frigate.storage")
    vars(storage)["clear_and_unlink"] = lambda file, missing_ok=True: deleted.append(file)
    deleting.guard_storage(storage)
    return storage


# A file server deletes no open file; a full file system that never overwrites, none that has data.
@pytest.mark.parametrize("error", [errno.EBUSY, errno.ETXTBSY, errno.ENOSPC, errno.EDQUOT])
def test_what_must_be_empty_to_be_deleted_is_deleted_in_frigates_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    path = tmp_path / "00.00.mp4"
    path.write_bytes(b"recording")
    deleted: list[Path] = []
    storage = storage_telling(deleted)

    def unlink(_path: str) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(deleting.os, "unlink", unlink)
    vars(storage)["clear_and_unlink"](path, missing_ok=False)

    assert deleted == [path]


def test_of_a_file_that_is_not_there_frigate_says_what_it_would_without_us(tmp_path: Path) -> None:
    deleted: list[Path] = []
    vars(storage_telling(deleted))["clear_and_unlink"](tmp_path / "00.00.mp4")
    assert deleted == [tmp_path / "00.00.mp4"]
