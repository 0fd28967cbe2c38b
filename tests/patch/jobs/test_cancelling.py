"""Jobs that are cancelled, wherever they are."""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
from recording_backfill.jobs.job import Job
from recording_backfill.jobs.notes import Notes
from recording_backfill.jobs.queue import Jobs
from recording_backfill.jobs.runner import Runner
from recording_backfill.models import RunState, Trigger
from recording_backfill.state import history
from recording_backfill.state.store import Store

from testing.library import LibraryBuilder, Samples
from testing.served import YESTERDAY, Served, served
from testing.standin.server import PATCH
from tests.patch.jobs.children import gone, locked_database, the_child


def test_a_queued_job_can_be_cancelled(frigate: Served) -> None:
    frigate.add_many(1, camera="back_yard")
    with locked_database(frigate):
        frigate.add_many(1)
        frigate.run(background=True, status=202)
        frigate.until_running()
        job = frigate.run("back_yard", background=True, status=202)
        cancelled = frigate.cancel("back_yard")
        assert (cancelled["state"], cancelled["started_at"]) == ("cancelled", None)
        assert cancelled["job_id"] == job["job_id"]
    status = frigate.until_idle()
    assert frigate.status("back_yard")["last_run"]["state"] == "cancelled"
    assert frigate.status("back_yard")["totals"]["runs"] == 0
    assert status["last_run"]["state"] == "completed"


def test_cancel_stops_a_run_that_still_waits_for_the_database(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        child = the_child(frigate)
        frigate.until_running()
        assert frigate.cancel()["state"] == "cancelled"
        assert gone(child, 30.0)
    assert frigate.status()["last_run"]["state"] == "cancelled"
    assert frigate.run()["files_added"] == 3


HANGING = """#!/bin/sh
echo $$ >> {pids}
exec sleep 600
"""


def test_cancel_stops_a_run_whose_ffprobe_hangs(tmp_path: Path, samples: Samples) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    fake, pids = tools / "ffprobe", tools / "pids"
    fake.write_text(HANGING.format(pids=pids))
    fake.chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    with served(tmp_path / "frigate", samples, env={"PATH": path}) as frigate:
        frigate.add(YESTERDAY, sample="fragmented")
        frigate.run(background=True, status=202)
        deadline = time.monotonic() + 30
        while not pids.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert frigate.cancel()["state"] == "cancelled"
        assert not psutil.pid_exists(int(pids.read_text().split()[0]))


def test_a_child_that_does_not_listen_is_killed(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        frigate.run(background=True, status=202)
        child = the_child(frigate)
        frigate.until_running()
        child.suspend()
        assert frigate.cancel()["state"] == "cancelled"
    assert gone(child, 1.0)
    assert frigate.status()["last_run"]["state"] == "cancelled"
    assert frigate.run()["files_added"] == 3


def test_a_cancelled_run_tells_its_waiting_caller(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(frigate.run)
        frigate.until_running()
        time.sleep(0.3)
        frigate.cancel()
        answer = waiting.result(timeout=10)
    assert answer["success"] is False
    # "Backfill cancelled for…" says the run; "Cancelled…" Frigate of one that had not begun yet.
    assert "cancelled" in answer["message"].casefold()


def test_a_job_that_is_cancelled_while_it_is_noted_is_noted_as_cancelled(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    async def scene() -> None:
        noting, noted = asyncio.Event(), asyncio.Event()

        class Slow(Notes):
            async def added(self, job: Job) -> None:
                noting.set()
                await noted.wait()
                await super().added(job)

        store = Store(tmp_path)
        jobs = Jobs(Slow(store, lambda: "/none"), Runner(PATCH, lambda: store.path))
        await jobs.start()
        adding = asyncio.ensure_future(jobs.add(library.order(), Trigger.API))
        await noting.wait()
        await jobs.cancel(library.order().camera)
        noted.set()
        job = await adding
        record = await store.call(history.find_job, job.job_id)
        assert record is not None
        assert (job.state, record.state) == (RunState.CANCELLED, RunState.CANCELLED)
        assert await store.call(history.unfinished) == []
        jobs.stop()
        store.close()

    asyncio.run(scene())
