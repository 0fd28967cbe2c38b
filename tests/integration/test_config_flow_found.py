"""Addresses that the config flow finds: of the Frigate integration, of an add-on."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from homeassistant.const import CONF_URL, CONF_VERIFY_SSL
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill import search

from .answers import serve
from .conftest import Frigate
from .flows import ADMIN, start, submit, suggested

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.config_entries import ConfigFlowResult
    from homeassistant.core import HomeAssistant


def fields(result: ConfigFlowResult) -> set[str]:
    """What the form asks for."""
    return {str(key) for key in result["data_schema"].schema}


def official(hass: HomeAssistant, url: str, title: str = "Frigate", **data: Any) -> MockConfigEntry:
    """An entry of the official Frigate integration."""
    entry = MockConfigEntry(domain="frigate", title=title, data={CONF_URL: url, **data})
    entry.add_to_hass(hass)
    return entry


async def test_the_address_of_the_frigate_integration_is_filled_in(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    official(hass, frigate.url_internal, validate_ssl=False)
    result = await start(hass)
    assert suggested(result) == {CONF_URL: frigate.url_internal, CONF_VERIFY_SSL: False}
    assert "use_login" not in fields(result)


async def test_its_login_is_used_only_when_that_is_ticked(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    official(hass, frigate.url_external, **ADMIN)
    result = await start(hass)
    assert suggested(result) == {CONF_URL: frigate.url_external, CONF_VERIFY_SSL: True}
    form = {CONF_URL: frigate.url_external, CONF_VERIFY_SSL: True}
    result = await submit(hass, result, **form, use_login=False)
    assert result["errors"] == {"base": "login_required"}
    result = await submit(hass, result, **form, use_login=True)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"] == {CONF_URL: frigate.url_external + "/", **ADMIN, CONF_VERIFY_SSL: True}


async def test_of_several_frigates_one_is_chosen(hass: HomeAssistant, frigate: Frigate) -> None:
    official(hass, "http://other:5000", "Garage")
    house = official(hass, frigate.url_internal, "House")
    MockConfigEntry(domain="frigate", data={}).add_to_hass(hass)
    result = await start(hass)
    assert result["step_id"] == "choose"
    selector = result["data_schema"].schema["frigate"]
    assert [option["label"] for option in selector.config["options"]] == [
        "Garage (http://other:5000)",
        f"House ({frigate.url_internal})",
        "other",
    ]
    result = await submit(hass, result, frigate=house.entry_id)
    assert result["step_id"] == "connect"
    assert suggested(result)[CONF_URL] == frigate.url_internal


async def test_none_of_several_frigates_may_be_meant(hass: HomeAssistant) -> None:
    official(hass, "http://one:5000")
    official(hass, "http://two:5000")
    result = await submit(hass, await start(hass), frigate="other")
    assert result["step_id"] == "connect"
    assert suggested(result) == {}


@asynccontextmanager
async def supervisor(*urls: str) -> AsyncIterator[None]:
    """Home Assistant under the Supervisor, with the add-on at one of these addresses."""
    flow = "custom_components.frigate_backfill.config_flow.is_hassio"
    with (
        patch(flow, return_value=True),
        patch("custom_components.frigate_backfill.search.ADD_ONS", urls),
    ):
        yield


async def test_the_add_on_is_found_under_the_supervisor(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    async with (
        serve() as stranger,
        supervisor("http://127.0.0.1:9", stranger.url, frigate.url_internal),
    ):
        result = await start(hass)
    assert suggested(result) == {CONF_URL: frigate.url_internal}


async def test_an_add_on_without_the_patch_is_found_too(
    hass: HomeAssistant, bare_frigate: Frigate
) -> None:
    async with supervisor(bare_frigate.url_internal):
        result = await start(hass)
    assert suggested(result) == {CONF_URL: bare_frigate.url_internal}


async def test_without_an_add_on_the_form_is_empty(hass: HomeAssistant) -> None:
    async with supervisor("http://127.0.0.1:9"):
        result = await start(hass)
    assert suggested(result) == {}


async def test_a_fault_while_asking_is_no_add_on(hass: HomeAssistant) -> None:
    with patch.object(search, "_async_ask", side_effect=TypeError("a fault of ours")):
        assert await search.async_find_add_on(hass) is None
