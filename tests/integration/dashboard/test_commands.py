"""The card's WebSocket commands."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.frigate_backfill.devices import camera_devices

from ..actions.test_actions import HOUR, job
from ..answers import NO_PATCH, STATUS_PATH, AnswerServer, camera, missing, run, status
from ..conftest import entry_for, set_up

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import WebSocketGenerator

    from ..conftest import Frigate

CAMERA = {"camera": "front_door"}
CHANGES = ("backfill", "cancel", "copies", "results", "set_schedule", "undo")
HOURLY = "/api/recordings/front_door/backfill/hour"
COVERAGE = "/api/recordings/front_door/backfill/coverage"
RESULTS = "/api/recordings/front_door/backfill/results"
# A whole hour of the past.
THEN = 1_699_999_200.0


class Card:
    """What the card does: it asks, and it listens."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def ask(self, command: str, **fields: Any) -> Any:
        await self.client.send_json_auto_id({"type": f"frigate_backfill/{command}", **fields})
        return await self.client.receive_json()

    async def result(self, command: str, **fields: Any) -> Any:
        answer = await self.ask(command, **fields)
        assert answer["success"], answer
        return answer["result"]

    async def error(self, command: str, **fields: Any) -> Any:
        answer = await self.ask(command, **fields)
        assert not answer["success"], answer
        return answer["error"]

    async def event(self) -> Any:
        return (await self.client.receive_json())["event"]


@pytest.fixture
async def card(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Card:
    """An administrator's."""
    return Card(await hass_ws_client(hass))


async def card_of(
    hass: HomeAssistant, connect: WebSocketGenerator, policy: dict[str, Any] | None
) -> Card:
    """The card of somebody who may read what the policy says, everything without one."""
    if policy is None:
        groups = [await hass.auth.async_get_group(GROUP_ID_READ_ONLY)]
        user = MockUser(groups=groups).add_to_hass(hass)  # type: ignore[arg-type]
    else:
        user = MockUser().add_to_hass(hass)
        user.mock_policy(policy)
    refresh = await hass.auth.async_create_refresh_token(user, "http://127.0.0.1/")
    return Card(await connect(hass, hass.auth.async_create_access_token(refresh)))


def entity_of(hass: HomeAssistant, entry: MockConfigEntry, name: str = "front_door") -> str:
    device = camera_devices(hass, entry)[name]
    return er.async_entries_for_device(er.async_get(hass), device)[0].entity_id


def recorded(start: float, kind: str, **changes: Any) -> dict[str, Any]:
    clock = time.strftime("%Y-%m-%d/%H/front_door/%M.%S.mp4", time.gmtime(start))
    return {
        "kind": kind,
        "file_path": f"/media/frigate/recordings/{clock}",
        "start_time": start,
        "end_time": start + 10,
        "duration": 10.0,
        "file_size_mb": 2.5,
        "reason": None,
        "message": None,
        "past_retention": False,
        **changes,
    }


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
    ("answers", "reason"),
    [
        ({}, "unreachable"),
        (NO_PATCH, "patch_missing"),
        ({STATUS_PATH: status(api_level=2)}, "patch_incompatible"),
    ],
)
async def test_instances_says_why_a_frigate_is_not_there_and_still_knows_its_cameras(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    card: Card,
    answers: dict[str, Any],
    reason: str,
) -> None:
    server.answers.clear()
    server.answers.update(answers)
    await answered_entry.runtime_data.async_refresh()
    (while_loaded,) = (await card.result("instances"))["instances"]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    (not_loaded,) = (await card.result("instances"))["instances"]
    for instance in (while_loaded, not_loaded):
        assert (instance["available"], instance["reason"]) == (False, reason)
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
        {"success": False, "message": "There is nothing to cancel"}, status=409
    )
    error = await card.error("cancel", **CAMERA)
    assert error["code"] == "frigate_refused"
    assert error["message"] == "There is nothing to cancel"
    assert error["translation_key"] == "refused"


