"""System information tells which versions work together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from homeassistant.setup import async_setup_component

from custom_components.frigate_backfill.const import DOMAIN

from . import answers
from .answers import STATUS_PATH, camera
from .test_translations import texts

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

    from .answers import AnswerServer


async def info(hass: HomeAssistant, connect: WebSocketGenerator) -> dict[str, Any]:
    """What the page shows."""
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    client = await connect(hass)
    await client.send_json_auto_id({"type": "system_health/info"})
    assert (await client.receive_json())["success"]
    event = (await client.receive_json())["event"]
    assert event["type"] == "initial"
    return event["data"][DOMAIN]["info"]


async def test_it_tells_versions_and_whether_frigate_answers(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    server.answers[STATUS_PATH] = answers.status(camera("a"), camera("b"), version="0.9.0")
    await answered_entry.runtime_data.async_refresh()
    told = await info(hass, hass_ws_client)
    assert told == {
        "version": json.loads((answers.INTEGRATION / "manifest.json").read_text())["version"],
        "frigates_answering": "1/1",
        "patch_versions": "0.9.0",
        "frigate_versions": "0.17.2",
        "cameras": 2,
    }
    for language in ("en", "de"):
        assert texts(language)["system_health"]["info"].keys() == told.keys()
    server.answers.clear()
    await answered_entry.runtime_data.async_refresh()
    assert (await info(hass, hass_ws_client))["frigates_answering"] == "0/1"
