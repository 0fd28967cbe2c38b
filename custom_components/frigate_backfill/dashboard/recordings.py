"""Lists the recordings of a camera: those in Frigate's database, and those missing from it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback

from ..client.clip import Clip
from ..client.models import Capability
from .clips import async_clip_url

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from ..client.models import Recording
    from ..coordinator import FrigateBackfillCoordinator

_HOUR: Final = 3600


async def async_list_recordings(
    coordinator: FrigateBackfillCoordinator, camera: str, after: float, before: float
) -> list[Recording]:
    """The recordings that start between two moments, in time order.

    Raises:
        FrigateBackfillError: Frigate cannot tell.
        HomeAssistantError: the patch in Frigate cannot do that yet.
    """
    coordinator.require(Capability.HOUR)
    listed: list[Recording] = []
    hour = after // _HOUR * _HOUR
    while hour < before:
        listed += [
            each
            for each in await coordinator.client.hour(camera, hour)
            if each.start_time is None or after <= each.start_time < before
        ]
        hour += _HOUR
    return listed


@callback
def describe_recording(
    hass: HomeAssistant, entry: ConfigEntry, camera: str, each: Recording
) -> dict[str, Any]:
    """A recording as the card shows it, with an address from which it plays."""
    clip = Clip.of_file(each.file_path, camera)
    return {
        "start_time": each.start_time,
        "end_time": each.end_time,
        "duration": each.duration,
        "size_mb": each.file_size_mb,
        "kind": each.kind,
        "reason": each.reason,
        "message": each.message,
        "notice": asdict(each.notice) if each.notice is not None else None,
        "file_path": each.file_path,
        "stream_type": each.stream_type,
        "has_motion": each.has_motion,
        "clip": clip and str(clip),
        "url": clip and async_clip_url(hass, entry, camera, clip),
    }
