"""The config flow: an address, a login, and what is said when they do not work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from aiohttp import web
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.data_entry_flow import FlowResultType

from custom_components.frigate_backfill.client.address import Address
from testing.standin.server import USERS

from . import answers
from .answers import STATUS_PATH, serve
from .conftest import Frigate
from .flows import ADMIN, connect, submit, suggested
from .test_translations import texts

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .answers import AnswerServer

VIEWER = {CONF_USERNAME: "viewer", CONF_PASSWORD: USERS["viewer"][1]}


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
        ({STATUS_PATH: UNAUTHORIZED}, "foreign_login"),
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
        (
            {STATUS_PATH: web.Response(status=302, headers={"Location": "http://[]@/"})},
            "not_frigate",
        ),
        *(
            (
                {
                    STATUS_PATH: web.Response(
                        status=302, headers={"Location": f"https://{host}{STATUS_PATH}"}
                    )
                },
                "not_frigate",
            )
            for host in ("xn--a", "xn--111111111111111111111111111111a")
        ),
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
    assert result["errors"] == {"base": "foreign_login"}
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
