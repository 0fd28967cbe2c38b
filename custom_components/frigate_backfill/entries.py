"""The entries of the Frigates that are set up; each asks for them here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.core import callback

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .coordinator import FrigateBackfillConfigEntry


@callback
def frigate_entries(
    hass: HomeAssistant, *, with_disabled: bool = False
) -> list[FrigateBackfillConfigEntry]:
    """Those that a person set up; Home Assistant keeps a discovery that was ignored as one, too."""
    return hass.config_entries.async_entries(
        DOMAIN, include_ignore=False, include_disabled=with_disabled
    )
