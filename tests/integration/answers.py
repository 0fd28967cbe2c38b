"""Answers as the patch gives them, and a server that gives any answer."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable

INTEGRATION = Path(__file__).parents[2] / "custom_components" / "frigate_backfill"
INSTANCE_ID = "6f1e2d3c-0000-4000-8000-000000000001"
STATUS_PATH = "/api/recordings/backfill/status"


def modules() -> list[Path]:
    """The files of the integration's own code; the patch has its own tests."""
    return sorted(path for path in INTEGRATION.rglob("*.py") if "frigate_patch" not in path.parts)


def run(run_number: int = 1, **changes: Any) -> dict[str, Any]:
    """A finished run."""
    return {
        "run_number": run_number,
        "job_id": f"job-{run_number}",
        "state": "completed",
        "dry_run": False,
        "started_at": 1_700_000_000.0 + run_number,
        "finished_at": 1_700_000_001.5 + run_number,
        "total_files_scanned": 10,
        "files_added": 3,
        "files_updated": 0,
        "files_skipped": 6,
        "files_errors": 1,
        "files_past_retention": 0,
        "processing_time_seconds": 1.5,
        "message": "Backfill completed",
        "trigger": "api",
        "warnings": [],
        **changes,
    }


def camera(name: str = "front_door", **changes: Any) -> dict[str, Any]:
    """The status of a camera that never ran."""
    return {
        "camera_name": name,
        "friendly_name": None,
        "enabled": True,
        "retention_days": 7.0,
        "state": "idle",
        "job_id": None,
        "kind": None,
        "dry_run": None,
        "queued_at": None,
        "started_at": None,
        "progress": None,
        "last_run": None,
        "last_dry_run": None,
        "recent_runs": [],
        "missing": None,
        "totals": {
            "runs": 0,
            "files_added": 0,
            "files_updated": 0,
            "files_skipped": 0,
            "files_errors": 0,
        },
        "schedule": {
            "enabled": False,
            "interval_hours": 24,
            "retention_days": 7,
            "next_run_at": None,
            "last_run_at": None,
        },
        **changes,
    }


def missing(files: int, **changes: Any) -> dict[str, Any]:
    """Recordings that are on disk and not in the database."""
    return {
        "files": files,
        "seconds": 10.0 * files,
        "bytes": 1_000_000 * files,
        "past_retention": 0,
        "errors": 0,
        "as_of": 1_700_000_000.0,
        **changes,
    }


def status(*cameras: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The status of a whole instance."""
    return {
        "version": "1.0.0",
        "api_level": 1,
        "instance_id": INSTANCE_ID,
        "frigate_version": "0.17.2",
        "sync_recordings": False,
        "rescue_active": True,
        "cameras": {one["camera_name"]: one for one in cameras or (camera(),)},
        **changes,
    }


type Answer = web.StreamResponse | dict[str, Any] | list[Any] | str | bytes
type Handler = Callable[[web.Request], Any]


class AnswerServer:
    """Answers each path with what a test says: JSON, text, a response, or what a function makes."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Handler] = {}
        self.requests: list[web.Request] = []
        self.bodies: list[Any] = []
        self.url = ""

    def paths(self, method: str = "GET") -> list[str]:
        """The paths that were asked for."""
        return [request.path for request in self.requests if request.method == method]

    def body_of(self, path: str) -> Any:
        """The JSON that the last request to a path brought."""
        return next(
            body
            for request, body in zip(reversed(self.requests), reversed(self.bodies), strict=True)
            if request.path == path
        )

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        self.bodies.append(await request.json() if request.can_read_body else None)
        answer = self.answers.get(f"{request.method} {request.path}")
        if answer is None:
            answer = self.answers.get(
                request.path, web.json_response({"detail": "Not Found"}, status=404)
            )
        if isinstance(answer, web.Response):
            # A response can be sent once, so each request gets its own.
            headers = answer.headers.copy()
            return web.Response(status=answer.status, headers=headers, body=answer.body)
        if callable(answer):
            answer = answer(request)
            if asyncio.iscoroutine(answer):
                answer = await answer
        match answer:
            case web.StreamResponse():
                return answer
            case dict() | list():
                return web.json_response(answer)
            case bytes():
                return web.Response(body=answer, content_type="application/json")
            case _:
                return web.Response(text=str(answer))


def cut_off(begin: bytes) -> Handler:
    """An answer that was to be longer than `begin`, and whose connection ends there."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "5000"})
        await response.prepare(request)
        await response.write(begin)
        assert request.transport is not None
        request.transport.close()
        return response

    return answer


@asynccontextmanager
async def serve(ssl_context: ssl.SSLContext | None = None) -> AsyncIterator[AnswerServer]:
    """Serve on a free port of this machine."""
    server = AnswerServer()
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=ssl_context)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"{'https' if ssl_context else 'http'}://{host}:{port}"
    try:
        yield server
    finally:
        await runner.cleanup()


CATALOGUE = {
    "path": "/media/frigate/frigate_backfill/6f1e",
    "days": 30,
    "bytes": 1_000_000,
    "saved_at": 1_700_000_000.0,
    "error": None,
}
NO_PATCH = {"/api/version": "0.17.2-abcdef0"}
"""Answers of a Frigate without the patch."""
PROXY_PAGE = web.Response(
    text="<html><title>502 Bad Gateway</title></html>", status=502, content_type="text/html"
)
FORBIDDEN_PAGE = web.Response(
    text="<html><head><title>403 Forbidden</title></head></html>",
    status=403,
    content_type="text/html",
)
