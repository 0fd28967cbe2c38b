"""What the card asks: who may, what is refused, what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..actions.calls import job
from ..answers import STATUS_PATH, AnswerServer, status
from ..conftest import entry_for, set_up
from .cards import CAMERA, THEN, Card, card_of

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

CHANGES = ("backfill", "cancel", "copies", "results", "set_schedule", "undo")
RESULTS = "/api/recordings/front_door/backfill/results"


# Who may


@pytest.mark.parametrize("command", CHANGES)
async def test_only_admins_may_change(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_ws_client: WebSocketGenerator,
    command: str,
) -> None:
    reader = await card_of(hass, hass_ws_client, None)
    assert (await reader.error(command, **CAMERA))["code"] == "unauthorized"
    assert server.paths("POST") == []


async def test_who_may_not_read_a_camera_sees_nothing_of_it(
    hass: HomeAssistant, answered_entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    stranger = await card_of(hass, hass_ws_client, {})
    between = {"after": THEN, "before": THEN + 60}
    for command, fields in (
        ("subscribe_status", {}),
        ("coverage", between),
        ("recordings", between),
    ):
        assert (await stranger.error(command, **CAMERA, **fields))["code"] == "unauthorized"
    assert (await stranger.error("coverage", camera="no_such", **between))["code"] == "unauthorized"


# Errors


async def test_what_does_not_exist_is_not_found(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    between = {"after": THEN, "before": THEN + 60}
    assert (await card.error("coverage", camera="gone", **between))["code"] == "not_found"
    assert (await card.error("cancel", entry_id="gone", **CAMERA))["code"] == "not_found"
    assert (await card.error("subscribe_status", entry_id="gone", **CAMERA))["code"] == "not_found"
    await set_up(hass, entry_for(f"{server.url}/", "other"))
    assert (await card.error("cancel", **CAMERA))["code"] == "not_found"


async def test_frigates_own_message_reaches_the_card(
    answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    from aiohttp import web

    server.answers["/api/recordings/front_door/backfill/cancel"] = web.json_response(
        {
            "success": False,
            "message": "There is nothing to cancel",
            "notice": {"key": "nothing_to_cancel", "values": {"camera": "front_door"}},
        },
        status=409,
    )
    error = await card.error("cancel", **CAMERA)
    assert error["code"] == "frigate_refused"
    assert error["message"] == "There is nothing to cancel"
    assert error["translation_key"] == "refused"
    assert error["notice"] == {"key": "nothing_to_cancel", "values": {"camera": "front_door"}}


async def test_a_run_is_taken_back_from_the_card(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    path = "/api/recordings/front_door/backfill/undo"
    assert (await card.error("undo", **CAMERA))["translation_key"] == "restart_frigate"
    server.answers[STATUS_PATH] = status(capabilities=["undo", "copies", "media", "motion"])
    await answered_entry.runtime_data.async_refresh()
    (instance,) = (await card.result("instances"))["instances"]
    assert instance["capabilities"] == ["undo", "copies", "media", "motion"]
    server.answers[path] = job("front_door")
    answer = await card.result("undo", **CAMERA, job_id="job-1", dry_run=True)
    assert answer["job"]["job_id"] == "job-9"
    assert server.body_of(path) == {"job_id": "job-1", "dry_run": True}

    run_path = "/api/recordings/front_door/backfill"
    server.answers[run_path] = job("front_door")
    await card.result("backfill", **CAMERA, media=["reviews"], copies=["/config/old.db"])
    assert server.body_of(run_path)["media"] == ["reviews"]
    await card.result("backfill", **CAMERA, find_motion=True)
    assert server.body_of(run_path)["find_motion"] is True
    error = await card.error("backfill", **CAMERA, remove_gone=True)
    assert error["translation_key"] == "restart_frigate"


async def test_the_copies_of_the_database_are_listed_for_the_card(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    server.answers[STATUS_PATH] = status(capabilities=["copies"])
    await answered_entry.runtime_data.async_refresh()
    copy = {
        "name": "backup.db",
        "path": "/config/backup.db",
        "kind": "backup",
        "frigate": "0.16",
        "damaged": False,
        "tables": {"recordings": {"rows": 3, "first": 1.0, "last": 2.0}},
        "modified_at": 1_700_000_000.0,
    }
    server.answers["/api/recordings/backfill/copies"] = {"copies": [copy]}
    assert (await card.result("copies", **CAMERA))["copies"] == [copy]


async def test_a_frigate_that_is_away_is_unavailable(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    from aiohttp import web

    server.answers[RESULTS] = web.Response(status=502)
    error = await card.error("results", **CAMERA)
    assert error["code"] == "unavailable"
    assert "Frigate is starting, stopped or too busy" in error["message"]
    server.answers[RESULTS] = "what?"
    assert (await card.error("results", **CAMERA))["code"] == "home_assistant_error"
    await hass.config_entries.async_unload(answered_entry.entry_id)
    assert (await card.error("results", **CAMERA))["code"] == "unavailable"


@pytest.mark.parametrize(
    ("command", "longest"), [("coverage", 62 * 86400), ("recordings", 2 * 3600)]
)
async def test_a_range_has_its_limits(
    answered_entry: MockConfigEntry, card: Card, command: str, longest: float
) -> None:
    for after, before in ((THEN, THEN), (THEN, THEN - 1), (THEN, THEN + longest + 1)):
        error = await card.error(command, **CAMERA, after=after, before=before)
        assert error["code"] == "invalid_format"
    assert (await card.error(command, **CAMERA, after=-1, before=0))["code"] == "invalid_format"
