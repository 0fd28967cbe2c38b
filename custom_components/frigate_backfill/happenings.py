"""What automations can begin with, and what they can ask: which entity tells it, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from homeassistant.components.event import ATTR_EVENT_TYPE
from homeassistant.const import STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er

from .client.models import Activity, Outcome
from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant, State


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that an entity of ours tells by its state, or by an attribute of it."""

    domain: str
    entity: str
    """The key of the entity's description, in which its unique id ends."""
    values: frozenset[str]
    attribute: str | None = None

    def is_so(self, state: State) -> bool:
        """Whether the state tells it."""
        told = state.attributes.get(self.attribute) if self.attribute else state.state
        return told in self.values

    def began(self, old: State | None, new: State | None) -> bool:
        """Whether it happened just now; not if it was so before Frigate was away."""
        return (
            old is not None
            and new is not None
            and old.state not in (new.state, STATE_UNAVAILABLE)
            and new.state not in (STATE_UNAVAILABLE, STATE_UNKNOWN)
            and self.is_so(new)
        )

    @callback
    def tellers(self, hass: HomeAssistant, entity_ids: Iterable[str]) -> set[str]:
        """Those of the entities that tell it."""
        registry = er.async_get(hass)
        return {
            entity_id
            for entity_id in entity_ids
            if (entity := registry.async_get(entity_id)) is not None and self.is_told_by(entity)
        }

    def is_told_by(self, entity: er.RegistryEntry) -> bool:
        """Whether that entity tells it."""
        return (
            entity.platform == DOMAIN
            and entity.domain == self.domain
            and entity.unique_id.endswith(f"/{self.entity}")
        )


_MISSING: Final = Happening(Platform.BINARY_SENSOR, "recordings_missing", frozenset({STATE_ON}))

TRIGGERS: Final = {
    "recordings_missing": _MISSING,
    "run_completed": Happening(
        Platform.EVENT, "backfill", frozenset({Outcome.COMPLETED}), ATTR_EVENT_TYPE
    ),
    "run_failed": Happening(
        Platform.EVENT,
        "backfill",
        frozenset({Outcome.FAILED, Outcome.INTERRUPTED}),
        ATTR_EVENT_TYPE,
    ),
}
"""By the keys that automations name."""

CONDITIONS: Final = {
    "recordings_are_missing": _MISSING,
    "is_running": Happening(
        Platform.SENSOR, "status", frozenset({Activity.QUEUED, Activity.RUNNING})
    ),
}
