"""Serves the dashboard card and has every page of Home Assistant load it, in either mode."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from homeassistant.components.frontend import add_extra_js_url

# Both versions offer it here, the newer one without saying so to type checkers.
from homeassistant.components.http import StaticPathConfig  # type: ignore[attr-defined]
from homeassistant.loader import async_get_integration

from ..const import DOMAIN, LOGGER

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

CARD_FILE: Final = Path(__file__).parents[1] / "frontend" / "frigate-backfill-card.js"
CARD_URL: Final = f"/{DOMAIN}/{CARD_FILE.name}"


async def async_setup_card(hass: HomeAssistant) -> None:
    """Serve the card; its address changes with the version and with every byte of it."""
    content = await hass.async_add_executor_job(_read_card)
    if content is None:
        LOGGER.warning(
            "The dashboard card is missing from the installation (%s); install the integration "
            "again, by HACS or by hand",
            CARD_FILE,
        )
        return
    await hass.http.async_register_static_paths(
        [StaticPathConfig(CARD_URL, str(CARD_FILE), cache_headers=True)]
    )
    # A Home Assistant without its frontend has nobody to load it.
    if "frontend" in hass.config.components:
        version = (await async_get_integration(hass, DOMAIN)).version
        digest = hashlib.sha256(content).hexdigest()[:12]
        add_extra_js_url(hass, f"{CARD_URL}?v={version}-{digest}")


def _read_card() -> bytes | None:
    try:
        return CARD_FILE.read_bytes()
    except OSError:
        return None
