"""Frigate's clean-up and what it cannot delete: with the patch, its threads live on."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from recording_backfill.patch import deleting

from testing.clips import Clips
from testing.disks import read_only
from testing.frigate_life import Installation
from testing.library import CAMERA, NOON
from testing.schema import create_database
from testing.standin.default_config import default_config
from testing.standin.server import VERSIONS, StandIn
from tests.patch.patch.deletions import RECORDS, guarded, hold, insert

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 86400


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


def test_what_cannot_be_deleted_holds_the_clean_up_up_and_does_not_end_it(tmp_path: Path) -> None:
    frigate = Frigate(tmp_path, "0.17.2")
    held, later = frigate.add(9), frigate.add(8)
    hold(held)
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


@pytest.mark.parametrize("version", VERSIONS)
def test_what_we_added_and_cannot_be_deleted_goes_from_the_database_and_holds_nothing_up(
    tmp_path: Path, version: str
) -> None:
    now = float(NOON)
    at = Installation.of(tmp_path, RECORDS)
    create_database(at.database, version)
    clips = Clips(at.media, version)
    ago = now - 50 * DAY
    made = [
        clips.recording(CAMERA, ago, motion=-1, objects=-1, dBFS=-1, regions=-1),
        clips.review(CAMERA, ago, ago + 20),
        clips.preview(CAMERA, ago, ago + 3600),
        clips.event(CAMERA, ago, ago + 5),
    ]
    held = [path for one in made for path in one.files]
    for path in held:
        hold(path)
    later = [
        clips.recording(CAMERA, ago + 600),
        clips.review(CAMERA, ago + 600, ago + 620),
        clips.preview(CAMERA, ago + 3600, ago + 7200),
        clips.event(CAMERA, ago + 600, ago + 605),
    ]
    clips.save(at.database)

    guarded(at, version, now, {"clean_up": {}, "clean_up_events": {}})

    rows = [one.left(at.database)[0] for one in (*made, *later)]
    assert rows == [False] * 8
    assert all((path / "file").exists() for path in held)
    kept_for_ever = [path for path in later[1].files if version < "0.16"]  # thumbnails of reviews
    assert [path for one in later for path in one.files if path.exists()] == kept_for_ever


def test_what_cannot_be_deleted_in_another_library_holds_nothing_up(tmp_path: Path) -> None:
    version, now = VERSIONS[0], float(NOON)
    at = Installation.of(tmp_path, RECORDS)
    create_database(at.database, version)
    archive, clips = Clips(tmp_path / "archive", version), Clips(at.media, version)
    archived = archive.recording(CAMERA, now - 50 * DAY)
    hold(archived.files[0])
    later = clips.recording(CAMERA, now - 49 * DAY)
    for some in (archive, clips):
        some.save(at.database)

    guarded(at, version, now, {"clean_up": {}})

    assert later.left(at.database) == (False, False)
    assert (archived.files[0] / "file").exists()


def test_a_sync_that_cannot_delete_does_not_end_the_clean_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def sync_recordings(limited: bool) -> None:
        raise PermissionError(1, "Operation not permitted", f"limited {limited}")

    cleanup = ModuleType("frigate.record.cleanup")
    vars(cleanup).update(
        RecordingCleanup=SimpleNamespace(expire_recordings=set),
        Recordings=SimpleNamespace(objects=1, regions=1),
        remove_empty_directories=set,
        sync_recordings=sync_recordings,
    )
    deleting.guard_cleanup(cleanup)

    vars(cleanup)["sync_recordings"](limited=True)

    assert (
        "Frigate's sync stopped: [Errno 1] Operation not permitted: 'limited True'" in caplog.text
    )


def test_recordings_keep_their_rows_while_frigates_whole_disk_is_read_only(tmp_path: Path) -> None:
    version, now = VERSIONS[-1], float(NOON)
    at = Installation.of(tmp_path, RECORDS)
    create_database(at.database, version)
    clips = Clips(at.media, version)
    gaps = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
    made = clips.recording(CAMERA, now - 50 * DAY, **gaps)
    clips.save(at.database)
    with read_only(at.media):
        guarded(at, version, now, {"clean_up": {}})
    assert made.left(at.database) == (True, True)

    guarded(at, version, now, {"clean_up": {}})

    assert made.left(at.database) == (False, False)
