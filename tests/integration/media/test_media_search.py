"""The media browser's search, where Home Assistant has one: cameras, days and hours are found."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.media_source import MediaSource

from ..answers import STATUS_PATH, camera, status
from ..dashboard.cards import recorded
from .browsing import DAY, HOUR, ROOT, THEN, Browser, Library

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from ..answers import AnswerServer

HAS_SEARCH = hasattr(MediaSource, "async_search_media")
"""Whether this Home Assistant can search media sources."""


if HAS_SEARCH:

    @pytest.fixture
    async def two_cameras(
        hass: HomeAssistant, server: AnswerServer, library: Library, freezer: Any
    ) -> Library:
        """A camera with a past, and one without."""
        server.answers[STATUS_PATH] = status(
            camera("front_door"), camera("back_yard", friendly_name="Garten"), capabilities=["hour"]
        )
        [entry] = hass.config_entries.async_entries("frigate_backfill")
        await entry.runtime_data.async_refresh()
        await hass.async_block_till_done()
        Library(server, "back_yard")
        freezer.move_to(datetime.fromtimestamp(THEN + 4 * HOUR, UTC))
        library.has(THEN, missing_files=2)
        library.has(THEN + HOUR)
        library.has(THEN - DAY, backfilled_seconds=20.0)
        library.recordings = [recorded(THEN + 5, "recorded"), recorded(THEN + 20, "missing")]
        return library

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("garten", ["Garten"]),
            ("door", ["Front Door"]),
            ("back_yard", ["Garten"]),
            ("2026-11-20", ["Front Door · 2026-11-20 · missing: 2"]),
            ("front MISSING", ["Front Door · 2026-11-20 · missing: 2"]),
            ("backfilled", ["Front Door · 2026-11-19 · backfilled"]),
            ("15:00", ["Front Door · 2026-11-20 15:00"]),
            ("11-20 14:00", ["Front Door · 2026-11-20 14:00 · missing: 2"]),
            ("garten missing", []),
            ("nothing like it", []),
            ("  ", []),
        ],
    )
    async def test_a_search_finds_cameras_days_and_hours(
        two_cameras: Library, browser: Browser, query: str, found: list[str]
    ) -> None:
        assert await browser.find(ROOT, query) == found

    async def test_a_search_within_a_place_finds_what_lies_in_it(
        two_cameras: Library, browser: Browser, answered_entry: MockConfigEntry
    ) -> None:
        start = f"{ROOT}/{answered_entry.entry_id}"
        assert await browser.find(f"{start}/back_yard", "2026") == []
        assert len(await browser.find(f"{start}/front_door", "2026")) == 2
        day = f"{start}/front_door/2026-11-20"
        assert await browser.find(day, "missing") == ["14:00 · missing: 2"]
        hour = f"{day}/{int(THEN)}"
        assert await browser.find(hour, "missing") == ["14:00:20 · missing"]
        only = {"media_filter_classes": ["video"]}
        assert await browser.find(hour, "14:00", **only) == [
            "14:00:05",
            "14:00:20 · missing",
        ]
        assert await browser.find(day, "missing", **only) == []
        assert (await browser.browse(day))["can_search"] is True

    async def test_a_frigate_that_cannot_tell_hides_nothing_that_another_tells(
        two_cameras: Library, browser: Browser, server: AnswerServer
    ) -> None:
        del server.answers["/api/recordings/back_yard/backfill/coverage"]
        assert await browser.find(ROOT, "15:00") == ["Front Door · 2026-11-20 15:00"]
        assert not (await browser.ask("search_media", ROOT, search_query="garten 15:00"))["success"]
