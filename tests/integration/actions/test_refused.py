"""What Frigate refuses, and in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homeassistant.exceptions import (
    HomeAssistantError,
)
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..answers import STATUS_PATH, AnswerServer, camera, status
from .calls import ONE_CAMERA, call, instance_device, job

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from ..conftest import Frigate

# What is refused


async def test_frigates_own_message_reaches_the_user(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    with pytest.raises(HomeAssistantError, match="/etc"):
        await call(hass, "backfill", {**ONE_CAMERA, "directory_path": "/etc"})


async def test_nothing_to_cancel_is_said(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "cancel", ONE_CAMERA)
    assert error.value.translation_key == "refused"
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "cancel", {"device_id": instance_device(hass, entry)})
    assert error.value.translation_key == "some_failed"


async def test_a_camera_that_is_refused_does_not_stop_the_others(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    server.answers["POST /api/recordings/backfill"] = {
        "success": True,
        "message": "",
        "cameras": {
            "front_door": {"success": False, "message": "It is busy", "job_id": "7"},
            "back_yard": job("back_yard"),
        },
    }
    both = {"cameras": ["front_door", "back_yard"]}
    report = await call(hass, "backfill", both)
    assert [one["state"] for one in report["runs"]] == ["refused", "queued"]
    assert report["runs"][0]["message"] == "Frigate refused: It is busy"
    assert report["runs"][0].keys() == report["runs"][1].keys()
    # Without a response nobody would know.
    with pytest.raises(HomeAssistantError, match="It is busy"):
        await call(hass, "backfill", both, respond=False)


async def test_an_answer_that_leaves_a_camera_out_is_not_understood(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"success": True, "cameras": {}}
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "backfill", ONE_CAMERA)
    assert error.value.translation_key == "bad_answer"
