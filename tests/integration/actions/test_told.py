"""Actions that tell: status, results, the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homeassistant.exceptions import (
    HomeAssistantError,
)
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .calls import HOUR, ONE_CAMERA, call, instance_device

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from ..conftest import Frigate

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
