"""The numbers of a camera's schedule: how often it runs, how far it looks back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
    NumberMode,
)
from homeassistant.const import EntityCategory, UnitOfTime

from .const import INTERVAL_HOURS, LOOK_BACK_DAYS
from .entity import CameraEntity, async_add_camera_entities

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .client.models import Schedule
    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

PARALLEL_UPDATES = 1


@dataclass(frozen=True, kw_only=True)
class ScheduleNumberDescription(NumberEntityDescription):
    """One number of the schedule."""

    value_fn: Callable[[Schedule], float]
    set_fn: Callable[[FrigateBackfillCoordinator, str, float], Coroutine[Any, Any, Schedule]]


NUMBERS: Final = (
    ScheduleNumberDescription(
        key="interval",
        device_class=NumberDeviceClass.DURATION,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=UnitOfTime.HOURS,
        native_min_value=INTERVAL_HOURS[0],
        native_max_value=INTERVAL_HOURS[1],
        native_step=0.25,
        mode=NumberMode.BOX,
        value_fn=lambda schedule: schedule.interval_hours,
        set_fn=lambda coordinator, camera, value: coordinator.async_set_schedule(
            camera, interval_hours=value
        ),
    ),
    ScheduleNumberDescription(
        key="look_back",
        device_class=NumberDeviceClass.DURATION,
        entity_category=EntityCategory.CONFIG,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=UnitOfTime.DAYS,
        native_min_value=LOOK_BACK_DAYS[0],
        native_max_value=LOOK_BACK_DAYS[1],
        native_step=0.01,
        mode=NumberMode.BOX,
        value_fn=lambda schedule: schedule.retention_days,
        set_fn=lambda coordinator, camera, value: coordinator.async_set_schedule(
            camera, retention_days=value
        ),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of each camera."""
    coordinator = entry.runtime_data
    async_add_camera_entities(
        coordinator,
        async_add_entities,
        lambda camera: [ScheduleNumber(coordinator, number, camera) for number in NUMBERS],
    )


class ScheduleNumber(CameraEntity, NumberEntity):
    """One number of the schedule; the rest of the schedule stays as it is."""

    entity_description: ScheduleNumberDescription

    @property
    @override
    def native_value(self) -> float:
        return self.entity_description.value_fn(self.status.schedule)

    @override
    async def async_set_native_value(self, value: float) -> None:
        await self.entity_description.set_fn(self.coordinator, self.camera, value)
