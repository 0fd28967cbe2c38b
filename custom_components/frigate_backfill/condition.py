"""The conditions of our own; Home Assistant 2026 loads this, an older one never does."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import EntityConditionBase

from .happenings import CONDITIONS, Happening

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, State


def _condition_of(happening: Happening) -> type[EntityConditionBase]:
    class OwnCondition(EntityConditionBase):
        """Passes if one, or each, of the targeted entities tells that it is so."""

        _domain_specs = {happening.domain: DomainSpec()}  # noqa: RUF012 - Home Assistant's way
        # The status is a diagnostic entity.
        _primary_entities_only = False

        @override
        def entity_filter(self, entities: set[str]) -> set[str]:
            return happening.tellers(self._hass, super().entity_filter(entities))

        @override
        def is_valid_state(self, entity_state: State) -> bool:
            return happening.is_so(entity_state)

    return OwnCondition


async def async_get_conditions(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
) -> dict[str, type[EntityConditionBase]]:
    """The conditions by their keys."""
    return {key: _condition_of(happening) for key, happening in CONDITIONS.items()}
