"""The entities, from a real patch on a Frigate over HTTP."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity

from . import answers
from .answers import CATALOGUE, STATUS_PATH, camera, missing, run
from .conftest import entry_for, set_up
from .waiting import Told, eventually, press, state

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


@pytest.fixture
async def whole_entry(hass: HomeAssistant, frigate: Frigate) -> MockConfigEntry:
    """An entry whose every entity is enabled."""
    entry = await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))
    await enable_all(hass, entry)
    return entry


async def enable_all(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Enable what is off by default."""
    entities = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
        entities.async_update_entity(entity.entity_id, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


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


async def test_a_dry_run_then_a_run_bring_the_recordings_back(
    hass: HomeAssistant, frigate: Frigate, whole_entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 7200, 7210, 7220)
    told = Told(hass, "event.front_door_backfill_run")

    await press(hass, "button.front_door_backfill_dry_run")
    await eventually(hass, lambda: len(told.events) == 1)
    found = hass.states.get("sensor.front_door_backfill_missing")
    assert found.state == "3"
    assert found.attributes["seconds"] == pytest.approx(30.0, abs=0.5)
    assert found.attributes["bytes"] > 0
    assert state(hass, "sensor.front_door_backfill_added") == "unknown"
    assert state(hass, "sensor.frigate_backfill_missing") == "3"
    assert state(hass, "sensor.back_yard_backfill_missing") == "unknown"

    await press(hass, "button.front_door_backfill_run")
    await eventually(hass, lambda: len(told.events) == 2)
    assert state(hass, "sensor.front_door_backfill_missing") == "0"
    assert state(hass, "sensor.front_door_backfill_added") == "3"
    assert state(hass, "sensor.front_door_backfill_skipped") == "0"
    assert state(hass, "sensor.front_door_backfill_errors") == "0"
    assert datetime.fromisoformat(state(hass, "sensor.front_door_backfill_last_run"))
    assert state(hass, "sensor.frigate_backfill_added") == "3"
    rows = frigate.rows("front_door")
    assert [(row["motion"], row["objects"]) for row in rows] == [(-1, -1)] * 3


async def test_all_cameras_run_by_one_press(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 7200)
    frigate.record("back_yard", 7200, 7210)
    told = Told(hass, "event.front_door_backfill_run", "event.back_yard_backfill_run")
    await press(hass, "button.frigate_backfill_dry_run_all")
    await eventually(hass, lambda: len(told.events) == 2)
    assert state(hass, "sensor.frigate_backfill_missing") == "3"
    await press(hass, "button.frigate_backfill_run_all")
    await eventually(hass, lambda: len(told.events) == 4)
    assert state(hass, "sensor.frigate_backfill_missing") == "0"
    assert state(hass, "sensor.frigate_backfill_added") == "3"


async def test_cancelling_nothing_says_so(
    hass: HomeAssistant, whole_entry: MockConfigEntry
) -> None:
    with pytest.raises(HomeAssistantError, match=r"Frigate refused: .+"):
        await press(hass, "button.front_door_backfill_cancel")
    with pytest.raises(HomeAssistantError, match="There is nothing to cancel"):
        await press(hass, "button.frigate_backfill_cancel_all")


async def test_a_running_job_can_be_cancelled(
    hass: HomeAssistant, frigate: Frigate, whole_entry: MockConfigEntry
) -> None:
    for hour in range(1, 15):
        frigate.record("front_door", *(hour * 3600 + 10 * index for index in range(300)))
    told = Told(hass, "event.front_door_backfill_run")
    await press(hass, "button.front_door_backfill_run")
    assert state(hass, "sensor.front_door_backfill_status") in ("queued", "running")
    assert state(hass, "sensor.frigate_backfill_status") in ("queued", "running")
    await press(hass, "button.frigate_backfill_cancel_all")
    await eventually(hass, lambda: len(told.events) == 1)
    assert told.events[0]["event_type"] == "cancelled"
    assert state(hass, "sensor.front_door_backfill_status") == "idle"


async def test_switch_and_numbers_change_one_schedule(
    hass: HomeAssistant, frigate: Frigate, whole_entry: MockConfigEntry
) -> None:
    async def set_number(key: str, value: float) -> None:
        await hass.services.async_call(
            "number",
            "set_value",
            {ATTR_ENTITY_ID: f"number.front_door_backfill_{key}", "value": value},
            blocking=True,
        )

    async def switch(action: str) -> None:
        entity = {ATTR_ENTITY_ID: "switch.front_door_backfill_schedule"}
        await hass.services.async_call("switch", action, entity, blocking=True)

    def schedule(name: str) -> tuple[Any, ...]:
        told = frigate.get_status()["cameras"][name]["schedule"]
        return told["enabled"], told["interval_hours"], told["retention_days"]

    others = schedule("back_yard")
    await set_number("interval", 12)
    assert schedule("front_door") == (False, 12, 7)
    await switch("turn_on")
    assert state(hass, "switch.front_door_backfill_schedule") == "on"
    await set_number("look_back", 2.5)
    assert schedule("front_door") == (True, 12, 2.5)
    assert state(hass, "number.front_door_backfill_interval") == "12.0"
    assert state(hass, "number.front_door_backfill_look_back") == "2.5"
    await switch("turn_off")
    assert state(hass, "switch.front_door_backfill_schedule") == "off"
    assert schedule("front_door") == (False, 12, 2.5)
    assert schedule("back_yard") == others
    with pytest.raises(ServiceValidationError):
        await set_number("interval", 0.1)


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


async def test_totals_of_all_cameras_never_shrink(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    def totals(added: int) -> dict[str, int]:
        return {**camera()["totals"], "runs": 1, "files_added": added}

    server.answers[STATUS_PATH] = answers.status(
        camera("front_door", totals=totals(5)), camera("garage", totals=totals(7))
    )
    await answered_entry.runtime_data.async_refresh()
    assert state(hass, "sensor.frigate_backfill_added") == "12"
    server.answers[STATUS_PATH] = answers.status(camera("front_door", totals=totals(6)))
    await answered_entry.runtime_data.async_refresh()
    assert state(hass, "sensor.frigate_backfill_added") == "13"
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert state(hass, "sensor.frigate_backfill_added") == "13"


async def test_missing_is_summed_over_the_cameras_where_a_run_looked(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(
        camera("a", missing=missing(3)),
        camera("b", missing=missing(4, past_retention=1)),
        camera("c"),
    )
    await answered_entry.runtime_data.async_refresh()
    found = hass.states.get("sensor.frigate_backfill_missing")
    assert found.state == "7"
    assert found.attributes["seconds"] == 70.0
    assert found.attributes["bytes"] == 7_000_000


async def test_missing_reaches_zero_although_expired_recordings_stay_on_disk(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    await enable_all(hass, answered_entry)

    async def shown(**changes: Any) -> tuple[str, str, str]:
        server.answers[STATUS_PATH] = answers.status(camera(missing=missing(**changes)))
        await answered_entry.runtime_data.async_refresh()
        names = ("sensor.{}_missing", "sensor.{}_expired", "binary_sensor.{}_recordings_missing")
        of_camera, of_all = (
            tuple(state(hass, name.format(device)) for name in names)
            for device in ("front_door_backfill", "frigate_backfill")
        )
        assert of_camera == of_all
        return of_camera

    media = {"reviews": {"files": 2, "past_retention": 1}}
    assert await shown(files=3, past_retention=4, media=media) == ("3", "4", "on")
    found = hass.states.get("sensor.front_door_backfill_missing")
    assert found.attributes["reviews"] == 2
    assert await shown(files=0, past_retention=4, media={}) == ("0", "4", "off")


async def test_other_media_that_a_run_added_are_told_beside_its_recordings(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    counts = {"found": 5, "added": 3, "updated": 1, "skipped": 1}
    last = run(1, media={"reviews": counts, "previews": {}})
    server.answers[STATUS_PATH] = answers.status(camera(last_run=last))
    await answered_entry.runtime_data.async_refresh()
    attributes = hass.states.get("sensor.front_door_backfill_added").attributes
    assert (attributes["reviews"], attributes["previews"]) == (4, 0)


async def test_undo_is_asked_of_a_patch_that_can(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    await enable_all(hass, answered_entry)
    button = "button.front_door_backfill_undo_last_run"
    with pytest.raises(HomeAssistantError, match="Restart Frigate"):
        await press(hass, button)
    assert server.paths("POST") == []
    server.answers[STATUS_PATH] = answers.status(capabilities=["undo", "something_newer"])
    await answered_entry.runtime_data.async_refresh()
    path = "/api/recordings/front_door/backfill/undo"
    server.answers[path] = {
        "success": True,
        "message": "Took 3 recordings back",
        "camera_name": "front_door",
        "job_id": "j",
        "dry_run": False,
        "results": [],
    }
    await press(hass, button)
    assert server.body_of(path) == {"dry_run": False}


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
    server.answers[STATUS_PATH] = answers.status(version="0.9.0")
    await answered_entry.runtime_data.async_refresh()
    found = hass.states.get(entity_id)
    assert found.state == "on"
    assert found.attributes["installed_version"] == "0.9.0"
    assert found.attributes["latest_version"] == here
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "update/release_notes", "entity_id": entity_id})
    assert "Restart Frigate" in (await client.receive_json())["result"]


async def test_a_poll_writes_the_states_of_what_changed_only(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    written: list[str] = []
    with patch.object(
        Entity, "async_write_ha_state", lambda entity: written.append(entity.entity_id)
    ):
        server.answers[STATUS_PATH] = answers.status(
            camera("front_door"), camera("back_yard", state="queued")
        )
        await answered_entry.runtime_data.async_refresh()
    assert "sensor.back_yard_backfill_status" in written
    assert "sensor.frigate_backfill_status" in written
    assert not [entity_id for entity_id in written if "front_door" in entity_id]


@pytest.mark.parametrize(
    ("refusals", "message"),
    [
        ({}, None),
        ({"b": {"success": False, "message": "it has a job", "job_id": "x"}}, None),
        ({"b": {"success": False, "message": "no database"}}, "b: no database"),
        (
            {
                name: {"success": False, "message": "it has a job", "job_id": "x"}
                for name in ("a", "b")
            },
            "a: it has a job; b: it has a job",
        ),
    ],
)
async def test_running_all_fails_only_where_a_camera_was_left_out(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    refusals: dict[str, Any],
    message: str | None,
) -> None:
    job = {"success": True, "job_id": "j", "state": "queued", "dry_run": False, "message": ""}
    cameras = {name: {**job, "camera_name": name} for name in ("a", "b")} | refusals
    server.answers["/api/recordings/backfill"] = {
        "success": True,
        "message": "",
        "cameras": cameras,
    }
    if message is None:
        await press(hass, "button.frigate_backfill_run_all")
    else:
        with pytest.raises(HomeAssistantError, match=f"Frigate refused: {message}"):
            await press(hass, "button.frigate_backfill_run_all")


async def test_cancelling_all_passes_over_a_job_that_just_ended(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(
        camera("a", state="running"), camera("b", state="queued")
    )
    await answered_entry.runtime_data.async_refresh()
    job = {"job_id": "j", "state": "cancelled", "dry_run": False, "camera_name": "b"}
    ended = answers.web.json_response({"success": False, "message": "no job"}, status=409)
    server.answers["/api/recordings/a/backfill/cancel"] = ended
    server.answers["/api/recordings/b/backfill/cancel"] = job
    await press(hass, "button.frigate_backfill_cancel_all")
    assert "/api/recordings/b/backfill/cancel" in server.paths("POST")
    broken = answers.web.json_response({"success": False, "message": "no database"}, status=503)
    server.answers["/api/recordings/a/backfill/cancel"] = broken
    with pytest.raises(HomeAssistantError, match="no database"):
        await press(hass, "button.frigate_backfill_cancel_all")
