"""A card, for all tests of the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .cards import Card

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator


@pytest.fixture
async def card(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Card:
    """An administrator's."""
    return Card(await hass_ws_client(hass))
