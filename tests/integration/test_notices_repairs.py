"""What a repair says of the patch reaches people in Home Assistant's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.repairs import async_create_fix_flow

from .answers import CATALOGUE, STATUS_PATH, camera, missing, status
from .entries import poll
from .telling import POLISH, SAID, refuse, speak

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from .answers import AnswerServer


async def test_a_repair_tells_in_the_language_why_a_frigate_is_not_supported(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "de")
    english = "The recordings table of /config/frigate.db demands a value for mood."
    values = {"path": "/config/frigate.db", "columns": "mood"}
    for notice, reason in (
        ({"key": "table_demands", "values": values}, "Die Tabelle der Aufnahmen in /config/"),
        (None, english),
    ):
        told = {"unsupported": english, "unsupported_notice": notice}
        server.answers[STATUS_PATH] = status(**told)
        await poll(hass, answered_entry)
        issue_id = f"frigate_unsupported_{answered_entry.entry_id}"
        issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
        assert issue is not None
        assert issue.translation_placeholders is not None
        assert issue.translation_placeholders["reason"].startswith(reason)


async def test_a_repair_tells_in_the_language_why_the_catalogue_is_not_saved(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "fr")
    late = {"key": "catalogue_late", "values": {}}
    for notice, reason in (
        (late, "Il n'a pas été enregistré depuis plus d'un jour."),
        (None, SAID),
    ):
        server.answers[STATUS_PATH] = status(
            catalogue={**CATALOGUE, "error": SAID, "notice": notice}
        )
        await poll(hass, answered_entry)
        issue_id = f"catalogue_{answered_entry.entry_id}"
        issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
        assert issue is not None
        assert issue.translation_placeholders is not None
        assert issue.translation_placeholders["error"] == reason


async def test_a_repair_that_is_refused_says_why_in_the_language(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    await speak(hass, "pl")
    assert await async_setup_component(hass, REPAIRS, {})
    in_danger = {"sync_recordings": True, "rescue_active": False}
    server.answers[STATUS_PATH] = status(camera(missing=missing(3)), **in_danger)
    await poll(hass, answered_entry)
    issue_id = f"sync_recordings_{answered_entry.entry_id}"
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    refuse(server, "/api/recordings/backfill")
    flow = await async_create_fix_flow(hass, issue_id, {"entry_id": answered_entry.entry_id})
    flow.hass = hass
    result = await flow.async_step_confirm({})
    assert result["reason"] == "refused"
    assert result["description_placeholders"]["message"].startswith(f"Frigate odmówił: {POLISH}")
