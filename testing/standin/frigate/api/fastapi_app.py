"""The FastAPI app, with the arguments that each release gives its maker."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from playhouse.sqliteq import SqliteQueueDatabase
from slowapi import _rate_limit_exceeded_handler
from slowapi.errors import RateLimitExceeded
from slowapi.middleware import SlowAPIMiddleware
from starlette_context import middleware, plugins

from frigate._standin import RELEASE
from frigate.api import app as main_app
from frigate.api import auth, export, media, preview, review
from frigate.api import session as _session  # noqa: F401 - adds its routes to auth's router
from frigate.api.auth import _require_admin_by_default, get_jwt_secret, limiter, signing_key
from frigate.config import FrigateConfig

logger = logging.getLogger(__name__)


def check_csrf(request: Request) -> bool:
    """A browser's request that changes something must carry the header a form cannot send."""
    if request.method in {"GET", "HEAD", "OPTIONS", "TRACE"}:
        return True
    return "origin" not in request.headers or "x-csrf-token" in request.headers


def _build(
    frigate_config: FrigateConfig,
    database: SqliteQueueDatabase,
    enforce_default_admin: bool,
    **properties: Any,
) -> FastAPI:
    logger.info("Starting FastAPI app")
    app = FastAPI(
        debug=False,
        swagger_ui_parameters={"apisSorter": "alpha", "operationsSorter": "alpha"},
        dependencies=[Depends(_require_admin_by_default())] if enforce_default_admin else [],
    )
    app.add_middleware(middleware.ContextMiddleware, plugins=(plugins.ForwardedForPlugin(),))

    @app.middleware("http")
    async def frigate_middleware(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        if not check_csrf(request):
            return JSONResponse(
                {"success": False, "message": "Missing CSRF header"}, status_code=401
            )
        if database.is_closed():
            database.connect()
        response = await call_next(request)
        if not database.is_closed():
            database.close()
        return response

    @app.on_event("startup")
    async def startup() -> None:
        logger.info("FastAPI started")

    if frigate_config.auth.failed_login_rate_limit is None:
        limiter.enabled = False
    else:
        auth.rateLimiter.set_limit(frigate_config.auth.failed_login_rate_limit)
    app.state.limiter = limiter
    app.add_exception_handler(RateLimitExceeded, _rate_limit_exceeded_handler)
    app.add_middleware(SlowAPIMiddleware)

    app.include_router(auth.router)
    app.include_router(main_app.router)
    if RELEASE >= (0, 18):
        from frigate.api import media_sync

        app.include_router(media_sync.router)
    for module in (review, preview, export, media):
        app.include_router(module.router)

    app.frigate_config = frigate_config
    for name, value in properties.items():
        setattr(app, name, value)
    app.jwt_token = signing_key(get_jwt_secret()) if frigate_config.auth.enabled else None
    return app


if RELEASE < (0, 16):

    def create_fastapi_app(
        frigate_config: FrigateConfig,
        database: SqliteQueueDatabase,
        embeddings: Any,
        detected_frames_processor: Any,
        storage_maintainer: Any,
        onvif: Any,
        external_processor: Any,
        stats_emitter: Any,
        event_metadata_updater: Any,
    ) -> FastAPI:
        return _build(
            frigate_config,
            database,
            enforce_default_admin=False,
            stats_emitter=stats_emitter,
            external_processor=external_processor,
        )

elif RELEASE < (0, 17):

    def create_fastapi_app(
        frigate_config: FrigateConfig,
        database: SqliteQueueDatabase,
        embeddings: Any,
        detected_frames_processor: Any,
        storage_maintainer: Any,
        onvif: Any,
        stats_emitter: Any,
        event_metadata_updater: Any,
    ) -> FastAPI:
        return _build(
            frigate_config, database, enforce_default_admin=False, stats_emitter=stats_emitter
        )

elif RELEASE < (0, 18):

    def create_fastapi_app(
        frigate_config: FrigateConfig,
        database: SqliteQueueDatabase,
        embeddings: Any,
        detected_frames_processor: Any,
        storage_maintainer: Any,
        onvif: Any,
        stats_emitter: Any,
        event_metadata_updater: Any,
        config_publisher: Any,
        enforce_default_admin: bool = True,
    ) -> FastAPI:
        return _build(frigate_config, database, enforce_default_admin, stats_emitter=stats_emitter)

else:

    def create_fastapi_app(
        frigate_config: FrigateConfig,
        database: SqliteQueueDatabase,
        embeddings: Any,
        detected_frames_processor: Any,
        storage_maintainer: Any,
        onvif: Any,
        stats_emitter: Any,
        event_metadata_updater: Any,
        config_publisher: Any,
        replay_manager: Any,
        dispatcher: Any = None,
        profile_manager: Any = None,
        enforce_default_admin: bool = True,
    ) -> FastAPI:
        return _build(
            frigate_config,
            database,
            enforce_default_admin,
            stats_emitter=stats_emitter,
            dispatcher=dispatcher,
        )
