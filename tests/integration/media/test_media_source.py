"""The media browser: every recording is found and plays, for whoever may see its camera."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from ..conftest import SAMPLE
from ..dashboard.cards import recorded
from .browsing import DAY, HOUR, ROOT, THEN, Browser, Library

if TYPE_CHECKING:
    from pytest_homeassistant_custom_component.typing import (
        ClientSessionGenerator,
    )

    from ..conftest import Frigate


async def test_one_walks_from_frigate_to_a_recording_that_plays(
    frigate: Frigate,
    entry: MockConfigEntry,
    hass: HomeAssistant,
    browser: Browser,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    start = int(time.time() - 2 * HOUR) // HOUR * HOUR + 60
    frigate.record("front_door", time.time() - start)
    look = {"cameras": ["front_door"], "dry_run": True, "wait": True}
    await hass.services.async_call("frigate_backfill", "backfill", look, blocking=True)
    local = datetime.fromtimestamp(start).astimezone(_zone(hass))
    hour = await browser.walk(
        "Front Door", f"{local:%Y-%m-%d} · missing: 1", f"{local:%H:00} · missing: 1"
    )
    [recording] = hour["children"]
    assert recording["title"].startswith(f"{local:%H:%M:%S}")
    assert recording["title"].endswith(" · missing")
    assert (recording["can_play"], recording["can_expand"]) == (True, False)
    answer = await browser.ask("resolve_media", recording["media_content_id"])
    assert answer["result"]["mime_type"] == "video/mp4"
    # As a browser, or a television, asks for it.
    client = await hass_client_no_auth()
    film = await client.get(answer["result"]["url"])
    assert await film.read() == SAMPLE.read_bytes()
    # Once it is brought back it is called so.
    look["dry_run"] = False
    await hass.services.async_call("frigate_backfill", "backfill", look, blocking=True)
    hour = await browser.walk(
        "Front Door", f"{local:%Y-%m-%d} · backfilled", f"{local:%H:00} · backfilled"
    )
    assert hour["children"][0]["title"].endswith(" · backfilled")


def _zone(hass: HomeAssistant) -> Any:
    from homeassistant.util import dt as dt_util

    return dt_util.get_time_zone(hass.config.time_zone)


async def test_an_hour_lists_what_plays_and_counts_the_rest(
    library: Library, browser: Browser, answered_entry: MockConfigEntry
) -> None:
    library.recordings = [
        recorded(THEN + 5, "recorded"),
        recorded(THEN + 20, "backfilled"),
        recorded(THEN + 25, "recorded", stream_type="sub"),
        recorded(THEN + 40, "missing", end_time=None),
        recorded(THEN + 50, "missing", file_path="/media/nas/other.mp4"),
        recorded(THEN + 55, "error", reason="truncated"),
        recorded(THEN + HOUR, "recorded"),
    ]
    place = f"{ROOT}/{answered_entry.entry_id}/front_door/2026-11-20/{int(THEN)}"
    hour = await browser.browse(place)
    assert hour["title"] == "Front Door · 2026-11-20 · 14:00"
    assert [each["title"] for each in hour["children"]] == [
        "14:00:05",
        "14:00:20 · backfilled",
        "14:00:25 · sub stream",
        "14:00:40 · missing",
    ]
    assert hour["not_shown"] == 2
    assert hour["children_media_class"] == "video"


async def test_a_day_has_the_hours_that_start_on_it_in_home_assistants_time_zone(
    hass: HomeAssistant, library: Library, browser: Browser, answered_entry: MockConfigEntry
) -> None:
    camera_id = f"{ROOT}/{answered_entry.entry_id}/front_door"
    day = f"{camera_id}/2026-10-25"
    # The day has 25 hours there: 2:00 comes twice.
    midnight = datetime(2026, 10, 24, 22, tzinfo=UTC).timestamp()
    for index in range(-1, 26):
        library.has(midnight + index * HOUR)
    shelf = await browser.browse(day)
    assert shelf["title"] == "Front Door · 2026-10-25"
    assert len(shelf["children"]) == 25
    titles = [each["title"] for each in shelf["children"]]
    assert titles[:5] == ["00:00", "01:00", "02:00", "02:00 (second time)", "03:00"]
    second = await browser.browse(shelf["children"][3]["media_content_id"])
    assert second["title"] == "Front Door · 2026-10-25 · 02:00 (second time)"
    # Where hours do not begin with those of UTC.
    await hass.config.async_set_time_zone("Asia/Kolkata")
    titles = [each["title"] for each in (await browser.browse(day))["children"]]
    assert titles[0] == "02:30"


async def test_days_come_in_pages_and_end_where_nothing_is(
    library: Library, browser: Browser, freezer: Any
) -> None:
    freezer.move_to(datetime.fromtimestamp(THEN + 4 * HOUR, UTC))
    for days in (0, 30, 31, 200):
        library.has(THEN - days * DAY, missing_files=days)
    page = await browser.walk("Front Door")
    assert page["title"] == "Front Door"
    assert [each["title"] for each in page["children"]] == [
        "2026-11-20",
        "2026-10-21 · missing: 30",
        "Older",
    ]
    # Once the clocks were set back.
    assert [before - after for after, before in library.asked] == [31 * DAY + HOUR]
    page = await browser.walk("Front Door", "Older")
    assert [each["title"] for each in page["children"]] == ["2026-10-20 · missing: 31", "Older"]
    page = await browser.walk("Front Door", "Older", "Older")
    assert [each["title"] for each in page["children"]] == ["2026-05-04 · missing: 200", "Older"]
    library.asked.clear()
    page = await browser.browse(page["children"][-1]["media_content_id"])
    assert page["children"] == []
    assert len(library.asked) == 12
