"""A WebSocket connection to Home Assistant. Standard library only."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

_TEXT, _CLOSE, _PING, _PONG = 0x1, 0x8, 0x9, 0xA


class SocketError(RuntimeError):
    """Home Assistant answered a command with an error, or not at all."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class HassSocket:
    """Commands, and the events that subscriptions bring."""

    def __init__(self, host: str, port: int, token: str) -> None:
        self._socket = socket.create_connection((host, port), timeout=30)
        self._received = b""
        self._last_id = 0
        self._events: dict[int, list[Any]] = {}
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /api/websocket HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self._received:
            self._receive()
        head, self._received = self._received.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise SocketError("no_websocket", head.decode(errors="replace"))
        self._read()
        self._send({"type": "auth", "access_token": token})
        answer = self._read()
        if answer["type"] != "auth_ok":
            raise SocketError(answer["type"], str(answer.get("message")))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def ask(self, command: str, **fields: Any) -> Any:
        """Send a command and wait for its result."""
        self._last_id += 1
        number = self._last_id
        self._send({"id": number, "type": command, **fields})
        while True:
            message = self._read()
            if message.get("id") == number and message["type"] == "result":
                if message["success"]:
                    return message["result"]
                raise SocketError(message["error"]["code"], message["error"]["message"])
            self._keep(message)

    def subscribe(self, command: str, **fields: Any) -> int:
        """Send a command that brings events; the number to ask for them by."""
        self.ask(command, **fields)
        return self._last_id

    def event(self, number: int, *, timeout: float = 30.0) -> Any:
        """The next event of a subscription.

        Raises:
            TimeoutError: there was none in time.
        """
        until = time.monotonic() + timeout
        while not self._events.get(number):
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError("Home Assistant sent no event")
            self._socket.settimeout(left)
            try:
                self._keep(self._read())
            finally:
                self._socket.settimeout(30)
        return self._events[number].pop(0)

    def _keep(self, message: dict[str, Any]) -> None:
        if message["type"] == "event":
            self._events.setdefault(message["id"], []).append(message["event"])

    # Frames (RFC 6455)

    def _send(self, message: dict[str, Any]) -> None:
        self._send_frame(_TEXT, json.dumps(message).encode())

    def _send_frame(self, kind: int, payload: bytes) -> None:
        if len(payload) < 126:
            length = bytes([0x80 | len(payload)])
        elif len(payload) < 2**16:
            length = bytes([0x80 | 126]) + struct.pack(">H", len(payload))
        else:
            length = bytes([0x80 | 127]) + struct.pack(">Q", len(payload))
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self._socket.sendall(bytes([0x80 | kind]) + length + mask + masked)

    def _read(self) -> dict[str, Any]:
        """The next message; pings are answered."""
        text = b""
        while True:
            final, kind, payload = self._read_frame()
            if kind == _PING:
                self._send_frame(_PONG, payload)
            elif kind == _CLOSE:
                raise SocketError("closed", "Home Assistant closed the connection")
            elif kind != _PONG:
                text += payload
                if final:
                    return dict(json.loads(text))

    def _read_frame(self) -> tuple[bool, int, bytes]:
        first, second = self._take(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack(">H", self._take(2))
        elif length == 127:
            (length,) = struct.unpack(">Q", self._take(8))
        return bool(first & 0x80), first & 0x0F, self._take(length)

    def _take(self, count: int) -> bytes:
        while len(self._received) < count:
            self._receive()
        taken, self._received = self._received[:count], self._received[count:]
        return taken

    def _receive(self) -> None:
        received = self._socket.recv(2**16)
        if not received:
            raise SocketError("closed", "Home Assistant closed the connection")
        self._received += received
