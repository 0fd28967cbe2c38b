"""The notice of a connection that no waiting mends: which it is, and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import issue_registry as ir

from . import answers
from .answers import STATUS_PATH
from .conftest import entry_for, set_up
from .entries import poll
from .flows import ADMIN
from .test_repairs import issue_ids

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer
    from .conftest import Frigate

REAUTH = "config_entry_reauth_frigate_backfill"
"""Home Assistant's own, which asks for a username and a password."""
FRIGATES_LOGIN = web.json_response({"detail": [{"loc": ["body", "user"]}]}, status=422)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        *(
            (web.Response(status=status, headers={"Location": "/login?rd=%2F"}), "leitet zu {url}/")
            for status in (301, 302, 307)
        ),
        (answers.FORBIDDEN_PAGE, "verweigert"),
        (web.Response(status=401), "verlangt eine Anmeldung, die nicht die von Frigate ist"),
    ],
)
async def test_a_connection_that_no_waiting_mends_is_told_in_its_language_until_it_is_mended(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    given: web.Response,
    told: str,
) -> None:
    await hass.config.async_update(language="de", country="DE")
    await hass.async_block_till_done()
    server.answers = {STATUS_PATH: given}
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"connection"}
    (issue,) = ir.async_get(hass).issues.values()
    text = json.loads((answers.INTEGRATION / "translations" / "de.json").read_text())
    shown = text["issues"]["connection"]["description"].format(**issue.translation_placeholders)
    assert told.format(url=server.url) in shown
    assert "](/config/integrations/integration/frigate_backfill)" in shown
    assert issue.learn_more_url.endswith("/docs/home-assistant.md#troubleshooting")
    server.answers = {STATUS_PATH: answers.status()}
    await poll(hass, answered_entry)
    assert issue_ids(hass) == set()


@pytest.mark.parametrize(
    ("then", "shown"),
    [
        ({STATUS_PATH: web.Response(status=401), "/api/login": FRIGATES_LOGIN}, {REAUTH}),
        ({STATUS_PATH: web.Response(text="<html></html>", content_type="text/html")}, set()),
        ({STATUS_PATH: answers.PROXY_PAGE}, {"connection"}),
    ],
)
async def test_a_connection_that_came_through_is_not_told_to_be_wrong_any_more(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    then: dict[str, web.Response],
    shown: set[str],
) -> None:
    server.answers = {STATUS_PATH: answers.FORBIDDEN_PAGE}
    await poll(hass, answered_entry)
    assert issue_ids(hass) == {"connection"}
    server.answers = then
    await poll(hass, answered_entry)
    # A Frigate that is starting says nothing of what stands before it.
    assert issue_ids(hass) == shown


async def test_a_certificate_and_tls_that_fail_are_told_before_anything_was_set_up(
    hass: HomeAssistant, tls_frigate: Frigate, frigate: Frigate
) -> None:
    untrusted = entry_for(tls_frigate.url_external, tls_frigate.instance_id)
    plain = entry_for(frigate.url_internal.replace("http:", "https:"), frigate.instance_id)
    for entry in (untrusted, plain):
        await set_up(hass, entry)
        assert entry.state is ConfigEntryState.SETUP_RETRY
    shown = {
        issue.data["entry_id"]: issue.translation_placeholders["why"]
        for issue in ir.async_get(hass).issues.values()
    }
    assert "turn off Verify SSL certificate" in shown[untrusted.entry_id]
    assert "http instead of https" in shown[plain.entry_id]
    mended = {**untrusted.data, "verify_ssl": False, **ADMIN}
    hass.config_entries.async_update_entry(untrusted, data=mended)
    await hass.config_entries.async_remove(plain.entry_id)
    await hass.config_entries.async_reload(untrusted.entry_id)
    await hass.async_block_till_done()
    assert issue_ids(hass) == set()
