"""Lists the recordings of a camera: those in Frigate's database, and those missing from it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback

from ..client.models import Capability
from .clips import async_clip_url

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from ..client.models import Recording
    from ..coordinator import FrigateBackfillCoordinator

_HOUR: Final = 3600
# Frigate's web server serves what lies in its recordings directory, and only by this name.
_SERVED: Final = re.compile(r".*/recordings/(\d{4}-\d\d-\d\d/\d\d)/([^/]+)/(\d\d\.\d\d)\.mp4")
_INDEXED: Final = ("recorded", "backfilled")


async def async_list_recordings(
    hass: HomeAssistant,
    coordinator: FrigateBackfillCoordinator,
    camera: str,
    after: float,
    before: float,
) -> list[dict[str, Any]]:
    """The recordings that start between two moments, in time order.

    Raises:
        FrigateBackfillError: Frigate cannot tell.
        HomeAssistantError: the patch in Frigate cannot do that yet.
    """
    coordinator.require(Capability.HOUR)
    listed: list[dict[str, Any]] = []
    hour = after // _HOUR * _HOUR
    while hour < before:
        listed += [
            _described(hass, coordinator, camera, each)
            for each in await coordinator.client.hour(camera, hour)
            if each.start_time is None or after <= each.start_time < before
        ]
        hour += _HOUR
    return listed


@callback
def _described(
    hass: HomeAssistant, coordinator: FrigateBackfillCoordinator, camera: str, each: Recording
) -> dict[str, Any]:
    start = each.start_time
    plays = start is not None and (
        each.kind in _INDEXED or _is_served(each.file_path, camera, start)
    )
    return {
        "start_time": start,
        "end_time": each.end_time,
        "duration": each.duration,
        "size_mb": each.file_size_mb,
        "kind": each.kind,
        "reason": each.reason,
        "message": each.message,
        "file_path": each.file_path,
        "url": async_clip_url(hass, coordinator.config_entry, camera, start)
        if plays and start is not None
        else None,
    }


def _is_served(path: str, camera: str, start: float) -> bool:
    """Whether Frigate's web server has the file under the name that its start asks for."""
    match = _SERVED.fullmatch(path)
    named = f"{datetime.fromtimestamp(start, UTC):%Y-%m-%d/%H|%M.%S}".split("|")
    return match is not None and [*match.groups()] == [named[0], camera, named[1]]
