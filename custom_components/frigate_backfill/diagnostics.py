"""What a user may attach to a bug report: the entry and the last poll, nothing secret."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from yarl import URL

from .coordinator import failure_reason

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .coordinator import FrigateBackfillConfigEntry

_SECRET: Final = {CONF_PASSWORD, CONF_USERNAME, CONF_URL, "title", "unique_id", "discovery_keys"}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: FrigateBackfillConfigEntry
) -> dict[str, Any]:
    """The diagnostics of one Frigate."""
    # One that could not be set up has none; what its failure is, is asked for then of all.
    coordinator = entry.runtime_data if entry.state is ConfigEntryState.LOADED else None
    url = URL(entry.data[CONF_URL])
    return {
        "entry": async_redact_data(entry.as_dict(), _SECRET),
        # Where it is asked, without telling where that is.
        "address": {"scheme": url.scheme, "port": url.port, "has_path": url.path != "/"},
        "last_update_success": coordinator is not None and coordinator.last_update_success,
        "failure": failure_reason(hass, entry),
        "status": coordinator and {**asdict(coordinator.data), "instance_id": REDACTED},
    }
