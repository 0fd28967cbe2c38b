"""The client's login: made once, renewed when refused, and never sent where it should not go."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from custom_components.frigate_backfill.client import transport
from custom_components.frigate_backfill.client.client import FrigateBackfillClient
from custom_components.frigate_backfill.client.errors import (
    AuthError,
    CannotConnectError,
    FrigateBackfillError,
    Problem,
)

from .. import answers
from ..answers import STATUS_PATH
from .logins import ADMIN, login

if TYPE_CHECKING:
    from ..answers import AnswerServer
    from ..conftest import Frigate
VIEWER = ("viewer", "viewer-password")


async def test_one_login_serves_many_requests_at_once(
    frigate: Frigate, session: aiohttp.ClientSession
) -> None:
    client = FrigateBackfillClient(session, frigate.url_external, *ADMIN)
    statuses = await asyncio.gather(*(client.status() for _ in range(5)))
    assert {status.instance_id for status in statuses} == {frigate.instance_id}
    assert not list(session.cookie_jar)


async def test_logins_that_do_not_serve_are_told_apart(
    frigate: Frigate, bare_frigate: Frigate, session: aiohttp.ClientSession
) -> None:
    url = frigate.url_external
    for client, problem in (
        (FrigateBackfillClient(session, url), Problem.LOGIN_REQUIRED),
        (FrigateBackfillClient(session, url, "admin", "wrong"), Problem.INVALID_AUTH),
        (FrigateBackfillClient(session, url, "nobody", "x"), Problem.INVALID_AUTH),
        (FrigateBackfillClient(session, url, *VIEWER), Problem.NOT_ADMIN),
        (FrigateBackfillClient(session, bare_frigate.url_external, *ADMIN), Problem.PATCH_MISSING),
    ):
        with pytest.raises(FrigateBackfillError) as error:
            await client.status()
        assert error.value.problem is problem


def with_token(token: str) -> answers.web.Response:
    response = answers.web.Response()
    response.set_cookie("some_name", "no-token")
    response.set_cookie("frigate_token", token)
    return response


async def test_a_refused_token_is_renewed_once_and_no_more(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    client = FrigateBackfillClient(session, server.url, *ADMIN)

    def wants(token: str) -> Any:
        def answer(request: answers.web.Request) -> Any:
            if request.headers.get("Authorization") == f"Bearer {token}":
                return answers.status()
            return answers.web.Response(status=401)

        return answer

    server.answers[STATUS_PATH] = wants("a.a.a")
    login(server, with_token("a.a.a"), with_token("b.b.b"), with_token("c.c.c"))
    await client.status()
    await client.status()
    assert server.paths("POST") == ["/api/login"] * 2
    server.answers[STATUS_PATH] = wants("b.b.b")
    await client.status()
    assert server.paths("POST") == ["/api/login"] * 4
    server.answers[STATUS_PATH] = wants("never")
    with pytest.raises(AuthError):
        await client.status()
    assert server.paths("POST") == ["/api/login"] * 6


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (answers.web.Response(status=429), Problem.NOT_READY),
        (answers.web.Response(status=500), Problem.NOT_READY),
        (answers.web.Response(), Problem.NOT_FRIGATE),
        (answers.web.Response(status=401), Problem.INVALID_AUTH),
    ],
)
async def test_a_login_that_does_not_answer_as_it_should_is_an_error(
    server: AnswerServer, session: aiohttp.ClientSession, answer: Any, problem: Problem
) -> None:
    server.answers[STATUS_PATH] = answers.web.Response(status=401)
    login(server, answer)
    with pytest.raises(FrigateBackfillError) as error:
        await FrigateBackfillClient(session, server.url, *ADMIN).status()
    assert error.value.problem is problem


async def test_a_refused_password_is_not_sent_with_every_poll(
    server: AnswerServer, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers[STATUS_PATH] = answers.web.Response(status=401)
    login(server, answers.web.Response(status=401), answers.web.Response(status=401))
    client = FrigateBackfillClient(session, server.url, *ADMIN)
    for _ in range(5):
        with pytest.raises(AuthError):
            await client.status()
    sent = [body for body in server.bodies if body and body.get("password")]
    assert len(sent) == 1
    monkeypatch.setattr(transport.time, "monotonic", lambda: 1e9)
    with pytest.raises(AuthError):
        await client.status()
    assert len([body for body in server.bodies if body and body.get("password")]) == 2


@pytest.mark.parametrize("busy", [answers.PROXY_PAGE, answers.web.Response(status=429)])
async def test_a_login_behind_a_frigate_that_starts_or_is_busy_is_no_other_servers(
    server: AnswerServer, session: aiohttp.ClientSession, busy: Any
) -> None:
    server.answers[STATUS_PATH] = answers.web.Response(status=401)
    server.answers["/api/login"] = busy
    with pytest.raises(CannotConnectError):
        await FrigateBackfillClient(session, server.url, *ADMIN).status()


@pytest.mark.parametrize(
    ("answer", "login", "problem"),
    [
        (answers.FORBIDDEN_PAGE, (), Problem.FORBIDDEN),
        (answers.FORBIDDEN_PAGE, ADMIN, Problem.FORBIDDEN),
        (answers.web.json_response({"detail": "no"}, status=403), ADMIN, Problem.NOT_ADMIN),
        (
            answers.web.json_response({"success": False, "message": "no"}, status=403),
            (),
            Problem.NOT_ADMIN,
        ),
    ],
)
async def test_a_refusal_of_a_proxy_is_not_taken_for_frigates(
    server: AnswerServer,
    session: aiohttp.ClientSession,
    answer: Any,
    login: tuple[str, ...],
    problem: Problem,
) -> None:
    server.answers[STATUS_PATH] = answer
    with pytest.raises(FrigateBackfillError) as error:
        await FrigateBackfillClient(session, server.url, *login).status()
    assert error.value.problem is problem


async def test_a_login_follows_no_redirect(
    server: AnswerServer, session: aiohttp.ClientSession
) -> None:
    async with answers.serve() as stranger:
        server.answers[STATUS_PATH] = answers.web.Response(status=401)
        moved = {"Location": stranger.url + "/api/login"}
        login(server, answers.web.Response(status=307, headers=moved))
        with pytest.raises(FrigateBackfillError):
            await FrigateBackfillClient(session, server.url, *ADMIN).status()
        assert stranger.requests == []
