"""Frigate's login as a made-up server answers it, and the users of the stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import answers

if TYPE_CHECKING:
    from ..answers import AnswerServer

ADMIN = ("admin", "admin-password")


def login(server: AnswerServer, *logins: answers.web.Response) -> None:
    """Answer Frigate's login: the probe without a user, then each of these."""
    waiting = list(logins)

    async def answer(request: answers.web.Request) -> answers.web.Response:
        if await request.json():
            return waiting.pop(0)
        return answers.web.json_response({"detail": [{"loc": ["body", "user"]}]}, status=422)

    server.answers["/api/login"] = answer
