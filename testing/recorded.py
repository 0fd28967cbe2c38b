"""The stand-in, with recordings on disk and in its database."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from testing.paths import SAMPLE
from testing.standin.server import StandIn

FRONT, BACK = "front_door", "back_yard"
HOUR = 3600


class RecordedFrigate(StandIn):
    """The stand-in, with recordings on disk and in its database."""

    def hour(self, ago: int) -> int:
        """Start of the whole hour that began that many hours before the one that runs."""
        return (int(time.time()) // HOUR - ago) * HOUR

    def record(self, camera: str, hour: int, count: int, *, known: bool) -> None:
        """Put recordings, ten seconds each, at the start of an hour."""
        rows = []
        for start in range(hour, hour + 10 * count, 10):
            path = self._path(camera, start)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SAMPLE, path)
            os.utime(path, (start + 10, start + 10))
            rows.append((f"{start}.0-{camera[:5]}", camera, str(path), start, start + 10))
        if known:
            with closing(sqlite3.connect(self.database)) as connection, connection:
                connection.executemany(
                    "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, "
                    "motion, objects, dBFS, segment_size, regions) "
                    "VALUES (?, ?, ?, ?, ?, 10, 5, 1, -40, 0.5, 2)",
                    rows,
                )

    def damage(self, camera: str, start: int) -> None:
        """Put a recording there that was cut short."""
        path = self._path(camera, start)
        path.write_bytes(SAMPLE.read_bytes()[:1800])
        os.utime(path, (start + 10, start + 10))

    def backfill(self, camera: str) -> None:
        """Run a backfill to its end."""
        assert self.order(camera)["files_errors"] == 0

    def order(self, camera: str, **body: Any) -> dict[str, Any]:
        """Ask for a backfill; what Frigate answers."""
        request = urllib.request.Request(
            f"{self.url_internal}/api/recordings/{camera}/backfill",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def idle(self, camera: str) -> bool:
        """Whether nothing runs on the camera."""
        url = f"{self.url_internal}/api/recordings/{camera}/backfill/status"
        with urllib.request.urlopen(url) as answer:
            return bool(json.load(answer)["state"] == "idle")

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Keep everybody else from writing to the database."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")

    def _path(self, camera: str, start: int) -> Path:
        began = time.gmtime(start)
        folder = self.recordings / time.strftime("%Y-%m-%d/%H", began) / camera
        return folder / time.strftime("%M.%S.mp4", began)
