"""The media browser: every recording is found and plays, for whoever may see its camera."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from homeassistant.components.media_source import MediaSource
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.frigate_backfill.media.place import Place, parse_place

from ..answers import STATUS_PATH, AnswerServer, camera, status
from ..conftest import SAMPLE, entry_for, set_up
from ..dashboard.cards import Card, card_of, entity_of, recorded

if TYPE_CHECKING:
    from aiohttp import web
    from pytest_homeassistant_custom_component.typing import (
        ClientSessionGenerator,
        WebSocketGenerator,
    )

    from ..conftest import Frigate

ROOT = "media-source://frigate_backfill"
HAS_SEARCH = hasattr(MediaSource, "async_search_media")
"""Whether this Home Assistant can search media sources."""
HOUR = 3600
DAY = 24 * HOUR
# 2026-11-20, 14:00 in Berlin.
THEN = datetime(2026, 11, 20, 13, tzinfo=UTC).timestamp()


@pytest.fixture(autouse=True)
async def _media_source(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "media_source", {})
    await hass.config.async_set_time_zone("Europe/Berlin")


class Browser:
    """Whoever looks: the media browser's own commands."""

    def __init__(self, card: Card) -> None:
        self.client = card.client

    async def ask(self, command: str, place: str, **fields: Any) -> Any:
        message = {"type": f"media_source/{command}", "media_content_id": place, **fields}
        await self.client.send_json_auto_id(message)
        return await self.client.receive_json()

    async def browse(self, place: str = ROOT) -> Any:
        answer = await self.ask("browse_media", place)
        assert answer["success"], answer
        return answer["result"]

    async def titles(self, place: str = ROOT) -> dict[str, str]:
        """What lies in a place: title and media id."""
        shelf = await self.browse(place)
        return {each["title"]: each["media_content_id"] for each in shelf["children"]}

    async def walk(self, *titles: str) -> Any:
        """Open one after the other; the last one's shelf."""
        shelf = await self.browse()
        for title in titles:
            found = {each["title"]: each["media_content_id"] for each in shelf["children"]}
            shelf = await self.browse(found[title])
        return shelf

    async def find(self, place: str, query: str, **fields: Any) -> list[str]:
        answer = await self.ask("search_media", place, search_query=query, **fields)
        assert answer["success"], answer
        return [each["title"] for each in answer["result"]["result"]]

    async def error(self, place: str, command: str = "browse_media") -> str:
        answer = await self.ask(command, place)
        assert not answer["success"], answer
        return str(answer["error"]["message"])


@pytest.fixture
async def browser(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Browser:
    """An administrator's."""
    return Browser(Card(await hass_ws_client(hass)))


class Library:
    """What Frigate answers of a camera's hours, and what it was asked."""

    def __init__(self, server: AnswerServer, name: str = "front_door") -> None:
        self.hours: dict[float, dict[str, Any]] = {}
        self.recordings: list[dict[str, Any]] = []
        self.asked: list[tuple[float, float]] = []
        server.answers[f"/api/recordings/{name}/backfill/coverage"] = self._coverage
        server.answers[f"/api/recordings/{name}/backfill/hour"] = self._hour

    def has(self, start: float, **changes: Any) -> None:
        nothing = {"backfilled_seconds": 0.0, "missing_files": 0, "error_files": 0}
        self.hours[start] = {
            "start_time": start,
            "recorded_seconds": 3600.0,
            **nothing,
            **changes,
        }

    def _coverage(self, request: web.Request) -> Any:
        after, before = (float(request.query[name]) for name in ("after", "before"))
        self.asked.append((after, before))
        empty = {
            start: {
                "start_time": start,
                "recorded_seconds": 0.0,
                "backfilled_seconds": 0.0,
                "missing_files": 0,
                "error_files": 0,
            }
            for start in range(int(after), int(before), HOUR)
        }
        here = {start: hour for start, hour in self.hours.items() if after <= start < before}
        return {"buckets": list({**empty, **here}.values())}

    def _hour(self, request: web.Request) -> Any:
        start = float(request.query["start_time"])
        return {
            "recordings": [
                each for each in self.recordings if start <= each["start_time"] < start + HOUR
            ]
        }


@pytest.fixture
async def library(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry
) -> Library:
    """Of a camera whose Frigate has all that the patch can do."""
    server.answers[STATUS_PATH] = status(camera(), capabilities=["hour"])
    await answered_entry.runtime_data.async_refresh()
    return Library(server)


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
        recorded(THEN + 40, "missing", end_time=None),
        recorded(THEN + 50, "missing", file_path="/media/nas/other.mp4"),
        recorded(THEN + 55, "error", reason="truncated"),
        recorded(THEN + HOUR, "recorded"),
    ]
    place = f"{ROOT}/{answered_entry.entry_id}/front_door/2026-11-20/{int(THEN)}"
    hour = await browser.browse(place)
    assert hour["title"] == "14:00"
    assert [each["title"] for each in hour["children"]] == [
        "14:00:05",
        "14:00:20 · backfilled",
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
    assert len((await browser.browse(day))["children"]) == 25
    titles = [each["title"] for each in (await browser.browse(day))["children"]]
    assert titles[:5] == ["00:00", "01:00", "02:00", "02:00", "03:00"]
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


async def test_several_frigates_are_listed_before_their_cameras(
    hass: HomeAssistant, library: Library, browser: Browser, frigate: Frigate
) -> None:
    other = await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))
    root = await browser.titles()
    assert other.title in root
    assert len(root) == 2
    shelf = await browser.browse(root[other.title])
    assert shelf["title"] == other.title
    assert {each["title"] for each in shelf["children"]} >= {"Front Door"}
    await hass.config_entries.async_unload(other.entry_id)
    assert "is not available" in await browser.error(root[other.title])


