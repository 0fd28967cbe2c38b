"""A request that waits for its run, in a bare app: with a limit that no test has to sit out."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import threading
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from fastapi import Depends, FastAPI
from recording_backfill.child.process import Child
from recording_backfill.frigate.config import CameraInfo
from recording_backfill.http.mount import mount
from recording_backfill.jobs import notes, orders
from recording_backfill.jobs.instance import create_instance
from recording_backfill.models import Detection, Retention, RunOrder
from recording_backfill.state import history

from testing.library import CAMERA, KEEPS_ALL, NOON, LibraryBuilder
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from recording_backfill.jobs.instance import Instance


class OneCamera:
    """A Frigate with the library's camera; everybody may do everything."""

    version = "0.17.2"
    sync_recordings = False
    rescue_active = True
    sync_unwatched = False
    held_back = ()
    guard_active = True
    ffprobe = None

    def __init__(self, library: LibraryBuilder) -> None:
        self.recordings_dir = str(library.root)
        self.database_path = str(library.database)
        self.config_dir = str(library.database.parent)

    def retention_for(self, _camera: str) -> Retention:
        return KEEPS_ALL

    def detection_for(self, _camera: str) -> Detection:
        return Detection()

    camera_names = (CAMERA,)

    def camera(self, name: str) -> CameraInfo | None:
        return self.cameras().get(name)

    def cameras(self) -> dict[str, CameraInfo]:
        return {CAMERA: CameraInfo(CAMERA, "Front Door", True, KEEPS_ALL.days)}

    def require_admin(self) -> Any:
        return Depends(lambda: None)

    require_camera_access = require_admin


URL = f"/recordings/{CAMERA}/backfill"


@asynccontextmanager
async def asked(
    library: LibraryBuilder, **options: float
) -> AsyncIterator[tuple[Instance, httpx.AsyncClient]]:
    """The patch in a bare app, started, and who asks it."""
    app = FastAPI()
    instance = create_instance(OneCamera(library), Path(PATCH), **options)  # type: ignore[arg-type]
    mount(app, instance)
    await instance.start()
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://frigate") as client:
        yield instance, client
    await instance.stop()


def test_the_answer_is_a_job_when_the_run_takes_longer(library: LibraryBuilder) -> None:
    library.add(NOON)

    async def ask() -> tuple[httpx.Response, httpx.Response, dict[str, Any]]:
        async with asked(library, answer_within=4.0) as (_, client):
            holder = sqlite3.connect(library.database, isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            slow = await client.post(URL)
            holder.execute("ROLLBACK")
            status: dict[str, Any] = {"state": "running"}
            while status["state"] != "idle":
                await asyncio.sleep(0.05)
                status = (await client.get(URL + "/status")).json()
            quick = await client.post(URL)
        return slow, quick, status

    slow, quick, status = asyncio.run(ask())
    assert (slow.status_code, slow.json()["state"]) == (202, "running")
    assert status["last_run"]["job_id"] == slow.json()["job_id"]
    assert status["last_run"]["files_added"] == 1
    assert (quick.status_code, quick.json()["files_skipped"]) == (200, 1)


def test_a_disk_that_hangs_holds_up_neither_requests_nor_threads(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    monkeypatch.setattr(orders, "HANGING_LIMIT", 0.2)
    answers = threading.Event()
    check = orders.check_order

    def hanging(order: RunOrder, cancelled: Any) -> None:
        if order.directory is not None:
            answers.wait(60)
        check(order, cancelled)

    monkeypatch.setattr(orders, "check_order", hanging)

    async def ask() -> tuple[list[httpx.Response], httpx.Response, int]:
        async with asked(library) as (_, client):
            before = threading.active_count()
            body = {"directory_path": str(library.root)}
            refused = [await client.post(URL, json=body) for _ in range(6)]
            more = threading.active_count() - before
            # The same disk, so nobody else gets through until it answers.
            answers.set()
            served = await client.post(URL)
        return refused, served, more

    refused, served, more = asyncio.run(ask())
    assert {answer.status_code for answer in refused} == {503}
    assert "did not answer" in refused[-1].json()["message"]
    assert more <= 3
    assert served.json()["files_added"] == 1


def test_a_cancel_answers_and_the_queue_goes_on_when_not_even_a_kill_ends_the_child(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    # As a process that waits for a lost disk in the kernel: stopped, and no signal reaches it.
    monkeypatch.setattr(Child, "kill", lambda _child: None)

    async def ask() -> tuple[dict[str, Any], dict[str, Any]]:
        async with asked(library) as (instance, client):
            holder = sqlite3.connect(library.database, isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            await client.post(URL, json={"background": True})
            child = None
            while child is None:
                await asyncio.sleep(0.05)
                job = instance.jobs.active(CAMERA)
                child = None if job is None else job.child
            os.kill(child.pid, signal.SIGSTOP)
            cancelled = await asyncio.wait_for(client.post(URL + "/cancel"), 30)
            holder.execute("ROLLBACK")
            other = await asyncio.wait_for(client.post(URL), 30)
            assert other.status_code in (200, 409)  # what hangs may still hold the camera's lock
            os.kill(child.pid, signal.SIGKILL)
            monkeypatch.undo()
            served = await client.post(URL)
            while served.status_code == 409:
                await asyncio.sleep(0.05)
                served = await client.post(URL)
        return cancelled.json(), served.json()

    cancelled, served = asyncio.run(ask())
    assert cancelled["state"] == "cancelled"
    assert served["success"] is True


def test_a_job_that_fails_in_the_queue_does_not_stop_the_queue(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    finish = notes._finish

    def odd(*_: Any) -> None:
        raise ValueError("an odd word in the history")

    async def ask() -> tuple[httpx.Response, httpx.Response]:
        monkeypatch.setattr(history, "interrupt_lost_jobs", odd)
        async with asked(library) as (_, client):
            monkeypatch.setattr(notes, "_finish", odd)
            first = await asyncio.wait_for(client.post(URL), 60)
            monkeypatch.setattr(notes, "_finish", finish)
            second = await asyncio.wait_for(client.post(URL), 60)
        return first, second

    first, second = asyncio.run(ask())
    assert (first.status_code, first.json()["files_added"]) == (200, 1)
    assert (second.status_code, second.json()["files_skipped"]) == (200, 1)


def test_where_the_config_folder_is_read_only_results_and_an_undo_are_there_all_the_same(
    library: LibraryBuilder,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As long as the container lives."""
    library.add(NOON)
    config, genuine = OneCamera(library).config_dir, os.access
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("temporary")))

    def may(path: Any, mode: int) -> bool:  # root may write everywhere
        return genuine(path, mode) and not (str(path).startswith(config) and mode & os.W_OK)

    monkeypatch.setattr(os, "access", may)

    async def ask() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        async with asked(library) as (_, client):
            run = (await client.post(URL)).json()
            results = (await client.get(URL + "/results")).json()
            undone = (await client.post(URL + "/undo", json={"job_id": run["job_id"]})).json()
        return run, results, undone

    run, results, undone = asyncio.run(ask())
    assert (run["files_added"], run["warnings"]) == (1, [])
    assert (results["job_id"], results["total"]) == (run["job_id"], 1)
    assert undone.get("files_removed") == 1, undone
    assert not list(Path(config).glob("frigate_backfill*"))
