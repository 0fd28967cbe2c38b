"""The actions, against a Frigate with the patch."""

from __future__ import annotations

import asyncio
import math
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from homeassistant.core import Context
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
    UnknownUser,
)
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.frigate_backfill.actions import waiting
from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.devices import camera_devices, is_instance_device
from custom_components.frigate_backfill.services import _ACTIONS

from ..answers import STATUS_PATH, AnswerServer, camera, run, serve, status
from ..conftest import entry_for, set_up

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.frigate_backfill.actions.fields import Fields

    from ..conftest import Frigate

HOUR = 3600.0
DAY = 86400.0
ONE_CAMERA = {"cameras": ["front_door"]}
ACTIONS = ("backfill", "undo", "cancel", "get_status", "get_results", "set_schedule")


async def call(
    hass: HomeAssistant,
    action: str,
    data: dict[str, Any],
    *,
    context: Context | None = None,
    respond: bool = True,
) -> Any:
    return await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=respond, context=context
    )


def instance_device(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    return next(
        device.id
        for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
        if is_instance_device(entry, device)
    )


# What runs


async def test_a_run_that_is_waited_for_answers_its_counts(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR, 3 * HOUR)
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True})
    assert report["finished"] is True
    assert report["files_added"] == 2
    assert report["total_files_scanned"] == 2
    (one,) = report["runs"]
    assert one["camera"] == "front_door"
    assert one["config_entry_id"] == entry.entry_id
    assert one["state"] == "completed"
    assert one["files_added"] == 2
    assert "added 2" in one["message"]
    assert dt_util.parse_datetime(one["finished_at"]) is not None


