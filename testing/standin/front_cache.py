"""Nginx's cache of Frigate's JSON answers: 200s, for 5 seconds, one question at a time."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

VALID_SECONDS = 5.0  # proxy_cache_valid 200 5s
LOCK_SECONDS = 5.0  # proxy_cache_lock_timeout's default


@dataclass(frozen=True)
class Stored:
    """One answer, whole."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    until: float = field(default_factory=lambda: time.monotonic() + VALID_SECONDS)

    def response(self, added: Mapping[str, str]) -> web.Response:
        response = web.Response(status=self.status, body=self.body)
        response.headers.popall("Content-Type", None)
        response.headers.extend(self.headers)
        response.headers.extend(added)
        return response


class ResponseCache:
    def __init__(self) -> None:
        self._stored: dict[str, Stored] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @contextlib.asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """`proxy_cache_lock`: who asks the same waits for the first answer, but not for ever."""
        lock = self._locks[key]
        try:
            await asyncio.wait_for(lock.acquire(), LOCK_SECONDS)
        except TimeoutError:
            yield
            return
        try:
            yield
        finally:
            lock.release()

    def get(self, key: str, asked: Mapping[str, str]) -> Stored | None:
        if asked.get("X-Cache-Bypass", "0") not in {"", "0"}:
            return None
        stored = self._stored.get(key)
        return stored if stored is not None and time.monotonic() < stored.until else None

    def put(self, key: str, stored: Stored) -> None:
        self._stored[key] = stored

    @staticmethod
    def may_keep(asked: Mapping[str, str], answer: aiohttp.ClientResponse) -> bool:
        """Whether nginx would store the answer: by its own rules and `should_not_cache`."""
        control = answer.headers.get("Cache-Control", "").lower()
        forbidden = re.search(r"no-store|no-cache|private|max-age=0", control)
        return (
            answer.status == 200
            and answer.headers.get("Content-Type") == "application/json"
            and not forbidden
            and "Set-Cookie" not in answer.headers
            and answer.headers.get("Vary") != "*"
            and "session" not in _cookies(asked)
        )


def _cookies(asked: Mapping[str, str]) -> set[str]:
    return {part.split("=")[0].strip() for part in asked.get("Cookie", "").split(";")}
