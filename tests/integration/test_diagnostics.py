"""Diagnostics help, and tell nothing secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.setup import async_setup_component

from .answers import NO_PATCH
from .conftest import entry_for, set_up
from .flows import ADMIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .answers import AnswerServer
    from .conftest import Frigate


async def test_diagnostics_tell_the_state_and_no_secret(
    hass: HomeAssistant, frigate: Frigate, hass_client: Any
) -> None:
    entry = await set_up(
        hass,
        entry_for(
            frigate.url_external,
            frigate.instance_id,
            **ADMIN,
        ),
    )
    assert await async_setup_component(hass, "diagnostics", {})
    client = await hass_client()
    answer = await client.get(f"/api/diagnostics/config_entry/{entry.entry_id}")
    assert answer.status == 200
    data = (await answer.json())["data"]
    assert data["status"]["frigate_version"].startswith("0.17.2")
    assert set(data["status"]["cameras"]) == {"front_door", "back_yard"}
    assert data["address"]["scheme"] == "http"
    assert data["last_update_success"] is True
    assert data["failure"] is None
    text = json.dumps(data)
    for secret in ("admin-password", "127.0.0.1", frigate.instance_id):
        assert secret not in text


async def test_diagnostics_of_an_entry_that_could_not_be_set_up_tell_why(
    hass: HomeAssistant, server: AnswerServer, hass_client: Any
) -> None:
    server.answers = dict(NO_PATCH)
    entry = await set_up(hass, entry_for(server.url))
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert await async_setup_component(hass, "diagnostics", {})
    answer = await (await hass_client()).get(f"/api/diagnostics/config_entry/{entry.entry_id}")
    assert answer.status == 200
    data = (await answer.json())["data"]
    assert data["failure"] == "patch_missing"
    assert data["last_update_success"] is False
    assert data["status"] is None
