"""Frigate's HTTP interface, as a person with curl would use it."""

from __future__ import annotations

import json
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Client:
    """Asks one Frigate; `url` is where its web interface is."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")

    def get(self, path: str, **query: object) -> Any:
        """GET a path below /api; raises RuntimeError with Frigate's own words when it refuses."""
        address = f"{self._url}/api{path}"
        if query:
            address += "?" + urlencode(query)
        return self._answer(Request(address))

    def post(self, path: str, body: dict[str, object]) -> Any:
        """POST JSON to a path below /api; raises as `get`."""
        return self._answer(
            Request(
                f"{self._url}/api{path}",
                data=json.dumps(body).encode(),
                headers={"Content-Type": "application/json"},
            )
        )

    @staticmethod
    def _answer(request: Request) -> Any:
        try:
            with urlopen(request, timeout=120) as answer:
                return json.load(answer)
        except HTTPError as error:
            words = error.read().decode(errors="replace")
            raise RuntimeError(f"{request.full_url} answered {error.code}: {words}") from error
