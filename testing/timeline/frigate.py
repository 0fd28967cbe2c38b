"""A Frigate whose web page is the one in this folder, with recordings brought back by the patch."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from testing.paths import ROOT
from testing.recorded import BACK, FRONT, HOUR, RecordedFrigate

BASE_PATH = "/frigate"
SCRIPTS = ("build.mjs", "menu.js", "timeline.js")
REACTS = (18, 19)
"""Those of Frigate 0.15 to 0.17, and of 0.18; `?react=19` chooses the second."""
_CHOICE = """\
const react = new URLSearchParams(location.search).get("react") ?? "18";
import(new URL(`${react}.js`, import.meta.url).href);
"""
_SOURCE = Path(__file__).parent


def build_page(folder: Path) -> None:
    """Build the page's script with each React that Frigate uses: 18.js and 19.js."""
    node = subprocess.check_output([ROOT / "scripts" / "node"], text=True).strip()
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    for name in ("package.json", "package-lock.json", ".npmrc", *SCRIPTS):
        shutil.copy(_SOURCE / name, folder)
    for command in ("npm ci --ignore-scripts --loglevel=error", "node build.mjs ."):
        subprocess.run(command.split(), cwd=folder, env=environment, stdout=2, check=True)


class Timeline(RecordedFrigate):
    """A Frigate with the page, and some hours of which its database has lost the rows."""

    def __init__(self, folder: Path, **options: Any) -> None:
        """Keep the hour that runs now: tests go on into the next."""
        super().__init__(folder, **options)
        self._this_hour = super().hour(0)

    def hour(self, ago: int) -> int:
        """Start of the whole hour that began that many hours before this Frigate was made."""
        return self._this_hour - ago * HOUR

    def serve(self, built: Path) -> None:
        """Lay down the web pages as Frigate's build leaves them, one script for each React."""
        web = self.folder / "web"
        assets = web / "assets"
        assets.mkdir(parents=True)
        shutil.copy(_SOURCE / "index.html", web)
        for react in REACTS:
            shutil.copy(built / f"{react}.js", assets)
        (assets / "timeline.js").write_text(_CHOICE, encoding="utf-8")
        self.web = web

    def ranges(self, camera: str) -> list[list[float]]:
        """What the patch says is backfilled."""
        ends = f"after={self.hour(40)}&before={self.hour(-2)}"
        address = f"{self.url_internal}/api/{camera}/recordings/backfilled?{ends}"
        with urllib.request.urlopen(address) as answer:
            found: list[list[float]] = json.load(answer)["ranges"]
        return found


@contextmanager
def timeline_frigate(folder: Path, built: Path) -> Iterator[Timeline]:
    """One that runs, with some hours of both cameras backfilled."""
    frigate = Timeline(folder, cameras=(FRONT, BACK), base_path=BASE_PATH)
    frigate.serve(built)
    frigate.create_database()
    # The front door: two and a half hours in one stretch, and a short one; recorded in between.
    for ago, count, known in ((3, 360, False), (4, 360, False), (5, 180, False), (6, 360, True)):
        frigate.record(FRONT, frigate.hour(ago), count, known=known)
    frigate.record(FRONT, frigate.hour(8), 2, known=False)
    frigate.record(BACK, frigate.hour(3) + 600, 30, known=False)
    frigate.record(BACK, frigate.hour(30), 30, known=False)
    with frigate:
        for camera in (FRONT, BACK):
            frigate.backfill(camera)
        yield frigate
