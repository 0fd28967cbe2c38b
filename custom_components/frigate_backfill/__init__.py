"""Frigate Backfill: brings recordings on disk back into Frigate's database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.helpers import config_validation as cv

from .api import async_create_client
from .const import DOMAIN
from .coordinator import FrigateBackfillCoordinator, forget_failure
from .dashboard.card import async_setup_card
from .dashboard.clips import async_setup_clips
from .dashboard.commands import async_setup_commands
from .devices import camera_of_device, is_instance_device
from .issues import async_delete_issues, async_put_issues_away, async_watch_entries
from .memory import Memory
from .notices import async_setup_notices
from .services import async_setup_services

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry
    from homeassistant.helpers.typing import ConfigType

    from .coordinator import FrigateBackfillConfigEntry

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)
PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.UPDATE,
]


async def async_setup(
    hass: HomeAssistant,
    config: ConfigType,  # noqa: ARG001 - Home Assistant's signature
) -> bool:
    """Set up what is there once, whatever the number of entries."""
    await async_setup_notices(hass)
    async_watch_entries(hass)
    async_setup_services(hass)
    async_setup_commands(hass)
    async_setup_clips(hass)
    await async_setup_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: FrigateBackfillConfigEntry) -> bool:
    """Set up one Frigate."""
    client = async_create_client(hass, entry)
    memory = Memory(hass, entry.entry_id)
    await memory.async_load()
    coordinator = FrigateBackfillCoordinator(hass, entry, client, memory)
    await coordinator.async_config_entry_first_refresh()
    entry.runtime_data = coordinator
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: FrigateBackfillConfigEntry) -> bool:
    """Unload one Frigate."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        await entry.runtime_data.memory.async_save()
        forget_failure(hass, entry)
        async_put_issues_away(hass, entry)
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: FrigateBackfillConfigEntry) -> None:
    """Forget one Frigate for good."""
    forget_failure(hass, entry)
    async_delete_issues(hass, entry)
    await Memory(hass, entry.entry_id).async_remove()


async def async_remove_config_entry_device(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    device: DeviceEntry,
) -> bool:
    """Whether the user may delete a device: only one that nothing stands behind any more."""
    # While Frigate is away nobody knows what still stands behind one.
    if entry.state is not ConfigEntryState.LOADED or is_instance_device(entry, device):
        return False
    return camera_of_device(entry, device) not in entry.runtime_data.data.cameras
