"""Who sees and plays what in the media browser, and what a wrong place or a failure says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.frigate_backfill.media.place import Place, parse_place

from ..answers import STATUS_PATH, AnswerServer, camera, status
from ..conftest import entry_for, set_up
from ..dashboard.cards import card_of, entity_of
from .browsing import ROOT, THEN, Browser, Library

if TYPE_CHECKING:
    from aiohttp import web
    from pytest_homeassistant_custom_component.typing import (
        ClientSessionGenerator,
        WebSocketGenerator,
    )

    from ..conftest import Frigate


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


async def test_who_is_no_administrator_is_told_whom_to_ask(
    hass: HomeAssistant,
    server: AnswerServer,
    answered_entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    readable = {entity_of(hass, answered_entry, "front_door"): {"read": True}}
    policy = {"entities": {"entity_ids": readable}}
    browser = Browser(await card_of(hass, hass_ws_client, policy))
    camera_id = f"{ROOT}/{answered_entry.entry_id}/front_door"

    async def error(place: str, command: str = "browse_media") -> None:
        said = await browser.error(place, command)
        assert said.startswith("The recordings cannot be shown right now. Try again later.")
        assert "ask an administrator" in said

    await error(f"{camera_id}/2026-11-20/{int(THEN)}")
    await error(camera_id)
    del server.answers[STATUS_PATH]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    await error(ROOT)
    await error(f"{camera_id}/2026-11-20/{int(THEN)}/{int(THEN)}", "resolve_media")
    assert "Not found" in await browser.error(f"{ROOT}/no_such_entry")


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
