"""The actions that only read: get_status and get_results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.exceptions import Unauthorized

from ..api import async_ask
from ..permissions import async_user_of, readable_cameras
from . import fields
from .responses import camera_key, result_response, status_response
from .targets import async_find_targets, by_frigate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homeassistant.core import ServiceCall
    from homeassistant.util.json import JsonObjectType

    from .targets import Target


async def async_get_status(call: ServiceCall) -> JsonObjectType:
    """What Frigate says now of each camera."""
    targets = async_find_targets(call)
    await _require_read(call, targets)
    cameras: list[JsonObjectType] = []
    for coordinator, group in by_frigate(targets):
        known = (await async_ask(call.hass, coordinator.client.status())).cameras
        cameras += [
            status_response(call.hass, each, known[each.camera])
            for each in group
            if each.camera in known
        ]
    return {"cameras": list(cameras)}


async def async_get_results(call: ServiceCall) -> JsonObjectType:
    """A page of the stored results of each camera's run."""
    targets = async_find_targets(call)
    job_id = call.data.get(fields.ATTR_JOB_ID)
    if job_id is not None and len(targets) > 1:
        raise fields.invalid("job_of_several", field=fields.ATTR_JOB_ID)
    await _require_read(call, targets)

    offset, limit = call.data[fields.ATTR_OFFSET], call.data[fields.ATTR_LIMIT]
    total = 0
    jobs: list[JsonObjectType] = []
    results: list[JsonObjectType] = []
    for target in targets:
        room = limit - len(results)
        page = await async_ask(
            call.hass,
            target.coordinator.client.results(
                target.camera,
                job_id=job_id,
                status=call.data.get(fields.ATTR_STATUS),
                offset=max(0, offset - total),
                # Without room only its total is wanted.
                limit=max(1, room),
            ),
        )
        jobs.append({**camera_key(target), "job_id": page.job_id, "total": page.total})
        results += [result_response(call.hass, target, result) for result in page.results[:room]]
        total += page.total
    return {
        "total": total,
        "offset": offset,
        "limit": limit,
        "jobs": list(jobs),
        "results": list(results),
    }


async def _require_read(call: ServiceCall, targets: Sequence[Target]) -> None:
    """Raise `Unauthorized` unless the user may read an entity of every camera."""
    user = await async_user_of(call.hass, call.context)
    for coordinator, asked in by_frigate(targets):
        may_read = readable_cameras(call.hass, user, coordinator.config_entry)
        if not all(may_read(each.camera) for each in asked):
            raise Unauthorized(context=call.context)
