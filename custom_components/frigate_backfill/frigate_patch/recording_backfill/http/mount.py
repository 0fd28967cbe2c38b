"""The door for HTTP: all endpoints of the patch, and how they join Frigate's app."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from fastapi import APIRouter

from .charts import create_coverage_router, create_hour_router, create_ranges_router
from .copies import create_copies_router
from .found import create_results_router
from .middleware import AnswerMiddleware
from .page import create_page_router
from .reads import create_status_router
from .runs import create_run_router
from .schedule import create_schedule_router
from .several import create_several_router
from .undo import create_undo_router

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import FastAPI

    from ..jobs.instance import Instance

logger = logging.getLogger("frigate_backfill.http")

_TAG = "Recording backfill"


def create_router(instance: Instance) -> APIRouter:
    """All endpoints, as docs/api.md has them.

    No two paths shadow each other, nor any of Frigate's, whatever a camera is called: they differ
    in their number of parts, or in a fixed part at the same place.
    """
    router = APIRouter(tags=[_TAG])
    adapter = instance.adapter
    for part in (
        create_several_router,
        create_run_router,
        create_status_router,
        create_results_router,
        create_coverage_router,
        create_hour_router,
        create_schedule_router,
        create_undo_router,
        create_copies_router,
    ):
        router.include_router(part(instance), dependencies=[adapter.require_admin()])
    router.include_router(create_page_router(), dependencies=[adapter.require_admin()])
    router.include_router(
        create_ranges_router(instance), dependencies=[adapter.require_camera_access()]
    )
    return router


def mount(app: FastAPI, instance: Instance) -> None:
    """Add the endpoints to Frigate's app before it starts, and let its jobs live with it.

    By `on_startup`, as a `lifespan` of ours would replace Frigate's own.
    """
    router = create_router(instance)
    app.include_router(router)
    app.add_middleware(AnswerMiddleware, routes=router.routes)
    app.router.on_startup.append(_harmless(instance.start))
    app.router.on_shutdown.append(_harmless(instance.stop))


def _harmless(action: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """`action`, which must not keep Frigate from starting or stopping, whatever it raises."""

    async def guarded() -> None:
        try:
            await action()
        except Exception:
            logger.exception(
                "backfill: could not be started or stopped; Frigate goes on without it"
            )

    return guarded
