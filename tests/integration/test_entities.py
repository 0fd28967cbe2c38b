"""The entities: which there are, of which devices, and what they know before a run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from . import answers
from .answers import CATALOGUE, STATUS_PATH
from .conftest import entry_for, set_up
from .entries import enable_all
from .waiting import press, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

    from .answers import AnswerServer
    from .conftest import Frigate

# Entity, category, class, unit, state class, on by default.
CAMERA_ENTITIES: dict[str, tuple[Any, ...]] = {
    "button.front_door_backfill_dry_run": (None, None, None, None, True),
    "button.front_door_backfill_run": (None, None, None, None, True),
    "button.front_door_backfill_cancel": (None, None, None, None, False),
    "button.front_door_backfill_undo_last_run": (None, None, None, None, False),
    "binary_sensor.front_door_backfill_recordings_missing": (None, "problem", None, None, True),
    "event.front_door_backfill_run": (None, None, None, None, True),
    "number.front_door_backfill_interval": ("config", "duration", "h", None, False),
    "number.front_door_backfill_look_back": ("config", "duration", "d", None, False),
    "sensor.front_door_backfill_missing": (None, None, None, "measurement", True),
    "sensor.front_door_backfill_added": ("diagnostic", None, None, "measurement", True),
    "sensor.front_door_backfill_expired": (None, None, None, "measurement", False),
    "sensor.front_door_backfill_skipped": ("diagnostic", None, None, "measurement", False),
    "sensor.front_door_backfill_errors": ("diagnostic", None, None, "measurement", True),
    "sensor.front_door_backfill_status": ("diagnostic", "enum", None, None, True),
    "sensor.front_door_backfill_progress": ("diagnostic", None, "%", "measurement", False),
    "sensor.front_door_backfill_last_run": ("diagnostic", "timestamp", None, None, True),
    "sensor.front_door_backfill_next_run": ("diagnostic", "timestamp", None, None, True),
    "switch.front_door_backfill_schedule": ("config", None, None, None, True),
}

TOTAL = "total_increasing"

INSTANCE_ENTITIES: dict[str, tuple[Any, ...]] = {
    "sensor.frigate_backfill_catalogue": ("diagnostic", "timestamp", None, None, True),
    "button.frigate_backfill_dry_run_all": (None, None, None, None, True),
    "button.frigate_backfill_run_all": (None, None, None, None, True),
    "button.frigate_backfill_cancel_all": (None, None, None, None, True),
    "sensor.frigate_backfill_missing": (None, None, None, "measurement", True),
    "binary_sensor.frigate_backfill_recordings_missing": (None, "problem", None, None, True),
    "sensor.frigate_backfill_expired": (None, None, None, "measurement", False),
    "update.frigate_backfill_patch_in_frigate": ("diagnostic", None, None, None, True),
    "sensor.frigate_backfill_added": ("diagnostic", None, None, TOTAL, True),
    "sensor.frigate_backfill_skipped": ("diagnostic", None, None, TOTAL, False),
    "sensor.frigate_backfill_errors": ("diagnostic", None, None, TOTAL, True),
    "sensor.frigate_backfill_status": ("diagnostic", "enum", None, None, True),
}


async def test_every_entity_is_there_with_its_class_and_unit(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    entry = await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))
    entities = er.async_get(hass)
    enabled = {
        entity.entity_id: not entity.disabled
        for entity in er.async_entries_for_config_entry(entities, entry.entry_id)
    }
    expected = CAMERA_ENTITIES | INSTANCE_ENTITIES
    expected |= {
        name.replace("front_door", "back_yard"): facts for name, facts in CAMERA_ENTITIES.items()
    }
    assert enabled == {name: facts[-1] for name, facts in expected.items()}
    await enable_all(hass, entry)
    for entity_id, (category, device_class, unit, state_class, _) in expected.items():
        entity = entities.async_get(entity_id)
        attributes = hass.states.get(entity_id).attributes
        assert (entity.entity_category and str(entity.entity_category)) == category, entity_id
        assert attributes.get("device_class") == device_class, entity_id
        assert attributes.get("unit_of_measurement") == unit, entity_id
        assert attributes.get("state_class") == state_class, entity_id
        # Icons come from icons.json, not from the state.
        assert "icon" not in attributes
        assert entity.translation_key


async def test_unique_ids_are_of_instance_camera_and_key(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    entities = er.async_get(hass)
    instance = frigate.instance_id
    for entity_id, unique_id in {
        "sensor.front_door_backfill_missing": f"{instance}/front_door/missing",
        # Called Backfill once; its history goes on under the same id.
        "event.front_door_backfill_run": f"{instance}/front_door/backfill",
        "sensor.frigate_backfill_missing": f"{instance}/missing",
    }.items():
        assert entities.async_get(entity_id).unique_id == unique_id


async def test_devices_are_the_instance_and_one_per_camera(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    devices = {
        device.name: device
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    }
    assert set(devices) == {"Frigate Backfill", "Front Door backfill", "Back Yard backfill"}
    instance = devices["Frigate Backfill"]
    assert instance.sw_version == frigate.get_status()["version"]
    assert devices["Front Door backfill"].via_device_id == instance.id
    # It would be shown as the camera's firmware.
    assert devices["Front Door backfill"].sw_version is None


async def test_before_the_first_run_nothing_is_claimed(
    hass: HomeAssistant, whole_entry: MockConfigEntry
) -> None:
    for key in ("missing", "expired", "added", "skipped", "errors", "progress", "last_run"):
        assert state(hass, f"sensor.front_door_backfill_{key}") == "unknown", key
    assert state(hass, "event.front_door_backfill_run") == "unknown"
    assert state(hass, "sensor.front_door_backfill_status") == "idle"
    assert state(hass, "switch.front_door_backfill_schedule") == "off"
    assert state(hass, "number.front_door_backfill_interval") == "24.0"
    assert state(hass, "number.front_door_backfill_look_back") == "7.0"
    assert state(hass, "sensor.frigate_backfill_missing") == "unknown"
    assert state(hass, "sensor.frigate_backfill_added") == "0"
    assert state(hass, "sensor.frigate_backfill_status") == "idle"


async def test_cameras_come_and_go_without_a_restart_of_home_assistant(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    config = frigate.config_file.read_text()
    more = (
        config
        + "  Garage-2:\n    ffmpeg: {inputs: [{path: 'rtsp://127.0.0.1/g', roles: [record]}]}\n"
    )
    try:
        frigate.config_file.write_text(more)
        await hass.async_add_executor_job(frigate.restart)
        await entry.runtime_data.async_refresh()
        await hass.async_block_till_done()
        assert state(hass, "sensor.garage_2_backfill_missing") == "unknown"
        await press(hass, "button.garage_2_backfill_dry_run")
    finally:
        frigate.config_file.write_text(config)
    await hass.async_add_executor_job(frigate.restart)
    await entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    assert hass.states.get("sensor.garage_2_backfill_missing") is None
    names = {
        device.name
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    }
    assert names == {"Frigate Backfill", "Front Door backfill", "Back Yard backfill"}

    frigate.config_file.write_text(more)
    await hass.async_add_executor_job(frigate.restart)
    await entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    assert hass.states.get("sensor.garage_2_backfill_missing").state != "unavailable"
    # The next test begins anew.
    await hass.async_add_executor_job(frigate.forget)


async def test_the_catalogue_is_there_once_a_patch_keeps_one_and_tells_when_it_was_saved(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    assert hass.states.get("sensor.frigate_backfill_catalogue") is None
    server.answers[STATUS_PATH] = answers.status(catalogue=CATALOGUE)
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    found = hass.states.get("sensor.frigate_backfill_catalogue")
    assert found.attributes["device_class"] == "timestamp"
    assert found.state == "2023-11-14T22:13:20+00:00"
    assert (found.attributes["days"], found.attributes["bytes"]) == (30, 1_000_000)
    # A first pass over all days goes on: nothing is whole yet.
    server.answers[STATUS_PATH] = answers.status(catalogue={**CATALOGUE, "saved_at": None})
    await answered_entry.runtime_data.async_refresh()
    assert state(hass, "sensor.frigate_backfill_catalogue") == "unknown"


async def test_an_older_patch_in_frigate_is_an_update_that_a_restart_brings(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    entity_id = "update.frigate_backfill_patch_in_frigate"
    here = json.loads((answers.INTEGRATION / "manifest.json").read_text())["version"]
    assert state(hass, entity_id) == "off"
    client = await hass_ws_client(hass)
    notes = {"type": "update/release_notes", "entity_id": entity_id}
    await client.send_json_auto_id(notes)
    assert (await client.receive_json())["result"] is None
    server.answers[STATUS_PATH] = answers.status(version="0.9.0")
    await answered_entry.runtime_data.async_refresh()
    found = hass.states.get(entity_id)
    assert found.state == "on"
    assert found.attributes["installed_version"] == "0.9.0"
    assert found.attributes["latest_version"] == here
    await client.send_json_auto_id(notes)
    assert "Restart Frigate" in (await client.receive_json())["result"]