async def test_a_run_is_taken_back_from_the_card(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    path = "/api/recordings/front_door/backfill/undo"
    assert (await card.error("undo", **CAMERA))["translation_key"] == "restart_frigate"
    server.answers[STATUS_PATH] = status(capabilities=["undo", "copies", "media"])
    await answered_entry.runtime_data.async_refresh()
    (instance,) = (await card.result("instances"))["instances"]
    assert instance["capabilities"] == ["undo", "copies", "media"]
    server.answers[path] = job("front_door")
    answer = await card.result("undo", **CAMERA, job_id="job-1", dry_run=True)
    assert answer["job"]["job_id"] == "job-9"
    assert server.body_of(path) == {"job_id": "job-1", "dry_run": True}

    run_path = "/api/recordings/front_door/backfill"
    server.answers[run_path] = job("front_door")
    await card.result("backfill", **CAMERA, media=["reviews"], copies=["/config/old.db"])
    assert server.body_of(run_path)["media"] == ["reviews"]
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


# Against a Frigate with the patch


async def test_coverage_shows_what_is_recorded_backfilled_and_missing(
    frigate: Frigate, entry: MockConfigEntry, card: Card
) -> None:
    frigate.record("front_door", 2 * HOUR)
    now = time.time()
    between = {"after": now - 3 * HOUR, "before": now}

    async def sums(key: str) -> float:
        return sum(
            each[key] for each in (await card.result("coverage", **CAMERA, **between))["buckets"]
        )

    await run_to_its_end(card, entry, dry_run=True)
    assert await sums("missing_files") == 1
    assert await sums("backfilled_seconds") == 0
    await run_to_its_end(card, entry)
    assert await sums("missing_files") == 0
    assert await sums("backfilled_seconds") == pytest.approx(10, abs=1)


async def run_to_its_end(card: Card, entry: MockConfigEntry, **fields: Any) -> dict[str, Any]:
    """Start a run as the card does and wait, as the card does, until the status tells its end."""
    import asyncio

    started = (await card.result("backfill", **CAMERA, **fields))["job"]
    coordinator = entry.runtime_data
    for _ in range(200):
        runs = coordinator.data.cameras["front_door"].recent_runs
        for each in runs:
            if each.job_id == started["job_id"]:
                return asdict(each)
        await asyncio.sleep(0.05)
        await coordinator.async_refresh()
    raise AssertionError("the run did not end")


async def test_a_run_is_started_listed_and_scheduled_from_the_card(
    frigate: Frigate, entry: MockConfigEntry, card: Card
) -> None:
    frigate.record("front_door", 2 * HOUR, 26 * HOUR)
    ended = await run_to_its_end(
        card, entry, start_time=time.time() - 4 * HOUR, end_time=None, dry_run=True
    )
    assert (ended["files_added"], ended["dry_run"]) == (1, True)
    listed = await card.result("results", **CAMERA, status="would_add", limit=10)
    assert listed["total"] == 1
    assert listed["results"][0]["status"] == "would_add"
    changed = await card.result("set_schedule", **CAMERA, interval_hours=5)
    assert changed["interval_hours"] == 5
    error = await card.error("set_schedule", **CAMERA, interval_hours=0)
    assert error["code"] == "frigate_refused"
    assert (await card.error("cancel", **CAMERA))["code"] == "frigate_refused"


async def test_recordings_of_an_hour_show_missing_ones_until_they_are_backfilled(
    frigate: Frigate, entry: MockConfigEntry, card: Card
) -> None:
    (path,) = frigate.record("front_door", 90 * 60)
    now = time.time()
    between = {"after": now - 100 * 60, "before": now - 80 * 60}
    assert await card.result("recordings", **CAMERA, **between) == {"recordings": []}

    await run_to_its_end(card, entry, dry_run=True)
    (one,) = (await card.result("recordings", **CAMERA, **between))["recordings"]
    assert one["kind"] == "missing"
    assert one["file_path"] == str(path)
    assert one["duration"] == pytest.approx(10, abs=1)
    assert one["url"].startswith(f"/api/frigate_backfill/{entry.entry_id}/clip/front_door/")

    await run_to_its_end(card, entry)
    (one,) = (await card.result("recordings", **CAMERA, **between))["recordings"]
    assert one["kind"] == "backfilled"
    assert one["url"]


# Which recordings an hour has


async def test_recordings_play_where_frigates_web_server_has_them(
    answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    error = await card.error("recordings", **CAMERA, after=THEN, before=THEN + 60)
    assert error["translation_key"] == "restart_frigate"
    server.answers[STATUS_PATH] = status(capabilities=["hour"])
    await answered_entry.runtime_data.async_refresh()

    def recordings(request: Any) -> dict[str, Any]:
        hour = float(request.query["start_time"])
        if hour != THEN:
            return {"recordings": [recorded(hour, "recorded")]}
        return {
            "recordings": [
                recorded(THEN, "recorded", file_path="/mnt/second/front_door/00.00.mp4"),
                recorded(THEN + 10, "missing", file_path="/mnt/old/front_door/00.10.mp4"),
                recorded(THEN + 20, "backfilled"),
                recorded(THEN + 30, "missing", reason="past_retention"),
                recorded(THEN + 40, "error", reason="truncated", message="Cut short"),
                recorded(THEN + 50, "error", reason="invalid_path", start_time=None),
            ]
        }

    server.answers[HOURLY] = recordings
    between = {"after": THEN + 5, "before": THEN + 3600 + 60}
    listed = (await card.result("recordings", **CAMERA, **between))["recordings"]
    assert [(each["start_time"], each["kind"], bool(each["url"])) for each in listed] == [
        (THEN + 10, "missing", False),
        (THEN + 20, "backfilled", True),
        (THEN + 30, "missing", True),
        (THEN + 40, "error", True),
        (None, "error", False),
        (THEN + 3600, "recorded", True),
    ]
    assert listed[3]["message"] == "Cut short"
    assert listed[1]["size_mb"] == 2.5


async def test_a_job_of_the_card_is_cancelled(
    answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    server.answers["POST /api/recordings/front_door/backfill/cancel"] = job(
        "front_door", state="cancelled"
    )
    fields = {**CAMERA, "entry_id": answered_entry.entry_id}
    assert (await card.result("cancel", **fields))["job"]["state"] == "cancelled"
