"""The action that changes schedules: set_schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..permissions import async_require_admin
from . import fields
from .attempts import attempt, raise_if_one_failed
from .responses import schedule_response
from .targets import async_find_targets

if TYPE_CHECKING:
    from homeassistant.core import ServiceCall
    from homeassistant.util.json import JsonObjectType

_CHANGES = (fields.ATTR_ENABLED, fields.ATTR_INTERVAL_HOURS, fields.ATTR_RETENTION_DAYS)


async def async_set_schedule(call: ServiceCall) -> JsonObjectType:
    """Change what is given of each camera's schedule."""
    await async_require_admin(call.hass, call.context)
    changes = {name: call.data[name] for name in _CHANGES if name in call.data}
    if not changes:
        raise fields.invalid("nothing_to_change")
    attempts = [
        await attempt(target, target.coordinator.async_set_schedule(target.camera, **changes))
        for target in async_find_targets(call)
    ]
    raise_if_one_failed(call.hass, attempts)
    return {
        "schedules": [
            schedule_response(one.target, one.value) for one in attempts if one.value is not None
        ]
    }
