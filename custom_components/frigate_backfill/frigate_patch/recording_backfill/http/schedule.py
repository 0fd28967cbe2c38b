"""The endpoints of a camera's schedule."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Any, Optional

from fastapi import APIRouter, Body, Response

from ..notices import Notice, RequestKey
from ..state import schedules
from ..state.schedules import Schedule, ScheduleChange
from .answers import respond
from .describe import CameraPath, responses
from .errors import BackfillRoute, WrongField, invalid
from .query import KNOWN_QUERY_ONLY
from .requests import ScheduleRequest
from .status import ScheduleAnswer

if TYPE_CHECKING:
    from ..jobs.instance import Instance


def create_schedule_router(instance: Instance) -> APIRouter:
    """Routes that read and set a schedule."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])
    described: dict[str, Any] = {
        "response_model": ScheduleAnswer,
        "responses": responses(200, ScheduleAnswer, errors=(404, 503)),
    }
    path = "/recordings/{camera_name}/backfill/schedule"

    @router.get(path, summary="Schedule of a camera", **described)
    async def schedule(camera_name: CameraPath) -> Response:
        """When the camera is checked by itself."""
        instance.camera(camera_name)
        return _answer(camera_name, await instance.store.call(schedules.read, camera_name))

    @router.post(path, summary="Set a camera's schedule", **described)
    async def set_schedule(
        camera_name: CameraPath, body: Annotated[Optional[ScheduleRequest], Body()] = None
    ) -> Response:
        """Set the camera's schedule; a field left out keeps its value.

        The first run starts one interval after the schedule was switched on. Runs missed while
        Frigate was down are made up for once, 15 minutes after it starts at the earliest.
        Scheduled runs always skip what is past retention.
        """
        instance.camera(camera_name)
        wish = body or ScheduleRequest()
        if wish.camera_name not in (None, camera_name):
            must = Notice(RequestKey.FIELD_CAMERA, camera=camera_name)
            raise invalid(WrongField("camera_name", must))
        change = ScheduleChange(wish.enabled, wish.interval_hours, wish.retention_days)
        kept = await instance.store.call(schedules.change, camera_name, change, time.time())
        instance.scheduler.look_again()
        return _answer(camera_name, kept)

    return router


def _answer(camera: str, schedule: Schedule) -> Response:
    return respond(ScheduleAnswer.of(schedule, camera_name=camera))
