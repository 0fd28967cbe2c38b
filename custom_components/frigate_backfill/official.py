"""What the entries of the official Frigate integration know: addresses and logins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

_DOMAIN: Final = "frigate"
_CONF_VALIDATE_SSL: Final = "validate_ssl"


def official_entries(hass: HomeAssistant) -> list[ConfigEntry]:
    """Its entries that have an address."""
    return [
        entry
        for entry in hass.config_entries.async_entries(_DOMAIN, include_ignore=False)
        if isinstance(entry.data.get(CONF_URL), str)
    ]


def connection_of(entry: ConfigEntry) -> dict[str, Any]:
    """The address that `entry` uses, and whether it checks the certificate; never the login."""
    return {
        CONF_URL: entry.data[CONF_URL],
        CONF_VERIFY_SSL: entry.data.get(_CONF_VALIDATE_SSL, True),
    }


def login_of(entry: ConfigEntry) -> dict[str, str]:
    """The user name and password that `entry` uses; empty if it lacks one of them."""
    username, password = entry.data.get(CONF_USERNAME), entry.data.get(CONF_PASSWORD)
    return {CONF_USERNAME: username, CONF_PASSWORD: password} if username and password else {}
