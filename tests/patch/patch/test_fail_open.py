"""Whatever the patch does wrong once it is in, Frigate starts and serves."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from testing.served import YESTERDAY, Served
from testing.standin.server import VERSIONS, StandIn
from testing.waiting import eventually
from tests.patch.patch.pythons import copy_of_patch

if TYPE_CHECKING:
    from testing.library import Samples


# In the stand-in's own process


@pytest.mark.parametrize("version", VERSIONS)
def test_the_endpoints_are_there_in_each_release(tmp_path: Path, version: str) -> None:
    with StandIn(tmp_path, version=version) as standin:
        answer = requests.get(f"{standin.url_internal}/api/recordings/backfill/status", timeout=30)

        assert answer.status_code == 200
        assert answer.json()["frigate_version"] == version.partition("-")[0]
        log = standin.log.read_text()
    assert "is ready in Frigate" in log
    assert "could not be set up" not in log


BREAKAGES = {
    "the hook's addition": (
        "patch/bootstrap.py",
        "def extend(app: FastAPI, protection: Protection) -> None:\n",
    ),
    "the jobs": ("jobs/instance.py", "    async def start(self) -> None:\n"),
}


@pytest.mark.parametrize("where", BREAKAGES)
def test_a_patch_that_raises_later_lets_frigate_start_and_serve(tmp_path: Path, where: str) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    name, line = BREAKAGES[where]
    file = patch / "recording_backfill" / name
    text = file.read_text()
    assert line in text
    file.write_text(text.replace(line, f"{line}        raise RuntimeError('broken')\n"))
    if where == "the hook's addition":
        file.write_text(text.replace(line, f"{line}    raise RuntimeError('broken')\n"))

    with StandIn(tmp_path / "standin", patch=patch) as standin:
        answer = requests.get(f"{standin.url_internal}/api/version", timeout=30)

        assert answer.status_code == 200
        eventually(lambda: "broken" in standin.log.read_text(), True)


def test_a_route_that_raises_answers_500_and_frigate_serves_on(tmp_path: Path) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    file = patch / "recording_backfill" / "frigate" / "adapter.py"
    text = file.read_text()
    line = "    def cameras(self) -> dict[str, CameraInfo]:\n"
    assert line in text
    file.write_text(text.replace(line, f"{line}        raise RuntimeError('broken')\n"))

    with StandIn(tmp_path / "standin", patch=patch) as standin:
        api = f"{standin.url_internal}/api"
        broken = requests.get(f"{api}/recordings/backfill/status", timeout=30)
        assert broken.status_code == 500
        assert broken.json()["success"] is False
        assert requests.get(f"{api}/version", timeout=30).status_code == 200


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_runs_go_on_when_the_folder_on_disk_changes_under_them(
    tmp_path: Path, samples: Samples, fate: str
) -> None:
    patch = copy_of_patch(tmp_path / "patch")
    with StandIn(tmp_path / "standin", patch=patch) as standin:
        served = Served(standin, samples)
        served.add_many(600)
        served.run(status=202, background=True)
        shutil.rmtree(patch)
        if fate == "replaced":
            for name in ("__init__.py", "engine/backfill.py", "child/run.py", "__main__.py"):
                newer = patch / "recording_backfill" / name
                newer.parent.mkdir(parents=True, exist_ok=True)
                newer.write_text("raise RuntimeError('newer')")

        first = served.until_idle()["last_run"]
        served.add(YESTERDAY + 2 * 3600)
        second = served.run()

        assert (first["state"], first["files_added"]) == ("completed", 600)
        assert second["files_added"] == 1
