"""The binary sensor of a camera and of a Frigate: whether recordings are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

# Both versions offer the class here, the newer one without saying so to type checkers.
from homeassistant.components.binary_sensor import (
    BinarySensorDeviceClass,
    BinarySensorEntity,
    BinarySensorEntityDescription,
)

from . import missing
from .entity import CameraEntity, InstanceEntity, async_add_camera_entities

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import FrigateBackfillConfigEntry

PARALLEL_UPDATES = 0

RECORDINGS_MISSING: Final = BinarySensorEntityDescription(
    key="recordings_missing", device_class=BinarySensorDeviceClass.PROBLEM
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of an entry."""
    coordinator = entry.runtime_data
    async_add_entities([InstanceRecordingsMissing(coordinator, RECORDINGS_MISSING)])
    async_add_camera_entities(
        coordinator,
        async_add_entities,
        lambda camera: [CameraRecordingsMissing(coordinator, RECORDINGS_MISSING, camera)],
    )


class CameraRecordingsMissing(CameraEntity, BinarySensorEntity):
    """Whether a run would bring recordings of the camera back."""

    @property
    @override
    def is_on(self) -> bool | None:
        files = missing.files(missing.of_camera(self.status))
        return None if files is None else files > 0


class InstanceRecordingsMissing(InstanceEntity, BinarySensorEntity):
    """Whether a run would bring recordings of any camera back."""

    @property
    @override
    def is_on(self) -> bool | None:
        files = missing.files(missing.of_all(self.coordinator))
        return None if files is None else files > 0