async def test_a_dry_run_by_device_writes_nothing(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("back_yard", 2 * HOUR)
    device = camera_devices(hass, entry)["back_yard"]
    for _ in range(2):
        report = await call(hass, "backfill", {"device_id": device, "dry_run": True, "wait": True})
        assert report["files_added"] == 1
        assert report["runs"][0]["dry_run"] is True


async def test_the_device_of_the_instance_means_all_of_its_cameras(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR)
    frigate.record("back_yard", 2 * HOUR, 3 * HOUR)
    both = [instance_device(hass, entry), camera_devices(hass, entry)["front_door"]]
    report = await call(hass, "backfill", {"device_id": both, "wait": True})
    added = {one["camera"]: one["files_added"] for one in report["runs"]}
    assert added == {"front_door": 1, "back_yard": 2}
    assert report["files_added"] == 3


async def test_a_run_that_is_not_waited_for_answers_at_once_and_runs_on(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR)
    report = await call(hass, "backfill", ONE_CAMERA)
    (one,) = report["runs"]
    assert one["job_id"]
    waited = await call(hass, "backfill", {"cameras": "back_yard", "wait": True})
    assert waited["finished"] is True
    assert one.keys() == waited["runs"][0].keys()


async def test_last_looks_only_that_far_back(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR, 30 * HOUR)
    report = await call(hass, "backfill", {**ONE_CAMERA, "last": {"hours": 24}, "wait": True})
    assert report["total_files_scanned"] == 1


async def test_a_range_is_in_home_assistants_own_time_zone(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    await hass.config.async_set_time_zone("America/New_York")
    frigate.record("front_door", 2 * HOUR, 5 * HOUR)
    now = dt_util.now()
    assert now.utcoffset() != timedelta(0)
    picked = {
        "start_time": (now - timedelta(hours=6)).strftime("%Y-%m-%d %H:%M:%S"),
        "end_time": (now - timedelta(hours=3)).strftime("%Y-%m-%d %H:%M:%S"),
    }
    report = await call(hass, "backfill", {**ONE_CAMERA, **picked, "wait": True})
    assert report["total_files_scanned"] == 1


async def test_force_writes_entries_anew(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR)
    await call(hass, "backfill", {**ONE_CAMERA, "wait": True})
    report = await call(hass, "backfill", {**ONE_CAMERA, "force": True, "wait": True})
    assert report["files_updated"] == 1


async def test_recordings_past_retention_come_back_only_when_that_is_asked_for(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    # Past the ten days of a review as well: a younger file proves that one kept it.
    frigate.record("front_door", 30 * DAY)
    careful = await call(hass, "backfill", {**ONE_CAMERA, "wait": True})
    assert (careful["files_added"], careful["files_past_retention"]) == (0, 1)
    bold = await call(hass, "backfill", {**ONE_CAMERA, "skip_expired": "no", "wait": True})
    assert bold["files_added"] == 1


# What is refused


async def test_frigates_own_message_reaches_the_user(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    with pytest.raises(HomeAssistantError, match="/etc"):
        await call(hass, "backfill", {**ONE_CAMERA, "directory_path": "/etc"})


async def test_nothing_to_cancel_is_said(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "cancel", ONE_CAMERA)
    assert error.value.translation_key == "refused"
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "cancel", {"device_id": instance_device(hass, entry)})
    assert error.value.translation_key == "some_failed"


async def test_a_camera_that_is_refused_does_not_stop_the_others(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    server.answers["POST /api/recordings/backfill"] = {
        "success": True,
        "message": "",
        "cameras": {
            "front_door": {"success": False, "message": "It is busy", "job_id": "7"},
            "back_yard": job("back_yard"),
        },
    }
    both = {"cameras": ["front_door", "back_yard"]}
    report = await call(hass, "backfill", both)
    assert [one["state"] for one in report["runs"]] == ["refused", "queued"]
    assert report["runs"][0]["message"] == "Frigate refused: It is busy"
    assert report["runs"][0].keys() == report["runs"][1].keys()
    # Without a response nobody would know.
    with pytest.raises(HomeAssistantError, match="It is busy"):
        await call(hass, "backfill", both, respond=False)


async def test_a_camera_that_frigate_says_nothing_about_was_refused(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"success": True, "cameras": {}}
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "backfill", ONE_CAMERA)
    assert error.value.translation_key == "refused"


def job(name: str, **changes: Any) -> dict[str, Any]:
    """A job as the patch answers it."""
    return {
        "success": True,
        "message": "Queued",
        "camera_name": name,
        "job_id": "job-9",
        "state": "queued",
        "dry_run": False,
        "trigger": "api",
        "queued_at": 1.0,
        "started_at": None,
        **changes,
    }


async def test_a_wait_that_takes_too_long_answers_how_far_the_run_is(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    progress = {"files_scanned": 5, "files_added": 4, "files_skipped": 1, "files_errors": 0}
    server.answers[STATUS_PATH] = status(
        camera(state="running", job_id="job-9", started_at=2.0, progress=progress)
    )
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True, "timeout": 0.2})
    assert report["finished"] is False
    (one,) = report["runs"]
    assert (one["state"], one["files_added"], one["total_files_scanned"]) == ("running", 4, 5)
    assert one["files_updated"] is None
    assert one["finished_at"] is None


async def test_a_wait_goes_on_while_frigate_restarts_and_tells_an_interrupted_run(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    asked = asyncio.Event()

    def answer(_: object) -> dict[str, Any]:
        asked.set()
        return {"cameras": {"front_door": job("front_door")}}

    server.answers["POST /api/recordings/backfill"] = answer
    server.answers[STATUS_PATH] = status(camera(state="running", job_id="job-9"))
    waits = hass.async_create_task(
        call(hass, "backfill", {**ONE_CAMERA, "wait": True}, respond=False)
    )
    await asked.wait()
    coordinator = answered_entry.runtime_data
    del server.answers[STATUS_PATH]
    await coordinator.async_refresh()
    assert not coordinator.last_update_success
    server.answers[STATUS_PATH] = status()
    await coordinator.async_refresh()
    assert not waits.done()
    told = run(9, state="interrupted", message="Frigate stopped")
    server.answers[STATUS_PATH] = status(camera(recent_runs=[told]))
    await coordinator.async_refresh()
    with pytest.raises(HomeAssistantError, match="Frigate stopped") as error:
        await waits
    assert error.value.translation_key == "run_failed"


async def test_a_wait_goes_on_when_the_entry_is_set_up_anew(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "POLL_INTERVAL", timedelta(seconds=0.05))
    asked = asyncio.Event()

    def answer(_: object) -> dict[str, Any]:
        asked.set()
        return {"cameras": {"front_door": job("front_door")}}

    server.answers["POST /api/recordings/backfill"] = answer
    report = hass.async_create_task(call(hass, "backfill", {**ONE_CAMERA, "wait": True}))
    await asked.wait()
    server.answers[STATUS_PATH] = status(camera(recent_runs=[run(9)]))
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert (await report)["finished"] is True


async def test_a_camera_that_vanishes_is_waited_for_no_longer_than_the_timeout(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    server.answers[STATUS_PATH] = status(camera("other"))
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True, "timeout": "00:00:01"})
    assert report["runs"][0]["state"] == "queued"


async def test_a_job_is_cancelled(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers["POST /api/recordings/front_door/backfill/cancel"] = job(
        "front_door", state="cancelled"
    )
    report = await call(hass, "cancel", ONE_CAMERA)
    assert report["cancelled"] == 1
    assert report["runs"][0]["state"] == "cancelled"


UNDO = "/api/recordings/front_door/backfill/undo"


async def test_a_run_is_taken_back(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    with pytest.raises(HomeAssistantError, match="Restart Frigate") as error:
        await call(hass, "undo", ONE_CAMERA)
    assert error.value.translation_key == "restart_frigate"
    server.answers[STATUS_PATH] = status(capabilities=["undo"])
    await answered_entry.runtime_data.async_refresh()
    server.answers[UNDO] = job("front_door", dry_run=True)
    undone = run(9, kind="undo", undo_of="job-1", files_removed=4)
    server.answers[STATUS_PATH] = status(camera(recent_runs=[undone]), capabilities=["undo"])
    report = await call(hass, "undo", {**ONE_CAMERA, "job_id": "job-1", "dry_run": True, "wait": 1})
    assert server.body_of(UNDO) == {"job_id": "job-1", "dry_run": True}
    assert report["finished"] is True
    assert report["runs"][0]["state"] == "completed"


async def test_an_undo_that_is_refused_says_why(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = status(capabilities=["undo"])
    await answered_entry.runtime_data.async_refresh()
    server.answers[UNDO] = web.json_response(
        {"success": False, "message": "That run is too long ago."}, status=410
    )
    with pytest.raises(HomeAssistantError, match="too long ago"):
        await call(hass, "undo", ONE_CAMERA)


async def test_a_newer_field_is_sent_only_to_a_patch_that_knows_it(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    start = "/api/recordings/backfill"
    server.answers[start] = {"cameras": {"front_door": job("front_door")}}
    await call(hass, "backfill", ONE_CAMERA)
    plain = {"dry_run": False, "force": False, "skip_expired": True, "cameras": ["front_door"]}
    assert server.body_of(start) == plain
    newer = {
        "media": ["recordings", "reviews"],
        "copies": ["/config/old.db"],
        "remove_gone": True,
        "motion": False,
    }
    for field, value in newer.items():
        with pytest.raises(HomeAssistantError, match=f"{field}. Restart Frigate"):
            await call(hass, "backfill", {**ONE_CAMERA, field: value})
    with pytest.raises(HomeAssistantError, match=r"motion. Restart Frigate"):
        await call(hass, "backfill", {**ONE_CAMERA, "find_motion": True})
    server.answers[STATUS_PATH] = status(capabilities=list(newer))
    await answered_entry.runtime_data.async_refresh()
    await call(hass, "backfill", {**ONE_CAMERA, **newer})
    assert server.body_of(start) == plain | newer


# What is told


async def test_get_status_tells_what_is_missing_and_when_the_next_run_is(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR)
    await call(hass, "backfill", {**ONE_CAMERA, "dry_run": True, "wait": True})
    await call(hass, "set_schedule", {**ONE_CAMERA, "enabled": True, "interval_hours": 6})
    report = await call(hass, "get_status", {"device_id": instance_device(hass, entry)})
    told = {one["camera"]: one for one in report["cameras"]}
    assert told.keys() == {"front_door", "back_yard"}
    assert told["front_door"]["missing"]["files"] == 1
    assert told["front_door"]["state"] == "idle"
    assert told["front_door"]["last_dry_run"]["state"] == "completed"
    assert told["front_door"]["schedule"]["interval_hours"] == 6
    assert dt_util.parse_datetime(told["front_door"]["schedule"]["next_run_at"])
    assert told["back_yard"]["missing"] is None


async def test_get_results_lists_files_of_all_cameras_a_page_at_a_time(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR, 3 * HOUR, 4 * HOUR)
    frigate.record("back_yard", 2 * HOUR, 3 * HOUR)
    everything = {"cameras": ["front_door", "back_yard"]}
    await call(hass, "backfill", {**everything, "wait": True})
    whole = await call(hass, "get_results", everything)
    assert whole["total"] == 5
    assert [one["camera"] for one in whole["results"]] == ["front_door"] * 3 + ["back_yard"] * 2
    assert {one["status"] for one in whole["results"]} == {"added"}
    assert [one["total"] for one in whole["jobs"]] == [3, 2]
    pages = [
        await call(hass, "get_results", {**everything, "offset": offset, "limit": 2})
        for offset in (0, 2, 4, 6)
    ]
    assert [one for page in pages for one in page["results"]] == whole["results"]
    assert {page["total"] for page in pages} == {5}
    none = await call(hass, "get_results", {**everything, "status": "error"})
    assert none["total"] == 0


async def test_get_results_lists_an_older_run_by_its_job(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR)
    first = await call(hass, "backfill", {**ONE_CAMERA, "dry_run": True, "wait": True})
    await call(hass, "backfill", {**ONE_CAMERA, "wait": True})
    job_id = first["runs"][0]["job_id"]
    report = await call(hass, "get_results", {**ONE_CAMERA, "job_id": job_id})
    assert [one["status"] for one in report["results"]] == ["would_add"]
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "get_results", {**ONE_CAMERA, "job_id": "no-such-job"})
    assert error.value.translation_key == "refused"


async def test_set_schedule_changes_only_what_is_given(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    both = {"device_id": instance_device(hass, entry)}
    await call(hass, "set_schedule", {**both, "interval_hours": "12"}, respond=False)
    report = await call(hass, "set_schedule", {**both, "retention_days": 3, "enabled": "on"})
    assert len(report["schedules"]) == 2
    for one in report["schedules"]:
        assert (one["enabled"], one["interval_hours"], one["retention_days"]) == (True, 12, 3)
    await call(hass, "set_schedule", {**both, "enabled": False})
    assert not entry.runtime_data.data.cameras["front_door"].schedule.enabled


# Wrong calls


@pytest.mark.parametrize(
    ("action", "data", "key", "placeholders"),
    [
        ("backfill", {}, "no_camera_named", {}),
        ("backfill", {"config_entry_id": "x"}, "no_camera_named", {}),
        ("backfill", {"cameras": []}, "empty_list", {"field": "cameras"}),
        ("backfill", {"device_id": []}, "empty_list", {"field": "device_id"}),
        ("backfill", {"cameras": 3}, "invalid_names", {"field": "cameras", "value": "3"}),
        ("backfill", {"cameras": [" "]}, "invalid_names", {"field": "cameras"}),
        ("backfill", {"cameras": ["x"], "device_id": ["y"]}, "two_ways", {}),
        ("backfill", {"config_entry_id": "x", "device_id": ["y"]}, "two_ways", {}),
        ("backfill", {"device_id": "x"}, "unknown_device", {"field": "device_id", "device": "x"}),
        (
            "backfill",
            {"cameras": ["front_door", "gone"]},
            "unknown_camera",
            {"field": "cameras", "camera": "gone", "cameras": "front_door"},
        ),
        (
            "backfill",
            {**ONE_CAMERA, "config_entry_id": "x"},
            "unknown_entry",
            {"field": "config_entry_id"},
        ),
        ("backfill", {**ONE_CAMERA, "dry_runn": True}, "unknown_field", {"field": "dry_runn"}),
        ("backfill", {**ONE_CAMERA, "dry_run": "maybe"}, "invalid_flag", {"field": "dry_run"}),
        ("backfill", {**ONE_CAMERA, "start_time": "noon"}, "invalid_moment", {"value": "noon"}),
        (
            "backfill",
            {**ONE_CAMERA, "end_time": "9" * 500},
            "invalid_moment",
            {"field": "end_time"},
        ),
        ("backfill", {**ONE_CAMERA, "start_time": math.inf}, "invalid_moment", {}),
        ("backfill", {**ONE_CAMERA, "start_time": True}, "invalid_moment", {}),
        ("backfill", {**ONE_CAMERA, "last": "long"}, "invalid_duration", {"field": "last"}),
        ("backfill", {**ONE_CAMERA, "last": {"hours": 0}}, "invalid_duration", {}),
        ("backfill", {**ONE_CAMERA, "timeout": -1}, "invalid_duration", {"field": "timeout"}),
        ("backfill", {**ONE_CAMERA, "timeout": 1e300}, "invalid_duration", {"field": "timeout"}),
        ("backfill", {**ONE_CAMERA, "directory_path": 7}, "invalid_text", {"value": "7"}),
        ("backfill", {**ONE_CAMERA, "last": 60, "start_time": 1}, "last_and_range", {}),
        ("backfill", {**ONE_CAMERA, "media": []}, "invalid_choice", {"field": "media"}),
        ("backfill", {**ONE_CAMERA, "media": "films"}, "invalid_choice", {"value": "films"}),
        ("backfill", {**ONE_CAMERA, "copies": "perhaps"}, "invalid_copies", {"field": "copies"}),
        ("backfill", {**ONE_CAMERA, "copies": [7]}, "invalid_copies", {"field": "copies"}),
        (
            "backfill",
            {**ONE_CAMERA, "start_time": "2026-01-02 00:00:00", "end_time": "2026-01-01 00:00:00"},
            "start_after_end",
            {"field": "start_time"},
        ),
        ("get_results", {**ONE_CAMERA, "limit": 1001}, "invalid_whole_number", {"maximum": "1000"}),
        ("get_results", {**ONE_CAMERA, "limit": 1.5}, "invalid_whole_number", {"field": "limit"}),
        ("get_results", {**ONE_CAMERA, "status": "lost"}, "invalid_choice", {"field": "status"}),
        ("set_schedule", ONE_CAMERA, "nothing_to_change", {}),
        (
            "set_schedule",
            {**ONE_CAMERA, "interval_hours": 0.1},
            "invalid_number",
            {"minimum": "0.25", "maximum": "8760"},
        ),
        ("set_schedule", {**ONE_CAMERA, "retention_days": "x"}, "invalid_number", {}),
    ],
)
async def test_a_wrong_call_is_told_by_field(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
    key: str,
    placeholders: dict[str, str],
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, action, data)
    assert error.value.translation_key == key
    assert (error.value.translation_placeholders or {}).items() >= placeholders.items()
    # A sentence of ours in the user's words, not a bare key.
    assert len(str(error.value)) > 20
    assert len(str(error.value)) < 400
    assert not re.search(r"\{\w+\}", str(error.value))


async def test_a_field_that_is_left_empty_is_as_good_as_left_out(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    empty = dict.fromkeys(("start_time", "end_time", "last", "directory_path", "device_id"), "")
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    await call(hass, "backfill", {**ONE_CAMERA, **empty, "timeout": None})
    assert server.bodies[-2 if server.bodies[-1] is None else -1]["cameras"] == ["front_door"]


async def test_one_run_is_asked_for_at_one_camera(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "get_results", {"cameras": ["front_door", "back_yard"], "job_id": "1"})
    assert error.value.translation_key == "job_of_several"


async def test_a_device_of_another_integration_is_refused(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    other = MockConfigEntry(domain="frigate")
    other.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("frigate", "x")}, name="Front Door"
    )
    with pytest.raises(ServiceValidationError, match="Front Door") as error:
        await call(hass, "cancel", {"device_id": device.id})
    assert error.value.translation_key == "foreign_device"


async def test_a_frigate_without_cameras_is_said_to_have_none(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    server.answers[STATUS_PATH] = {**status(), "cameras": {}}
    await answered_entry.runtime_data.async_refresh()
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "get_status", {"device_id": instance_device(hass, answered_entry)})
    assert error.value.translation_key == "no_cameras"


async def test_an_entry_that_is_not_loaded_is_told(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    del server.answers[STATUS_PATH]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    for data in (ONE_CAMERA, {"device_id": instance_device(hass, answered_entry)}):
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "backfill", data)
        assert error.value.translation_key == "entry_not_loaded"


async def test_without_an_entry_it_says_to_add_one(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    await hass.config_entries.async_remove(answered_entry.entry_id)
    for action in ACTIONS:
        data = {**ONE_CAMERA, "enabled": True} if action == "set_schedule" else ONE_CAMERA
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, action, data)
        assert error.value.translation_key == "no_entry"


async def test_with_two_frigates_a_name_that_only_one_has_is_enough(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer
) -> None:
    async with serve() as second:
        second.answers[STATUS_PATH] = status(camera("garage"), instance_id="second")
        other = await set_up(hass, entry_for(second.url, "second"))
        report = await call(hass, "get_status", {"cameras": ["garage", "front_door"]})
        assert [one["config_entry_id"] for one in report["cameras"]] == [
            other.entry_id,
            answered_entry.entry_id,
        ]
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "get_status", {"cameras": ["shed"]})
        assert error.value.translation_key == "unknown_camera"
        assert "front_door, garage" in str(error.value)
        # It may be a camera of the one that is away.
        del second.answers[STATUS_PATH]
        await hass.config_entries.async_reload(other.entry_id)
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "get_status", {"cameras": ["garage"]})
        assert error.value.translation_key == "entry_not_loaded"
        assert await call(hass, "get_status", ONE_CAMERA)
        await hass.config_entries.async_remove(other.entry_id)


async def test_with_two_frigates_a_name_that_both_have_needs_its_entry(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    async with serve() as second:
        second.answers[STATUS_PATH] = status(instance_id="second")
        other = await set_up(hass, entry_for(second.url, "second"))
        with pytest.raises(ServiceValidationError) as error:
            await call(hass, "get_status", ONE_CAMERA)
        assert error.value.translation_key == "which_frigate"
        assert other.entry_id in str(error.value)
        report = await call(
            hass, "get_status", {**ONE_CAMERA, "config_entry_id": answered_entry.entry_id}
        )
        assert report["cameras"][0]["config_entry_id"] == answered_entry.entry_id
        await hass.config_entries.async_remove(other.entry_id)


@pytest.mark.parametrize("action", ACTIONS)
async def test_frigate_gone_is_told(
    hass: HomeAssistant, answered_entry: MockConfigEntry, server: AnswerServer, action: str
) -> None:
    server.answers[STATUS_PATH] = status(capabilities=["undo"])
    await answered_entry.runtime_data.async_refresh()
    server.answers.clear()
    data = {**ONE_CAMERA, "enabled": True} if action == "set_schedule" else ONE_CAMERA
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, action, data)
    assert error.value.translation_key == "not_frigate"


# Who may


async def test_only_admins_and_automations_may_change(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_admin_user: MockUser,
    hass_read_only_user: MockUser,
) -> None:
    server.answers["POST /api/recordings/backfill"] = {"cameras": {"front_door": job("front_door")}}
    for action in ("backfill", "undo", "cancel", "set_schedule"):
        with pytest.raises(Unauthorized):
            await call(hass, action, ONE_CAMERA, context=Context(user_id=hass_read_only_user.id))
        with pytest.raises(UnknownUser):
            await call(hass, action, ONE_CAMERA, context=Context(user_id="deleted"))
    assert server.paths("POST") == []
    await call(hass, "backfill", ONE_CAMERA, context=Context(user_id=hass_admin_user.id))
    await call(hass, "backfill", ONE_CAMERA, context=Context())
    assert len(server.paths("POST")) == 2


async def test_who_may_read_a_cameras_entities_may_ask_for_its_status(
    hass: HomeAssistant, answered_entry: MockConfigEntry, hass_read_only_user: MockUser
) -> None:
    report = await call(
        hass, "get_status", ONE_CAMERA, context=Context(user_id=hass_read_only_user.id)
    )
    assert len(report["cameras"]) == 1

    stranger = MockUser().add_to_hass(hass)
    stranger.mock_policy({})
    with pytest.raises(Unauthorized):
        await call(hass, "get_status", ONE_CAMERA, context=Context(user_id=stranger.id))

    registry = er.async_get(hass)
    one = er.async_entries_for_config_entry(registry, answered_entry.entry_id)
    device = camera_devices(hass, answered_entry)["front_door"]
    readable = next(entity for entity in one if entity.device_id == device)
    stranger.mock_policy({"entities": {"entity_ids": {readable.entity_id: {"read": True}}}})
    assert await call(hass, "get_status", ONE_CAMERA, context=Context(user_id=stranger.id))


# How they are offered


async def test_home_assistant_describes_every_action_with_its_fields_and_response(
    hass: HomeAssistant, answered_entry: MockConfigEntry
) -> None:
    described = (await async_get_all_descriptions(hass))[DOMAIN]
    assert described.keys() == set(ACTIONS)
    for name, action in described.items():
        assert action["response"] == {"optional": name not in ("get_status", "get_results")}
        assert action["fields"]["device_id"]["selector"]["device"]["multiple"] is True
        assert "cameras" in action["fields"]["by_name"]["fields"]


@pytest.mark.parametrize(("name", "takes"), [(one[0], one[2]) for one in _ACTIONS])
async def test_what_is_offered_is_what_is_taken(
    hass: HomeAssistant, answered_entry: MockConfigEntry, name: str, takes: Fields
) -> None:
    action = (await async_get_all_descriptions(hass))[DOMAIN][name]
    offered: dict[str, Any] = {}
    for key, value in action["fields"].items():
        offered |= value.get("fields", {key: value})
    assert offered.keys() == takes.fields.keys()
    for field, described in offered.items():
        taken = takes.fields[field]
        if "default" in described:
            assert described["default"] == taken.default, field
        elif isinstance(taken.default, bool):
            assert taken.default is False, field
        if "number" in described["selector"]:
            number = described["selector"]["number"]
            limits = {"minimum": f"{number['min']:g}", "maximum": f"{number['max']:g}"}
            assert {key: f"{float(value):g}" for key, value in taken.placeholders.items()} == limits
        if "select" in described["selector"]:
            options = described["selector"]["select"]["options"]
            assert taken.placeholders == {"choices": ", ".join(options)}
