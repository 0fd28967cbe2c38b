"""Serves the dashboard card and has every page of Home Assistant load it, in either mode."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from homeassistant.components.frontend import add_extra_js_url

# Both versions offer it here, the newer one without saying so to type checkers.
from homeassistant.components.http import StaticPathConfig
from homeassistant.loader import async_get_integration

from ..const import DOMAIN, LOGGER
from .texts import TextsView, read_texts

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

FOLDER: Final = Path(__file__).parents[1] / "frontend"
LOADER: Final = "frigate-backfill-card.js"
"""A few kB, for every page; once a card is on screen it loads the other, by its own query."""
FILES: Final = (LOADER, "frigate-backfill-app.js")


async def async_setup_card(hass: HomeAssistant) -> None:
    """Serve the card; its address changes with the version and with every byte of it."""
    read = await hass.async_add_executor_job(_read_files)
    if read is None:
        LOGGER.warning(
            "The dashboard card is missing from the installation (%s); install the integration "
            "again, by HACS or by hand",
            FOLDER,
        )
        return
    texts, digest = read
    hass.http.register_view(texts)
    # Where a browser takes it, the compressed file beside each is sent.
    await hass.http.async_register_static_paths(
        [
            StaticPathConfig(f"/{DOMAIN}/{name}", str(FOLDER / name), cache_headers=True)
            for name in FILES
        ]
    )
    # A Home Assistant without its frontend has nobody to load it.
    if "frontend" in hass.config.components:
        version = (await async_get_integration(hass, DOMAIN)).version
        add_extra_js_url(hass, f"/{DOMAIN}/{LOADER}?v={version}-{digest}")


def _read_files() -> tuple[TextsView, str] | None:
    """What serves the texts, and a digest of them and of the card; None where a file is missing."""
    try:
        texts = read_texts()
        files = [(FOLDER / name).read_bytes() for name in FILES]
    except OSError:
        return None
    digest = hashlib.sha256(b"".join([*files, *texts.values()])).hexdigest()
    return TextsView(texts), digest[:12]
