"""An HTTP answer of Frigate, whatever it is."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import aiohttp


class Answer:
    """A whole HTTP answer, read and closed."""

    def __init__(self, response: aiohttp.ClientResponse, body: bytes) -> None:
        self.status = response.status
        self.headers = response.headers
        self.cookies = response.cookies
        self.url = response.url
        self.body = body

    @property
    def good(self) -> bool:
        """Whether it is an answer to what was asked, not an error."""
        return self.status in (HTTPStatus.OK, HTTPStatus.ACCEPTED)

    @property
    def text(self) -> str:
        """The body as text, whatever it is."""
        return self.body.decode(errors="replace")

    def json(self) -> Any:
        """The body's JSON; None where it is none."""
        try:
            return json.loads(self.body)
        # A number of a million digits, a text that is not UTF-8, a nest of a million brackets.
        except (ValueError, RecursionError):
            return None
