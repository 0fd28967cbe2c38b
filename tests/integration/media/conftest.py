"""What the tests of the media browser share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..answers import STATUS_PATH, AnswerServer, camera, status
from ..dashboard.cards import Card
from .browsing import Browser, Library

if TYPE_CHECKING:
    from pytest_homeassistant_custom_component.typing import (
        WebSocketGenerator,
    )


@pytest.fixture(autouse=True)
async def _media_source(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "media_source", {})
    await hass.config.async_set_time_zone("Europe/Berlin")


@pytest.fixture
async def browser(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Browser:
    """An administrator's."""
    return Browser(Card(await hass_ws_client(hass)))


@pytest.fixture
async def library(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> Library:
    """Of a camera whose Frigate has all that the patch can do."""
    server.answers[STATUS_PATH] = status(camera(), capabilities=["hour"])
    await answered_entry.runtime_data.async_refresh()
    return Library(server)
