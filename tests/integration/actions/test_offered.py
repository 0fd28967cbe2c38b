"""Who may call an action, and how it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import voluptuous as vol
from homeassistant.core import Context
from homeassistant.exceptions import (
    Unauthorized,
    UnknownUser,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.service import async_get_all_descriptions
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.devices import camera_devices
from custom_components.frigate_backfill.services import _ACTIONS

from ..answers import AnswerServer
from .calls import ACTIONS, ONE_CAMERA, call, job

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.frigate_backfill.actions.fields import Fields

# Who may


async def test_only_admins_and_automations_may_change(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_admin_user: MockUser,
    hass_read_only_user: MockUser,
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    for action in ("backfill", "undo", "cancel", "set_schedule"):
        with pytest.raises(Unauthorized):
            await call(hass, action, ONE_CAMERA, context=Context(user_id=hass_read_only_user.id))
        with pytest.raises(UnknownUser):
            await call(hass, action, ONE_CAMERA, context=Context(user_id="deleted"))
    assert server.paths("POST") == []
    await call(hass, "backfill", ONE_CAMERA, context=Context(user_id=hass_admin_user.id))
    await call(hass, "backfill", ONE_CAMERA, context=Context())
    assert len(server.paths("POST")) == 2


async def test_who_may_read_a_cameras_entities_may_ask_for_its_status(
    hass: HomeAssistant, answered_entry: MockConfigEntry, hass_read_only_user: MockUser
) -> None:
    report = await call(
        hass, "get_status", ONE_CAMERA, context=Context(user_id=hass_read_only_user.id)
    )
    assert len(report["cameras"]) == 1

    stranger = MockUser().add_to_hass(hass)
    stranger.mock_policy({})
    with pytest.raises(Unauthorized):
        await call(hass, "get_status", ONE_CAMERA, context=Context(user_id=stranger.id))

    registry = er.async_get(hass)
    one = er.async_entries_for_config_entry(registry, answered_entry.entry_id)
    device = camera_devices(hass, answered_entry)["front_door"]
    readable = next(entity for entity in one if entity.device_id == device)
    stranger.mock_policy({"entities": {"entity_ids": {readable.entity_id: {"read": True}}}})
    assert await call(hass, "get_status", ONE_CAMERA, context=Context(user_id=stranger.id))


# How they are offered

# What it does where it is told nothing; these are sent only to a patch that knows them.
LEFT_TO_THE_PATCH = {"copies": True, "motion": True, "probe": "auto"}


async def test_home_assistant_describes_every_action_with_its_fields_and_response(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    described = (await async_get_all_descriptions(hass))[DOMAIN]
    assert described.keys() == set(ACTIONS)
    for name, action in described.items():
        assert action["response"] == {"optional": name not in ("get_status", "get_results")}
        assert action["fields"]["device_id"]["selector"]["device"]["multiple"] is True
        assert "cameras" in action["fields"]["by_name"]["fields"]


@pytest.mark.parametrize(("name", "takes"), [(one[0], one[2]) for one in _ACTIONS])
async def test_what_is_offered_is_what_is_taken(
    hass: HomeAssistant, answered_entry: MockConfigEntry, name: str, takes: Fields
) -> None:
    action = (await async_get_all_descriptions(hass))[DOMAIN][name]
    offered: dict[str, Any] = {}
    for key, value in action["fields"].items():
        offered |= value.get("fields", {key: value})
    assert offered.keys() == takes.fields.keys()
    for field, described in offered.items():
        taken = takes.fields[field]
        default = LEFT_TO_THE_PATCH.get(field, taken.default)
        if "default" in described:
            assert described["default"] == default, field
        elif "boolean" in described["selector"]:
            # What has no default is shown as off.
            assert default in (False, vol.UNDEFINED), field
        if "number" in described["selector"]:
            number = described["selector"]["number"]
            limits = {"minimum": f"{number['min']:g}", "maximum": f"{number['max']:g}"}
            assert {key: f"{float(value):g}" for key, value in taken.placeholders.items()} == limits
        if "select" in described["selector"]:
            options = described["selector"]["select"]["options"]
            assert taken.placeholders == {"choices": ", ".join(options)}
