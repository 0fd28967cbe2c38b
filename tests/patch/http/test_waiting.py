"""A request that waits for its run, in a bare app: with a limit that no test has to sit out."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import httpx
from fastapi import Depends, FastAPI
from recording_backfill.frigate.config import CameraInfo
from recording_backfill.http.mount import mount
from recording_backfill.jobs.instance import create_instance
from recording_backfill.models import Retention

from testing.library import CAMERA, KEEPS_ALL, NOON, LibraryBuilder
from testing.standin.server import PATCH


class OneCamera:
    """A Frigate with the library's camera; everybody may do everything."""

    version = "0.17.2"
    sync_recordings = False
    rescue_active = True
    guard_active = True
    ffprobe = None

    def __init__(self, library: LibraryBuilder) -> None:
        self.recordings_dir = str(library.root)
        self.database_path = str(library.database)
        self.config_dir = str(library.database.parent)

    def retention_for(self, _camera: str) -> Retention:
        return KEEPS_ALL

    def cameras(self) -> dict[str, CameraInfo]:
        return {CAMERA: CameraInfo(CAMERA, "Front Door", True, KEEPS_ALL)}

    def require_admin(self) -> Any:
        return Depends(lambda: None)

    require_camera_access = require_admin


def test_the_answer_is_a_job_when_the_run_takes_longer(library: LibraryBuilder) -> None:
    library.add(NOON)
    app = FastAPI()
    instance = create_instance(OneCamera(library), Path(PATCH), answer_within=1.0)  # type: ignore[arg-type]
    mount(app, instance)

    async def ask() -> tuple[httpx.Response, httpx.Response, dict[str, Any]]:
        await instance.start()
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://frigate") as client:
            path = f"/recordings/{CAMERA}/backfill"
            holder = sqlite3.connect(library.database, isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            slow = await client.post(path)
            holder.execute("ROLLBACK")
            status: dict[str, Any] = {"state": "running"}
            while status["state"] != "idle":
                await asyncio.sleep(0.05)
                status = (await client.get(path + "/status")).json()
            quick = await client.post(path)
        await instance.stop()
        return slow, quick, status

    slow, quick, status = asyncio.run(ask())
    assert (slow.status_code, slow.json()["state"]) == (202, "running")
    assert status["last_run"]["job_id"] == slow.json()["job_id"]
    assert status["last_run"]["files_added"] == 1
    assert (quick.status_code, quick.json()["files_skipped"]) == (200, 1)
