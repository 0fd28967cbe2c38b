"""Entries that are there: one a Frigate, changed, logged in anew, taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.frigate_backfill.const import DOMAIN

from .conftest import Frigate, entry_for, set_up
from .flows import ADMIN, connect, submit, suggested

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry, ConfigFlowResult
    from homeassistant.core import HomeAssistant


async def reconfigure(hass: HomeAssistant, entry: ConfigEntry) -> ConfigFlowResult:
    """Open the dialog that changes an entry."""
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    )


async def test_a_frigate_is_set_up_once(hass: HomeAssistant, frigate: Frigate) -> None:
    await connect(hass, frigate.url_internal)
    await hass.async_block_till_done()
    result = await connect(hass, frigate.url_internal)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"


async def test_the_same_frigate_at_another_address_is_offered_to_be_updated(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    entry = (await connect(hass, frigate.url_internal))["result"]
    await hass.async_block_till_done()
    result = await connect(hass, frigate.url_external, **ADMIN)
    assert result["step_id"] == "update_address"
    assert result["description_placeholders"]["old_url"] == frigate.url_internal + "/"
    assert entry.data[CONF_URL] == frigate.url_internal + "/"
    result = await submit(hass, result)
    assert result["reason"] == "address_updated"
    await hass.async_block_till_done()
    assert entry.data[CONF_URL] == frigate.url_external + "/"
    assert entry.title == frigate.url_external.removeprefix("http://")
    assert entry.state is ConfigEntryState.LOADED
    assert len(hass.config_entries.async_entries(DOMAIN)) == 1


async def test_two_frigates_are_two_entries(
    hass: HomeAssistant, frigate: Frigate, tls_frigate: Frigate
) -> None:
    await connect(hass, frigate.url_internal)
    await connect(hass, tls_frigate.url_internal)
    await hass.async_block_till_done()
    entries = hass.config_entries.async_entries(DOMAIN)
    assert [entry.state for entry in entries] == [ConfigEntryState.LOADED] * 2
    # Both have a front door, and both keep it.
    devices = dr.async_get(hass)
    for entry in entries:
        names = {
            device.name for device in dr.async_entries_for_config_entry(devices, entry.entry_id)
        }
        assert "Front Door backfill" in names


async def test_a_changed_password_is_asked_for(hass: HomeAssistant, frigate: Frigate) -> None:
    entry = await set_up(
        hass,
        entry_for(
            frigate.url_external, frigate.instance_id, username="admin", password="old-password"
        ),
    )
    assert entry.state is ConfigEntryState.SETUP_ERROR
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["step_id"] == "reauth_confirm"
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert suggested(result) == {CONF_USERNAME: "admin"}
    result = await submit(hass, result, username="admin", password="wrong")
    assert result["errors"] == {"base": "invalid_auth"}
    result = await submit(hass, result, **ADMIN)
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data[CONF_PASSWORD] == ADMIN[CONF_PASSWORD]


async def test_logging_in_at_another_frigate_is_refused(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    entry = entry_for(frigate.url_external, "another-instance", username="admin", password="x")
    entry.add_to_hass(hass)
    result = await entry.start_reauth_flow(hass)
    result = await submit(hass, result, **ADMIN)
    assert result["reason"] == "wrong_instance"


async def test_the_connection_can_be_changed(hass: HomeAssistant, frigate: Frigate) -> None:
    entry = (await connect(hass, frigate.url_internal))["result"]
    await hass.async_block_till_done()
    result = await reconfigure(hass, entry)
    assert suggested(result) == {CONF_URL: frigate.url_internal + "/", CONF_VERIFY_SSL: True}
    form = {CONF_URL: frigate.url_external, CONF_VERIFY_SSL: True}
    result = await submit(hass, result, **form)
    assert result["errors"] == {"base": "login_required"}
    result = await submit(hass, result, **form, **ADMIN)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert entry.data == {CONF_URL: frigate.url_external + "/", **ADMIN, CONF_VERIFY_SSL: True}
    assert entry.state is ConfigEntryState.LOADED


async def test_an_empty_password_keeps_the_one_of_the_same_user(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    entry = (await connect(hass, frigate.url_external, **ADMIN))["result"]
    await hass.async_block_till_done()
    result = await reconfigure(hass, entry)
    assert CONF_PASSWORD not in suggested(result)
    form = {CONF_URL: frigate.url_external, CONF_VERIFY_SSL: False}
    result = await submit(hass, result, **form, username="admin")
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert entry.data == {CONF_URL: frigate.url_external + "/", **ADMIN, CONF_VERIFY_SSL: False}
    result = await submit(hass, await reconfigure(hass, entry), **form, username="viewer")
    assert result["errors"] == {"base": "login_required"}


async def test_a_frigate_that_lost_its_state_can_take_the_entry_over(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    entry = (await connect(hass, frigate.url_internal))["result"]
    await hass.async_block_till_done()
    entities = er.async_get(hass)
    entities.async_update_entity(
        "sensor.front_door_backfill_missing", new_entity_id="sensor.renamed"
    )
    old_id = entry.unique_id
    devices = {
        device.id
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    }
    await hass.async_add_executor_job(frigate.forget)
    await entry.runtime_data.async_refresh()
    assert hass.states.get("sensor.renamed").state == "unavailable"

    result = await reconfigure(hass, entry)
    form = {CONF_URL: frigate.url_internal, CONF_VERIFY_SSL: True}
    result = await submit(hass, result, **form)
    assert result["step_id"] == "replace_instance"
    assert entry.unique_id == old_id
    result = await submit(hass, result)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert entry.unique_id == frigate.instance_id != old_id
    assert hass.states.get("sensor.renamed").state == "unknown"
    assert devices == {
        device.id
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    }
    assert all(
        entity.unique_id.startswith(f"{frigate.instance_id}/")
        for entity in er.async_entries_for_config_entry(entities, entry.entry_id)
    )


async def test_an_entry_cannot_take_over_the_frigate_of_another(
    hass: HomeAssistant, frigate: Frigate, tls_frigate: Frigate
) -> None:
    entry = (await connect(hass, frigate.url_internal))["result"]
    await connect(hass, tls_frigate.url_internal)
    await hass.async_block_till_done()
    result = await reconfigure(hass, entry)
    result = await submit(
        hass, result, **{CONF_URL: tls_frigate.url_internal, CONF_VERIFY_SSL: True}
    )
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"
