"""Steps through the config flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL

from custom_components.frigate_backfill.const import DOMAIN
from testing.standin.server import USERS

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult
    from homeassistant.core import HomeAssistant


ADMIN = {CONF_USERNAME: "admin", CONF_PASSWORD: USERS["admin"][1]}


async def start(hass: HomeAssistant) -> ConfigFlowResult:
    """Open the dialog."""
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def submit(hass: HomeAssistant, result: ConfigFlowResult, **data: Any) -> ConfigFlowResult:
    """Send a form."""
    return await hass.config_entries.flow.async_configure(result["flow_id"], data)


async def connect(hass: HomeAssistant, url: str, **data: Any) -> ConfigFlowResult:
    """Open the dialog and send the first form."""
    result = await start(hass)
    assert result["step_id"] == "connect"
    return await submit(hass, result, **{CONF_URL: url, CONF_VERIFY_SSL: True, **data})


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    """What the form is filled with."""
    return {
        str(key): key.description["suggested_value"]
        for key in result["data_schema"].schema
        if (key.description or {}).get("suggested_value") is not None
    }
