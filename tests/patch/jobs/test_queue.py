"""Jobs run one at a time, in their order, and end before the next begins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from recording_backfill.child.process import Child
from recording_backfill.errors import BusyError
from recording_backfill.jobs import queue as jobs_module
from recording_backfill.jobs import runner as runner_module
from recording_backfill.jobs.notes import Notes
from recording_backfill.jobs.queue import Jobs
from recording_backfill.jobs.runner import Runner
from recording_backfill.models import Trigger
from recording_backfill.state import history
from recording_backfill.state.store import Store

from testing.library import LibraryBuilder
from testing.served import YESTERDAY, Served
from testing.standin.server import PATCH
from testing.waiting import eventually
from tests.patch.jobs.children import children, locked_database, the_child


def test_a_job_runs_at_the_lowest_priority_and_says_how_far_it_is(frigate: Served) -> None:
    frigate.add_many(3)
    with locked_database(frigate):
        job = frigate.run(background=True, status=202)
        assert (job["state"], job["trigger"], job["started_at"]) == ("queued", "api", None)
        child = the_child(frigate)
        frigate.until_running()
        status = frigate.until(lambda status: status["progress"]["files_total"] == 3)
        assert child.nice() == 19
        assert child.ionice().ioclass == psutil.IOPRIO_CLASS_IDLE
        assert (status["state"], status["job_id"]) == ("running", job["job_id"])
    done = frigate.until_idle()
    assert done["last_run"]["files_added"] == 3

    def lines() -> list[str]:
        log = frigate.standin.log.read_text()
        return [line for line in log.splitlines() if job["job_id"] in line]

    # Frigate's log goes through a queue, and may come later than its answer.
    eventually(lambda: len(lines()), 2)
    assert all("INFO" in line and "backfill" in line for line in lines())


def test_jobs_run_one_at_a_time_in_the_order_they_came(frigate: Served) -> None:
    frigate.add_many(2)
    frigate.add_many(2, camera="back_yard")
    with locked_database(frigate):
        first = frigate.run(background=True, status=202)
        frigate.until_running()
        second = frigate.run("back_yard", background=True, status=202)
        refused = frigate.run(background=True, status=409)
        assert refused["job_id"] == first["job_id"]
        assert (frigate.status()["kind"], frigate.status("back_yard")["kind"]) == ("run", "run")
        assert frigate.status("back_yard")["state"] == "queued"
        assert frigate.status("back_yard")["job_id"] == second["job_id"]
        assert len(children(frigate)) == 1
    frigate.until_idle("back_yard")
    runs = [frigate.status(camera)["last_run"] for camera in ("front_door", "back_yard")]
    assert [run["run_number"] for run in runs] == [1, 2]
    assert runs[0]["finished_at"] <= runs[1]["started_at"]


@contextmanager
def lingering_children(monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """Children that have noted their end are only gone once the event is set."""
    let_go = asyncio.Event()

    class Lingering(Child[Any]):
        async def wait(self) -> int:
            await let_go.wait()
            return await super().wait()

    monkeypatch.setattr(runner_module, "Child", Lingering)
    yield let_go


async def ended_in_history(store: Store, job_id: str) -> None:
    while True:
        record = await store.call(history.find_job, job_id)
        if record is not None and record.finished_at is not None:
            return
        await asyncio.sleep(0.02)


def test_who_has_read_of_a_runs_end_can_order_the_next(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(YESTERDAY)

    async def scene() -> None:
        with lingering_children(monkeypatch) as let_go:
            store = Store(tmp_path)
            jobs = Jobs(Notes(store, lambda: "/none"), Runner(PATCH, lambda: store.path))
            await jobs.start()
            first = await jobs.add(library.order(dry_run=True), Trigger.API)
            with pytest.raises(BusyError):
                await jobs.add(library.order(), Trigger.API)
            await ended_in_history(store, first.job_id)
            assert jobs.active("front_door") is first
            adding = asyncio.ensure_future(jobs.add(library.order(), Trigger.API))
            await asyncio.sleep(0.2)
            assert not adding.done()
            let_go.set()
            second = await adding
            await second.done.wait()
            assert second.outcome is not None
            assert second.outcome.ending.counts.added == 1
            jobs.stop()
            store.close()

    asyncio.run(scene())


def test_a_request_waits_no_longer_for_a_child_that_never_goes(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "END_LIMIT", 0.2)

    async def scene() -> None:
        with lingering_children(monkeypatch):
            store = Store(tmp_path)
            jobs = Jobs(Notes(store, lambda: "/none"), Runner(PATCH, lambda: store.path))
            await jobs.start()
            first = await jobs.add(library.order(), Trigger.API)
            await ended_in_history(store, first.job_id)
            with pytest.raises(BusyError) as refused:
                await jobs.add(library.order(), Trigger.API)
            assert refused.value.job_id == first.job_id
            jobs.stop()
            store.close()

    asyncio.run(scene())
