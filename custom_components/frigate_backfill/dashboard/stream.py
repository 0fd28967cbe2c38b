"""Tells the dashboard card how Frigate and one of its cameras are, now and at every change."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntryState
from homeassistant.core import callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..coordinator import failure_reason
from ..devices import camera_devices
from ..permissions import may_read_camera

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.auth.models import User
    from homeassistant.config_entries import ConfigEntry, ConfigEntryChange
    from homeassistant.core import HomeAssistant

    from ..coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator


def _coordinator(entry: FrigateBackfillConfigEntry) -> FrigateBackfillCoordinator | None:
    """The entry's coordinator, which it has while it is set up."""
    return entry.runtime_data if entry.state is ConfigEntryState.LOADED else None


@callback
def _availability(hass: HomeAssistant, entry: FrigateBackfillConfigEntry) -> dict[str, Any]:
    coordinator = _coordinator(entry)
    if coordinator is not None and coordinator.last_update_success:
        return {"available": True, "reason": None}
    return {"available": False, "reason": failure_reason(hass, entry) or "unreachable"}


@callback
def describe_instance(
    hass: HomeAssistant, user: User, entry: FrigateBackfillConfigEntry
) -> dict[str, Any]:
    """An entry and those of its cameras that the user may see; also while Frigate is away."""
    coordinator = _coordinator(entry)
    cameras = coordinator.data.cameras if coordinator is not None else {}
    devices = camera_devices(hass, entry)
    return {
        "entry_id": entry.entry_id,
        "title": entry.title,
        **_availability(hass, entry),
        "version": coordinator.data.version if coordinator is not None else None,
        "can_change": user.is_admin,
        "cameras": [
            {
                "name": name,
                "friendly_name": cameras[name].friendly_name if name in cameras else None,
                "device_id": devices.get(name),
            }
            for name in sorted(cameras or devices)
            if may_read_camera(hass, user, entry, name)
        ],
    }


class StatusStream:
    """Sends one camera's status; goes on when the entry is set up again."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: FrigateBackfillConfigEntry,
        camera: str,
        send: Callable[[dict[str, Any]], None],
    ) -> None:
        self._hass = hass
        self._entry = entry
        self._camera = camera
        self._send = send
        self._listening_to: FrigateBackfillCoordinator | None = None
        self._stop_listening: Callable[[], None] | None = None
        self._stop_watching: Callable[[], None] | None = None

    @callback
    def start(self) -> None:
        """Send the status now, and from now on."""
        self._stop_watching = async_dispatcher_connect(
            self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
        )
        self._listen()
        self._tell()

    @callback
    def stop(self) -> None:
        """Send nothing any more."""
        if self._stop_watching is not None:
            self._stop_watching()
            self._stop_watching = None
        self._stop()

    @callback
    def _listen(self) -> None:
        coordinator = _coordinator(self._entry)
        if coordinator is self._listening_to:
            return
        self._stop()
        if coordinator is not None:
            self._listening_to = coordinator
            self._stop_listening = coordinator.async_add_listener(self._tell)

    @callback
    def _stop(self) -> None:
        if self._stop_listening is not None:
            self._stop_listening()
        self._stop_listening = self._listening_to = None

    @callback
    def _entry_changed(self, _: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.entry_id == self._entry.entry_id:
            self._listen()
            self._tell()

    @callback
    def _tell(self) -> None:
        coordinator = _coordinator(self._entry)
        status = coordinator.data.cameras.get(self._camera) if coordinator is not None else None
        self._send(
            {
                **_availability(self._hass, self._entry),
                "status": asdict(status) if status is not None else None,
            }
        )
