"""Finds out which cameras of which Frigate an action means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .devices import camera_of_device, is_instance_device
from .service_fields import invalid

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .api import CameraStatus
    from .coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator
    from .service_fields import Fields

ATTR_CAMERAS: Final = "cameras"
ATTR_CONFIG_ENTRY_ID: Final = "config_entry_id"
TARGET_FIELDS: Final = (ATTR_DEVICE_ID, ATTR_CAMERAS, ATTR_CONFIG_ENTRY_ID)


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
        """What the entry's last poll told; None without one, or without the camera."""
        if self.entry.state is not ConfigEntryState.LOADED:
            return None
        return self.entry.runtime_data.data.cameras.get(self.camera)


@callback
def async_find_targets(hass: HomeAssistant, fields: Fields) -> list[Target]:
    """The cameras of a call, each once, in the order they were named.

    Raises:
        ServiceValidationError: none is named, in two ways at once, or one does not exist.
    """
    devices = fields.names(ATTR_DEVICE_ID)
    cameras = fields.names(ATTR_CAMERAS)
    if devices and (cameras or fields.given(ATTR_CONFIG_ENTRY_ID)):
        raise invalid("two_ways")
    if devices:
        targets = [target for device in devices for target in _of_device(hass, device)]
        return list({(each.entry.entry_id, each.camera): each for each in targets}.values())
    if not cameras:
        raise invalid("no_camera_named")
    entry = _entry(hass, fields.text(ATTR_CONFIG_ENTRY_ID))
    known = entry.runtime_data.data.cameras
    for camera in cameras:
        if camera not in known:
            raise invalid(
                "unknown_camera",
                field=ATTR_CAMERAS,
                camera=camera,
                title=entry.title,
                cameras=", ".join(sorted(known)),
            )
    return [Target.of(entry, camera) for camera in cameras]


def _of_device(hass: HomeAssistant, device_id: str) -> list[Target]:
    """A camera's device is that camera, the instance's all of its cameras."""
    device = dr.async_get(hass).async_get(device_id)
    if device is None:
        raise invalid("unknown_device", field=ATTR_DEVICE_ID, device=device_id)
    for entry in hass.config_entries.async_entries(DOMAIN):
        if entry.entry_id != device.primary_config_entry:
            continue
        status = _loaded(entry).runtime_data.data
        if is_instance_device(entry, device):
            if not status.cameras:
                raise invalid("no_cameras", title=entry.title)
            return [Target.of(entry, camera) for camera in status.cameras]
        if camera := camera_of_device(entry, device, status):
            return [Target.of(entry, camera)]
    raise invalid("foreign_device", field=ATTR_DEVICE_ID, device=device.name_by_user or device.name)


def _entry(hass: HomeAssistant, entry_id: str | None) -> FrigateBackfillConfigEntry:
    """The entry that is named, or the only one."""
    entries = hass.config_entries.async_entries(DOMAIN, include_disabled=False)
    if not entries:
        raise invalid("no_entry")
    if entry_id is None:
        if len(entries) > 1:
            titles = ", ".join(f"{entry.title} ({entry.entry_id})" for entry in entries)
            raise invalid("which_frigate", field=ATTR_CONFIG_ENTRY_ID, titles=titles)
        return _loaded(entries[0])
    for entry in entries:
        if entry.entry_id == entry_id:
            return _loaded(entry)
    raise invalid("unknown_entry", field=ATTR_CONFIG_ENTRY_ID, entry=entry_id)


def _loaded(entry: FrigateBackfillConfigEntry) -> FrigateBackfillConfigEntry:
    if entry.state is not ConfigEntryState.LOADED:
        raise invalid("entry_not_loaded", title=entry.title, reason=entry.reason or entry.state)
    return entry
