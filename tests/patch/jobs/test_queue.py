"""Jobs run one at a time, in their order, and searches let them pass."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
from recording_backfill.child.messages.run import Outcome
from recording_backfill.child.process import Child
from recording_backfill.errors import BusyError
from recording_backfill.jobs import queue as jobs_module
from recording_backfill.jobs import runner as runner_module
from recording_backfill.jobs.job import Job
from recording_backfill.jobs.notes import Notes
from recording_backfill.jobs.queue import Jobs
from recording_backfill.jobs.runner import Runner
from recording_backfill.jobs.searches import is_search
from recording_backfill.models import Counts, RunState, Trigger
from recording_backfill.notices import JobKey, Notice
from recording_backfill.state import history
from recording_backfill.state.records import Ending
from recording_backfill.state.store import Store

from testing.library import LibraryBuilder
from testing.pictures import preview_video
from testing.served import YESTERDAY, Served
from testing.standin.server import PATCH
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
    log = frigate.standin.log.read_text()
    lines = [line for line in log.splitlines() if job["job_id"] in line]
    assert len(lines) == 2
    assert all("INFO" in line and "backfill" in line for line in lines)


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


def search_to_be_written(frigate: Served) -> None:
    """Recordings without the motion that a preview proves, so that a search has to write."""
    frigate.add_many(2)
    frigate.run(motion=False)
    folder = frigate.standin.media / "clips" / "previews" / "front_door"
    folder.mkdir(parents=True, exist_ok=True)
    begin, times = YESTERDAY - 10.0, (0.0, 12.0, 13.0, 23.0, 24.0, 60.0)
    (folder / f"{begin}-{begin + times[-1]}.mp4").write_bytes(preview_video(times, size=(64, 36)))


def test_a_search_for_motion_lets_others_pass_and_goes_on(frigate: Served) -> None:
    search_to_be_written(frigate)
    frigate.add_many(2, camera="back_yard")
    with locked_database(frigate):
        search = frigate.run(find_motion=True, background=True, status=202)
        frigate.until_running()
        assert frigate.status()["kind"] == "motion"
        refused = frigate.run(find_motion=True, background=True, status=409)
        assert refused["job_id"] == search["job_id"]
        other = frigate.run("back_yard", background=True, status=202)
        # Its own camera's run goes first, too.
        own = frigate.run(background=True, status=202)
        assert own["job_id"] != search["job_id"]
    frigate.until_idle("back_yard")
    status = frigate.until(
        lambda status: (
            status["recent_runs"][0]["kind"] == "motion"
            and status["recent_runs"][0]["job_id"] != search["job_id"]
        )
    )
    newest, runs = status["recent_runs"][0], {run["job_id"]: run for run in status["recent_runs"]}
    assert (newest["state"], newest["files_with_motion"]) == ("completed", 2)
    assert runs[search["job_id"]]["state"] == "cancelled"
    assert (runs[own["job_id"]]["kind"], runs[own["job_id"]]["state"]) == ("run", "completed")
    assert newest["started_at"] >= runs[own["job_id"]]["finished_at"]
    assert frigate.status("back_yard")["last_run"]["job_id"] == other["job_id"]


def test_a_search_that_gave_way_can_be_cancelled(frigate: Served) -> None:
    search_to_be_written(frigate)
    with locked_database(frigate):
        search = frigate.run(find_motion=True, background=True, status=202)
        frigate.until_running()
        own = frigate.run(background=True, force=True, status=202)
        frigate.cancel()
    frigate.add_many(1, camera="back_yard")
    frigate.run("back_yard")  # behind it, whatever had been queued anew would have run
    runs = {run["job_id"]: run["state"] for run in frigate.status()["recent_runs"]}
    assert (runs[search["job_id"]], runs[own["job_id"]]) == ("cancelled", "cancelled")
    assert len(runs) == 3
    assert frigate.status()["state"] == "idle"


def test_a_corrupt_state_file_is_set_aside_and_frigate_serves(frigate: Served) -> None:
    frigate.add_many(1)
    frigate.run()
    frigate.standin.stop()
    state = frigate.standin.config_dir / "frigate_backfill.db"
    for suffix in ("-wal", "-shm"):
        Path(f"{state}{suffix}").unlink(missing_ok=True)
    state.write_bytes(b"\0garbage" * 5000)
    frigate.standin.start()
    assert frigate.status()["last_run"] is None
    assert len(list(state.parent.glob("frigate_backfill.damaged-*.db"))) == 1
    assert "set aside" in frigate.standin.log.read_text()
    assert frigate.run()["files_skipped"] == 1


def test_the_database_in_a_wrong_shape_is_503(frigate: Served) -> None:
    frigate.add_many(1)
    with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
        connection.execute("ALTER TABLE recordings RENAME TO recordings_of_old")
    try:
        for wish in ({}, {"dry_run": True}, {"background": True}):
            answer = frigate.run(status=503, **wish)
            assert answer["success"] is False
        ranges = frigate.request("GET", "/front_door/recordings/backfilled")
        assert ranges.status_code == 503
    finally:
        with closing(sqlite3.connect(frigate.standin.database, timeout=30)) as connection:
            connection.execute("ALTER TABLE recordings_of_old RENAME TO recordings")
    assert frigate.run()["files_added"] == 1


def test_frigates_other_answers_are_not_touched(frigate: Served) -> None:
    answer = requests.get(frigate.standin.url_api + "/version", timeout=30)
    assert "no-store" not in answer.headers.get("Cache-Control", "")


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
            jobs = Jobs(Notes(store, lambda: "/none"), Runner(PATCH, store.path))
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
            jobs = Jobs(Notes(store, lambda: "/none"), Runner(PATCH, store.path))
            await jobs.start()
            first = await jobs.add(library.order(), Trigger.API)
            await ended_in_history(store, first.job_id)
            with pytest.raises(BusyError) as refused:
                await jobs.add(library.order(), Trigger.API)
            assert refused.value.job_id == first.job_id
            jobs.stop()
            store.close()

    asyncio.run(scene())


def test_a_search_runs_while_another_order_is_still_being_noted(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    async def scene() -> None:
        noting, noted = asyncio.Event(), asyncio.Event()

        class Slow(Notes):
            async def added(self, job: Job) -> None:
                if not is_search(job):
                    noting.set()
                    await noted.wait()
                await super().added(job)

        store = Store(tmp_path)
        jobs = Jobs(Slow(store, lambda: "/none"), Runner(PATCH, store.path))
        await jobs.start()
        adding = asyncio.ensure_future(jobs.add(library.order(dry_run=True), Trigger.API))
        await noting.wait()
        order = replace(library.order(find_motion=True, dry_run=True), camera="back_yard")
        search = await jobs.add(order, Trigger.API)
        await search.done.wait()
        noted.set()
        job = await adding
        await job.done.wait()
        assert job.outcome is not None
        assert job.outcome.ending.state is RunState.COMPLETED
        jobs.stop()
        store.close()

    asyncio.run(scene())


def test_a_search_that_gave_way_goes_on_only_once_the_other_job_is_there_or_refused(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    async def scene() -> None:
        began = asyncio.Event()

        class UntilToldToStop(Runner):
            async def run(self, job: Job) -> Outcome:
                began.set()
                while True:
                    await asyncio.sleep(0.01)
                    if job.gives_way:
                        why = Notice(JobKey.CANCELLED_UNBEGUN)
                        return Outcome(Ending(RunState.CANCELLED, why, 0.0, 0.0, Counts()))

        store = Store(tmp_path)
        jobs = Jobs(Notes(store, lambda: "/none"), UntilToldToStop(PATCH, store.path))
        await jobs.start()
        search = await jobs.add(library.order(find_motion=True), Trigger.API)
        await began.wait()
        async with jobs.room_for("front_door"):
            assert search.state is RunState.CANCELLED
            await asyncio.sleep(0.3)  # the queue has long been asked what may go on
            assert jobs.active("front_door") is None
        anew = jobs.active("front_door")
        assert anew is not None
        assert is_search(anew)
        jobs.stop()
        store.close()

    asyncio.run(scene())
