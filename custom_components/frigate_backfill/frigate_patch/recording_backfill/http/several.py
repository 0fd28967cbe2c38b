"""The endpoint that starts the same run for several cameras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

from fastapi import APIRouter, Body, Response

from ..errors import BackfillError, BusyError
from ..notices import JobKey, Notice
from .answers import ErrorAnswer, noticed, respond
from .describe import responses
from .errors import BackfillRoute
from .query import KNOWN_QUERY_ONLY
from .requests import BackfillCamerasRequest, BackfillRequest
from .results import CamerasJobsAnswer, JobAnswer
from .runs import add_run

if TYPE_CHECKING:
    from ..jobs.instance import Instance


def create_several_router(instance: Instance) -> APIRouter:
    """The route that runs for several cameras."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.post(
        "/recordings/backfill",
        summary="Backfill several cameras",
        status_code=202,
        response_model=CamerasJobsAnswer,
        responses=responses(202, CamerasJobsAnswer),
    )
    async def backfill_cameras(
        body: Annotated[Optional[BackfillCamerasRequest], Body()] = None,
    ) -> Response:
        """Queue the same run for several cameras, by default all that are configured.

        Each camera's entry is its job, or why it has none.
        """
        wish = body or BackfillCamerasRequest()
        wanted = instance.adapter.camera_names if wish.cameras is None else wish.cameras
        cameras = {
            name: await _job_or_why_not(instance, name, wish) for name in dict.fromkeys(wanted)
        }
        jobs = sum(answer.success for answer in cameras.values())
        message = Notice(JobKey.JOBS_ADDED, count=jobs, total=len(cameras))
        answer = CamerasJobsAnswer(message=message, notice=noticed(message), cameras=cameras)
        return respond(answer, 202)

    return router


async def _job_or_why_not(
    instance: Instance, camera: str, wish: BackfillRequest
) -> JobAnswer | ErrorAnswer:
    try:
        instance.camera(camera)
        return JobAnswer.of(await add_run(instance, camera, wish))
    except BackfillError as error:
        return ErrorAnswer(
            message=str(error),
            notice=noticed(error.notice),
            job_id=error.job_id if isinstance(error, BusyError) else None,
        )
