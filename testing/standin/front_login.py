"""The sub-request by which nginx learns who is calling, and what it says to who may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from aiohttp import web

# proxy_trusted_headers.conf: what an authenticating proxy in front may say about the user.
TRUSTED = ("x-proxy-secret", "remote-user", "remote-groups", "remote-email", "remote-name")
TRUSTED_PREFIXES = ("x-forwarded-", "x-auth-request-", "x-authentik-")


@dataclass(frozen=True)
class User:
    """What the sub-request said: headers for Frigate, and headers for the caller."""

    identity: Mapping[str, str]
    headers: Mapping[str, str]


class RefusedError(Exception):
    def __init__(self, response: web.Response) -> None:
        super().__init__(response.status)
        self.response = response


def refuse(status: int) -> web.Response:
    """Nginx's own error page."""
    title = f"{status} {web.Response(status=status).reason}"
    page = f"<html>\r\n<head><title>{title}</title></head>\r\n<body>{title}</body>\r\n</html>\r\n"
    return web.Response(status=status, text=page, content_type="text/html")


async def authenticate(
    request: web.Request,
    session: aiohttp.ClientSession,
    auth: str,
    release: tuple[int, int],
) -> User:
    """Ask Frigate's `auth` who is calling, as nginx's auth_request does before anything else."""
    headers = {
        "X-Original-Method": request.method,
        "X-Original-URL": f"{request.scheme}://{request.host}{request.path_qs}",
        "X-Server-Port": str(request.app["server_port"]),
        "X-CSRF-TOKEN": "1",
    }
    for name, value in request.headers.items():
        low = name.lower()
        if low in {"authorization", "cookie", *TRUSTED} or low.startswith(TRUSTED_PREFIXES):
            headers[name] = value
    async with session.get(auth, headers=headers) as answer:
        if answer.status in {401, 403}:
            raise RefusedError(refuse(answer.status))
        if not 200 <= answer.status < 300:
            raise RefusedError(refuse(500))
        copied = ["Remote-User", "Remote-Groups", "Remote-Email", "Remote-Name"]
        if release >= (0, 16):
            copied.append("Remote-Role")
        # An empty header is not sent on, and takes the place of the client's own.
        identity = {name: answer.headers.get(name, "") for name in copied}
        cookie = answer.headers.get("Set-Cookie")
        return User(identity, {"Set-Cookie": cookie} if cookie else {})
