"""The clip view: a recording reaches the browser in ranges, Frigate's login does not."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientError, web
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.frigate_backfill.client.clip import Clip
from custom_components.frigate_backfill.dashboard.clips import async_clip_url

from .. import answers
from ..actions.calls import HOUR
from ..answers import STATUS_PATH, AnswerServer
from ..conftest import SAMPLE, entry_for, set_up
from ..flows import ADMIN
from .cards import CAMERA, Card, entity_of

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import (
        ClientSessionGenerator,
        WebSocketGenerator,
    )

    from ..conftest import Frigate

THEN = 1_700_001_607
FILE = time.strftime("/recordings/%Y-%m-%d/%H/front_door/%M.%S.mp4", time.gmtime(THEN))


def path(entry: MockConfigEntry, start: float = THEN, camera: str = "front_door") -> str:
    return f"/api/frigate_backfill/{entry.entry_id}/clip/{camera}/{int(start)}"


@pytest.fixture(params=["internal", "external"])
async def either_port(
    request: pytest.FixtureRequest, hass: HomeAssistant, frigate: Frigate
) -> MockConfigEntry:
    """An entry for the port without login, and one for the port with it."""
    if request.param == "internal":
        return await set_up(hass, entry_for(frigate.url_internal, frigate.instance_id))
    return await set_up(hass, entry_for(frigate.url_external, frigate.instance_id, **ADMIN))


async def test_a_recording_that_frigates_database_does_not_know_plays(
    frigate: Frigate, either_port: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    start = int(time.time() - 2 * HOUR)
    frigate.record("front_door", time.time() - start)
    client = await hass_client()
    answer = await client.get(path(either_port, start))
    assert answer.status == 200
    assert answer.content_type == "video/mp4"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert await answer.read() == SAMPLE.read_bytes()
    # Nothing of the login, or of where Frigate is.
    assert "Set-Cookie" not in answer.headers
    assert "Location" not in answer.headers


async def test_a_recording_of_the_second_stream_plays(
    frigate: Frigate,
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    (main,) = frigate.record("front_door", 2 * HOUR)
    (sub,) = frigate.record("front_door@sub", 2 * HOUR)
    sub.write_bytes(b"smaller")
    for file, end in ((main, ""), (sub, "@sub")):
        clip = Clip.of_file(str(file), "front_door")
        assert clip is not None
        assert str(clip).endswith(end)
        client = await hass_client()
        plain = f"{path(entry, clip.second)}{end}"
        assert await (await client.get(plain)).read() == file.read_bytes()
        signed = async_clip_url(hass, entry, "front_door", clip)
        client = await hass_client_no_auth()
        assert await (await client.get(signed)).read() == file.read_bytes()


async def test_a_range_is_answered_with_that_range(
    frigate: Frigate, either_port: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    start = int(time.time() - 2 * HOUR)
    frigate.record("front_door", time.time() - start)
    whole = SAMPLE.read_bytes()
    client = await hass_client()
    for asked, expected in (("bytes=0-99", whole[:100]), ("bytes=500-", whole[500:])):
        answer = await client.get(path(either_port, start), headers={"Range": asked})
        assert answer.status == 206
        assert await answer.read() == expected
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
    beyond = await client.get(path(either_port, start), headers={"Range": "bytes=99999999-"})
    assert beyond.status == 416


async def test_the_address_that_the_card_gets_needs_no_header(
    hass: HomeAssistant,
    frigate: Frigate,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    frigate.record("front_door", 2 * HOUR)
    await hass.services.async_call(
        "frigate_backfill", "backfill", {**CAMERA_NAMES, "wait": True}, blocking=True
    )
    now = time.time()
    card = Card(await hass_ws_client(hass))
    listed = await card.result(
        "recordings", **CAMERA, after=now - 2.5 * HOUR, before=now - 1.5 * HOUR
    )
    url = listed["recordings"][0]["url"]
    client = await hass_client_no_auth()
    assert await (await client.get(url)).read() == SAMPLE.read_bytes()
    assert (await client.get(url.split("?")[0])).status == 401
    # A signature is for one recording only.
    other = url.replace("/clip/front_door/", "/clip/back_yard/")
    assert (await client.get(other)).status == 401


CAMERA_NAMES = {"cameras": ["front_door"]}


@pytest.mark.parametrize(
    "wrong",
    ["99999999999", "-5", "1.5", "x", str(10**30), "9" * 5000, "²", "0", f"{THEN}@sub", f"{THEN}@"],
    ids=lambda wrong: ascii(wrong[:40]),
)
async def test_a_time_at_which_nothing_starts_is_not_found(
    answered_entry: MockConfigEntry, hass_client: ClientSessionGenerator, wrong: str
) -> None:
    client = await hass_client()
    answer = await client.get(path(answered_entry).replace(str(THEN), wrong))
    assert answer.status == 404


async def test_only_cameras_of_frigate_are_asked_for(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_client: ClientSessionGenerator,
) -> None:
    client = await hass_client()
    before = len(server.requests)
    for camera in ("no_such", "%2e%2e", "front_door%2f..%2fback_yard"):
        # Home Assistant itself turns a way up in a path down, with 400.
        assert (await client.get(path(answered_entry, camera=camera))).status in (400, 404)
    assert (
        await client.get(path(answered_entry).replace(answered_entry.entry_id, "x"))
    ).status == 404
    other = MockConfigEntry(domain="frigate")
    other.add_to_hass(hass)
    assert (await client.get(path(other))).status == 404
    assert len(server.requests) == before


async def test_who_may_not_read_the_camera_may_not_watch_it(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_client: ClientSessionGenerator,
) -> None:
    server.answers[FILE] = web.Response(body=b"film", content_type="video/mp4")
    user = MockUser().add_to_hass(hass)
    user.mock_policy({})
    refresh = await hass.auth.async_create_refresh_token(user, "http://127.0.0.1/")
    client = await hass_client(hass.auth.async_create_access_token(refresh))
    assert (await client.get(path(answered_entry))).status == 403
    assert FILE not in server.paths()
    readable = {entity_of(hass, answered_entry): {"read": True}}
    user.mock_policy({"entities": {"entity_ids": readable}})
    answer = await client.get(path(answered_entry))
    assert await answer.read() == b"film"


async def test_a_recording_that_is_gone_is_not_found(
    answered_entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    client = await hass_client()
    assert (await client.get(path(answered_entry))).status == 404


@pytest.mark.parametrize(("theirs", "ours"), [(502, 504), (403, 502)])
async def test_frigates_own_troubles_are_not_the_browsers(
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_client: ClientSessionGenerator,
    theirs: int,
    ours: int,
) -> None:
    server.answers[FILE] = web.Response(status=theirs)
    client = await hass_client()
    assert (await client.get(path(answered_entry))).status == ours


async def test_an_entry_that_is_not_loaded_has_no_clips_now(
    hass: HomeAssistant,
    answered_entry: MockConfigEntry,
    server: AnswerServer,
    hass_client: ClientSessionGenerator,
) -> None:
    client = await hass_client()
    del server.answers[STATUS_PATH]
    await hass.config_entries.async_reload(answered_entry.entry_id)
    assert (await client.get(path(answered_entry))).status == 503


async def test_a_recording_is_streamed_while_it_comes(
    answered_entry: MockConfigEntry, server: AnswerServer, hass_client: ClientSessionGenerator
) -> None:
    rest = asyncio.Event()

    async def slowly(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "8"})
        await response.prepare(request)
        await response.write(b"head")
        await rest.wait()
        await response.write(b"tail")
        return response

    server.answers[FILE] = slowly
    client = await hass_client()
    answer = await client.get(path(answered_entry))
    assert await answer.content.readexactly(4) == b"head"
    rest.set()
    assert await answer.content.readexactly(4) == b"tail"


async def test_a_recording_that_breaks_off_is_not_passed_on_as_whole(
    answered_entry: MockConfigEntry, server: AnswerServer, hass_client: ClientSessionGenerator
) -> None:
    server.answers[FILE] = answers.cut_off(b"head")
    client = await hass_client()
    answer = await client.get(path(answered_entry))
    with pytest.raises(ClientError):
        await answer.read()


async def test_a_player_that_leaves_ends_the_transfer(
    answered_entry: MockConfigEntry, server: AnswerServer, hass_client: ClientSessionGenerator
) -> None:
    left = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(bytes(2**16))
        finally:
            left.set()

    server.answers[FILE] = endless
    client = await hass_client()
    answer: Any = await client.get(path(answered_entry))
    await answer.content.readexactly(10)
    answer.close()
    await asyncio.wait_for(left.wait(), 10)
