"""The triggers of our own, where Home Assistant has them for integrations (2026)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

import voluptuous as vol

from .happenings import TRIGGERS, Happening

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, State

try:
    from homeassistant.helpers.automation import DomainSpec
    from homeassistant.helpers.trigger import StatelessEntityTriggerBase
except ImportError:
    # Without this an automation that names a trigger of ours would keep an older Home Assistant
    # from setting up any automation.
    async def async_validate_trigger_config(
        hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
        config: dict[str, Any],
    ) -> dict[str, Any]:
        """Refuse the one automation."""
        raise vol.Invalid(
            f"{config.get('platform')} needs a newer Home Assistant. Use a device trigger instead"
        )

else:

    def _trigger_of(happening: Happening) -> type[StatelessEntityTriggerBase]:
        class OwnTrigger(StatelessEntityTriggerBase):
            """Begins when one of the targeted entities tells that it happened."""

            _domain_specs = {happening.domain: DomainSpec()}  # noqa: RUF012 - Home Assistant's way

            @override
            def entity_filter(self, entities: set[str]) -> set[str]:
                return happening.tellers(self._hass, super().entity_filter(entities))

            @override
            def is_valid_state(self, state: State, *_: object, **__: object) -> bool:
                return happening.is_so(state)

        return OwnTrigger

    async def async_get_triggers(
        hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    ) -> dict[str, type[StatelessEntityTriggerBase]]:
        """The triggers by their keys."""
        return {key: _trigger_of(happening) for key, happening in TRIGGERS.items()}
