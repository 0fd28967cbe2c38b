"""Waits for what Frigate and Home Assistant do in their own time."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from homeassistant.components.event import ATTR_EVENT_TYPE
from homeassistant.core import callback
from homeassistant.helpers.event import async_track_state_change_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import Event, EventStateChangedData, HomeAssistant

PATIENCE = 30.0
"""Seconds after which something that should happen is taken not to."""


async def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until it is so, whatever else goes on."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"not within {seconds:.0f} s")
        await asyncio.sleep(0.02)


async def eventually(
    hass: HomeAssistant, condition: Callable[[], bool], seconds: float = PATIENCE
) -> None:
    """Wait until it is so, and all that follows from it is done."""
    await until(condition, seconds)
    await hass.async_block_till_done()


def state(hass: HomeAssistant, entity_id: str) -> str:
    """The state of an entity that must be there."""
    found = hass.states.get(entity_id)
    assert found is not None, f"{entity_id} is not there"
    return found.state


async def press(hass: HomeAssistant, entity_id: str) -> None:
    """Press a button."""
    await hass.services.async_call("button", "press", {"entity_id": entity_id}, blocking=True)


class Told:
    """The events of cameras, as an automation sees them."""

    def __init__(self, hass: HomeAssistant, *entity_ids: str) -> None:
        self.events: list[dict[str, Any]] = []
        self._last: dict[str, str] = {}
        self.stop = async_track_state_change_event(hass, entity_ids, self._note)

    @callback
    def _note(self, event: Event[EventStateChangedData]) -> None:
        new = event.data["new_state"]
        if new is None or new.state in ("unknown", "unavailable"):
            return
        # Back from unavailable with the same time is the same event.
        if self._last.get(new.entity_id) == new.state:
            return
        self._last[new.entity_id] = new.state
        self.events.append({"entity_id": new.entity_id, "state": new.state, **new.attributes})

    @property
    def runs(self) -> list[tuple[int, str]]:
        """Run number and outcome of each."""
        return [(event["run_number"], event[ATTR_EVENT_TYPE]) for event in self.events]
