"""The device triggers: what an automation of any Home Assistant can begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.components.device_automation import DEVICE_TRIGGER_BASE_SCHEMA
from homeassistant.components.device_automation.exceptions import InvalidDeviceAutomationConfig
from homeassistant.const import CONF_DEVICE_ID, CONF_DOMAIN, CONF_PLATFORM, CONF_TYPE
from homeassistant.core import HassJob, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_state_change_event

from .const import DOMAIN
from .happenings import TRIGGERS

if TYPE_CHECKING:
    from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant
    from homeassistant.helpers.trigger import TriggerActionType, TriggerInfo
    from homeassistant.helpers.typing import ConfigType

TRIGGER_SCHEMA = DEVICE_TRIGGER_BASE_SCHEMA.extend({vol.Required(CONF_TYPE): vol.In(TRIGGERS)})


async def async_get_triggers(hass: HomeAssistant, device_id: str) -> list[dict[str, Any]]:
    """What the entities of a device tell."""
    return [
        {
            CONF_PLATFORM: "device",
            CONF_DOMAIN: DOMAIN,
            CONF_DEVICE_ID: device_id,
            CONF_TYPE: kind,
        }
        for kind in TRIGGERS
        if _teller(hass, device_id, kind) is not None
    ]


async def async_attach_trigger(
    hass: HomeAssistant,
    config: ConfigType,
    action: TriggerActionType,
    trigger_info: TriggerInfo,
) -> CALLBACK_TYPE:
    """Run the action whenever it happens.

    Raises:
        InvalidDeviceAutomationConfig: the device has no entity that tells it, or no longer.
    """
    kind: str = config[CONF_TYPE]
    entity_id = _teller(hass, config[CONF_DEVICE_ID], kind)
    if entity_id is None:
        raise InvalidDeviceAutomationConfig(
            f"No enabled entity of device {config[CONF_DEVICE_ID]} tells {kind}"
        )
    job = HassJob(action)

    @callback
    def changed(event: Event[EventStateChangedData]) -> None:
        old, new = event.data["old_state"], event.data["new_state"]
        if TRIGGERS[kind].began(old, new):
            told = {
                **trigger_info["trigger_data"],
                **config,
                "entity_id": entity_id,
                "from_state": old,
                "to_state": new,
                "description": kind.replace("_", " "),
            }
            hass.async_run_hass_job(job, {"trigger": told}, event.context)

    return async_track_state_change_event(hass, entity_id, changed)


@callback
def _teller(hass: HomeAssistant, device_id: str, kind: str) -> str | None:
    """The enabled entity of the device that tells it."""
    entities = er.async_entries_for_device(er.async_get(hass), device_id)
    return next((each.entity_id for each in entities if TRIGGERS[kind].is_told_by(each)), None)
