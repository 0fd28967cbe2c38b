"""The cataloguer: real renewals in real child processes, and what the status tells of them."""

from __future__ import annotations

import asyncio
import functools
import logging
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from recording_backfill.child.messages.catalogue import Outcome
from recording_backfill.evidence.catalogue.renewal import Saved
from recording_backfill.jobs import cataloguer as module
from recording_backfill.jobs.cataloguer import Cataloguer
from recording_backfill.notices import told
from recording_backfill.state.store import Store

from testing.catalogued import Kept
from testing.filled import CAMERAS
from testing.library import NOON
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from recording_backfill.frigate.adapter import FrigateAdapter
    from recording_backfill.state.catalogue_seen import CatalogueStatus

    from testing.library import Samples


def in_a_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """A test of a coroutine, run by a loop of its own."""

    @functools.wraps(test)
    def run(*arguments: Any, **fixtures: Any) -> None:
        asyncio.run(test(*arguments, **fixtures))

    return run


@pytest.fixture
def kept(tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.setattr(module, "INTERVAL", 0.0)
    return Kept(tmp_path, samples["one_second"])


class Process:
    """What of Frigate's process it needs."""

    def __init__(self, kept: Kept, root: Path = PATCH, **options: Any) -> None:
        self.store = Store(kept.database.parent)
        adapter = SimpleNamespace(
            recordings_dir=str(kept.recordings),
            config_dir=str(kept.database.parent),
            database_path=str(kept.database),
            camera_names=tuple(CAMERAS),
        )
        self.cataloguer = Cataloguer(
            cast("FrigateAdapter", adapter), self.store, root, first_after=0.0, **options
        )

    async def until(self, ready: Callable[[CatalogueStatus], object]) -> CatalogueStatus:
        deadline = time.monotonic() + 60
        while (status := self.cataloguer.status) is None or not ready(status):
            assert time.monotonic() < deadline, status
            await asyncio.sleep(0.05)
        return status

    def stop(self) -> None:
        self.cataloguer.stop()
        self.store.close()


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@in_a_loop
async def test_the_catalogue_is_renewed_and_its_status_outlasts_a_restart(kept: Kept) -> None:
    process = Process(kept)
    await process.cataloguer.start()
    status = await process.until(lambda status: status.saved_at)
    instance = await process.store.call(lambda state: state.instance_id)
    assert status.path == str(kept.media / "frigate_backfill" / instance)
    assert (status.days, status.error) == (1, None)
    assert status.bytes == size_of(Path(str(status.path)))
    first = status.saved_at
    status = await process.until(lambda status: status.saved_at != first)
    await asyncio.sleep(0.5)
    process.stop()

    later = Process(kept)
    later.cataloguer._first_after = 3600.0
    await later.cataloguer.start()
    assert (await later.until(lambda status: status.saved_at)).days == 1
    later.stop()


@in_a_loop
async def test_what_charts_will_ask_for_is_added_up_on_that_occasion(kept: Kept) -> None:
    shift = int(time.time()) // 3600 * 3600 - 86400 - NOON
    kept.execute(
        "UPDATE recordings SET start_time = start_time + ?, end_time = end_time + ?", *(shift,) * 2
    )
    process = Process(kept)
    await process.cataloguer.start()
    deadline = time.monotonic() + 60
    while not (
        rows := await process.store.call(
            lambda state: state.rows("SELECT DISTINCT camera FROM charted ORDER BY camera")
        )
    ) or len(rows) < len(CAMERAS):
        assert time.monotonic() < deadline, rows
        await asyncio.sleep(0.1)
    process.stop()
    assert [camera for (camera,) in rows] == sorted(CAMERAS)


@in_a_loop
async def test_what_goes_wrong_is_one_line_and_in_the_status_until_it_is_right(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    aside = kept.media.with_name("aside")
    kept.media.rename(aside)
    process = Process(kept)
    await process.cataloguer.start()
    status = await process.until(lambda status: status.error)
    assert "Is its disk mounted" in str(status.error)
    assert (told(status.error) or {})["key"] == "recordings_unreadable"
    await asyncio.sleep(2.5)  # at least one more try
    aside.rename(kept.media)
    await process.until(lambda status: status.saved_at and not status.error)
    process.stop()
    lines = [record.getMessage() for record in caplog.records if "catalogue" in record.message]
    assert len(lines) == 2
    assert "is not saved" in lines[0]
    assert "is saved again" in lines[1]


@in_a_loop
async def test_a_child_that_dies_again_and_again_is_one_line(
    kept: Kept,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = Process(kept, tmp_path)  # where there is none
    renewals: list[Outcome] = []
    note = process.cataloguer._note

    def noted(outcome: Outcome) -> None:
        renewals.append(outcome)
        note(outcome)

    monkeypatch.setattr(process.cataloguer, "_note", noted)
    await process.cataloguer.start()
    await process.until(lambda status: len(renewals) > 1)
    process.stop()
    assert renewals[0] == renewals[1] == Outcome(error="Its process ended with code 1.")
    lines = [record.getMessage() for record in caplog.records if "catalogue" in record.message]
    assert lines == ["backfill: the catalogue is not saved: Its process ended with code 1."]


@in_a_loop
async def test_it_can_be_switched_off(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIGATE_BACKFILL_CATALOGUE", "0")
    process = Process(kept)
    await process.cataloguer.start()
    await asyncio.sleep(0.2)
    assert process.cataloguer.status is None
    assert not (kept.media / "frigate_backfill").exists()
    process.stop()


@in_a_loop
async def test_a_day_in_which_not_all_was_saved_is_an_error(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each renewal ends well, but a first pass over all days never does."""
    process = Process(kept)
    saved = Saved(days=3, bytes=900, saved_at=None)
    process.cataloguer._note(Outcome("/x", saved))
    assert process.cataloguer.status is not None
    assert (process.cataloguer.status.saved_at, process.cataloguer.status.error) == (None, None)
    monkeypatch.setattr(module.time, "monotonic", lambda now=time.monotonic: now() + 90_000)
    process.cataloguer._note(Outcome("/x", replace(saved, days=4)))
    assert "more than a day" in str(process.cataloguer.status.error)
    process.cataloguer._note(Outcome("/x", replace(saved, saved_at=7.0)))
    assert process.cataloguer.status.error is None
    process.stop()


@in_a_loop
async def test_a_day_without_a_renewal_is_an_error(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = Process(kept)
    assert process.cataloguer.status is not None
    assert process.cataloguer.status.error is None
    monkeypatch.setattr(module.time, "monotonic", lambda now=time.monotonic: now() + 90_000)
    assert "more than a day" in str(process.cataloguer.status.error)
    process.stop()


@in_a_loop
async def test_frigates_end_ends_a_renewal(kept: Kept) -> None:
    process = Process(kept)
    await process.cataloguer.start()
    child = None
    for _ in range(1000):
        await asyncio.sleep(0.001)
        child = child or process.cataloguer._child
    process.stop()
    assert child is not None
    assert await child.wait() is not None
