"""A card, as far as Home Assistant sees one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.frigate_backfill.devices import camera_devices

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator


CAMERA = {"camera": "front_door"}
# A whole hour of the past.
THEN = 1_699_999_200.0


class Card:
    """What the card does: it asks, and it listens."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def ask(self, command: str, **fields: Any) -> Any:
        await self.client.send_json_auto_id({"type": f"frigate_backfill/{command}", **fields})
        return await self.client.receive_json()

    async def result(self, command: str, **fields: Any) -> Any:
        answer = await self.ask(command, **fields)
        assert answer["success"], answer
        return answer["result"]

    async def error(self, command: str, **fields: Any) -> Any:
        answer = await self.ask(command, **fields)
        assert not answer["success"], answer
        return answer["error"]

    async def event(self) -> Any:
        return (await self.client.receive_json())["event"]


async def card_of(
    hass: HomeAssistant, connect: WebSocketGenerator, policy: dict[str, Any] | None
) -> Card:
    """The card of somebody who may read what the policy says, everything without one."""
    if policy is None:
        groups = [await hass.auth.async_get_group(GROUP_ID_READ_ONLY)]
        user = MockUser(groups=groups).add_to_hass(hass)  # type: ignore[arg-type]
    else:
        user = MockUser().add_to_hass(hass)
        user.mock_policy(policy)
    refresh = await hass.auth.async_create_refresh_token(user, "http://127.0.0.1/")
    return Card(await connect(hass, hass.auth.async_create_access_token(refresh)))


def entity_of(hass: HomeAssistant, entry: MockConfigEntry, name: str = "front_door") -> str:
    device = camera_devices(hass, entry)[name]
    return er.async_entries_for_device(er.async_get(hass), device)[0].entity_id


def file(start: float, folder: str = "front_door") -> str:
    """Where Frigate puts the file of a recording."""
    clock = time.gmtime(start)
    return time.strftime(f"/media/frigate/recordings/%Y-%m-%d/%H/{folder}/%M.%S.mp4", clock)


def recorded(start: float, kind: str, **changes: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "file_path": file(start),
        "start_time": start,
        "end_time": start + 10,
        "duration": 10.0,
        "file_size_mb": 2.5,
        "reason": None,
        "message": None,
        "past_retention": False,
        **changes,
    }
