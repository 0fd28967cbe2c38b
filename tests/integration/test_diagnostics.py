"""Diagnostics help, and tell nothing secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from homeassistant.setup import async_setup_component

from .conftest import entry_for, set_up
from .flows import ADMIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

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
