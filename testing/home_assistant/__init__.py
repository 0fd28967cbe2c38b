"""A real Home Assistant with the integration, in a folder of its own, for demo and tests."""

from .client import OWNER, HassAnswerError, HassClient, HassError
from .process import Hass
from .websocket import HassSocket, SocketError

__all__ = [
    "OWNER",
    "Hass",
    "HassAnswerError",
    "HassClient",
    "HassError",
    "HassSocket",
    "SocketError",
]
