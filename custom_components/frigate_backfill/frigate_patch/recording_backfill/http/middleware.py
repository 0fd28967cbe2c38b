"""The last word on every answer under our paths, whoever gives it.

What is answered before a route is reached (Frigate's CSRF check, a wrong method, a failure in
Frigate's own middleware) gets our shape, too. And no answer may be cached: Frigate's nginx keeps
any JSON answer for 5 seconds otherwise, before 0.17 without looking at who asks.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute, Match

from .errors import UNEXPECTED, advised, refusal
from .refused_page import HEADERS, is_asked_for, refused_page

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("frigate_backfill.http")

_FRIGATES_CSRF = "Missing CSRF header"


class AnswerMiddleware:
    """Wraps the whole app; all other paths pass untouched."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        """`routes`: ours."""
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        answer = _Answer(scope, send)
        try:
            await self._app(scope, receive, answer.send)
        except Exception:
            if answer.started:
                raise
            logger.exception("backfill: a request failed outside of its route")
            await refusal(500, UNEXPECTED)(scope, receive, answer.send)
        await answer.finish()

    def _is_ours(self, scope: Scope) -> bool:
        return "backfill" in scope["path"] and any(
            route.matches(scope)[0] is not Match.NONE for route in self._routes
        )


class _Answer:
    """One answer on its way out; an error is held back until it is known whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._start: Message | None = None
        self._body = b""
        self.started = False

    async def send(self, message: Message) -> None:
        """What the app sends."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            headers["Cache-Control"] = "no-store"
            message = {**message, "headers": headers.raw}
            if message["status"] >= 400:
                self._start = message
                return
            self.started = True
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            return
        await self._send(message)

    async def finish(self) -> None:
        """Send the error that was held back, in our shape; to a person as a page."""
        if self._start is None:
            return
        headers = MutableHeaders(raw=self._start["headers"])
        body = _shaped(self._start["status"], self._body, headers.get("Allow"))
        headers["Content-Type"] = "application/json"
        if is_asked_for(self._scope):
            body = refused_page(self._scope, body)
            headers["Content-Type"] = "text/html; charset=utf-8"
            headers.update(HEADERS)
        headers["Content-Length"] = str(len(body))
        await self._send({**self._start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def _shaped(status: int, body: bytes, allowed: str | None) -> bytes:
    try:
        content: Any = json.loads(body)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        content = {}
    message = content.get("message")
    if content.get("success") is False and isinstance(message, str) and message != _FRIGATES_CSRF:
        return body
    text = message or content.get("detail")
    if status >= 500 and not text:
        return bytes(refusal(status, UNEXPECTED).body)
    return bytes(refusal(status, advised(status, str(text or ""), allowed)).body)
