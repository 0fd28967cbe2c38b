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

FOLDER: Final = Path(__file__).parents[1] / "frontend"
LOADER: Final = "frigate-backfill-card.js"
"""A few kB, for every page; once a card is on screen it loads the other, by its own query."""
FILES: Final = (LOADER, "frigate-backfill-app.js")
TEXTS: Final = Path(__file__).parents[1] / "frigate_patch/recording_backfill/http/ui/texts"
"""One file a language, which the patch serves to its own page."""


async def async_setup_card(hass: HomeAssistant) -> None:
    """Serve the card; its address changes with the version and with every byte of it."""
    content = await hass.async_add_executor_job(_read_files)
    if content is None:
        LOGGER.warning(
            "The dashboard card is missing from the installation (%s); install the integration "
            "again, by HACS or by hand",
            FOLDER,
        )
        return
    # Where a browser takes it, the compressed file beside each is sent.
    await hass.http.async_register_static_paths(
        [
            StaticPathConfig(f"/{DOMAIN}/{name}", str(path), cache_headers=True)
            for name, path in {"texts": TEXTS, **{name: FOLDER / name for name in FILES}}.items()
        ]
    )
    # A Home Assistant without its frontend has nobody to load it.
    if "frontend" in hass.config.components:
        version = (await async_get_integration(hass, DOMAIN)).version
        digest = hashlib.sha256(content).hexdigest()[:12]
        add_extra_js_url(hass, f"/{DOMAIN}/{LOADER}?v={version}-{digest}")


def _read_files() -> bytes | None:
    try:
        paths = [FOLDER / name for name in FILES] + sorted(TEXTS.glob("*.json"))
        return b"".join(path.read_bytes() for path in paths)
    except OSError:
        return None
