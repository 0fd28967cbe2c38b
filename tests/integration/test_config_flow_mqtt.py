"""A Frigate that says on MQTT that it is online is offered, or followed to its new address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_MQTT, ConfigEntryState
from homeassistant.const import CONF_URL, CONF_VERIFY_SSL
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
from homeassistant.loader import async_get_mqtt
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN

from .answers import STATUS_PATH, serve, status
from .conftest import entry_for, set_up
from .entries import poll
from .flows import ADMIN, submit, suggested

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult
    from homeassistant.core import HomeAssistant

    from .conftest import Frigate

NOBODY = "http://127.0.0.1:9/"
TOPIC = "frigate/available"


async def say(hass: HomeAssistant, payload: str = "online") -> ConfigFlowResult:
    """What Home Assistant makes of Frigate's message."""
    message = MqttServiceInfo(TOPIC, payload, 0, True, TOPIC, 0.0)
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_MQTT}, data=message
    )


def official(hass: HomeAssistant, url: str, **data: Any) -> None:
    """An entry of the official Frigate integration."""
    MockConfigEntry(domain="frigate", data={CONF_URL: url, **data}).add_to_hass(hass)


async def test_home_assistant_listens_for_the_topic_of_frigate(hass: HomeAssistant) -> None:
    assert (await async_get_mqtt(hass))[DOMAIN] == [TOPIC]


async def test_a_frigate_that_is_online_is_offered(hass: HomeAssistant, frigate: Frigate) -> None:
    official(hass, frigate.url_internal)
    result = await say(hass)
    assert result["step_id"] == "connect"
    (offered,) = hass.config_entries.flow.async_progress()
    assert offered["context"]["source"] == SOURCE_MQTT
    assert offered["context"]["title_placeholders"] == {"name": "Frigate"}
    form = suggested(result)
    assert form[CONF_URL] == frigate.url_internal
    result = await submit(hass, result, **form)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["result"].unique_id == frigate.instance_id


async def test_it_is_offered_once(hass: HomeAssistant) -> None:
    await say(hass)
    assert (await say(hass))["reason"] == "already_in_progress"
    assert len(hass.config_entries.flow.async_progress()) == 1


async def test_a_frigate_that_is_offline_is_not_offered(hass: HomeAssistant) -> None:
    assert (await say(hass, "offline"))["type"] is FlowResultType.ABORT
    assert hass.config_entries.flow.async_progress() == []


async def test_who_ignored_it_or_has_one_is_left_alone(hass: HomeAssistant) -> None:
    await say(hass)
    (offered,) = hass.config_entries.flow.async_progress()
    ignored = {"unique_id": offered["context"]["unique_id"], "title": "Frigate"}
    await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_IGNORE}, data=ignored
    )
    assert (await say(hass))["reason"] == "already_configured"


@pytest.mark.parametrize("login", [{}, ADMIN], ids=["port 5000", "port 8971"])
async def test_an_entry_follows_its_frigate_to_a_new_address(
    hass: HomeAssistant, frigate: Frigate, login: dict[str, str]
) -> None:
    entry = await set_up(hass, entry_for(NOBODY, frigate.instance_id, **ADMIN))
    assert entry.state is ConfigEntryState.SETUP_RETRY
    url = frigate.url_external if login else frigate.url_internal
    official(hass, "http://127.0.0.1:10")
    official(hass, url, **login)
    assert (await say(hass))["reason"] == "already_configured"
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data == {CONF_URL: f"{url}/", **ADMIN, CONF_VERIFY_SSL: True}


async def test_an_entry_that_lost_its_frigate_while_it_was_loaded_follows_too(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    async with serve() as leaving:
        leaving.answers[STATUS_PATH] = status(instance_id=frigate.instance_id)
        entry = await set_up(hass, entry_for(leaving.url, frigate.instance_id))
        assert entry.state is ConfigEntryState.LOADED
    await poll(hass, entry)
    official(hass, frigate.url_internal)
    await say(hass)
    await hass.async_block_till_done()
    assert entry.data[CONF_URL] == f"{frigate.url_internal}/"
    assert entry.title == frigate.url_internal.removeprefix("http://")


async def test_an_entry_whose_address_another_frigate_has_now_follows_too(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    async with serve() as another:
        another.answers[STATUS_PATH] = status(instance_id="another")
        entry = await set_up(hass, entry_for(another.url, frigate.instance_id))
        assert entry.state is ConfigEntryState.SETUP_RETRY
        official(hass, frigate.url_internal)
        await say(hass)
        await hass.async_block_till_done()
        assert entry.data[CONF_URL] == f"{frigate.url_internal}/"
        assert entry.state is ConfigEntryState.LOADED


async def test_another_frigate_is_not_followed(hass: HomeAssistant, frigate: Frigate) -> None:
    entry = await set_up(hass, entry_for(NOBODY))
    official(hass, frigate.url_internal)
    await say(hass)
    assert entry.data[CONF_URL] == NOBODY


async def test_an_address_where_somebody_answers_stays(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    async with serve() as starting:
        starting.answers.clear()
        entry = await set_up(hass, entry_for(starting.url, frigate.instance_id))
        assert entry.state is ConfigEntryState.SETUP_RETRY
        official(hass, frigate.url_internal)
        await say(hass)
        assert entry.data[CONF_URL] == starting.url
