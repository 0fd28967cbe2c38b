"""What stands between the client and Frigate: certificates, TLS or none, proxies that redirect."""

from __future__ import annotations

from ssl import TLSVersion
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web

from custom_components.frigate_backfill.client.client import FrigateBackfillClient
from custom_components.frigate_backfill.client.clip import Clip
from custom_components.frigate_backfill.client.errors import (
    CannotConnectError,
    FrigateBackfillError,
    Problem,
)

from ..answers import STATUS_PATH
from .certificates import HERE, Authority

if TYPE_CHECKING:
    from pathlib import Path

    from ..answers import AnswerServer


async def test_tls_where_there_is_none_is_told(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    url = server.url.replace("http:", "https:")
    with pytest.raises(CannotConnectError) as error:
        await FrigateBackfillClient(session, url).status()
    assert error.value.problem is Problem.TLS_FAILED


@pytest.mark.parametrize(
    ("host", "begins", "ends", "problem"),
    [
        (HERE, -1, 1, None),
        ("frigate.example", -1, 1, Problem.CERTIFICATE_MISMATCH),
        (HERE, -3, -1, Problem.CERTIFICATE_EXPIRED),
        (HERE, 1, 3, Problem.CERTIFICATE_EXPIRED),
    ],
)
async def test_what_is_wrong_with_a_certificate_is_told(
    tmp_path: Path, socket_enabled: None, host: str, begins: int, ends: int, problem: Problem | None
) -> None:
    authority = Authority(tmp_path)
    connector = aiohttp.TCPConnector(ssl=authority.trusting)
    with authority.serving(host, begins, ends) as url:
        async with aiohttp.ClientSession(connector=connector) as session:
            client = FrigateBackfillClient(session, url)
            if problem is None:
                assert (await client.status()).version == "1.0.0"
                return
            with pytest.raises(CannotConnectError) as error:
                await client.status()
    assert error.value.problem is problem


async def test_a_server_that_ends_the_handshake_is_not_taken_for_one_without_tls(
    tmp_path: Path, socket_enabled: None
) -> None:
    authority = Authority(tmp_path)
    old = authority.trusting
    old.maximum_version = TLSVersion.TLSv1_2
    connector = aiohttp.TCPConnector(ssl=old)
    with authority.serving(HERE, lowest=TLSVersion.TLSv1_3) as url:
        async with aiohttp.ClientSession(connector=connector) as session:
            with pytest.raises(CannotConnectError) as error:
                await FrigateBackfillClient(session, url).status()
    assert error.value.problem is Problem.CANNOT_CONNECT


async def test_a_certificate_of_nobody_that_is_trusted_is_told(
    tmp_path: Path, socket_enabled: None, session: aiohttp.ClientSession
) -> None:
    with Authority(tmp_path).serving(HERE) as url, pytest.raises(CannotConnectError) as error:
        await FrigateBackfillClient(session, url).status()
    assert error.value.problem is Problem.CERTIFICATE_REFUSED


@pytest.mark.parametrize(
    "page",
    [
        "<center>The plain HTTP request was sent to HTTPS port</center>",
        "Client sent an HTTP request to an HTTPS server.\n",
        "You're speaking plain HTTP to an SSL-enabled server port.<br />",
    ],
)
async def test_a_port_that_wants_tls_is_told(
    server: AnswerServer, session: aiohttp.ClientSession, page: str
) -> None:
    server.answers[STATUS_PATH] = web.Response(status=400, text=page, content_type="text/html")
    with pytest.raises(CannotConnectError) as error:
        await FrigateBackfillClient(session, server.url).status()
    assert error.value.problem is Problem.TLS_REQUIRED


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_told_without_what_it_asks_with(
    server: AnswerServer, session: aiohttp.ClientSession, status: int
) -> None:
    location = "https://me:secret@sso.example/login?rd=http%3A%2F%2Ffrigate&state=9f3c#top"
    moved = web.Response(status=status, headers={"Location": location})
    file = "recordings/2026-11-20/13/front_door/00.00.mp4"
    server.answers |= {STATUS_PATH: moved, f"/{file}": moved}
    client = FrigateBackfillClient(session, server.url)
    clip = Clip.of_file(f"/media/frigate/{file}", "front_door")
    assert clip is not None
    for asked in (client.status(), client.open_recording("front_door", clip)):
        with pytest.raises(FrigateBackfillError) as error:
            await asked
        assert error.value.problem is Problem.REDIRECTED
        assert error.value.placeholders["location"] == "https://sso.example/login"


async def test_of_a_redirect_to_a_long_path_its_beginning_is_told(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    location = "https://sso.example/" + "token/" * 1000
    server.answers[STATUS_PATH] = web.Response(status=302, headers={"Location": location})
    with pytest.raises(FrigateBackfillError) as error:
        await FrigateBackfillClient(session, server.url).status()
    assert error.value.placeholders["location"] == location[:1000]
