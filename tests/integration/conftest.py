"""What the tests of the integration share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN

from .answers import INSTANCE_ID, STATUS_PATH, AnswerServer, serve, status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant


@pytest.fixture(autouse=True)
def _everywhere(enable_custom_integrations: None, socket_enabled: None) -> None:
    """Home Assistant finds our integration, and may talk to this machine."""


@pytest.fixture
async def server() -> AsyncIterator[AnswerServer]:
    """A server that answers a status as the patch does, and whatever a test says."""
    async with serve() as answer_server:
        answer_server.answers[STATUS_PATH] = status()
        yield answer_server


def entry_for(url: str, unique_id: str = INSTANCE_ID, **data: object) -> MockConfigEntry:
    """An entry as the config flow makes it."""
    return MockConfigEntry(
        domain=DOMAIN,
        title=url.removeprefix("http://"),
        unique_id=unique_id,
        data={
            CONF_URL: url,
            CONF_USERNAME: None,
            CONF_PASSWORD: None,
            CONF_VERIFY_SSL: True,
            **data,
        },
    )


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Set the entry up, however that ends."""
    if hass.config_entries.async_get_entry(entry.entry_id) is None:
        entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.fixture
async def entry(hass: HomeAssistant, server: AnswerServer) -> MockConfigEntry:
    """An entry that is set up, for the answering server."""
    return await set_up(hass, entry_for(server.url))
