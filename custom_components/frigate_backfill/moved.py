"""Follows a Frigate to its new address, when it says on MQTT that it is online.

The message names no address. The official integration's entries do, and people correct those
first; the instance's id proves that it is the same Frigate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_URL, CONF_VERIFY_SSL
from yarl import URL

from .client.errors import FrigateBackfillError, Problem
from .connection import Connection
from .const import LOGGER
from .coordinator import failure_reason
from .entries import frigate_entries
from .official import connection_of, login_of, official_entries
from .search import async_find

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .coordinator import FrigateBackfillConfigEntry


async def async_follow_moved(hass: HomeAssistant) -> None:
    """Give each entry that cannot reach its Frigate the address at which the official one does."""
    lost = {entry.unique_id: entry for entry in _out_of_reach(hass)}
    for official in official_entries(hass) if lost else ():
        known = connection_of(official)
        try:
            found = await async_find(hass, Connection.of({**known, **login_of(official)}))
        except FrigateBackfillError:
            continue
        entry = lost.get(found.status.instance_id)
        # Two addresses may lead to one Frigate: a person's choice stays while it works.
        if entry is None or not (
            failure_reason(hass, entry) == Problem.OTHER_INSTANCE
            or await _async_is_gone(hass, entry.data[CONF_URL])
        ):
            continue
        LOGGER.info("%s is now at %s", entry.title, found.connection.url)
        own_title = entry.title != URL(entry.data[CONF_URL]).authority
        new = {CONF_URL: found.connection.url, CONF_VERIFY_SSL: known[CONF_VERIFY_SSL]}
        hass.config_entries.async_update_entry(
            entry,
            title=entry.title if own_title else found.title,
            data={**entry.data, **new},
        )
        hass.config_entries.async_schedule_reload(entry.entry_id)


def _out_of_reach(hass: HomeAssistant) -> list[FrigateBackfillConfigEntry]:
    return [
        entry
        for entry in frigate_entries(hass)
        if entry.state is ConfigEntryState.SETUP_RETRY
        or (entry.state is ConfigEntryState.LOADED and not entry.runtime_data.last_update_success)
    ]


async def _async_is_gone(hass: HomeAssistant, url: str) -> bool:
    """Whether nobody answers there; no password is sent to find out."""
    try:
        await async_find(hass, Connection(url, verify_ssl=False))
    except FrigateBackfillError as error:
        return error.problem is Problem.CANNOT_CONNECT
    return False
