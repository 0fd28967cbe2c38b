"""The rescue in the stand-in, whose syncs delete as the real ones do."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from testing.standin.default_config import default_config
from testing.standin.server import StandIn
from tests.patch.patch.rescues import an_hour, paths

if TYPE_CHECKING:
    from typing import Any

    from testing.library import Samples

UNTIL_0_17 = ["0.15.2", "0.16.4", "0.17.2"]


# In the stand-in, whose syncs delete as the real ones do


class Half:
    """A library of which little more than half has rows: what Frigate's sync would delete."""

    def __init__(self, standin: StandIn, samples: Samples) -> None:
        self.standin = standin
        self.whole: list[Path] = []
        self._samples = samples
        standin.create_database()
        start = an_hour(1)
        for number in range(40):
            self.whole.append(self._add(start + 10 * number, row=number < 26))
        self.whole += [self._add(start + 10 * number, camera="old_camera") for number in range(8)]
        self.whole.append(self._add(time.time() // 1 - 90))
        self.broken = self._add(start + 1000)
        self.broken.write_bytes(self.broken.read_bytes()[:3000])
        os.utime(self.broken, (start, start))  # nobody writes it any more

    def _add(self, start: float, *, camera: str = "front_door", row: bool = False) -> Path:
        values = self.standin.recorder_row(camera, int(start), 4.0, motion=1)
        path = Path(values["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self._samples["short"].read_bytes())
        if row:
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            with closing(sqlite3.connect(self.standin.database)) as connection, connection:
                connection.execute(
                    f"INSERT INTO recordings ({names}) VALUES ({marks})", list(values.values())
                )
        return path

    def lost(self) -> list[str]:
        return [str(path) for path in self.whole if not path.exists()]

    def until_synced(self) -> None:
        deadline = time.monotonic() + 60
        while self.broken.exists():
            assert time.monotonic() < deadline, self.standin.log.read_text()[-3000:]
            time.sleep(0.05)


def sync_at_start(version: str) -> str:
    return default_config(version, ["front_door"]).replace(
        "  enabled: true\n", "  enabled: true\n  sync_recordings: true\n", 1
    )


@pytest.mark.parametrize("version", UNTIL_0_17)
def test_a_half_indexed_library_loses_no_whole_file_to_the_sync_at_start(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    standin = StandIn(tmp_path, version=version, config=sync_at_start(version))
    half = Half(standin, samples)
    with standin:
        half.until_synced()

        assert half.lost() == []
        assert paths(standin.database) == {str(path) for path in half.whole}


@pytest.mark.parametrize(
    "without",
    [{"patch": False}, {"env": {"FRIGATE_BACKFILL_RESCUE": "0"}}],
    ids=["without the patch", "with the rescue switched off"],
)
def test_the_same_sync_of_frigate_alone_deletes_whole_files(
    tmp_path: Path, samples: Samples, without: dict[str, Any]
) -> None:
    standin = StandIn(tmp_path, config=sync_at_start("0.17.2"), **without)
    half = Half(standin, samples)
    with standin:
        half.until_synced()

        assert len(half.lost()) == 23


def test_a_media_sync_of_0_18_deletes_no_whole_file_and_its_dry_run_adds_no_row(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, version="0.18.0-dev", cameras=["front_door"])
    half = Half(standin, samples)
    with standin:
        media_sync(standin, dry_run=True)
        assert len(paths(standin.database)) == 26

        media_sync(standin, dry_run=False)

        assert half.lost() == []
        assert not half.broken.exists()
        assert paths(standin.database) == {str(path) for path in half.whole}


def media_sync(standin: StandIn, *, dry_run: bool) -> None:
    api = f"{standin.url_internal}/api/media/sync"
    wish = {"dry_run": dry_run, "media_types": ["recordings"]}
    assert requests.post(api, json=wish, timeout=30).status_code == 202
    deadline = time.monotonic() + 60
    while True:
        job = requests.get(f"{api}/current", timeout=30, params={"at": time.monotonic_ns()}).json()[
            "job"
        ]
        if job["status"] == "success":
            return
        assert time.monotonic() < deadline, job
        time.sleep(0.1)


def test_a_rescue_that_cannot_write_leaves_every_file_where_it_is(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, config=sync_at_start("0.17.2"))
    half = Half(standin, samples)
    with closing(sqlite3.connect(standin.database)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON recordings WHEN NEW.motion = -1"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with standin:
        deadline = time.monotonic() + 60
        while "is left out this time" not in standin.log.read_text():
            assert time.monotonic() < deadline, standin.log.read_text()[-3000:]
            time.sleep(0.05)
        time.sleep(1)

        assert half.lost() == []
        assert half.broken.exists()


def test_after_the_loss_of_a_database_frigates_sync_stops_by_itself_each_time(
    tmp_path: Path, samples: Samples
) -> None:
    standin = StandIn(tmp_path, config=sync_at_start("0.17.2"))
    standin.create_database()
    files = []
    for start in [an_hour(1) + 10 * n for n in range(6)] + [an_hour(40) + 10 * n for n in range(4)]:
        path = Path(standin.recorder_row("front_door", int(start), 4.0, motion=1)["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples["short"].read_bytes())
        files.append(path)
    for _ in range(2):
        with standin:
            deadline = time.monotonic() + 60
            while "10 recordings files with missing DB entries" not in standin.log.read_text():
                assert time.monotonic() < deadline, standin.log.read_text()[-3000:]
                time.sleep(0.05)

        assert [file for file in files if not file.exists()] == []
        assert paths(standin.database) == set()  # so the next sync stops as well
        standin.log.write_text("")
