"""The switch of a camera: whether it runs by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory

from .entity import CameraEntity, async_add_camera_entities

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import FrigateBackfillConfigEntry

PARALLEL_UPDATES = 1

SCHEDULE: Final = SwitchEntityDescription(key="schedule", entity_category=EntityCategory.CONFIG)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switch of each camera."""
    coordinator = entry.runtime_data
    async_add_camera_entities(
        coordinator,
        async_add_entities,
        lambda camera: [ScheduleSwitch(coordinator, SCHEDULE, camera)],
    )


class ScheduleSwitch(CameraEntity, SwitchEntity):
    """Switches the schedule; the rest of the schedule stays as it is."""

    @property
    @override
    def is_on(self) -> bool:
        return self.status.schedule.enabled

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        await self.coordinator.async_set_schedule(self.camera, enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        await self.coordinator.async_set_schedule(self.camera, enabled=False)
