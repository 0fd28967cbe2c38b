"""Wrong calls, told by field."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..answers import STATUS_PATH, AnswerServer, camera, serve, status
from ..conftest import entry_for, set_up
from .calls import ACTIONS, ONE_CAMERA, call, instance_device, job

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

# Wrong calls


@pytest.mark.parametrize(
    ("action", "data", "key", "placeholders"),
    [
        ("backfill", {}, "no_camera_named", {}),
        ("backfill", {"config_entry_id": "x"}, "no_camera_named", {}),
        ("backfill", {"cameras": []}, "empty_list", {"field": "cameras"}),
        ("backfill", {"device_id": []}, "empty_list", {"field": "device_id"}),
        ("backfill", {"cameras": 3}, "invalid_names", {"field": "cameras", "value": "3"}),
        ("backfill", {"cameras": [" "]}, "invalid_names", {"field": "cameras"}),
        ("backfill", {"cameras": ["x"], "device_id": ["y"]}, "two_ways", {}),
        ("backfill", {"config_entry_id": "x", "device_id": ["y"]}, "two_ways", {}),
        ("backfill", {"device_id": "x"}, "unknown_device", {"field": "device_id", "device": "x"}),
        (
            "backfill",
            {"cameras": ["front_door", "gone"]},
            "unknown_camera",
            {"field": "cameras", "camera": "gone", "cameras": "front_door"},
        ),
        (
            "backfill",
            {**ONE_CAMERA, "config_entry_id": "x"},
            "unknown_entry",
            {"field": "config_entry_id"},
        ),
        ("backfill", {**ONE_CAMERA, "dry_runn": True}, "unknown_field", {"field": "dry_runn"}),
        ("backfill", {**ONE_CAMERA, "dry_run": "maybe"}, "invalid_flag", {"field": "dry_run"}),
        ("backfill", {**ONE_CAMERA, "start_time": "noon"}, "invalid_moment", {"value": "noon"}),
        (
            "backfill",
            {**ONE_CAMERA, "end_time": "9" * 500},
            "invalid_moment",
            {"field": "end_time"},
        ),
        ("backfill", {**ONE_CAMERA, "start_time": math.inf}, "invalid_moment", {}),
        ("backfill", {**ONE_CAMERA, "start_time": True}, "invalid_moment", {}),
        ("backfill", {**ONE_CAMERA, "last": "long"}, "invalid_duration", {"field": "last"}),
        ("backfill", {**ONE_CAMERA, "last": {"hours": 0}}, "invalid_duration", {}),
        ("backfill", {**ONE_CAMERA, "timeout": -1}, "invalid_duration", {"field": "timeout"}),
        ("backfill", {**ONE_CAMERA, "timeout": 1e300}, "invalid_duration", {"field": "timeout"}),
        ("backfill", {**ONE_CAMERA, "directory_path": 7}, "invalid_text", {"value": "7"}),
        ("backfill", {**ONE_CAMERA, "last": 60, "start_time": 1}, "last_and_range", {}),
        ("backfill", {**ONE_CAMERA, "media": []}, "invalid_choice", {"field": "media"}),
        ("backfill", {**ONE_CAMERA, "media": "films"}, "invalid_choice", {"value": "films"}),
        ("backfill", {**ONE_CAMERA, "copies": "perhaps"}, "invalid_copies", {"field": "copies"}),
        ("backfill", {**ONE_CAMERA, "copies": [7]}, "invalid_copies", {"field": "copies"}),
        (
            "backfill",
            {**ONE_CAMERA, "start_time": "2026-01-02 00:00:00", "end_time": "2026-01-01 00:00:00"},
            "start_after_end",
            {"field": "start_time"},
        ),
        ("get_results", {**ONE_CAMERA, "limit": 1001}, "invalid_whole_number", {"maximum": "1000"}),
        ("get_results", {**ONE_CAMERA, "limit": 1.5}, "invalid_whole_number", {"field": "limit"}),
        ("get_results", {**ONE_CAMERA, "status": "lost"}, "invalid_choice", {"field": "status"}),
        ("set_schedule", ONE_CAMERA, "nothing_to_change", {}),
        (
            "set_schedule",
            {**ONE_CAMERA, "interval_hours": 0.1},
            "invalid_number",
            {"minimum": "0.25", "maximum": "8760"},
        ),
        ("set_schedule", {**ONE_CAMERA, "retention_days": "x"}, "invalid_number", {}),
    ],
)
async def test_a_wrong_call_is_told_by_field(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
    key: str,
    placeholders: dict[str, str],
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, action, data)
    assert error.value.translation_key == key
    assert (error.value.translation_placeholders or {}).items() >= placeholders.items()
    # A sentence of ours in the user's words, not a bare key.
    assert len(str(error.value)) > 20
    assert len(str(error.value)) < 400
    assert not re.search(r"\{\w+\}", str(error.value))


async def test_a_field_that_is_left_empty_is_as_good_as_left_out(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    empty = dict.fromkeys(("start_time", "end_time", "last", "directory_path", "device_id"), "")
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    await call(hass, "backfill", {**ONE_CAMERA, **empty, "timeout": None})
    assert server.bodies[-2 if server.bodies[-1] is None else -1]["cameras"] == ["front_door"]


async def test_one_run_is_asked_for_at_one_camera(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "get_results", {"cameras": ["front_door", "back_yard"], "job_id": "1"})
    assert error.value.translation_key == "job_of_several"


async def test_a_device_of_another_integration_is_refused(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    other = MockConfigEntry(domain="frigate")
    other.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("frigate", "x")}, name="Front Door"
    )
    with pytest.raises(ServiceValidationError, match="Front Door") as error:
        await call(hass, "cancel", {"device_id": device.id})
    assert error.value.translation_key == "foreign_device"


async def test_a_frigate_without_cameras_is_said_to_have_none(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = {**status(), "cameras": {}}
    await answered_entry.runtime_data.async_refresh()
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "get_status", {"device_id": instance_device(hass, answered_entry)})
    assert error.value.translation_key == "no_cameras"


async def test_an_entry_that_is_not_loaded_is_told(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    del server.answers[STATUS_PATH]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    for data in (ONE_CAMERA, {"device_id": instance_device(hass, answered_entry)}):
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "backfill", data)
        assert error.value.translation_key == "entry_not_loaded"


async def test_without_an_entry_it_says_to_add_one(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    await hass.config_entries.async_remove(answered_entry.entry_id)
    for action in ACTIONS:
        data = {**ONE_CAMERA, "enabled": True} if action == "set_schedule" else ONE_CAMERA
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, action, data)
        assert error.value.translation_key == "no_entry"


async def test_with_two_frigates_a_name_that_only_one_has_is_enough(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    async with serve() as second:
        second.answers[STATUS_PATH] = status(camera("garage"), instance_id="second")
        other = await set_up(hass, entry_for(second.url, "second"))
        report = await call(hass, "get_status", {"cameras": ["garage", "front_door"]})
        assert [one["config_entry_id"] for one in report["cameras"]] == [
            other.entry_id,
            answered_entry.entry_id,
        ]
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "get_status", {"cameras": ["shed"]})
        assert error.value.translation_key == "unknown_camera"
        assert "front_door, garage" in str(error.value)
        # It may be a camera of the one that is away.
        del second.answers[STATUS_PATH]
        await hass.config_entries.async_reload(other.entry_id)
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "get_status", {"cameras": ["garage"]})
        assert error.value.translation_key == "entry_not_loaded"
        assert await call(hass, "get_status", ONE_CAMERA)
        await hass.config_entries.async_remove(other.entry_id)


async def test_with_two_frigates_a_name_that_both_have_needs_its_entry(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    async with serve() as second:
        second.answers[STATUS_PATH] = status(instance_id="second")
        other = await set_up(hass, entry_for(second.url, "second"))
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "get_status", ONE_CAMERA)
        assert error.value.translation_key == "which_frigate"
        assert other.entry_id in str(error.value)
        report = await call(
            hass, "get_status", {**ONE_CAMERA, "config_entry_id": answered_entry.entry_id}
        )
        assert report["cameras"][0]["config_entry_id"] == answered_entry.entry_id
        await hass.config_entries.async_remove(other.entry_id)


@pytest.mark.parametrize("action", ACTIONS)
async def test_frigate_gone_is_told(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, action: str
) -> None:
    server.answers[STATUS_PATH] = status(capabilities=["undo"])
    await answered_entry.runtime_data.async_refresh()
    server.answers.clear()
    data = {**ONE_CAMERA, "enabled": True} if action == "set_schedule" else ONE_CAMERA
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, action, data)
    assert error.value.translation_key == "not_frigate"
