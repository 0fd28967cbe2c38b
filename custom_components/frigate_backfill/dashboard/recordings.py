"""Lists the recordings of a camera: those in Frigate's database, and those missing from it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback

from .clips import async_clip_url

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from ..client.models import FileResult, FrigateRecording
    from ..coordinator import FrigateBackfillCoordinator

_PAGE: Final = 1000
_HOUR: Final = 3600
_MISSING_STATUSES: Final = frozenset({"would_add", "would_update"})
_MISSING_REASONS: Final = frozenset({"past_retention", "moved"})
# Frigate's web server serves what lies in its recordings directory, and only by this name.
_SERVED: Final = re.compile(r".*/recordings/(\d{4}-\d\d-\d\d/\d\d)/([^/]+)/(\d\d\.\d\d)\.mp4")


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
    """
    touching = await coordinator.client.recordings(camera, after, before)
    rows = [row for row in touching if after <= row.start_time < before]
    unindexed = await _unindexed(coordinator, camera, after, before)
    starts = {row.start_time for row in rows}
    listed = [_from_row(hass, coordinator, camera, row) for row in rows] + [
        _from_result(hass, coordinator, camera, result)
        for result in unindexed
        # Indexed since the run that saw it: by Frigate itself, or by a script.
        if result.start_time not in starts
    ]
    return sorted(listed, key=lambda each: (each["start_time"] or 0.0, each["file_path"] or ""))


async def _unindexed(
    coordinator: FrigateBackfillCoordinator, camera: str, after: float, before: float
) -> list[FileResult]:
    """Missing and faulty files, as the newest run that looked at each hour left them."""
    client = coordinator.client
    # Coverage tells whole hours.
    buckets = await client.coverage(camera, after // _HOUR * _HOUR, -(-before // _HOUR) * _HOUR)
    expected = sum(bucket.missing_files + bucket.error_files for bucket in buckets)
    status = coordinator.data.cameras[camera]
    found: dict[str, FileResult] = {}
    # Newest first: what a newer run says of a file counts.
    for run in sorted(status.recent_runs, key=lambda run: run.run_number, reverse=True):
        if sum(map(_is_unindexed, found.values())) >= expected:
            break
        page = await client.results(
            camera, job_id=run.job_id, after=after, before=before, limit=_PAGE
        )
        for result in page.results:
            found.setdefault(result.file_path, result)
    return [result for result in found.values() if _is_unindexed(result)]


def _is_unindexed(result: FileResult) -> bool:
    return (
        result.status == "error"
        or result.status in _MISSING_STATUSES
        or result.reason in _MISSING_REASONS
    )


@callback
def _from_row(
    hass: HomeAssistant, coordinator: FrigateBackfillCoordinator, camera: str, row: FrigateRecording
) -> dict[str, Any]:
    return {
        "start_time": row.start_time,
        "end_time": row.end_time,
        "duration": row.duration,
        "size_mb": row.segment_size,
        "kind": "backfilled" if row.backfilled else "recorded",
        "reason": None,
        "message": None,
        "file_path": None,
        "url": async_clip_url(hass, coordinator.config_entry, camera, row.start_time),
    }


@callback
def _from_result(
    hass: HomeAssistant, coordinator: FrigateBackfillCoordinator, camera: str, result: FileResult
) -> dict[str, Any]:
    start = result.start_time
    return {
        "start_time": start,
        "end_time": result.end_time,
        "duration": result.duration,
        "size_mb": result.file_size_mb,
        "kind": "error" if result.status == "error" else "missing",
        "reason": result.reason,
        "message": result.message,
        "file_path": result.file_path,
        "url": async_clip_url(hass, coordinator.config_entry, camera, start)
        if start is not None and _is_served(result.file_path, camera, start)
        else None,
    }


def _is_served(path: str, camera: str, start: float) -> bool:
    """Whether Frigate's web server has the file under the name that its start asks for."""
    match = _SERVED.fullmatch(path)
    named = f"{datetime.fromtimestamp(start, UTC):%Y-%m-%d/%H|%M.%S}".split("|")
    return match is not None and [*match.groups()] == [named[0], camera, named[1]]
