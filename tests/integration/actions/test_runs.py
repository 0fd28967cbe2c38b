"""Actions that run something: what comes back, and what is answered."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.frigate_backfill.devices import camera_devices

from .calls import HOUR, ONE_CAMERA, call, instance_device

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from ..conftest import Frigate

DAY = 86400.0


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


async def test_what_a_run_brought_back_besides_recordings_is_answered_by_kind(
    hass: HomeAssistant, frigate: Frigate, entry: MockConfigEntry
) -> None:
    frigate.record("front_door", 2 * HOUR)
    thumbs = frigate.media / "clips" / "review"
    thumbs.mkdir(parents=True, exist_ok=True)
    seen = time.time() - 2 * HOUR + 1
    thumb = thumbs / f"thumb-front_door-{seen}-abc123.webp"
    thumb.write_bytes(b"RIFF\x1a\x00\x00\x00WEBPVP8L" + bytes(20))
    os.utime(thumb, (seen, seen))
    report = await call(hass, "backfill", {**ONE_CAMERA, "wait": True})
    (one,) = report["runs"]
    assert one["media"]["reviews"]["added"] == 1
    assert one["files_added"] == 1
    assert "1 recording and 1 review item" in one["message"]


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
    assert dt_util.now().utcoffset() != timedelta(0)

    def clock(hours_ago: float) -> str:
        # In UTC, as hours of local time are more or fewer on the day of a clock change.
        moment = dt_util.utcnow() - timedelta(hours=hours_ago)
        return dt_util.as_local(moment).strftime("%Y-%m-%d %H:%M:%S")

    picked = {"start_time": clock(6), "end_time": clock(3)}
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
