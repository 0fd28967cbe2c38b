"""Finds out which cameras of which Frigate an action means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr

from ..devices import camera_of_device, is_instance_device
from ..entries import frigate_entries
from .fields import ATTR_CAMERAS, ATTR_CONFIG_ENTRY_ID, invalid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homeassistant.core import HomeAssistant, ServiceCall

    from ..client.models import CameraStatus
    from ..coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator


@dataclass(frozen=True, slots=True)
class Target:
    """One camera of one Frigate."""

    entry: FrigateBackfillConfigEntry
    camera: str
    coordinator: FrigateBackfillCoordinator
    """Of the entry when the action was called; it may be set up anew while the action waits."""

    @classmethod
    def of(cls, entry: FrigateBackfillConfigEntry, camera: str) -> Target:
        """A camera of an entry that is loaded."""
        return cls(entry, camera, entry.runtime_data)

    @property
    def status(self) -> CameraStatus | None:
        """The camera's status of the last poll; None without one, or without the camera."""
        if self.entry.state is not ConfigEntryState.LOADED:
            return None
        return self.entry.runtime_data.data.cameras.get(self.camera)


@callback
def async_find_targets(call: ServiceCall) -> list[Target]:
    """The cameras of a call, each once, in the order they were named.

    Raises:
        ServiceValidationError: none is named, in two ways at once, or one does not exist.
    """
    devices: list[str] | None = call.data.get(ATTR_DEVICE_ID)
    cameras: list[str] | None = call.data.get(ATTR_CAMERAS)
    entry_id: str | None = call.data.get(ATTR_CONFIG_ENTRY_ID)
    if devices is not None and (cameras is not None or entry_id is not None):
        raise invalid("two_ways")
    for name, named in ((ATTR_DEVICE_ID, devices), (ATTR_CAMERAS, cameras)):
        if named is not None and not named:
            raise invalid("empty_list", field=name)
    if devices:
        targets = [target for device in devices for target in _of_device(call.hass, device)]
        return list({(each.entry.entry_id, each.camera): each for each in targets}.values())
    if not cameras:
        raise invalid("no_camera_named")
    return [_named(_entries(call.hass, entry_id), camera) for camera in cameras]


def by_frigate(
    targets: Sequence[Target],
) -> Iterator[tuple[FrigateBackfillCoordinator, list[Target]]]:
    """The targets of each Frigate."""
    groups: dict[FrigateBackfillCoordinator, list[Target]] = {}
    for target in targets:
        groups.setdefault(target.coordinator, []).append(target)
    yield from groups.items()


def _of_device(hass: HomeAssistant, device_id: str) -> list[Target]:
    """A camera's device is that camera, the instance's all of its cameras."""
    device = dr.async_get(hass).async_get(device_id)
    if device is None:
        raise invalid("unknown_device", field=ATTR_DEVICE_ID, device=device_id)
    for entry in frigate_entries(hass, with_disabled=True):
        if is_instance_device(entry, device):
            cameras = _loaded(entry).runtime_data.data.cameras
            if not cameras:
                raise invalid("no_cameras", title=entry.title)
            return [Target.of(entry, camera) for camera in cameras]
        if camera := camera_of_device(entry, device):
            return [_named([_loaded(entry)], camera)]
    raise invalid(
        "foreign_device",
        field=ATTR_DEVICE_ID,
        device=device.name_by_user or device.name or device_id,
    )


def _named(entries: Sequence[FrigateBackfillConfigEntry], camera: str) -> Target:
    """The camera of that name in the one Frigate that has it."""
    loaded = [entry for entry in entries if entry.state is ConfigEntryState.LOADED]
    owners = [entry for entry in loaded if camera in entry.runtime_data.data.cameras]
    if len(owners) > 1:
        titles = ", ".join(f"{entry.title} ({entry.entry_id})" for entry in owners)
        raise invalid("which_frigate", field=ATTR_CONFIG_ENTRY_ID, camera=camera, titles=titles)
    if owners:
        return Target.of(owners[0], camera)
    for entry in entries:
        # It may have the camera.
        _loaded(entry)
    known = {name for entry in loaded for name in entry.runtime_data.data.cameras}
    raise invalid(
        "unknown_camera",
        field=ATTR_CAMERAS,
        camera=camera,
        titles=", ".join(entry.title for entry in loaded),
        cameras=", ".join(sorted(known)) or "–",
    )


def _entries(hass: HomeAssistant, entry_id: str | None) -> list[FrigateBackfillConfigEntry]:
    """The entry that is named, or all."""
    entries = frigate_entries(hass)
    if not entries:
        raise invalid("no_entry")
    if entry_id is None:
        return entries
    named = [entry for entry in entries if entry.entry_id == entry_id]
    if not named:
        raise invalid("unknown_entry", field=ATTR_CONFIG_ENTRY_ID, entry=entry_id)
    return named


def _loaded(entry: FrigateBackfillConfigEntry) -> FrigateBackfillConfigEntry:
    if entry.state is not ConfigEntryState.LOADED:
        raise invalid("entry_not_loaded", title=entry.title, reason=entry.reason or entry.state)
    return entry
