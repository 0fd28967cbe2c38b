"""Runs that are taken back, and fields that only a newer patch knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..answers import STATUS_PATH, AnswerServer, camera, run, status
from .calls import ONE_CAMERA, call, job

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

UNDO = "/api/recordings/front_door/backfill/undo"


async def test_a_run_is_taken_back(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    with pytest.raises(HomeAssistantError, match="Restart Frigate") as error:
        await call(hass, "undo", ONE_CAMERA)
    assert error.value.translation_key == "restart_frigate"
    server.answers[STATUS_PATH] = status(capabilities=["undo"])
    await answered_entry.runtime_data.async_refresh()
    server.answers[UNDO] = job("front_door", dry_run=True)
    undone = run(9, kind="undo", undo_of="job-1", files_removed=4)
    server.answers[STATUS_PATH] = status(camera(recent_runs=[undone]), capabilities=["undo"])
    report = await call(hass, "undo", {**ONE_CAMERA, "job_id": "job-1", "dry_run": True, "wait": 1})
    assert report["files_removed"] == report["runs"][0]["files_removed"] == 4
    assert server.body_of(UNDO) == {"job_id": "job-1", "dry_run": True}
    assert report["finished"] is True
    assert report["runs"][0]["state"] == "completed"


async def test_an_undo_that_is_refused_says_why(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = status(capabilities=["undo"])
    await answered_entry.runtime_data.async_refresh()
    server.answers[UNDO] = web.json_response(
        {"success": False, "message": "That run is too long ago."}, status=410
    )
    with pytest.raises(HomeAssistantError, match="too long ago"):
        await call(hass, "undo", ONE_CAMERA)


async def test_a_newer_field_is_sent_only_to_a_patch_that_knows_it(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    start = "/api/recordings/backfill"
    server.answers[start] = {"cameras": {"front_door": job("front_door")}}
    await call(hass, "backfill", ONE_CAMERA)
    plain = {"dry_run": False, "force": False, "skip_expired": True, "cameras": ["front_door"]}
    assert server.body_of(start) == plain
    newer = {
        "media": ["recordings", "reviews"],
        "copies": ["/config/old.db"],
        "remove_gone": True,
        "motion": False,
    }
    for field, value in newer.items():
        with pytest.raises(HomeAssistantError, match=f"{field}. Restart Frigate"):
            await call(hass, "backfill", {**ONE_CAMERA, field: value})
    with pytest.raises(HomeAssistantError, match=r"motion. Restart Frigate"):
        await call(hass, "backfill", {**ONE_CAMERA, "find_motion": True})
    lengths = {"probe": "estimate", "verify": False}
    for field, value in lengths.items():
        with pytest.raises(HomeAssistantError, match=r"estimate. Restart Frigate"):
            await call(hass, "backfill", {**ONE_CAMERA, field: value})
    with pytest.raises(ServiceValidationError, match="auto, ffprobe, estimate"):
        await call(hass, "backfill", {**ONE_CAMERA, "probe": "guess"})
    newer |= lengths
    server.answers[STATUS_PATH] = status(capabilities=[*newer, "estimate"])
    await answered_entry.runtime_data.async_refresh()
    await call(hass, "backfill", {**ONE_CAMERA, **newer})
    assert server.body_of(start) == plain | newer
