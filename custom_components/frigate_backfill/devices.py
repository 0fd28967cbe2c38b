"""The devices: one for the instance, one per camera.

Their names and identifiers never look like, or collide with, the official integration's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from homeassistant.const import CONF_URL
from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from yarl import URL

from .const import DOMAIN, MANUFACTURER, NAME
from .entries import frigate_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from .client.models import CameraStatus, InstanceStatus

_INSTANCE_MODEL: Final = "Frigate"
_CAMERA_MODEL: Final = "Camera"


class Identified(Protocol):
    """A device of any kind that Home Assistant has; 2026 has more than one."""

    @property
    def identifiers(self) -> Collection[tuple[str, str]]:
        """Domain and id."""


def camera_titles(status: InstanceStatus) -> dict[str, str]:
    """What each camera is called: Frigate's friendly name, else its name in title case.

    Of cameras that would be called alike, as Front-Door and front_door, the name stands behind it.
    """
    titles = {name: _title(camera) for name, camera in status.cameras.items()}
    called = Counter(titles.values())
    return {
        name: title if called[title] == 1 else f"{title} ({name})" for name, title in titles.items()
    }


def _title(status: CameraStatus) -> str:
    return status.friendly_name or status.camera_name.replace("_", " ").replace("-", " ").title()


@callback
def instance_device_info(
    hass: HomeAssistant, entry: ConfigEntry, status: InstanceStatus
) -> DeviceInfo:
    """The device of the instance; with its address in the name when there are several."""
    url = URL(entry.data[CONF_URL])
    several = len(frigate_entries(hass, with_disabled=True)) > 1
    return DeviceInfo(
        identifiers={_instance_identifier(entry)},
        name=f"{NAME} ({url.host}:{url.port})" if several else NAME,
        manufacturer=MANUFACTURER,
        model=_INSTANCE_MODEL,
        sw_version=status.version,
        entry_type=DeviceEntryType.SERVICE,
        configuration_url=str(url),
    )


@callback
def camera_device_info(
    hass: HomeAssistant, entry: ConfigEntry, camera: str, title: str
) -> DeviceInfo:
    """The device of a camera; the instance's must exist."""
    info: dict[str, Any] = {
        "identifiers": {_camera_identifier(entry, camera)},
        "name": f"{title} backfill",
        "manufacturer": MANUFACTURER,
        "model": _CAMERA_MODEL,
        # Explicitly none: it was the patch's version once, and read as the camera's firmware.
        "sw_version": None,
    }
    instance = _instance_identifier(entry)
    # Home Assistant 2026 has another word for "belongs to", and warns about the old one.
    if hasattr(dr, "async_get_device_id_by_identifier"):
        info["via_device_id"] = dr.async_get_device_id_by_identifier(
            hass, instance, config_entry_id=entry.entry_id
        )
    else:
        info["via_device"] = instance
    return cast("DeviceInfo", info)


def camera_of_device(entry: ConfigEntry, device: Identified) -> str | None:
    """The camera whose device it is; None for any other device."""
    prefix = _camera_identifier(entry, "")[1]
    return next(
        (
            identifier.removeprefix(prefix)
            for domain, identifier in device.identifiers
            if domain == DOMAIN and identifier.startswith(prefix)
        ),
        None,
    )


@callback
def camera_devices(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, str]:
    """The cameras and the ids of their devices; also known while Frigate is away."""
    return {
        camera: device.id
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
        if (camera := camera_of_device(entry, device)) is not None
    }


def is_instance_device(entry: ConfigEntry, device: Identified) -> bool:
    """Whether it is the device of the entry's instance."""
    return _instance_identifier(entry) in device.identifiers


@callback
def async_sync_devices(
    hass: HomeAssistant, entry: ConfigEntry, status: InstanceStatus, titles: Mapping[str, str]
) -> None:
    """Create and update the devices of what there is, remove those of cameras that are gone."""
    registry = dr.async_get(hass)
    registry.async_get_or_create(
        config_entry_id=entry.entry_id, **instance_device_info(hass, entry, status)
    )
    for camera, title in titles.items():
        registry.async_get_or_create(
            config_entry_id=entry.entry_id, **camera_device_info(hass, entry, camera, title)
        )
    expected = {_instance_identifier(entry)} | {
        _camera_identifier(entry, camera) for camera in titles
    }
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        if not device.identifiers & expected:
            registry.async_remove_device(device.id)


def _instance_identifier(entry: ConfigEntry) -> tuple[str, str]:
    return (DOMAIN, str(entry.unique_id))


def _camera_identifier(entry: ConfigEntry, camera: str) -> tuple[str, str]:
    return (DOMAIN, f"{entry.unique_id}/{camera}")
