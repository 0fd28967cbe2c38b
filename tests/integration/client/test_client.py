"""The client: every endpoint of a real patch, its limits, and no Home Assistant."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from custom_components.frigate_backfill.client import transport
from custom_components.frigate_backfill.client.client import FrigateBackfillClient
from custom_components.frigate_backfill.client.clip import Clip
from custom_components.frigate_backfill.client.errors import (
    CannotConnectError,
    FrigateBackfillError,
    Problem,
    RefusedError,
)
from custom_components.frigate_backfill.client.models import (
    Activity,
    BackfillRequest,
    Job,
    Notice,
    Outcome,
    Refusal,
)

from .. import answers
from ..answers import STATUS_PATH
from .logins import ADMIN

if TYPE_CHECKING:
    from ..answers import AnswerServer
    from ..conftest import Frigate


async def finished(client: FrigateBackfillClient, camera: str) -> Any:
    """The status after the camera's job."""
    for _ in range(1500):
        status = (await client.status()).cameras[camera]
        if not status.active:
            return status
        await asyncio.sleep(0.02)
    raise AssertionError("the job does not end")


async def test_every_endpoint_of_a_real_patch_is_understood(
    frigate: Frigate, session: aiohttp.ClientSession
) -> None:
    client = FrigateBackfillClient(session, frigate.url_internal)
    paths = frigate.record("front_door", 7200, 7210, 7220)
    broken = frigate.record("front_door", 7300)[0]
    broken.write_bytes(b"")
    now = time.time()

    instance = await client.status()
    assert set(instance.cameras) == {"front_door", "back_yard"}
    assert not instance.active
    assert instance.cameras["front_door"].missing is None

    job = await client.backfill("front_door", BackfillRequest(dry_run=True))
    assert job.camera_name == "front_door"
    assert job.dry_run
    assert job.state in (Activity.QUEUED, Activity.RUNNING)
    status = await finished(client, "front_door")
    assert status.last_run is None
    assert status.last_dry_run.job_id == job.job_id
    assert (status.missing.files, status.missing.errors) == (3, 1)

    page = await client.results("front_door", job_id=job.job_id)
    assert page.total == 4
    assert {result.status for result in page.results} == {"would_add", "error"}
    assert {result.file_path for result in page.results} == {str(path) for path in [*paths, broken]}
    page = await client.results("front_door", status="error", limit=1)
    assert [result.reason for result in page.results] == ["empty"]

    buckets = await client.coverage("front_door", now - 4 * 3600, now)
    assert sum(bucket.missing_files for bucket in buckets) == 3
    assert sum(bucket.error_files for bucket in buckets) == 1

    outcomes = await client.backfill_cameras(None, BackfillRequest())
    assert {name: type(outcome) for name, outcome in outcomes.items()} == {
        "front_door": Job,
        "back_yard": Job,
    }
    status = await finished(client, "front_door")
    assert status.last_run.files_added == 3
    assert status.totals.files_added == 3
    assert {run.run_number for run in status.recent_runs} >= {1, 2}
    # A little wider than the recordings, as an hour may have passed since they were made.
    hours = sorted({(now - age) // 3600 for age in (7330, 7170)})
    listed = [each for hour in hours for each in await client.hour("front_door", hour * 3600)]
    assert [each.kind for each in listed] == ["error"] + ["backfilled"] * 3

    with pytest.raises(RefusedError) as refused:
        await client.cancel("front_door")
    assert refused.value.status == 409

    schedule = await client.set_schedule("front_door", enabled=True, interval_hours=6)
    assert (schedule.enabled, schedule.interval_hours, schedule.retention_days) == (True, 6, 7)
    assert schedule.next_run_at is not None
    assert (await client.status()).cameras["front_door"].schedule == schedule


async def test_a_second_run_of_a_camera_is_refused_with_the_job_that_is_in_the_way(
    frigate: Frigate, session: aiohttp.ClientSession
) -> None:
    client = FrigateBackfillClient(session, frigate.url_internal)
    for hour in range(1, 15):
        frigate.record("front_door", *(hour * 3600 + 10 * index for index in range(300)))
    job = await client.backfill("front_door", BackfillRequest())
    with pytest.raises(RefusedError) as refused:
        await client.backfill("front_door", BackfillRequest())
    assert (refused.value.status, refused.value.job_id) == (409, job.job_id)
    assert refused.value.notice == Notice("busy", {"camera": "front_door"})
    outcomes = await client.backfill_cameras(["front_door"], BackfillRequest())
    outcome = outcomes["front_door"]
    assert isinstance(outcome, Refusal)
    assert outcome.job_id == job.job_id
    cancelled = await client.cancel("front_door")
    assert cancelled.job_id == job.job_id
    status = await finished(client, "front_door")
    assert status.last_run.state is Outcome.CANCELLED


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (BackfillRequest(directory_path="/etc"), 400),
        (BackfillRequest(start_time=2.0, end_time=1.0), 422),
    ],
)
async def test_frigates_own_words_reach_the_caller(
    frigate: Frigate, session: aiohttp.ClientSession, request_: BackfillRequest, status: int
) -> None:
    client = FrigateBackfillClient(session, frigate.url_internal)
    with pytest.raises(RefusedError) as refused:
        await client.backfill("front_door", request_)
    assert refused.value.status == status
    assert len(refused.value.message) > 10


