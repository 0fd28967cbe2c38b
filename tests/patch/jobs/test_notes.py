"""Notes on jobs while somebody else has the state file locked: they come late, and in order."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from recording_backfill.child.messages.run import Outcome
from recording_backfill.jobs import notes as noted
from recording_backfill.jobs.job import Job
from recording_backfill.jobs.notes import Notes
from recording_backfill.models import Counts, RunState, Trigger
from recording_backfill.notices import Notice, RunKey
from recording_backfill.state import history
from recording_backfill.state.file import StateFile
from recording_backfill.state.journal import FOLDER
from recording_backfill.state.records import Ending
from recording_backfill.state.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import LibraryBuilder


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The state file, in the hands of another program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield


def states(store: Store) -> dict[str, RunState]:
    with StateFile(store.path) as state:
        found = (history.find_job(state, job_id) for job_id in ("lost", "new"))
        return {job.job_id: job.state for job in found if job is not None}


@pytest.fixture
def store(library: LibraryBuilder) -> Store:
    """A state file in which a job of the last Frigate runs."""
    store = Store(library.database.parent)
    key = history.database_key(str(library.database))
    with StateFile(store.path) as state:
        history.add_job(
            state, "lost", "front_door", Trigger.API, dry_run=False, now=time.time(), database=key
        )
        history.start_job(state, "lost", time.time())
    return store


def new_job(library: LibraryBuilder) -> Job:
    job = Job("new", library.order(), Trigger.API, time.time())
    job.started_at = time.time()
    ending = Ending(RunState.COMPLETED, Notice(RunKey.RUN_HANGS), time.time(), 1.0, Counts(added=3))
    job.outcome = Outcome(ending)
    return job


def test_what_was_cut_off_is_noted_once_the_state_file_is_free(
    library: LibraryBuilder, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    job = new_job(library)

    async def run() -> None:
        notes = Notes(store, lambda: str(library.database))
        with locked(store.path):
            await notes.interrupt_lost()
            await notes.added(job)
            await notes.started(job)
            await notes.finished(job)
            assert states(store) == {"lost": RunState.RUNNING}
        assert notes._catching_up is not None
        await notes._catching_up

    with caplog.at_level(logging.WARNING):
        asyncio.run(asyncio.wait_for(run(), 60))
    assert states(store) == {"lost": RunState.INTERRUPTED, "new": RunState.COMPLETED}
    assert "1 job was cut off when Frigate stopped" in caplog.text
    with StateFile(store.path) as state:
        assert history.totals(state, job.camera).files_added == 3


def test_a_note_that_comes_meanwhile_passes_none_that_waits_for_the_lock(
    library: LibraryBuilder, store: Store
) -> None:
    """What is added then was not cut off: whose cut-off is noted must have been there before."""

    async def run() -> None:
        notes = Notes(store, lambda: str(library.database))
        with locked(store.path):
            first = asyncio.create_task(notes.interrupt_lost())
            second = asyncio.create_task(notes.added(new_job(library)))
            await first
        await second
        assert notes._catching_up is not None
        await notes._catching_up

    asyncio.run(asyncio.wait_for(run(), 60))
    assert states(store) == {"lost": RunState.INTERRUPTED, "new": RunState.QUEUED}


def test_a_state_file_that_stays_locked_is_given_up(
    library: LibraryBuilder,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(noted, "_LATE_LIMIT", 0.0)

    async def run() -> None:
        notes = Notes(store, lambda: str(library.database))
        with locked(store.path):
            await notes.interrupt_lost()
            assert notes._catching_up is not None
            await notes._catching_up
        await notes.added(new_job(library))

    asyncio.run(asyncio.wait_for(run(), 60))
    assert "jobs are missing from the history" in caplog.text
    assert states(store) == {"lost": RunState.RUNNING, "new": RunState.QUEUED}


def test_what_waits_is_written_as_frigate_ends_if_the_state_file_is_free_by_then(
    library: LibraryBuilder, store: Store
) -> None:
    job = new_job(library)

    async def run() -> None:
        notes = Notes(store, lambda: str(library.database))
        with locked(store.path):
            await notes.added(job)
            await notes.started(job)
            await notes.finished(job)
        await notes.stop()

    asyncio.run(asyncio.wait_for(run(), 60))
    assert states(store) == {"lost": RunState.RUNNING, "new": RunState.COMPLETED}
    assert not list((store.path.with_name(FOLDER)).iterdir())


def test_frigates_end_waits_no_longer_than_a_moment_for_a_locked_state_file(
    library: LibraryBuilder, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """And none at all where nothing waits."""

    async def run() -> None:
        notes = Notes(store, lambda: str(library.database))
        with locked(store.path):
            await asyncio.wait_for(notes.stop(), 1.0)
            await notes.added(new_job(library))
            began = time.monotonic()
            await notes.stop()
            assert time.monotonic() - began < noted._LAST_LIMIT + 8

    asyncio.run(asyncio.wait_for(run(), 60))
    assert "has locked" in caplog.text


@pytest.mark.parametrize("stopped", [True, False], ids=["stopped", "killed"])
def test_a_run_that_ended_while_the_state_file_was_locked_is_not_cut_off_for_the_next_frigate(
    library: LibraryBuilder, store: Store, *, stopped: bool
) -> None:
    job = new_job(library)

    async def run() -> None:
        notes = Notes(store, lambda: str(library.database))
        await notes.added(job)
        await notes.started(job)
        with locked(store.path):
            await notes.finished(job)
            if stopped:
                await notes.stop()
            (kept,) = store.path.with_name(FOLDER).glob("*.ended")
            kept.with_name("lost.ended").write_text('{"state"')  # the power was cut
            assert states(store)["new"] is RunState.RUNNING

    asyncio.run(asyncio.wait_for(run(), 60))
    store.close()
    asyncio.run(Notes(Store(store.path.parent), lambda: str(library.database)).interrupt_lost())
    assert states(store) == {"lost": RunState.INTERRUPTED, "new": RunState.COMPLETED}
    with StateFile(store.path) as state:
        assert history.totals(state, job.camera).files_added == 3
        told = history.find_job(state, "new")
        assert told is not None
        assert job.outcome is not None
        assert told.message == job.outcome.ending.message
    assert [path.name for path in store.path.with_name(FOLDER).iterdir()] == ["lost.ended"]
