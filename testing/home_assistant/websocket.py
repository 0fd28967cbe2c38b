"""Home Assistant's WebSocket API: commands, and the events that subscriptions bring."""

from __future__ import annotations

import json
import time
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

_SECONDS = 30.0
"""For an answer, and for an event."""


class SocketError(RuntimeError):
    """Home Assistant answered a command with an error, or not at all."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class HassSocket:
    """A connection that is logged in with a token."""

    def __init__(self, url: str, token: str) -> None:
        address = f"{url.replace('http', 'ws', 1)}/api/websocket"
        self._connection = connect(address, max_size=None, proxy=None)
        self._last_id = 0
        self._events: dict[int, list[Any]] = {}
        self._receive(_SECONDS)
        self._send({"type": "auth", "access_token": token})
        answer = self._receive(_SECONDS)
        if answer["type"] != "auth_ok":
            raise SocketError(answer["type"], str(answer.get("message")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def ask(self, command: str, **fields: Any) -> Any:
        """Send a command and wait for its result."""
        self._last_id += 1
        number = self._last_id
        self._send({"id": number, "type": command, **fields})
        while True:
            message = self._receive(_SECONDS)
            if message.get("id") == number and message["type"] == "result":
                if message["success"]:
                    return message["result"]
                raise SocketError(message["error"]["code"], message["error"]["message"])
            self._keep(message)

    def subscribe(self, command: str, **fields: Any) -> int:
        """Send a command that brings events; the number to ask for them by."""
        self.ask(command, **fields)
        return self._last_id

    def event(self, number: int, *, timeout: float = _SECONDS) -> Any:
        """The next event of a subscription.

        Raises:
            TimeoutError: there was none in time.
        """
        until = time.monotonic() + timeout
        while not self._events.get(number):
            self._keep(self._receive(until - time.monotonic()))
        return self._events[number].pop(0)

    def _keep(self, message: dict[str, Any]) -> None:
        if message["type"] == "event":
            self._events.setdefault(message["id"], []).append(message["event"])

    def _send(self, message: dict[str, Any]) -> None:
        try:
            self._connection.send(json.dumps(message))
        except ConnectionClosed as error:
            raise SocketError("closed", str(error)) from error

    def _receive(self, timeout: float) -> dict[str, Any]:
        try:
            return dict(json.loads(self._connection.recv(max(timeout, 0))))
        except ConnectionClosed as error:
            raise SocketError("closed", str(error)) from error
