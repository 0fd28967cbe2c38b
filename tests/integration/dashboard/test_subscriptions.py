"""What the card is told of by itself: instances, statuses, the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from homeassistant.helpers.translation import async_get_translations
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.devices import camera_devices

from ..answers import (
    FORBIDDEN_PAGE,
    NO_PATCH,
    PROXY_PAGE,
    STATUS_PATH,
    AnswerServer,
    camera,
    missing,
    run,
    status,
)
from .cards import CAMERA, Card, card_of, entity_of

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

# Instances


async def test_instances_lists_every_frigate_and_its_cameras(
    hass: HomeAssistant, answered_entry: MockConfigEntry, card: Card
) -> None:
    device = camera_devices(hass, answered_entry)["front_door"]
    assert await card.result("instances") == {
        "instances": [
            {
                "entry_id": answered_entry.entry_id,
                "title": answered_entry.title,
                "available": True,
                "reason": None,
                "why": None,
                "told": None,
                "version": "1.0.0",
                "can_change": True,
                "capabilities": [],
                "cameras": [{"name": "front_door", "friendly_name": None, "device_id": device}],
            }
        ]
    }


async def test_instances_shows_others_only_the_cameras_that_they_may_see(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_ws_client: WebSocketGenerator,
) -> None:
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    reader = await card_of(hass, hass_ws_client, None)
    (instance,) = (await reader.result("instances"))["instances"]
    assert [each["name"] for each in instance["cameras"]] == ["back_yard", "front_door"]
    assert instance["can_change"] is False
    readable = {entity_of(hass, answered_entry, "back_yard"): {"read": True}}
    neighbour = await card_of(hass, hass_ws_client, {"entities": {"entity_ids": readable}})
    (instance,) = (await neighbour.result("instances"))["instances"]
    assert [each["name"] for each in instance["cameras"]] == ["back_yard"]


@pytest.mark.parametrize(
    ("answers", "reason", "why"),
    [
        ({}, "unreachable", "answers, but it is not Frigate"),
        ({STATUS_PATH: PROXY_PAGE}, "unreachable", None),
        ({STATUS_PATH: FORBIDDEN_PAGE}, "connection", "denies access"),
        ({STATUS_PATH: web.Response(status=401)}, "connection", "that is not Frigate's"),
        (NO_PATCH, "patch_missing", None),
        ({STATUS_PATH: status(api_level=2)}, "patch_incompatible", None),
    ],
)
async def test_instances_says_why_a_frigate_is_not_there_and_still_knows_its_cameras(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    card: Card,
    answers: dict[str, Any],
    reason: str,
    why: str | None,
) -> None:
    server.answers.clear()
    server.answers.update(answers)
    await answered_entry.runtime_data.async_refresh()
    (while_loaded,) = (await card.result("instances"))["instances"]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    (not_loaded,) = (await card.result("instances"))["instances"]
    for instance in (while_loaded, not_loaded):
        assert (instance["available"], instance["reason"]) == (False, reason)
        assert instance["why"] is None if why is None else why in instance["why"]
        if why is None:
            assert instance["told"] is None
        else:
            # What it is made of, for a card whose user speaks another language.
            texts = await async_get_translations(hass, "en", "exceptions", [DOMAIN])
            told = instance["told"]
            text = texts[f"component.{DOMAIN}.exceptions.{told['key']}.message"]
            assert text.format(**told["values"]) == instance["why"]
        assert [each["name"] for each in instance["cameras"]] == ["front_door"]


# Status


async def test_status_comes_at_once_and_at_every_change(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    await card.result("subscribe_status", **CAMERA)
    first = await card.event()
    assert first["available"] is True
    assert first["reason"] is None
    assert first["status"] == {
        **camera("front_door"),
        "recent_runs": [],
        "kind": None,
        "estimated": 0,
    }
    server.answers[STATUS_PATH] = status(
        camera(missing=missing(3), recent_runs=[run(1)], last_run=run(1))
    )
    await answered_entry.runtime_data.async_refresh()
    second = await card.event()
    assert second["status"]["missing"]["files"] == 3
    assert second["status"]["last_run"].items() >= run(1).items()


async def test_status_goes_on_through_a_reload_and_an_absence(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    await card.result("subscribe_status", **CAMERA)
    await card.event()
    server.answers.clear()
    await hass.config_entries.async_reload(answered_entry.entry_id)
    server.answers[STATUS_PATH] = status(camera(missing=missing(7)))
    await hass.config_entries.async_reload(answered_entry.entry_id)
    seen = []
    while not seen or not seen[-1]["available"]:
        seen.append(await card.event())
    assert any(each["reason"] == "unreachable" for each in seen)
    assert seen[-1]["status"]["missing"]["files"] == 7
    server.answers[STATUS_PATH] = status(camera("other"))
    await answered_entry.runtime_data.async_refresh()
    gone = await card.event()
    while gone["status"] is not None:
        gone = await card.event()
    assert gone["available"] is True


async def test_the_overview_has_the_facts_of_every_camera_and_tells_only_changes(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    entry_id = answered_entry.entry_id
    await card.result("subscribe_overview", entry_id=entry_id)
    first = await card.event()
    assert first["available"] is True
    assert first["cameras"]["front_door"] == {
        "state": "idle",
        "dry_run": None,
        "percent": None,
        "missing": None,
        "last_run": None,
        "schedule": {"enabled": False, "next_run_at": None},
    }
    await answered_entry.runtime_data.async_refresh()
    server.answers[STATUS_PATH] = status(camera(missing=missing(3), last_run=run(1)))
    await answered_entry.runtime_data.async_refresh()
    # The poll that brought nothing new was not told.
    second = await card.event()
    assert second["cameras"]["front_door"]["missing"]["files"] == 3
    last = second["cameras"]["front_door"]["last_run"]
    assert last.items() <= run(1).items()
    server.answers.clear()
    await answered_entry.runtime_data.async_refresh()
    third = await card.event()
    assert third["available"] is False
    assert third["cameras"] == second["cameras"]


async def test_the_overview_hides_what_one_may_not_read(
    hass: HomeAssistant, answered_entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    stranger = await card_of(hass, hass_ws_client, {})
    await stranger.result("subscribe_overview", entry_id=answered_entry.entry_id)
    assert (await stranger.event())["cameras"] == {}
    assert (await stranger.error("subscribe_overview", entry_id="gone"))["code"] == "not_found"


async def test_an_unsubscribed_card_is_told_nothing_more(
    hass: HomeAssistant, answered_entry: MockConfigEntry, card: Card
) -> None:
    answer = await card.ask("subscribe_status", **CAMERA)
    await card.event()
    await card.client.send_json_auto_id(
        {"type": "unsubscribe_events", "subscription": answer["id"]}
    )
    assert (await card.client.receive_json())["success"]
    await answered_entry.runtime_data.async_refresh()
    await hass.config_entries.async_reload(answered_entry.entry_id)
    await card.client.send_json_auto_id({"type": "ping"})
    assert (await card.client.receive_json())["type"] == "pong"
