"""Tells the dashboard card how Frigate and its cameras are, now and at every change."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntryState
from homeassistant.core import callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..api import sentence
from ..client.errors import RefusedError
from ..coordinator import failure_reason, failure_to_tell
from ..devices import camera_devices
from ..permissions import readable_cameras

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.auth.models import User
    from homeassistant.config_entries import ConfigEntry, ConfigEntryChange
    from homeassistant.core import HomeAssistant

    from ..client.models import CameraStatus
    from ..coordinator import FrigateBackfillConfigEntry, FrigateBackfillCoordinator


def _coordinator(entry: FrigateBackfillConfigEntry) -> FrigateBackfillCoordinator | None:
    """The entry's coordinator, which it has while it is set up."""
    return entry.runtime_data if entry.state is ConfigEntryState.LOADED else None


@callback
def _availability(hass: HomeAssistant, entry: FrigateBackfillConfigEntry) -> dict[str, Any]:
    coordinator = _coordinator(entry)
    if coordinator is not None and coordinator.last_update_success:
        return {"available": True, "reason": None, "why": None, "told": None}
    error = failure_to_tell(hass, entry)
    return {
        "available": False,
        "reason": failure_reason(hass, entry) or "unreachable",
        "why": None if error is None else sentence(hass, error),
        # From which the card makes the sentence in its user's language.
        "told": None
        if error is None or isinstance(error, RefusedError)
        else {"key": error.key, "values": error.placeholders},
    }


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
        "capabilities": list(coordinator.data.capabilities) if coordinator is not None else [],
        "cameras": [
            {
                "name": name,
                "friendly_name": cameras[name].friendly_name if name in cameras else None,
                "device_id": devices.get(name),
            }
            for name in filter(readable_cameras(hass, user, entry), sorted(cameras or devices))
        ],
    }


@callback
def describe_camera(
    hass: HomeAssistant, entry: FrigateBackfillConfigEntry, camera: str
) -> dict[str, Any]:
    """One camera's status, with all that the patch tells."""
    coordinator = _coordinator(entry)
    status = coordinator.data.cameras.get(camera) if coordinator is not None else None
    return {
        **_availability(hass, entry),
        "status": asdict(status) if status is not None else None,
    }


@callback
def describe_overview(
    hass: HomeAssistant, user: User, entry: FrigateBackfillConfigEntry
) -> dict[str, Any]:
    """The few facts of each camera that a list of all of them shows."""
    coordinator = _coordinator(entry)
    cameras = coordinator.data.cameras if coordinator is not None else {}
    return {
        **_availability(hass, entry),
        "cameras": {
            name: _facts(cameras[name])
            for name in filter(readable_cameras(hass, user, entry), cameras)
        },
    }


def _facts(status: CameraStatus) -> dict[str, Any]:
    last = status.last_run
    return {
        "state": status.state,
        "dry_run": status.dry_run,
        "percent": status.progress.percent if status.progress is not None else None,
        "missing": asdict(status.missing) if status.missing is not None else None,
        "last_run": None
        if last is None
        else {
            "job_id": last.job_id,
            "state": last.state,
            "finished_at": last.finished_at,
            "files_added": last.files_added,
        },
        "schedule": {
            "enabled": status.schedule.enabled,
            "next_run_at": status.schedule.next_run_at,
        },
    }


class Stream:
    """Sends what a description of an entry says; goes on when the entry is set up again."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: FrigateBackfillConfigEntry,
        describe: Callable[[], dict[str, Any]],
        send: Callable[[dict[str, Any]], None],
    ) -> None:
        self._hass = hass
        self._entry = entry
        self._describe = describe
        self._send = send
        self._sent: dict[str, Any] | None = None
        self._listening_to: FrigateBackfillCoordinator | None = None
        self._stop_listening: Callable[[], None] | None = None
        self._stop_watching: Callable[[], None] | None = None

    @callback
    def start(self) -> None:
        """Send it now, and from now on whenever it is another."""
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
        description = self._describe()
        if description != self._sent:
            self._sent = description
            self._send(description)
