"""The page for people without Home Assistant: what the dashboard card does, from Frigate itself.

It is built from card/ by `scripts/card build`; its texts in ui/texts, which Home Assistant's card
loads as well, are not. Its addresses are relative, so it works below any path: nginx's `/api`, a
base path, the ingress of Home Assistant.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Response

from .errors import BackfillRoute
from .query import KNOWN_QUERY_ONLY

_FOLDER = Path(__file__).with_name("ui")

logger = logging.getLogger("frigate_backfill.http")

# Nothing but what Frigate itself serves, and nobody else may put the page into a frame.
_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_page_router() -> APIRouter:
    """The page and its script, as they are while Frigate runs; nothing where they are missing."""
    router = APIRouter(
        route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY], include_in_schema=False
    )
    try:
        page = (_FOLDER / "page.html").read_bytes()
        script = (_FOLDER / "page.js").read_bytes()
        compressed = (_FOLDER / "page.js.gz").read_bytes()
        texts = {path.name: path.read_bytes() for path in (_FOLDER / "texts").glob("*.json")}
    except OSError as error:
        logger.warning("backfill: its page is not served: %s. Everything else works.", error)
        return router

    @router.get("/recordings/backfill/ui")
    async def ui() -> Response:
        return Response(page, media_type="text/html", headers=HEADERS)

    @router.get("/recordings/backfill/ui/page.js")
    async def ui_script(accept_encoding: Annotated[str, Header()] = "") -> Response:
        vary = {**HEADERS, "Vary": "Accept-Encoding"}
        if "gzip" in accept_encoding:
            headers = {**vary, "Content-Encoding": "gzip"}
            return Response(compressed, media_type="text/javascript", headers=headers)
        return Response(script, media_type="text/javascript", headers=vary)

    @router.get("/recordings/backfill/ui/texts/{name}")
    async def ui_texts(name: str) -> Response:
        if name not in texts:
            raise HTTPException(404, "No such texts")
        # Frigate's nginx compresses it.
        return Response(texts[name], media_type="application/json", headers=HEADERS)

    return router
