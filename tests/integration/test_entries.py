"""Entries load, unload, and are removed, with their devices: nothing is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import (
    SOURCE_IGNORE,
    ConfigEntryDisabler,
    ConfigEntryState,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.coordinator import failure_reason

from . import answers
from .actions.calls import call
from .answers import NO_PATCH, STATUS_PATH, camera, missing
from .conftest import entry_for, set_up
from .dashboard.cards import Card
from .entries import poll

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .answers import AnswerServer


async def test_an_entry_without_its_patch_waits_and_then_loads(
    hass: HomeAssistant, server: AnswerServer
) -> None:
    server.answers = dict(NO_PATCH)
    entry = await set_up(hass, entry_for(server.url))
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert failure_reason(hass, entry) == "patch_missing"
    server.answers = {STATUS_PATH: answers.status()}
    await hass.config_entries.async_reload(entry.entry_id)
    assert entry.state is ConfigEntryState.LOADED
    assert not ir.async_get(hass).issues


async def test_unloading_and_removing_leave_nothing(
    hass: HomeAssistant, server: AnswerServer, hass_storage: dict[str, Any]
) -> None:
    server.answers[STATUS_PATH] = answers.status(
        camera(missing=missing(3)), sync_recordings=True, rescue_active=False
    )
    entry = await set_up(hass, entry_for(server.url))
    issues = ir.async_get(hass)
    assert issues.issues
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert not issues.issues
    assert f"{DOMAIN}.{entry.entry_id}" in hass_storage
    asked = len(server.requests)
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert f"{DOMAIN}.{entry.entry_id}" not in hass_storage
    assert not dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert len(server.requests) == asked


async def test_the_notice_of_an_entry_that_waits_goes_when_it_is_disabled(
    hass: HomeAssistant, server: AnswerServer
) -> None:
    server.answers = dict(NO_PATCH)
    entry = await set_up(hass, entry_for(server.url))
    issues = ir.async_get(hass)
    assert issues.issues
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    await hass.async_block_till_done()
    assert not issues.issues


async def test_only_devices_of_gone_cameras_may_be_deleted_by_hand(
    hass: HomeAssistant, answered_entry: MockConfigEntry, hass_ws_client: Any
) -> None:
    assert await async_setup_component(hass, "config", {})
    devices = dr.async_get(hass)
    devices.async_get_or_create(
        config_entry_id=answered_entry.entry_id, identifiers={(DOMAIN, "x/gone")}, name="Gone"
    )
    client = await hass_ws_client(hass)
    allowed = {}
    for device in dr.async_entries_for_config_entry(devices, answered_entry.entry_id):
        await client.send_json_auto_id(
            {
                "type": "config/device_registry/remove_config_entry",
                "device_id": device.id,
                "config_entry_id": answered_entry.entry_id,
            }
        )
        allowed[device.name] = (await client.receive_json())["success"]
    assert allowed == {"Frigate Backfill": False, "Front Door backfill": False, "Gone": True}


async def test_no_device_may_be_deleted_by_hand_while_frigate_is_away(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, hass_ws_client: Any
) -> None:
    assert await async_setup_component(hass, "config", {})
    server.answers.clear()
    await hass.config_entries.async_reload(answered_entry.entry_id)
    client = await hass_ws_client(hass)
    for device in dr.async_entries_for_config_entry(dr.async_get(hass), answered_entry.entry_id):
        await client.send_json_auto_id(
            {
                "type": "config/device_registry/remove_config_entry",
                "device_id": device.id,
                "config_entry_id": answered_entry.entry_id,
            }
        )
        answer = await client.receive_json()
        assert answer["error"]["code"] == "home_assistant_error"
        assert "rejected by integration" in answer["error"]["message"]


async def test_a_discovery_that_was_ignored_is_no_frigate(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_ws_client: Any,
) -> None:
    card = Card(await hass_ws_client(hass))
    server.answers["/api/recordings/front_door/backfill/coverage"] = {"buckets": []}
    ignored = MockConfigEntry(domain=DOMAIN, source=SOURCE_IGNORE, unique_id="default_discovery")
    ignored.add_to_hass(hass)
    (instance,) = (await card.result("instances"))["instances"]
    assert instance["entry_id"] == answered_entry.entry_id
    # The only one need not be named.
    await card.result("coverage", camera="front_door", after=0, before=3600)
    with pytest.raises(ServiceValidationError, match="has no camera attic"):
        await call(hass, "cancel", {"cameras": ["attic"]})
    await hass.config_entries.async_reload(answered_entry.entry_id)
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), answered_entry.entry_id)
    assert "Frigate Backfill" in {device.name for device in devices}


async def test_the_name_has_the_address_when_there_are_several(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    async with answers.serve() as second:
        second.answers[STATUS_PATH] = answers.status(instance_id="second")
        other = await set_up(hass, entry_for(second.url, "second"))
        names = {
            device.name
            for device in dr.async_entries_for_config_entry(dr.async_get(hass), other.entry_id)
        }
        assert f"Frigate Backfill ({second.url.removeprefix('http://')})" in names
        await hass.config_entries.async_unload(other.entry_id)


async def test_a_friendly_name_that_changes_renames_the_device(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera(friendly_name="Haustür"))
    await poll(hass, answered_entry)
    names = {
        device.name
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), answered_entry.entry_id)
    }
    assert names == {"Frigate Backfill", "Haustür backfill"}


async def test_cameras_that_would_be_called_alike_are_told_apart_while_both_are_there(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> None:
    devices, entities = dr.async_get(hass), er.async_get(hass)
    [alone] = (
        each
        for each in dr.async_entries_for_config_entry(devices, answered_entry.entry_id)
        if each.name == "Front Door backfill"
    )
    before = {
        each.unique_id: each.entity_id for each in er.async_entries_for_device(entities, alone.id)
    }

    async def named(*cameras: dict[str, Any]) -> set[str | None]:
        server.answers[STATUS_PATH] = answers.status(*cameras)
        await poll(hass, answered_entry)
        found = dr.async_entries_for_config_entry(devices, answered_entry.entry_id)
        return {each.name for each in found} - {"Frigate Backfill"}

    assert await named(camera("front_door"), camera("Front-Door"), camera("yard")) == {
        "Front Door (front_door) backfill",
        "Front Door (Front-Door) backfill",
        "Yard backfill",
    }
    state = hass.states.get("sensor.front_door_backfill_missing")
    assert state is not None
    assert state.name == "Front Door (front_door) backfill Missing"
    assert await named(
        camera("front_door", friendly_name="Garden"), camera("yard", friendly_name="Garden")
    ) == {"Garden (front_door) backfill", "Garden (yard) backfill"}

    assert await named(camera("front_door")) == {"Front Door backfill"}
    assert before == {
        each.unique_id: each.entity_id for each in er.async_entries_for_device(entities, alone.id)
    }
