"""What the card asks of a Frigate with the patch."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..actions.calls import HOUR, job
from ..answers import STATUS_PATH, AnswerServer, status
from .cards import CAMERA, THEN, Card, file, recorded

if TYPE_CHECKING:
    from ..conftest import Frigate

HOURLY = "/api/recordings/front_door/backfill/hour"


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
    wish = {"start_time": time.time() - 4 * HOUR, "skip_expired": False, "copies": False}
    ended = await run_to_its_end(card, entry, **wish, end_time=None, dry_run=True)
    assert (ended["files_added"], ended["dry_run"]) == (1, True)
    # What it was asked for comes with it, for the card to ask the same of another run.
    told = {name: value for name, value in ended["request"].items() if value is not None}
    assert told == wish
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

    notice = {"key": "disk_silent", "values": {"folder": "/media", "seconds": 30}}

    def recordings(request: Any) -> dict[str, Any]:
        hour = float(request.query["start_time"])
        if hour != THEN:
            return {"recordings": [recorded(hour, "recorded")]}
        return {
            "recordings": [
                recorded(THEN, "recorded", file_path="/mnt/second/front_door/00.00.mp4"),
                recorded(THEN + 10, "missing", file_path="/mnt/old/front_door/00.10.mp4"),
                recorded(THEN + 20, "backfilled", stream_type="sub", has_motion=True),
                recorded(THEN + 24.6, "recorded", file_path=file(THEN + 25)),
                recorded(THEN + 25, "missing", file_path=file(THEN + 25, "front_door@sub")),
                recorded(THEN + 26, "missing", file_path=file(THEN + 26, "back_yard@sub")),
                recorded(THEN + 30, "missing", reason="past_retention"),
                recorded(
                    THEN + 40, "error", reason="truncated", message="Cut short", notice=notice
                ),
                recorded(
                    THEN + 50,
                    "error",
                    reason="invalid_path",
                    start_time=None,
                    file_path=file(THEN).replace("00.00", "00.99x"),
                ),
            ]
        }

    server.answers[HOURLY] = recordings
    between = {"after": THEN + 5, "before": THEN + 3600 + 60}
    listed = (await card.result("recordings", **CAMERA, **between))["recordings"]
    found = [(each["start_time"], each["kind"], each["clip"]) for each in listed]
    second = int(THEN)
    assert found == [
        (THEN + 10, "missing", None),
        (THEN + 20, "backfilled", f"{second + 20}"),
        # A recording need not start in the second that its file is named after.
        (THEN + 24.6, "recorded", f"{second + 25}"),
        (THEN + 25, "missing", f"{second + 25}@sub"),
        (THEN + 26, "missing", None),
        (THEN + 30, "missing", f"{second + 30}"),
        (THEN + 40, "error", f"{second + 40}"),
        (None, "error", None),
        (THEN + 3600, "recorded", f"{second + 3600}"),
    ]
    for each in listed:
        assert bool(each["url"]) is (each["clip"] is not None)
        assert f"/{each['clip']}?" in (each["url"] or "/None?")
    assert (listed[6]["message"], listed[6]["notice"]) == ("Cut short", notice)
    assert listed[1]["notice"] is None
    assert listed[1]["size_mb"] == 2.5
    told = [(each["stream_type"], each["has_motion"]) for each in listed[:2]]
    assert told == [("main", False), ("sub", True)], "an older patch tells neither"


async def test_a_job_of_the_card_is_cancelled(
    answered_entry: MockConfigEntry, server: AnswerServer, card: Card
) -> None:
    server.answers["POST /api/recordings/front_door/backfill/cancel"] = job(
        "front_door", state="cancelled"
    )
    fields = {**CAMERA, "entry_id": answered_entry.entry_id}
    assert (await card.result("cancel", **fields))["job"]["state"] == "cancelled"
