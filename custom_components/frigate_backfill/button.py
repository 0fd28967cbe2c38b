"""The buttons: look, bring back, stop, take back; for a camera and for all."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.exceptions import HomeAssistantError

from .client.errors import RefusedError
from .client.models import BackfillRequest, Capability
from .const import DOMAIN
from .entity import CameraEntity, InstanceEntity, async_add_camera_entities
from .starting import async_start_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .client.client import FrigateBackfillClient
    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator

PARALLEL_UPDATES = 1


@dataclass(frozen=True, kw_only=True)
class CameraButtonDescription(ButtonEntityDescription):
    """A button of a camera."""

    press_fn: Callable[[FrigateBackfillClient, str], Coroutine[Any, Any, object]]
    needs: tuple[Capability, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InstanceButtonDescription(ButtonEntityDescription):
    """A button of the whole Frigate."""

    press_fn: Callable[[FrigateBackfillCoordinator], Coroutine[Any, Any, object]]


async def _cancel_all(coordinator: FrigateBackfillCoordinator) -> None:
    """Cancel every job; one that ended by itself meanwhile is what was wanted too."""
    active = [name for name, camera in coordinator.data.cameras.items() if camera.active]
    if not active:
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key="nothing_to_cancel")
    for camera in active:
        try:
            await coordinator.client.cancel(camera)
        except RefusedError as error:
            if error.status != HTTPStatus.CONFLICT:
                raise


CAMERA_BUTTONS: Final = (
    CameraButtonDescription(
        key="dry_run",
        press_fn=lambda client, camera: client.backfill(camera, BackfillRequest(dry_run=True)),
    ),
    CameraButtonDescription(
        key="run",
        press_fn=lambda client, camera: client.backfill(camera, BackfillRequest()),
    ),
    CameraButtonDescription(
        key="cancel",
        entity_registry_enabled_default=False,
        press_fn=lambda client, camera: client.cancel(camera),
    ),
    CameraButtonDescription(
        key="undo",
        entity_registry_enabled_default=False,
        press_fn=lambda client, camera: client.undo(camera),
        needs=(Capability.UNDO,),
    ),
)

INSTANCE_BUTTONS: Final = (
    InstanceButtonDescription(
        key="dry_run_all",
        press_fn=lambda coordinator: async_start_runs(
            coordinator, None, BackfillRequest(dry_run=True)
        ),
    ),
    InstanceButtonDescription(
        key="run_all",
        press_fn=lambda coordinator: async_start_runs(coordinator, None, BackfillRequest()),
    ),
    InstanceButtonDescription(key="cancel_all", press_fn=_cancel_all),
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001 - Home Assistant's signature
    entry: FrigateBackfillConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of an entry."""
    coordinator = entry.runtime_data
    async_add_entities(InstanceButton(coordinator, description) for description in INSTANCE_BUTTONS)
    async_add_camera_entities(
        coordinator,
        async_add_entities,
        lambda camera: [
            CameraButton(coordinator, description, camera) for description in CAMERA_BUTTONS
        ],
    )


class CameraButton(CameraEntity, ButtonEntity):
    """A button of a camera."""

    entity_description: CameraButtonDescription

    @override
    async def async_press(self) -> None:
        self.coordinator.require(*self.entity_description.needs)
        await self.coordinator.async_call(
            self.entity_description.press_fn(self.coordinator.client, self.camera)
        )


class InstanceButton(InstanceEntity, ButtonEntity):
    """A button of the whole Frigate."""

    entity_description: InstanceButtonDescription

    @override
    async def async_press(self) -> None:
        await self.coordinator.async_call(self.entity_description.press_fn(self.coordinator))
