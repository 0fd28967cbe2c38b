"""The wait for a run: its end, its limit, a restart of Frigate meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.exceptions import (
    HomeAssistantError,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.actions import waiting

from ..answers import STATUS_PATH, AnswerServer, camera, run, status
from ..waiting import until
from .calls import ONE_CAMERA, call, job

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant


async def test_a_wait_that_takes_too_long_answers_how_far_the_run_is(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    progress = {"files_scanned": 5, "files_added": 4, "files_skipped": 1, "files_errors": 0}
    server.answers[STATUS_PATH] = status(
        camera(state="running", job_id="job-9", started_at=2.0, progress=progress)
    )
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True, "timeout": 0.2})
    assert report["finished"] is False
    (one,) = report["runs"]
    assert (one["state"], one["files_added"], one["total_files_scanned"]) == ("running", 4, 5)
    assert one["files_updated"] is None
    assert one["finished_at"] is None


@pytest.mark.parametrize(("told", "known"), [({"files_kept_by_reviews": 2}, 2), ({}, None)])
async def test_what_hangs_on_reviews_is_answered_where_the_patch_tells_it(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    told: dict[str, int],
    known: int | None,
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    ended = run(9, job_id="job-9", **told)
    server.answers[STATUS_PATH] = status(camera(recent_runs=[ended]))
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True})
    assert report["runs"][0]["files_kept_by_reviews"] == known
    assert report["files_kept_by_reviews"] == known


async def test_a_wait_goes_on_while_frigate_restarts_and_tells_an_interrupted_run(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    asked = asyncio.Event()

    def answer(_: object) -> dict[str, Any]:
        asked.set()
        return {"cameras": {"front_door": job("front_door")}}

    server.answers["POST /api/recordings/backfill"] = answer
    server.answers[STATUS_PATH] = status(camera(state="running", job_id="job-9"))
    waits = hass.async_create_task(
        call(hass, "backfill", {**ONE_CAMERA, "wait": True}, respond=False)
    )
    await asked.wait()
    coordinator = answered_entry.runtime_data
    del server.answers[STATUS_PATH]
    await coordinator.async_refresh()
    assert not coordinator.last_update_success
    server.answers[STATUS_PATH] = status()
    await coordinator.async_refresh()
    assert not waits.done()
    told = run(9, state="interrupted", message="Frigate stopped")
    server.answers[STATUS_PATH] = status(camera(recent_runs=[told]))
    await coordinator.async_refresh()
    with pytest.raises(HomeAssistantError, match="Frigate stopped during the run") as error:
        await waits
    assert error.value.translation_key == "run_interrupted"


async def test_a_wait_goes_on_when_the_entry_is_set_up_anew(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "POLL_INTERVAL", timedelta(seconds=0.05))
    asked = asyncio.Event()

    def answer(_: object) -> dict[str, Any]:
        asked.set()
        return {"cameras": {"front_door": job("front_door")}}

    server.answers["POST /api/recordings/backfill"] = answer
    report = hass.async_create_task(call(hass, "backfill", {**ONE_CAMERA, "wait": True}))
    await asked.wait()
    server.answers[STATUS_PATH] = status(camera(recent_runs=[run(9)]))
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert (await report)["finished"] is True


async def test_nobody_waits_for_an_entry_that_is_deleted(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "POLL_INTERVAL", timedelta(seconds=0.05))
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    hours = {**ONE_CAMERA, "wait": True, "timeout": "24:00:00"}
    report = hass.async_create_task(call(hass, "backfill", hours))
    await until(lambda: server.paths("POST"))
    await hass.config_entries.async_remove(answered_entry.entry_id)
    async with asyncio.timeout(60):
        assert (await report)["finished"] is False


async def test_a_camera_that_vanishes_is_waited_for_no_longer_than_the_timeout(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    server.answers[STATUS_PATH] = status(camera("other"))
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True, "timeout": "00:00:01"})
    assert report["runs"][0]["state"] == "queued"


async def test_a_job_is_cancelled(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/front_door/backfill/cancel"] = job(
        "front_door", state="cancelled"
    )
    report = await call(hass, "cancel", ONE_CAMERA)
    assert report["cancelled"] == 1
    assert report["runs"][0]["state"] == "cancelled"
