"""Frigate's clean-up and what it cannot delete: with the patch, its threads live on."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.disks import folder_of_all
from testing.frigate_life import with_record
from testing.library import NOON, run_as_nobody
from testing.schema import create_database
from testing.standin.default_config import default_config
from testing.standin.server import HERE, PATCH, VERSIONS, StandIn
from tests.patch.patch.pythons import run_python

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 86400
STORAGE = """
import json, os, sys
os.environ["FRIGATE_STANDIN_VERSION"] = sys.argv[1]
import life
from recording_backfill.patch import deleting
deleting.guard_storage(life.storage)
print(json.dumps(life.answer(json.loads(sys.argv[2]))))
"""

EMPTYING = """
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from frigate.util import builtin
from recording_backfill.patch import deleting
deleting.guard_storage(builtin)
become_nobody()
for name in ("held", "free"):
    try:
        builtin.clear_and_unlink(Path(sys.argv[2], name, "00.00.mp4"), missing_ok=False)
        print("deleted")
    except OSError as error:
        print(type(error).__name__)
"""


class Frigate:
    """One whose clean-up comes each minute, and whose minutes are short."""

    def __init__(self, folder: Path, version: str) -> None:
        hourly = default_config(version, ["front_door"]).replace(
            "  enabled: true\n", "  enabled: true\n  expire_interval: 1\n", 1
        )
        self.standin = StandIn(
            folder, version=version, config=hourly, env={"STANDIN_MINUTE_SECONDS": "0.05"}
        )
        self.standin.create_database()

    def add(self, days_ago: float, library: Path | None = None) -> Path:
        """A recording with its row, in Frigate's library or another."""
        row = self.standin.recorder_row("front_door", int(time.time() - days_ago * DAY), 10.0)
        path = Path(row["path"])
        if library is not None:
            row["path"] = str(path := library / path.relative_to(self.standin.recordings))
        path.parent.mkdir(parents=True)
        path.write_bytes(b"recording")
        insert(self.standin.database, row)
        return path

    def until(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 30
        while not done():
            assert time.monotonic() < deadline, self.standin.log.read_text()[-3000:]
            time.sleep(0.05)


def insert(database: Path, row: dict[str, object]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"INSERT INTO recordings ({names}) VALUES ({marks})", [*row.values()])


def relieve(folder: Path, database: Path, media: Path, version: str, megabytes: float) -> None:
    """Have Frigate make so much room, with the guard."""
    order = {
        "do": "relieve_storage",
        "database": str(database),
        "media": str(media),
        "config_dir": str(folder),
        "config": json.dumps(with_record({"front_door": {}}, database={"path": str(database)})),
        "now": 0.0,
        "options": {"megabytes": megabytes},
    }
    done = run_python("-c", STORAGE, version, json.dumps(order), cwd=folder, path=[HERE, PATCH])
    assert json.loads(done.stdout) == {"result": None}, done.stderr


def test_what_cannot_be_deleted_holds_the_clean_up_up_and_does_not_end_it(tmp_path: Path) -> None:
    frigate = Frigate(tmp_path, "0.17.2")
    held, later = frigate.add(9), frigate.add(8)
    held.unlink()
    held.mkdir()
    (held / "file").touch()
    with frigate.standin as standin:
        frigate.until(lambda: "Frigate's clean-up stopped" in standin.log.read_text())
        assert later.exists()
        shutil.rmtree(held)
        frigate.until(lambda: not later.exists())


def test_an_emptied_library_that_cannot_be_removed_does_not_end_the_clean_up(
    tmp_path: Path,
) -> None:
    frigate = Frigate(tmp_path, VERSIONS[-1])
    (tmp_path / "disk").mkdir()
    library = tmp_path / "link"  # as a mounted folder, no rmdir removes it
    library.symlink_to("disk")
    first = frigate.add(8, library)
    with frigate.standin as standin:
        frigate.until(lambda: not first.exists())
        frigate.until(lambda: "An empty folder stays" in standin.log.read_text())
        second = frigate.add(9)
        frigate.until(lambda: not second.exists())


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
        row = StandIn(tmp_path, version=version).recorder_row("front_door", 10 * number, 10.0)
        insert(database, {**row, "path": str(path)})

    relieve(tmp_path, database, tmp_path, version, 0.5)

    assert [path.exists() for path in paths] == [True, False, True]


def test_what_cannot_be_deleted_in_another_library_holds_nothing_up(tmp_path: Path) -> None:
    frigate = Frigate(tmp_path, "0.15.2")
    held = frigate.add(9, tmp_path / "archive")
    held.unlink()
    held.mkdir()
    (held / "file").touch()
    later = frigate.add(8)
    with frigate.standin:
        frigate.until(lambda: not later.exists())
    assert (held / "file").exists()


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


def test_nothing_is_emptied_where_nothing_can_be_deleted() -> None:
    with folder_of_all() as folder:
        for name in ("held", "free"):
            (folder / name).mkdir()
            (folder / name / "00.00.mp4").write_bytes(b"recording")
            (folder / name / "00.00.mp4").chmod(0o666)
            (folder / name).chmod(0o777 if name == "free" else 0o555)

        told = run_as_nobody(folder, EMPTYING, HERE, folder)

        assert told.split() == ["FileNotFoundError", "deleted"]
        assert (folder / "held" / "00.00.mp4").read_bytes() == b"recording"
        assert not (folder / "free" / "00.00.mp4").exists()