@pytest.mark.parametrize("camera", ["nobody", "", "..", "a/b", "front door", "Türkamera"])
async def test_a_camera_that_does_not_exist_is_refused(
    frigate: Frigate, session: aiohttp.ClientSession, camera: str
) -> None:
    client = FrigateBackfillClient(session, frigate.url_internal)
    with pytest.raises(RefusedError) as refused:
        await client.cancel(camera)
    assert refused.value.status == 404


async def test_a_recording_is_streamed_with_ranges(
    frigate: Frigate, session: aiohttp.ClientSession
) -> None:
    path = frigate.record("front_door", 7200)[0]
    clip = Clip.of_file(str(path), "front_door")
    assert clip is not None
    start = clip.second
    for url, login in ((frigate.url_internal, ()), (frigate.url_external, ADMIN)):
        client = FrigateBackfillClient(session, url, *login)
        async with await client.open_recording("front_door", Clip(start)) as whole:
            assert whole.status == 200
            assert await whole.read() == path.read_bytes()
        async with await client.open_recording("front_door", Clip(start), "bytes=0-9") as part:
            assert part.status == 206
            assert await part.read() == path.read_bytes()[:10]
        async with await client.open_recording("front_door", Clip(start + 5)) as nothing:
            assert nothing.status == 404


async def test_a_recording_that_may_not_be_seen_is_an_error(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    path = "/recordings/1970-01-01/00/front_door/00.00.mp4"
    client = FrigateBackfillClient(session, server.url)
    for answer, problem in (
        (answers.web.Response(status=403), Problem.NOT_ADMIN),
        (answers.PROXY_PAGE, Problem.NOT_READY),
        (answers.web.Response(status=401), Problem.FOREIGN_LOGIN),
    ):
        server.answers[path] = answer
        with pytest.raises(FrigateBackfillError) as error:
            await client.open_recording("front_door", Clip(0))
        assert error.value.problem is problem


async def test_a_slow_frigate_is_not_waited_for_forever(
    server: AnswerServer, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = asyncio.Event()

    async def slow(request: answers.web.Request) -> str:
        await gate.wait()
        return "too late"

    monkeypatch.setattr(transport, "_TIMEOUT", 0.1)
    server.answers[STATUS_PATH] = slow
    with pytest.raises(CannotConnectError, match="no answer in time"):
        await FrigateBackfillClient(session, server.url).status()
    gate.set()


async def test_a_long_answer_is_read_beside_the_event_loop(
    server: AnswerServer, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def loads(body: bytes) -> Any:
        threads.append(threading.get_ident())
        return json.loads(body)

    monkeypatch.setattr(f"{transport.Answer.__module__}.json", SimpleNamespace(loads=loads))
    client = FrigateBackfillClient(session, server.url)
    assert len((await client.status()).cameras) == 1
    cameras = [answers.camera(f"camera_{number}") for number in range(1000)]
    server.answers[STATUS_PATH] = answers.status(*cameras)
    assert len((await client.status()).cameras) == 1000
    here = threading.get_ident()
    assert [thread == here for thread in threads] == [True, False]


async def test_an_answer_is_taken_up_to_what_its_endpoint_can_tell(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    client = FrigateBackfillClient(session, server.url)
    long = b'{"results": "' + b"x" * 5 * 2**20 + b'"}'
    server.answers["/api/recordings/front_door/backfill/results"] = long
    with pytest.raises(FrigateBackfillError, match="longer than"):
        await client.results("front_door")


async def test_a_camera_without_a_name_is_one_error(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    server.answers[STATUS_PATH] = {**answers.status(), "cameras": {"": answers.camera()}}
    with pytest.raises(FrigateBackfillError, match="cameras"):
        await FrigateBackfillClient(session, server.url).status()


def test_the_client_needs_no_home_assistant() -> None:
    code = (
        "import importlib, sys, types\n"
        "sys.modules['homeassistant'] = None\n"
        "package = types.ModuleType('alone')\n"
        f"package.__path__ = [{str(answers.INTEGRATION)!r}]\n"
        "sys.modules['alone'] = package\n"
        "client = importlib.import_module('alone.client.client').FrigateBackfillClient\n"
        "print(client.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "FrigateBackfillClient\n", done.stderr
