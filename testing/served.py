"""A stand-in Frigate with the patch and real recordings, and a client for its API."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from testing.library import Samples
from testing.standin.server import StandIn

HOUR = 3600.0
YESTERDAY = (time.time() // HOUR - 24) * HOUR
"""The begin of an hour within the stand-in's retention of 7 days."""
AS_ADMIN = {"Remote-User": "admin", "Remote-Role": "admin"}
"""What nginx tells Frigate of who asks."""


class Served:
    """Frigate itself, behind its nginx: nothing between adds a header or keeps an answer."""

    def __init__(self, standin: StandIn, samples: Samples) -> None:
        self.standin = standin
        self._samples = samples

    def add(self, start: float, *, camera: str = "front_door", sample: str = "short") -> Path:
        """Put a recording on disk."""
        folders = datetime.fromtimestamp(start, UTC).strftime(f"%Y-%m-%d/%H/{camera}/%M.%S.mp4")
        path = self.standin.recordings / folders
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._samples[sample], path)
        return path

    def add_many(self, count: int, *, start: float = YESTERDAY, camera: str = "front_door") -> None:
        """Put `count` recordings on disk, ten seconds apart, from `start` on backwards by hours."""
        for number in range(count):
            hour, place = divmod(number, 360)
            self.add(start - hour * HOUR + place * 10, camera=camera)

    def paths_in_database(self) -> list[str]:
        """The paths of all rows, as Frigate's own database has them."""
        with closing(sqlite3.connect(self.standin.database, timeout=30)) as connection:
            return [row[0] for row in connection.execute("SELECT path FROM recordings")]

    def request(
        self, method: str, path: str, *, url: str | None = None, **more: Any
    ) -> requests.Response:
        """One request as nginx hands it on; every answer of the patch is checked for no-store."""
        base = self.standin.url_api if url is None else url
        headers = {**AS_ADMIN, **more.pop("headers", {})}
        answer = requests.request(method, base + path, timeout=90, headers=headers, **more)
        assert answer.headers.get("Cache-Control") == "no-store", answer.text
        return answer

    def get(self, path: str, **more: Any) -> dict[str, Any]:
        """The JSON of a good answer."""
        answer = self.request("GET", path, **more)
        assert answer.status_code == 200, answer.text
        content: dict[str, Any] = answer.json()
        return content

    def post(self, path: str, body: Any = None, *, status: int = 200, **more: Any) -> Any:
        """The JSON of an answer with that status."""
        answer = self.request("POST", path, json=body, **more)
        assert answer.status_code == status, answer.text
        return answer.json()

    def run(self, camera: str = "front_door", *, status: int = 200, **wish: Any) -> Any:
        """A backfill of that camera."""
        return self.post(f"/recordings/{camera}/backfill", wish, status=status)

    def cancel(self, camera: str = "front_door", *, status: int = 200) -> Any:
        """Cancel the camera's job."""
        return self.post(f"/recordings/{camera}/backfill/cancel", status=status)

    def status(self, camera: str = "front_door") -> dict[str, Any]:
        """The camera's status."""
        return self.get(f"/recordings/{camera}/backfill/status")

    def until(
        self, ready: Callable[[dict[str, Any]], bool], camera: str = "front_door"
    ) -> dict[str, Any]:
        """The camera's status as soon as `ready` says so."""
        deadline = time.monotonic() + 60
        while True:
            status = self.status(camera)
            if ready(status):
                return status
            assert time.monotonic() < deadline, status
            time.sleep(0.05)

    def until_idle(self, camera: str = "front_door") -> dict[str, Any]:
        """The camera's status once it has no job."""
        return self.until(lambda status: status["state"] == "idle", camera)

    def until_running(self, camera: str = "front_door") -> dict[str, Any]:
        """The camera's status once its job runs and has said how far it is."""
        return self.until(lambda status: status["state"] == "running", camera)


@contextmanager
def served(folder: Path, samples: Samples, **options: Any) -> Iterator[Served]:
    """A stand-in that runs, in `folder`."""
    with StandIn(folder, **options) as standin:
        yield Served(standin, samples)
