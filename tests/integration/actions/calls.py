"""Calls of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.core import Context
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.devices import is_instance_device

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant


HOUR = 3600.0
ONE_CAMERA = {"cameras": ["front_door"]}
ACTIONS = ("backfill", "undo", "cancel", "get_status", "get_results", "set_schedule")


async def call(
    hass: HomeAssistant,
    action: str,
    data: dict[str, Any],
    *,
    context: Context | None = None,
    respond: bool = True,
) -> Any:
    return await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=respond, context=context
    )


def instance_device(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    return next(
        device.id
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
        if is_instance_device(entry, device)
    )


def job(name: str, **changes: Any) -> dict[str, Any]:
    """A job as the patch answers it."""
    return {
        "success": True,
        "message": "Queued",
        "camera_name": name,
        "job_id": "job-9",
        "state": "queued",
        "dry_run": False,
        "trigger": "api",
        "queued_at": 1.0,
        "started_at": None,
        **changes,
    }
