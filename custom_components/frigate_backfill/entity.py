"""What all entities share: where they hang, what they are called, when they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from homeassistant.core import callback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import FrigateBackfillCoordinator
from .devices import camera_device_info, instance_device_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from homeassistant.helpers.entity import Entity, EntityDescription
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .client.models import CameraStatus, InstanceStatus


class _BackfillEntity(CoordinatorEntity[FrigateBackfillCoordinator]):
    """An entity of ours, whatever it is about."""

    _attr_has_entity_name = True

    def __init__(
        self, coordinator: FrigateBackfillCoordinator, description: EntityDescription, *about: str
    ) -> None:
        super().__init__(coordinator)
        self.entity_description = description
        # A slash is in no camera's name, so no camera and key read like another key.
        path = (str(coordinator.config_entry.unique_id), *about, description.key)
        self._attr_unique_id = "/".join(path)
        self._attr_translation_key = description.translation_key or description.key


class InstanceEntity(_BackfillEntity):
    """An entity of the whole Frigate."""

    def __init__(
        self, coordinator: FrigateBackfillCoordinator, description: EntityDescription
    ) -> None:
        super().__init__(coordinator, description)
        self._attr_device_info = instance_device_info(
            coordinator.hass, coordinator.config_entry, coordinator.data
        )

    @property
    def status(self) -> InstanceStatus:
        """The status of the last poll."""
        return self.coordinator.data


class CameraEntity(_BackfillEntity):
    """An entity of one camera."""

    def __init__(
        self,
        coordinator: FrigateBackfillCoordinator,
        description: EntityDescription,
        camera: str,
    ) -> None:
        super().__init__(coordinator, description, camera)
        self.camera = camera
        self._shows: CameraStatus | None = coordinator.data.cameras[camera]
        self._attr_device_info = camera_device_info(
            coordinator.hass, coordinator.config_entry, camera, coordinator.titles[camera]
        )

    @property
    @override
    def available(self) -> bool:
        return super().available and self.camera in self.coordinator.data.cameras

    @override
    @callback
    def _handle_coordinator_update(self) -> None:
        # Most polls change one camera of many; the others have nothing to write.
        shows = self.status if self.available else None
        if shows != self._shows:
            self._shows = shows
            super()._handle_coordinator_update()

    @property
    def status(self) -> CameraStatus:
        """The camera's status of the last poll."""
        return self.coordinator.data.cameras[self.camera]


@callback
def async_add_camera_entities(
    coordinator: FrigateBackfillCoordinator,
    async_add_entities: AddConfigEntryEntitiesCallback,
    entities_of: Callable[[str], Iterable[Entity]],
) -> None:
    """Add the entities of every camera, and of those that appear later."""
    known: set[str] = set()

    @callback
    def add_new() -> None:
        cameras = coordinator.data.cameras
        new = [camera for camera in cameras if camera not in known]
        # One that vanished is forgotten, so that it can come back.
        known.intersection_update(cameras)
        known.update(new)
        if new:
            async_add_entities(entity for camera in new for entity in entities_of(camera))

    add_new()
    coordinator.config_entry.async_on_unload(coordinator.async_add_listener(add_new))
