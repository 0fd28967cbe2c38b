"""The dialogs, against a real patch wherever one is asked."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from aiohttp import web
from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER, ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.client.address import Address
from custom_components.frigate_backfill.const import DOMAIN
from testing.standin.server import USERS

from . import answers
from .answers import STATUS_PATH, serve
from .conftest import Frigate, _start, entry_for, set_up
from .test_translations import texts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from homeassistant.config_entries import ConfigEntry, ConfigFlowResult
    from homeassistant.core import HomeAssistant

    from .answers import AnswerServer

ADMIN = {CONF_USERNAME: "admin", CONF_PASSWORD: USERS["admin"][1]}
VIEWER = {CONF_USERNAME: "viewer", CONF_PASSWORD: USERS["viewer"][1]}


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


async def reconfigure(hass: HomeAssistant, entry: ConfigEntry) -> ConfigFlowResult:
    """Open the dialog that changes an entry."""
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    )


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    """What the form is filled with."""
    return {
        str(key): key.description["suggested_value"]
        for key in result["data_schema"].schema
        if (key.description or {}).get("suggested_value") is not None
    }


def fields(result: ConfigFlowResult) -> set[str]:
    """What the form asks for."""
    return {str(key) for key in result["data_schema"].schema}


def official(hass: HomeAssistant, url: str, title: str = "Frigate", **data: Any) -> MockConfigEntry:
    """An entry of the official Frigate integration."""
    entry = MockConfigEntry(domain="frigate", title=title, data={CONF_URL: url, **data})
    entry.add_to_hass(hass)
    return entry


@pytest.fixture(scope="session")
def tls_frigate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frigate]:
    """A Frigate whose port with login speaks TLS, with its own certificate."""
    stand_in = _start(tmp_path_factory.mktemp("tls"), tls=True)
    yield stand_in
    stand_in.close()


async def test_an_address_without_a_login_is_enough(hass: HomeAssistant, frigate: Frigate) -> None:
    result = await connect(hass, frigate.url_internal)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == frigate.url_internal.removeprefix("http://")
    assert result["result"].unique_id == frigate.instance_id
    assert result["data"] == {
        CONF_URL: frigate.url_internal + "/",
        CONF_USERNAME: None,
        CONF_PASSWORD: None,
        CONF_VERIFY_SSL: True,
    }
    await hass.async_block_till_done()
    assert result["result"].state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    "form", ["{host}", " {host}/ ", "http://{host}/api/version", "{host}/review?id=1", "<{host}>"]
)
async def test_what_people_paste_works(hass: HomeAssistant, frigate: Frigate, form: str) -> None:
    host = frigate.url_internal.removeprefix("http://")
    result = await connect(hass, form.format(host=host))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_URL] == frigate.url_internal + "/"


async def test_a_login_in_the_address_is_used(hass: HomeAssistant, frigate: Frigate) -> None:
    host = frigate.url_external.removeprefix("http://")
    result = await connect(hass, f"http://admin:{USERS['admin'][1]}@{host}")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"] == {CONF_URL: f"http://{host}/", **ADMIN, CONF_VERIFY_SSL: True}


async def test_the_port_with_login_works_with_an_admin(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    result = await connect(hass, frigate.url_external)
    assert result["errors"] == {"base": "login_required"}
    result = await submit(
        hass, result, **{CONF_URL: frigate.url_external, CONF_VERIFY_SSL: True}, **ADMIN
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert result["result"].state is ConfigEntryState.LOADED


async def test_a_wrong_password_is_told_and_can_be_corrected(
    hass: HomeAssistant, frigate: Frigate
) -> None:
    wrong = {**ADMIN, CONF_PASSWORD: "wrong"}
    result = await connect(hass, frigate.url_external, **wrong)
    assert result["errors"] == {"base": "invalid_auth"}
    assert suggested(result)[CONF_USERNAME] == "admin"
    result = await submit(
        hass, result, **{CONF_URL: frigate.url_external, CONF_VERIFY_SSL: True}, **ADMIN
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_viewer_is_told_to_be_an_admin(hass: HomeAssistant, frigate: Frigate) -> None:
    result = await connect(hass, frigate.url_external, **VIEWER)
    assert result["errors"] == {"base": "not_admin"}


async def test_a_frigate_without_the_patch_is_told(
    hass: HomeAssistant, bare_frigate: Frigate
) -> None:
    result = await connect(hass, bare_frigate.url_internal)
    assert result["errors"] == {"base": "patch_missing"}
    assert result["description_placeholders"]["frigate_version"].startswith("0.17.2")


async def test_an_unknown_certificate_is_told_and_can_be_accepted(
    hass: HomeAssistant, tls_frigate: Frigate
) -> None:
    result = await connect(hass, tls_frigate.url_external, **ADMIN)
    assert result["errors"] == {"base": "certificate_refused"}
    host = tls_frigate.url_external.removeprefix("https://")
    assert result["description_placeholders"]["host"] == host
    result = await submit(
        hass, result, **{CONF_URL: tls_frigate.url_external, CONF_VERIFY_SSL: False}, **ADMIN
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_VERIFY_SSL] is False
    await hass.async_block_till_done()
    assert result["result"].state is ConfigEntryState.LOADED


async def test_without_a_scheme_the_port_that_speaks_tls_is_found(
    hass: HomeAssistant, tls_frigate: Frigate
) -> None:
    host = tls_frigate.url_external.removeprefix("https://")
    result = await connect(hass, host, **{**ADMIN, CONF_VERIFY_SSL: False})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_URL] == f"https://{host}/"


async def test_https_on_a_port_without_it_is_told(hass: HomeAssistant, frigate: Frigate) -> None:
    url = frigate.url_internal.replace("http:", "https:")
    result = await connect(hass, url)
    assert result["errors"] == {"base": "tls_failed"}


async def test_an_address_where_nobody_is_is_told(hass: HomeAssistant) -> None:
    result = await connect(hass, "http://127.0.0.1:9")
    assert result["errors"] == {"base": "cannot_connect"}


async def test_what_is_no_address_is_told_at_the_field(hass: HomeAssistant) -> None:
    result = await connect(hass, "rtsp://127.0.0.1:8554/front_door")
    assert result["errors"] == {CONF_URL: "invalid_url"}


PAGE = web.Response(text="<html>hello</html>", content_type="text/html")
UNAUTHORIZED = web.json_response({"message": "Unauthorized"}, status=401)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({STATUS_PATH: PAGE}, "not_frigate"),
        ({}, "not_frigate"),
        ({"/api/version": "<html>nginx</html>"}, "not_frigate"),
        ({"/api/version": answers.PROXY_PAGE}, "not_ready"),
        ({STATUS_PATH: UNAUTHORIZED}, "not_frigate"),
        ({STATUS_PATH: {"version": "3"}}, "not_frigate"),
        ({STATUS_PATH: "not json"}, "bad_answer"),
        ({STATUS_PATH: web.Response(status=418)}, "not_frigate"),
        ({STATUS_PATH: answers.PROXY_PAGE}, "not_ready"),
        ({STATUS_PATH: answers.FORBIDDEN_PAGE}, "forbidden"),
        ({STATUS_PATH: answers.status(api_level=2)}, "patch_incompatible"),
        ({STATUS_PATH: answers.status(instance_id=7)}, "bad_answer"),
        (
            {STATUS_PATH: web.json_response({"success": False, "message": "No."}, status=503)},
            "refused",
        ),
        (
            {STATUS_PATH: web.Response(status=302, headers={"Location": "https://sso.example/"})},
            "redirected",
        ),
        ({STATUS_PATH: web.Response(status=302, headers={"Location": "http://["})}, "not_frigate"),
    ],
)
async def test_every_other_trouble_has_its_words(
    hass: HomeAssistant,
    server: AnswerServer,
    given: dict[str, Any],
    error: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.answers = given
    result = await connect(hass, server.url)
    assert result["errors"] == {"base": error}
    for language in ("en", "de"):
        text = texts(language)["config"]["error"][error]
        shown = text.format(**result["description_placeholders"])
        # Short, whole sentences: what exactly happened is for the log.
        assert len(shown) < 250
        assert not re.search(r"\.\.|::|_ssl|Errno|Traceback|Error\b", shown)
    assert "No connection to Frigate" in caplog.text
    server.answers = {STATUS_PATH: answers.status()}
    result = await submit(hass, result, **{CONF_URL: server.url, CONF_VERIFY_SSL: True})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_password_goes_to_no_other_server_that_wants_one(
    hass: HomeAssistant, server: AnswerServer
) -> None:
    server.answers = {STATUS_PATH: UNAUTHORIZED, "/api/login": UNAUTHORIZED}
    result = await connect(hass, server.url, **ADMIN)
    assert result["errors"] == {"base": "not_frigate"}
    assert ADMIN[CONF_PASSWORD] not in str(server.bodies)


async def test_a_redirect_to_another_host_is_shown_and_not_followed(
    hass: HomeAssistant, server: AnswerServer
) -> None:
    async with serve() as stranger:
        elsewhere = stranger.url.replace("127.0.0.1", "localhost")
        moved = {"Location": elsewhere + STATUS_PATH}
        server.answers = {
            "/api/version": "0.17.2",
            STATUS_PATH: web.Response(status=301, headers=moved),
        }
        result = await connect(hass, server.url, **ADMIN)
        assert result["errors"] == {"base": "redirected"}
        assert result["description_placeholders"]["location"] == elsewhere + STATUS_PATH
        assert stranger.requests == []


async def test_a_redirect_to_tls_on_the_same_host_is_followed(
    hass: HomeAssistant, server: AnswerServer, tls_frigate: Frigate
) -> None:
    moved = {"Location": tls_frigate.url_external + STATUS_PATH}
    server.answers = {STATUS_PATH: web.Response(status=301, headers=moved)}
    result = await connect(hass, server.url, **{**ADMIN, CONF_VERIFY_SSL: False})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_URL] == tls_frigate.url_external + "/"


async def test_a_redirect_in_a_circle_ends(hass: HomeAssistant, server: AnswerServer) -> None:
    server.answers = {STATUS_PATH: web.Response(status=301, headers={"Location": STATUS_PATH})}
    result = await connect(hass, server.url)
    assert result["errors"] == {"base": "redirected"}


async def test_a_password_goes_to_no_port_in_the_clear_where_tls_answers(
    hass: HomeAssistant, server: AnswerServer, tls_frigate: Frigate
) -> None:
    asks = {"detail": [{"loc": ["body", "user"], "type": "missing"}]}
    server.answers = {
        STATUS_PATH: UNAUTHORIZED,
        "/api/login": web.json_response(asks, status=422),
    }
    candidates = (server.url, tls_frigate.url_external)
    with patch(
        "custom_components.frigate_backfill.search.parse_address",
        return_value=Address(candidates, None, None),
    ):
        result = await connect(hass, "frigate", **ADMIN)
        assert result["errors"] == {"base": "certificate_refused"}
        form = {CONF_URL: "frigate", CONF_VERIFY_SSL: False, **ADMIN}
        result = await submit(hass, result, **form)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_URL] == tls_frigate.url_external
    assert ADMIN[CONF_PASSWORD] not in str(server.bodies)


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
