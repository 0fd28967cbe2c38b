"""What buttons, switches and numbers do, on a real patch on a Frigate over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from . import answers
from .answers import STATUS_PATH, camera
from .entries import enable_all
from .waiting import Told, eventually, press, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer
    from .conftest import Frigate


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
