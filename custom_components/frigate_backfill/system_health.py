"""What *Settings > System > Repairs > System information* tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.loader import async_get_integration

from .const import DOMAIN
from .entries import frigate_entries

if TYPE_CHECKING:
    from homeassistant.components.system_health import SystemHealthRegistration
    from homeassistant.core import HomeAssistant


@callback
def async_register(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    register: SystemHealthRegistration,
) -> None:
    """Offer the information."""
    register.async_register_info(_async_info)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    entries = frigate_entries(hass)
    loaded = [entry.runtime_data for entry in entries if entry.state is ConfigEntryState.LOADED]
    answering = [coordinator for coordinator in loaded if coordinator.last_update_success]
    return {
        "version": str((await async_get_integration(hass, DOMAIN)).version),
        "frigates_answering": f"{len(answering)}/{len(entries)}",
        "patch_versions": ", ".join(sorted({each.data.version for each in loaded})),
        "frigate_versions": ", ".join(sorted({each.data.frigate_version for each in loaded})),
        "cameras": sum(len(each.data.cameras) for each in loaded),
    }
