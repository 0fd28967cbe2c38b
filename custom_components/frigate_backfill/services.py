"""Registers the actions; what they do is in `actions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.core import SupportsResponse, callback

from .actions import fields
from .actions.reads import async_get_results, async_get_status
from .actions.runs import async_backfill, async_cancel, async_undo
from .actions.schedules import async_set_schedule
from .const import DOMAIN
from .schemas import schema_of

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

_ACTIONS: Final = (
    ("backfill", async_backfill, fields.BACKFILL, SupportsResponse.OPTIONAL),
    ("cancel", async_cancel, fields.CANCEL, SupportsResponse.OPTIONAL),
    ("undo", async_undo, fields.UNDO, SupportsResponse.OPTIONAL),
    ("get_status", async_get_status, fields.GET_STATUS, SupportsResponse.ONLY),
    ("get_results", async_get_results, fields.GET_RESULTS, SupportsResponse.ONLY),
    ("set_schedule", async_set_schedule, fields.SET_SCHEDULE, SupportsResponse.OPTIONAL),
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions, whatever the number of entries."""
    for name, handler, takes, response in _ACTIONS:
        hass.services.async_register(DOMAIN, name, handler, schema_of(takes), response)
