"""Serves the card's texts, one file a language, which the patch serves to its own page as well."""

from __future__ import annotations

import gzip
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import hdrs, web
from homeassistant.helpers.http import HomeAssistantView

from ..const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parents[1] / "frigate_patch/recording_backfill/http/ui/texts"
_GZIP: Final = "gzip"
_HEADERS: Final = {
    # The card asks for them by its version and every byte of them.
    hdrs.CACHE_CONTROL: "public, max-age=2678400",
    hdrs.VARY: hdrs.ACCEPT_ENCODING,
}


def read_texts() -> dict[str, bytes]:
    """The files by name; raises OSError."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.json"))}


class TextsView(HomeAssistantView):
    """The texts of one language, for browsers on the login page, too."""

    url = f"/{DOMAIN}/texts/{{name}}"
    name = f"{DOMAIN}:texts"
    requires_auth = False

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        """Compress each once; that takes too long for the event loop."""
        self._texts = texts
        self._compressed = {name: gzip.compress(text) for name, text in texts.items()}

    async def get(self, request: web.Request, name: str) -> web.Response:
        """Answer with the file, compressed where the browser takes that."""
        if name not in self._texts:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        takes_gzip = _GZIP in request.headers.get(hdrs.ACCEPT_ENCODING, "")
        body = (self._compressed if takes_gzip else self._texts)[name]
        headers = {**_HEADERS, hdrs.CONTENT_ENCODING: _GZIP} if takes_gzip else _HEADERS
        return web.Response(body=body, content_type="application/json", headers=headers)
