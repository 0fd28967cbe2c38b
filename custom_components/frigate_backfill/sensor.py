"""The sensors: what is missing, what the last run did, where a job is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory
from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from . import missing
from .client.models import Activity, CameraStatus, Run
from .entity import CameraEntity, InstanceEntity, async_add_camera_entities

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

PARALLEL_UPDATES = 0

type _Value = int | float | str | datetime | None
_ACTIVITY: Final = [str(state) for state in Activity]


@dataclass(frozen=True, kw_only=True)
class CameraSensorDescription(SensorEntityDescription):
    """A sensor of a camera."""

    value_fn: Callable[[CameraStatus], _Value]
    attributes_fn: Callable[[CameraStatus], dict[str, Any] | None] = lambda _: None


@dataclass(frozen=True, kw_only=True)
class InstanceSensorDescription(SensorEntityDescription):
    """A sensor of the whole Frigate."""

    value_fn: Callable[[FrigateBackfillCoordinator], _Value]
    attributes_fn: Callable[[FrigateBackfillCoordinator], dict[str, Any] | None] = lambda _: None


def _of_last_run(value: Callable[[Run], _Value]) -> Callable[[CameraStatus], _Value]:
    """A value of the last finished real run; None before the first."""
    return lambda camera: None if camera.last_run is None else value(camera.last_run)


def _moment(epoch: float | None) -> datetime | None:
    return None if epoch is None else dt_util.utc_from_timestamp(epoch)


def _added_media(run: Run | None) -> dict[str, Any] | None:
    """What a run added besides recordings, by kind."""
    if run is None or run.media is None:
        return None
    return {kind: counts.added + counts.updated for kind, counts in run.media.items()}


def _activity_of_all(coordinator: FrigateBackfillCoordinator) -> str:
    """The busiest state of any camera."""
    states = {camera.state for camera in coordinator.data.cameras.values()}
    return str(max(states, key=list(Activity).index, default=Activity.IDLE))


def _catalogue_attributes(coordinator: FrigateBackfillCoordinator) -> dict[str, Any] | None:
    catalogue = coordinator.data.catalogue
    if catalogue is None:
        return None
    return {"path": catalogue.path, "days": catalogue.days, "bytes": catalogue.bytes}


CAMERA_SENSORS: Final = (
    CameraSensorDescription(
        key="missing",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda camera: missing.files(missing.of_camera(camera)),
        attributes_fn=lambda camera: missing.file_attributes(missing.of_camera(camera)),
    ),
    CameraSensorDescription(
        key="expired",
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda camera: missing.expired(missing.of_camera(camera)),
        attributes_fn=lambda camera: missing.expired_attributes(missing.of_camera(camera)),
    ),
    CameraSensorDescription(
        key="added",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_of_last_run(lambda run: run.files_added),
        attributes_fn=lambda camera: _added_media(camera.last_run),
    ),
    CameraSensorDescription(
        key="skipped",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_of_last_run(lambda run: run.files_skipped),
    ),
    CameraSensorDescription(
        key="errors",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_of_last_run(lambda run: run.files_errors),
    ),
    CameraSensorDescription(
        key="status",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.ENUM,
        options=_ACTIVITY,
        value_fn=lambda camera: str(camera.state),
    ),
    CameraSensorDescription(
        key="progress",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda camera: None if camera.progress is None else camera.progress.percent,
    ),
    CameraSensorDescription(
        key="last_run",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=_of_last_run(lambda run: _moment(run.finished_at)),
    ),
    CameraSensorDescription(
        key="next_run",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda camera: _moment(camera.schedule.next_run_at),
    ),
)

INSTANCE_SENSORS: Final = (
    InstanceSensorDescription(
        key="missing",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda coordinator: missing.files(missing.of_all(coordinator)),
        attributes_fn=lambda coordinator: missing.file_attributes(missing.of_all(coordinator)),
    ),
    InstanceSensorDescription(
        key="expired",
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda coordinator: missing.expired(missing.of_all(coordinator)),
        attributes_fn=lambda coordinator: missing.expired_attributes(missing.of_all(coordinator)),
    ),
    InstanceSensorDescription(
        key="added",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=lambda coordinator: coordinator.memory.totals.files_added,
    ),
    InstanceSensorDescription(
        key="skipped",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=lambda coordinator: coordinator.memory.totals.files_skipped,
    ),
    InstanceSensorDescription(
        key="errors",
        entity_category=EntityCategory.DIAGNOSTIC,
        state_class=SensorStateClass.TOTAL_INCREASING,
        value_fn=lambda coordinator: coordinator.memory.totals.files_errors,
    ),
    InstanceSensorDescription(
        key="status",
        entity_category=EntityCategory.DIAGNOSTIC,
        device_class=SensorDeviceClass.ENUM,
        options=_ACTIVITY,
        value_fn=_activity_of_all,
    ),
)
CATALOGUE: Final = InstanceSensorDescription(
    key="catalogue",
    entity_category=EntityCategory.DIAGNOSTIC,
    device_class=SensorDeviceClass.TIMESTAMP,
    value_fn=lambda coordinator: (
        None if coordinator.data.catalogue is None else _moment(coordinator.data.catalogue.saved_at)
    ),
    attributes_fn=_catalogue_attributes,
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of an entry."""
    coordinator = entry.runtime_data
    async_add_entities(InstanceSensor(coordinator, description) for description in INSTANCE_SENSORS)
    _async_add_catalogue(coordinator, async_add_entities)
    async_add_camera_entities(
        coordinator,
        async_add_entities,
        lambda camera: [
            CameraSensor(coordinator, description, camera) for description in CAMERA_SENSORS
        ],
    )


def _async_add_catalogue(
    coordinator: FrigateBackfillCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensor of the catalogue once a patch tells of one."""
    added = False

    @callback
    def add() -> None:
        nonlocal added
        if not added and coordinator.data.catalogue is not None:
            added = True
            async_add_entities([InstanceSensor(coordinator, CATALOGUE)])

    add()
    coordinator.config_entry.async_on_unload(coordinator.async_add_listener(add))


class CameraSensor(CameraEntity, SensorEntity):
    """A sensor of a camera."""

    entity_description: CameraSensorDescription

    @property
    @override
    def native_value(self) -> _Value:
        return self.entity_description.value_fn(self.status)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        return self.entity_description.attributes_fn(self.status)


class InstanceSensor(InstanceEntity, SensorEntity):
    """A sensor of the whole Frigate."""

    entity_description: InstanceSensorDescription

    @property
    @override
    def native_value(self) -> _Value:
        return self.entity_description.value_fn(self.coordinator)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        return self.entity_description.attributes_fn(self.coordinator)
