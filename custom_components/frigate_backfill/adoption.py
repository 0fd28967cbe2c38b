"""Moves an entry to another instance: a Frigate that lost the patch's state, or its successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant


@callback
def async_adopt_instance(hass: HomeAssistant, entry: ConfigEntry, instance_id: str) -> None:
    """Give the entry, its devices and entities the new instance's id; names and history stay."""
    old = str(entry.unique_id)
    if instance_id == old:
        # Its own Frigate is back since it was asked for, or somebody else was quicker.
        return

    def renamed(identifier: str) -> str:
        return instance_id + identifier.removeprefix(old)

    entities = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
        entities.async_update_entity(entity.entity_id, new_unique_id=renamed(entity.unique_id))
    devices = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(devices, entry.entry_id):
        devices.async_update_device(
            device.id,
            new_identifiers={(DOMAIN, renamed(identifier)) for _, identifier in device.identifiers},
        )
    hass.config_entries.async_update_entry(entry, unique_id=instance_id)
