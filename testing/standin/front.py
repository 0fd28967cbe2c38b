"""Frigate's nginx, as far as it shows: both ports, login by sub-request, the 5-second cache, files.

What it does follows docker/main/rootfs/usr/local/nginx/conf of each release. The internal port
calls itself 5000 and the external one 8971, whatever ports they really have here.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiohttp import web
from front_cache import ResponseCache, Stored
from front_files import listing_or_file, web_page
from front_login import RefusedError, User, authenticate, refuse
from front_tls import self_signed

INTERNAL, EXTERNAL = 5000, 8971
LISTED = json.loads(Path(__file__).parents[1].joinpath("versions.json").read_text("utf-8"))
RELEASES = {one["name"]: tuple(one["release"]) for one in LISTED["frigate"]}

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"}
IMAGES = re.compile(r"/api/.*\.(jpg|jpeg|png|webp|gif)$", re.IGNORECASE)


@dataclass(frozen=True)
class Settings:
    release: tuple[int, int]
    api_port_file: Path
    media: Path
    web: Path | None
    base_path: str


class Front:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache = ResponseCache()
        self.session: aiohttp.ClientSession
        self.external_url = ""

    async def start(self, application: web.Application) -> None:
        self.session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=None, sock_read=360),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def close(self, application: web.Application) -> None:
        await self.session.close()

    def api(self, path: str) -> str:
        """Frigate's own address, which is another after a restart that got another port."""
        port = int(self.settings.api_port_file.read_text())
        return f"http://127.0.0.1:{port}{path}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        base = self.settings.base_path
        if base and path.startswith(f"{base}/"):
            return await self.below_base_path(request)
        try:
            if path == "/auth" or path.startswith("/auth/"):
                return refuse(404)  # `internal`: only for nginx's own sub-requests
            if path.startswith("/api/"):
                return await self.handle_api(request)
            if path.startswith(("/recordings/", "/clips/", "/exports/")):
                user = await self.caller(request)
                return listing_or_file(self.settings.media, path, user.headers)
        except RefusedError as refused:
            return refused.response
        except (aiohttp.ClientError, FileNotFoundError, ValueError):
            return refuse(502)
        except TimeoutError:
            return refuse(504)
        return web_page(self.settings.web, path, request.headers.get("X-Ingress-Path", ""))

    async def below_base_path(self, request: web.Request) -> web.StreamResponse:
        """FRIGATE_BASE_PATH, by nginx/templates/base_path.gotmpl: on to the port with login."""
        base = self.settings.base_path
        url = aiohttp.client.URL(
            self.external_url + request.raw_path.removeprefix(base), encoded=True
        )
        headers = {
            name: value
            for name, value in request.headers.items()
            if name.lower() not in HOP_BY_HOP | {"x-ingress-path"}
        }
        async with self.session.request(
            request.method,
            url,
            headers={**headers, "X-Ingress-Path": base},
            data=await request.read() or None,
            allow_redirects=False,
            ssl=False,
        ) as answer:
            response = web.Response(status=answer.status, body=await answer.read())
            for name, value in answer.headers.items():
                if name.lower() not in HOP_BY_HOP | {"content-length", "date", "server"}:
                    response.headers.add(name, value)
            return response

    async def handle_api(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        open_since = {
            "/api/login": (0, 15),
            "/api/auth/first_time_login": (0, 17),
            "/api/logout": (0, 18),
        }
        if path in open_since and self.settings.release >= open_since[path]:
            return await self.proxy(request, "", {})
        user = await self.caller(request)
        cached = not (
            IMAGES.search(path) or path.startswith(("/api/vod/", "/api/stats", "/api/version"))
        )
        if not cached:
            return await self.proxy(request, "", user.identity, user.headers)
        key = self.cache_key(request, user)
        no_store = {**user.headers, "Cache-Control": "no-store"}
        if request.method not in {"GET", "HEAD"}:
            return await self.proxy(request, "", user.identity, no_store)
        return await self.proxy(request, key, user.identity, no_store)

    def cache_key(self, request: web.Request, user: User) -> str:
        """Until 0.16 nginx's default key, the address alone: one user's answer is another's."""
        key = f"{request.scheme}|{request.path_qs}"
        if self.settings.release < (0, 17):
            return key
        identity = user.identity
        return "|".join(
            [
                key,
                *(
                    identity.get(name, "")
                    for name in ("Remote-Role", "Remote-Groups", "Remote-User")
                ),
            ]
        )

    async def caller(self, request: web.Request) -> User:
        return await authenticate(request, self.session, self.api("/auth"), self.settings.release)

    async def proxy(
        self,
        request: web.Request,
        cache_key: str,
        identity: Mapping[str, str],
        added: Mapping[str, str] | None = None,
    ) -> web.StreamResponse:
        added = added or {}
        if not cache_key:
            return await self.forward(request, identity, added)
        async with self.cache.turn(cache_key):
            stored = self.cache.get(cache_key, request.headers)
            if stored is not None:
                return stored.response({**added, "X-Cache-Status": "HIT"})
            added = {**added, "X-Cache-Status": "MISS"}
            return await self.forward(request, identity, added, cache_key)

    async def forward(
        self,
        request: web.Request,
        identity: Mapping[str, str],
        added: Mapping[str, str],
        cache_key: str = "",
    ) -> web.StreamResponse:
        headers = _passed_on(request, identity)
        body = await request.read()  # nginx passes a request on once it has all of it
        url = self.api(request.raw_path.removeprefix("/api"))
        method = "GET" if cache_key else request.method  # proxy_cache_convert_head
        async with self.session.request(
            method,
            aiohttp.client.URL(url, encoded=True),
            headers=headers,
            data=body or None,
            allow_redirects=False,
        ) as answer:
            kept = [
                (name, value)
                for name, value in answer.headers.items()
                if name.lower() not in HOP_BY_HOP | {"content-length", "date", "server"}
            ]
            if cache_key and self.cache.may_keep(request.headers, answer):
                stored = Stored(answer.status, kept, await answer.read())
                self.cache.put(cache_key, stored)
                return stored.response(added)
            response = web.StreamResponse(status=answer.status)
            response.headers.extend(kept)
            if answer.status < 400:  # add_header without `always`
                response.headers.extend(added)
            if answer.content_length is not None:
                response.content_length = answer.content_length
            await response.prepare(request)
            async for chunk in answer.content.iter_any():
                await response.write(chunk)
            await response.write_eof()
            return response


def _passed_on(request: web.Request, identity: Mapping[str, str]) -> dict[str, str]:
    """The headers of a request on its way to the API, with who the user is."""
    headers = {
        name: value
        for name, value in request.headers.items()
        if name.lower() not in HOP_BY_HOP | {name.lower() for name in identity}
    }
    headers.update({name: value for name, value in identity.items() if value})
    forwarded = request.headers.get("X-Forwarded-For")
    headers["X-Forwarded-For"] = (
        f"{forwarded}, {request.remote}" if forwarded else str(request.remote)
    )
    headers["X-Forwarded-Proto"] = request.scheme
    headers["X-Real-IP"] = str(request.remote)
    return headers


def application(front: Front, server_port: int, *, starts: bool) -> web.Application:
    body_limit = 2**20 if front.settings.release < (0, 16) else 20 * 2**20
    app = web.Application(client_max_size=body_limit)
    app["server_port"] = server_port
    app.router.add_route("*", "/{path:.*}", front.handle)
    if starts:
        app.on_startup.append(front.start)
        app.on_cleanup.append(front.close)
    return app


async def serve(arguments: argparse.Namespace) -> None:
    front = Front(
        Settings(
            release=RELEASES[arguments.version],
            api_port_file=arguments.api_port_file,
            media=arguments.media,
            web=arguments.web,
            base_path=arguments.base_path,
        )
    )
    tls = self_signed(arguments.ports_file.parent) if arguments.tls else None
    ports = []
    runners = []
    for server_port, asked, context in (
        (INTERNAL, arguments.internal_port, None),
        (EXTERNAL, arguments.external_port, tls),
    ):
        # handler_cancellation: nginx drops Frigate's connection when the caller leaves.
        runner = web.AppRunner(
            application(front, server_port, starts=server_port == INTERNAL),
            handler_cancellation=True,
            access_log=None,
        )
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", asked, ssl_context=context, shutdown_timeout=1)
        await site.start()
        runners.append(runner)
        ports.append(runner.addresses[0][1])
    front.external_url = f"{'https' if tls else 'http'}://127.0.0.1:{ports[1]}"
    partial = arguments.ports_file.with_suffix(".partial")
    partial.write_text(" ".join(map(str, ports)))
    partial.replace(arguments.ports_file)

    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
    for runner in reversed(runners):
        await runner.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--version", choices=RELEASES, default="0.17.2")
    parser.add_argument(
        "--api-port-file", type=Path, required=True, help="where Frigate wrote its port"
    )
    parser.add_argument("--ports-file", type=Path, required=True, help="where to write both ports")
    parser.add_argument("--media", type=Path, required=True, help="Frigate's /media/frigate")
    parser.add_argument("--web", type=Path, help="Frigate's built web pages, /opt/frigate/web")
    parser.add_argument("--base-path", default="", help="FRIGATE_BASE_PATH, such as /frigate")
    parser.add_argument(
        "--internal-port", type=int, default=0, help="no login, always admin (5000)"
    )
    parser.add_argument("--external-port", type=int, default=0, help="login (8971)")
    parser.add_argument("--tls", action="store_true", help="the external port speaks HTTPS")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
