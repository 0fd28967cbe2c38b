"""Searches for motion: they let other jobs pass, and go on afterwards."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.child.messages.run import Outcome
from recording_backfill.jobs.job import Job
from recording_backfill.jobs.notes import Notes
from recording_backfill.jobs.queue import Jobs
from recording_backfill.jobs.runner import Runner
from recording_backfill.jobs.searches import is_search
from recording_backfill.models import Counts, RunState, Trigger
from recording_backfill.notices import JobKey, Notice
from recording_backfill.state.records import Ending
from recording_backfill.state.store import Store

from testing.library import NOON, LibraryBuilder
from testing.pictures import preview_video
from testing.served import YESTERDAY, Served
from testing.standin.server import PATCH
from tests.patch.jobs.children import locked_database

if TYPE_CHECKING:
    from recording_backfill.state.records import JobRecord


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
        jobs = Jobs(Slow(store, lambda: "/none"), Runner(PATCH, lambda: store.path))
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
        jobs = Jobs(Notes(store, lambda: "/none"), UntilToldToStop(PATCH, lambda: store.path))
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


def test_a_search_that_cannot_go_on_does_not_end_the_queue(
    library: LibraryBuilder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library.add(NOON)

    async def scene() -> None:
        began = asyncio.Event()

        class Failing(Notes):
            async def script_run(self, camera: str) -> JobRecord | None:
                if began.is_set() and camera == "front_door":
                    raise OSError("The disk went.")
                return await super().script_run(camera)

        class UntilToldToStop(Runner):
            async def run(self, job: Job) -> Outcome:
                if not is_search(job):
                    return await super().run(job)
                began.set()
                while not job.gives_way:  # noqa: ASYNC110 - a plain attribute
                    await asyncio.sleep(0.01)
                why = Notice(JobKey.CANCELLED_UNBEGUN)
                return Outcome(Ending(RunState.CANCELLED, why, 0.0, 0.0, Counts()))

        store = Store(tmp_path)
        jobs = Jobs(Failing(store, lambda: "/none"), UntilToldToStop(PATCH, lambda: store.path))
        await jobs.start()
        await jobs.add(library.order(find_motion=True), Trigger.API)
        await began.wait()
        order = replace(library.order(dry_run=True), camera="back_yard")
        for _ in range(2):
            other = await jobs.add(order, Trigger.API)
            await asyncio.wait_for(other.done.wait(), 60)
            assert other.state is RunState.COMPLETED
        jobs.stop()
        store.close()

    asyncio.run(scene())
    assert "The disk went." in caplog.text
