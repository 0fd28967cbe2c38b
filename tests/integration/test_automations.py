"""What automations begin with and ask: our triggers and conditions, and device triggers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.device_automation import DeviceAutomationType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import trigger as trigger_helper
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import (
    async_get_device_automations,
    async_mock_service,
)

from custom_components.frigate_backfill.devices import camera_devices
from custom_components.frigate_backfill.happenings import CONDITIONS, TRIGGERS

from . import answers
from .actions.calls import instance_device
from .answers import INTEGRATION, STATUS_PATH, camera, missing, run
from .waiting import Told

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, ServiceCall
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer

HAS_OWN = hasattr(trigger_helper, "StatelessEntityTriggerBase")
"""Whether this Home Assistant has triggers of integrations."""
MISSING = "binary_sensor.front_door_backfill_recordings_missing"
EVENT = "event.front_door_backfill_run"
STATUS = "sensor.front_door_backfill_status"
TELLERS = {"recordings_missing": MISSING, "run_completed": EVENT, "run_failed": EVENT}


async def shows(
    hass: HomeAssistant, entry: MockConfigEntry, server: AnswerServer, **now: Any
) -> None:
    """Let Frigate answer that of its camera, and see it."""
    server.answers[STATUS_PATH] = answers.status(camera(**now))
    await entry.runtime_data.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)


async def automate(hass: HomeAssistant, **parts: Any) -> list[ServiceCall]:
    """Set up an automation; the calls that it makes."""
    calls = async_mock_service(hass, "test", "run")
    config = {"alias": "Tested", "actions": {"action": "test.run"}, **parts}
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    await hass.async_block_till_done()
    return calls


def own(kind: str, **target: Any) -> dict[str, Any]:
    return {"trigger": f"frigate_backfill.{kind}", "target": target or {"entity_id": TELLERS[kind]}}


def of_device(kind: str, device_id: str) -> dict[str, Any]:
    return {
        "trigger": "device",
        "domain": "frigate_backfill",
        "device_id": device_id,
        "type": kind,
    }


@pytest.fixture(params=["own", "device"])
def begins(
    request: pytest.FixtureRequest, hass: HomeAssistant, answered_entry: MockConfigEntry
) -> Any:
    """A trigger of either sort; the older Home Assistant has only device triggers."""
    device = camera_devices(hass, answered_entry)["front_door"]

    def trigger(kind: str) -> dict[str, Any]:
        if request.param == "own" and HAS_OWN:
            return own(kind, device_id=device)
        return of_device(kind, device)

    return trigger


async def test_recordings_that_go_missing_begin_an_automation_each_time(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, begins: Any
) -> None:
    calls = await automate(hass, triggers=begins("recordings_missing"))
    # The first dry run ever counts, too.
    await shows(hass, answered_entry, server, missing=missing(3))
    assert len(calls) == 1
    await shows(hass, answered_entry, server, missing=missing(5))
    assert len(calls) == 1
    await shows(hass, answered_entry, server, missing=missing(0))
    await shows(hass, answered_entry, server, missing=missing(1))
    assert len(calls) == 2


async def test_a_frigate_that_comes_back_begins_nothing(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, begins: Any
) -> None:
    await shows(hass, answered_entry, server, missing=missing(3))
    calls = await automate(hass, triggers=begins("recordings_missing"))
    del server.answers[STATUS_PATH]
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    assert hass.states.get(MISSING).state == "unavailable"  # type: ignore[union-attr]
    await shows(hass, answered_entry, server, missing=missing(3))
    assert calls == []


@pytest.mark.parametrize(
    ("what", "completed", "failed"),
    [
        ({}, 1, 0),
        ({"state": "failed"}, 0, 1),
        ({"state": "interrupted"}, 0, 1),
        ({"state": "cancelled"}, 0, 0),
        ({"dry_run": True}, 0, 0),
        ({"dry_run": True, "state": "failed"}, 0, 0),
        ({"kind": "undo", "undo_of": "job-0"}, 0, 0),
    ],
)
async def test_the_end_of_a_run_begins_what_waits_for_that_end(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    begins: Any,
    what: dict[str, Any],
    completed: int,
    failed: int,
) -> None:
    calls = await automate(
        hass,
        triggers=[begins(kind) | {"id": kind} for kind in ("run_completed", "run_failed")],
        actions={"action": "test.run", "data": {"id": "{{ trigger.id }}"}},
        mode="parallel",
    )
    told = Told(hass, EVENT)
    await shows(hass, answered_entry, server, recent_runs=[run(1, **what)])
    assert len(told.runs) == 1
    ids = [call.data["id"] for call in calls]
    assert ids == ["run_completed"] * completed + ["run_failed"] * failed


async def test_an_automation_is_told_of_the_run(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, begins: Any
) -> None:
    added = "{{ trigger.to_state.attributes.files_added }}"
    calls = await automate(
        hass,
        triggers=begins("run_completed"),
        actions={"action": "test.run", "data": {"added": added, "who": "{{ trigger.entity_id }}"}},
    )
    await shows(hass, answered_entry, server, recent_runs=[run(1, files_added=7)])
    assert [call.data for call in calls] == [{"added": 7, "who": EVENT}]


async def test_a_device_offers_what_its_entities_tell(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    async def offered(device_id: str) -> set[str]:
        found = await async_get_device_automations(hass, DeviceAutomationType.TRIGGER, device_id)
        return {each["type"] for each in found if each["domain"] == "frigate_backfill"}

    device = camera_devices(hass, answered_entry)["front_door"]
    assert await offered(device) == set(TRIGGERS)
    assert await offered(instance_device(hass, answered_entry)) == {"recordings_missing"}
    er.async_get(hass).async_update_entity(EVENT, disabled_by=er.RegistryEntryDisabler.USER)
    assert await offered(device) == {"recordings_missing"}


async def test_a_device_trigger_follows_an_entity_that_is_renamed(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    device = camera_devices(hass, answered_entry)["front_door"]
    er.async_get(hass).async_update_entity(MISSING, new_entity_id="binary_sensor.gaps")
    await hass.async_block_till_done()
    calls = await automate(hass, triggers=of_device("recordings_missing", device))
    await shows(hass, answered_entry, server, missing=missing(3))
    assert len(calls) == 1


async def test_a_device_trigger_without_its_entity_is_told(
    hass: HomeAssistant, answered_entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    instance = instance_device(hass, answered_entry)
    assert await automate(hass, triggers=of_device("run_completed", instance)) == []
    assert "No enabled entity of device" in caplog.text


async def test_other_integrations_entities_of_a_target_begin_nothing(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    device = dr.async_get(hass).async_get(camera_devices(hass, answered_entry)["front_door"])
    assert device is not None
    other = er.async_get(hass).async_get_or_create(
        "binary_sensor", "other", "1/recordings_missing", suggested_object_id="other"
    )
    kind = TRIGGERS["recordings_missing"]
    assert kind.tellers(hass, {other.entity_id, MISSING, EVENT, "binary_sensor.none"}) == {MISSING}


if HAS_OWN:

    @pytest.mark.parametrize(
        ("condition", "entity_id", "yes", "no"),
        [
            ("recordings_are_missing", MISSING, {"missing": missing(3)}, {"missing": missing(0)}),
            ("is_running", STATUS, {"state": "running"}, {"state": "idle"}),
            ("is_running", STATUS, {"state": "queued"}, {}),
        ],
    )
    @pytest.mark.parametrize("by", ["entity_id", "device_id"])
    async def test_a_condition_passes_while_it_is_so(
        hass: HomeAssistant,
        server: AnswerServer,
        answered_entry: MockConfigEntry,
        condition: str,
        entity_id: str,
        yes: dict[str, Any],
        no: dict[str, Any],
        by: str,
    ) -> None:
        device = camera_devices(hass, answered_entry)["front_door"]
        target = {by: entity_id if by == "entity_id" else device}
        calls = await automate(
            hass,
            triggers={"trigger": "event", "event_type": "ask"},
            conditions={"condition": f"frigate_backfill.{condition}", "target": target},
        )
        for now, expected in ((yes, 1), (no, 1), (yes, 2)):
            await shows(hass, answered_entry, server, **now)
            hass.bus.async_fire("ask")
            await hass.async_block_till_done()
            assert len(calls) == expected

else:

    async def test_an_older_home_assistant_refuses_only_the_automation_that_names_a_trigger(
        hass: HomeAssistant, answered_entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
    ) -> None:
        plain = {"trigger": "event", "event_type": "ask"}
        actions = {"action": "test.run"}
        calls = async_mock_service(hass, "test", "run")
        config = [
            {"alias": "Refused", "triggers": own("recordings_missing"), "actions": actions},
            {"alias": "Fine", "triggers": plain, "actions": actions},
        ]
        assert await async_setup_component(hass, "automation", {"automation": config})
        await hass.async_block_till_done()
        hass.bus.async_fire("ask")
        await hass.async_block_till_done()
        assert len(calls) == 1
        refused = hass.states.get("automation.refused")
        assert refused is not None
        assert refused.state == "unavailable"
        assert "needs a newer Home Assistant" in caplog.text


@pytest.mark.parametrize(
    ("kind", "file", "known"),
    [("triggers", "triggers.yaml", TRIGGERS), ("conditions", "conditions.yaml", CONDITIONS)],
)
def test_each_is_described_and_named_with_an_icon(
    kind: str, file: str, known: dict[str, Any]
) -> None:
    described = load_yaml_dict(str(INTEGRATION / file))
    named = json.loads((INTEGRATION / "translations/en.json").read_text())[kind]
    icons = json.loads((INTEGRATION / "icons.json").read_text())[kind]
    keys = {key for key in described if not key.startswith(".")}
    assert keys == set(known) == set(named) == set(icons)
    for key in keys:
        domains = {each["domain"] for each in described[key]["target"]["entity"]}
        assert domains == {known[key].domain}
        assert set(described[key].get("fields", {})) == set(named[key].get("fields", {}))