async def test_each_sees_the_cameras_that_they_may_see(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    server.answers[STATUS_PATH] = status(camera("front_door"), camera("back_yard"))
    await answered_entry.runtime_data.async_refresh()
    await hass.async_block_till_done()
    readable = {entity_of(hass, answered_entry, "back_yard"): {"read": True}}
    policy = {"entities": {"entity_ids": readable}}
    browser = Browser(await card_of(hass, hass_ws_client, policy))
    assert list(await browser.titles()) == ["Back Yard"]
    start = f"{ROOT}/{answered_entry.entry_id}"
    recording = f"2026-11-20/{int(THEN)}/{int(THEN)}"
    for place in (f"{start}/front_door", f"{start}/front_door/2026-11-20", f"{start}/nobody"):
        assert "Not found" in await browser.error(place)
    assert "Not found" in await browser.error(f"{start}/front_door/{recording}", "resolve_media")
    answer = await browser.ask("resolve_media", f"{start}/back_yard/{recording}")
    path = urlsplit(answer["result"]["url"])
    assert path.path.endswith(f"/clip/back_yard/{int(THEN)}")
    stranger = Browser(await card_of(hass, hass_ws_client, {}))
    assert await stranger.titles() == {}
    assert "Not found" in await stranger.error(start)
    assert not server.paths("POST")


async def test_an_automation_plays_a_recording_and_a_request_of_a_stranger_does_not(
    hass: HomeAssistant, answered_entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    from homeassistant.components.media_source import async_resolve_media
    from homeassistant.helpers.http import HomeAssistantView

    place = f"{ROOT}/{answered_entry.entry_id}/front_door/2026-11-20/{int(THEN)}/{int(THEN)}"
    played = await async_resolve_media(hass, place, "media_player.tv")
    assert played.url.startswith("/api/frigate_backfill/")

    class Player(HomeAssistantView):
        """Resolves for whoever sent the request, as a service call by HTTP does."""

        url = "/api/test_player"
        name = "api:test_player"

        async def get(self, request: web.Request) -> Any:
            try:
                found = await async_resolve_media(hass, place, "media_player.tv")
            except Exception as error:  # noqa: BLE001 - its text is what is looked at
                return self.json({"error": str(error)})
            return self.json({"url": found.url})

    hass.http.register_view(Player)
    client = await hass_client()
    assert "url" in await (await client.get(Player.url)).json()
    user = MockUser().add_to_hass(hass)
    user.mock_policy({})
    refresh = await hass.auth.async_create_refresh_token(user, "http://127.0.0.1/")
    client = await hass_client(hass.auth.async_create_access_token(refresh))
    assert "Not found" in (await (await client.get(Player.url)).json())["error"]


@pytest.mark.parametrize(
    "wrong",
    [
        "{entry}/front_door/2026-13-01",
        "{entry}/front_door/2026-11-20/5",
        "{entry}/front_door/2026-11-20/x",
        "{entry}/front_door/until/tomorrow",
        "{entry}/front_door/2026-11-20/0/" + "9" * 5000,
        "{entry}/front_door/2026-11-20/0/0/0",
        "{entry}/front_door/2026-11-20/0/0",
        "{entry}/front_door/1969-01-01",
        "{entry}/no_such",
        "no_such_entry",
        "no_such_entry/front_door",
    ],
    ids=lambda wrong: wrong[:40],
)
async def test_a_place_that_is_none_is_not_found(
    answered_entry: MockConfigEntry, browser: Browser, wrong: str
) -> None:
    place = f"{ROOT}/{wrong.format(entry=answered_entry.entry_id)}"
    assert "Not found" in await browser.error(place)


@pytest.mark.parametrize(
    "place", ["", "/{entry}", "/{entry}/front_door", "/{entry}/front_door/2026-11-20"]
)
async def test_only_a_recording_plays(
    answered_entry: MockConfigEntry, browser: Browser, place: str
) -> None:
    wanted = ROOT + place.format(entry=answered_entry.entry_id)
    assert "Not found" in await browser.error(wanted, "resolve_media")


async def test_what_goes_wrong_is_told_in_the_browser(
    hass: HomeAssistant, server: AnswerServer, answered_entry: MockConfigEntry, browser: Browser
) -> None:
    camera_id = f"{ROOT}/{answered_entry.entry_id}/front_door"
    # A patch that is too old to list an hour.
    assert "Restart Frigate" in await browser.error(f"{camera_id}/2026-11-20/{int(THEN)}")
    # One that does not answer.
    assert await browser.error(camera_id)
    del server.answers[STATUS_PATH]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert "is not available" in await browser.error(ROOT)
    assert "is not available" in await browser.error(camera_id)


def test_every_place_is_what_its_identifier_names() -> None:
    for identifier in (
        "",
        "entry",
        "entry/front_door",
        "entry/front_door/until/2026-10-20",
        "entry/front_door/2026-11-20",
        "entry/front_door/2026-11-20/1795179600",
        "entry/front_door/2026-11-20/1795179600/1795179605",
    ):
        assert parse_place(identifier).identifier == identifier
    assert parse_place("") == Place()


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
