"""What tests do with an entry: poll it, enable all of its entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.helpers import entity_registry as er

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry


async def enable_all(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Enable what is off by default."""
    entities = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
        entities.async_update_entity(entity.entity_id, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


async def poll(hass: HomeAssistant, entry: MockConfigEntry, times: int = 1) -> None:
    """Have its coordinator ask Frigate now."""
    for _ in range(times):
        await entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
