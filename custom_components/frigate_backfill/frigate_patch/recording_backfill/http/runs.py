"""The endpoints that start and stop a camera's run."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Annotated, Any, Optional

from fastapi import APIRouter, Body, Request, Response

from ..engine.orders import Wish
from ..jobs.searches import GIVE_WAY
from ..models import Trigger
from ..notices import JobKey, Notice
from .answers import example, respond
from .describe import CameraPath, responses
from .errors import BackfillRoute, RefusedError
from .query import KNOWN_QUERY_ONLY
from .requests import BackfillRequest
from .results import JobAnswer, RunAnswer

if TYPE_CHECKING:
    from ..jobs.instance import Instance
    from ..jobs.job import Job


def create_run_router(instance: Instance) -> APIRouter:
    """Routes that run and cancel."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.post(
        "/recordings/{camera_name}/backfill",
        summary="Backfill a camera",
        response_model=RunAnswer,
        responses=run_responses(
            "with `background` or after 50 seconds", errors=(400, 404, 409, 503)
        ),
    )
    async def backfill(
        request: Request,
        camera_name: CameraPath,
        body: Annotated[Optional[BackfillRequest], Body()] = None,
    ) -> Response:
        """Add recordings that are on disk and not in the database.

        The run goes on when the caller leaves. Runs take turns, one at a time.
        """
        instance.camera(camera_name)
        wish = body or BackfillRequest()
        job = await add_run(instance, camera_name, wish)
        if wish.background:
            return respond(JobAnswer.of(job), 202)
        return await answer_when_done(instance, request, job)

    @router.post(
        "/recordings/{camera_name}/backfill/cancel",
        summary="Cancel a camera's backfill",
        response_model=JobAnswer,
        responses=responses(200, JobAnswer, errors=(404, 409)),
    )
    async def cancel(camera_name: CameraPath) -> Response:
        """Stop the camera's queued or running job; what it added stays.

        The answer comes within two seconds and says how the job ended.
        """
        instance.camera(camera_name)
        return respond(JobAnswer.of(await instance.jobs.cancel(camera_name)))

    return router


def run_responses(when: str, errors: tuple[int, ...]) -> dict[int | str, Any]:
    """What an endpoint may answer that waits for a run; `when` it answers with the job instead."""
    return {
        **responses(200, RunAnswer, errors),
        202: {
            "model": JobAnswer,
            "description": f"The job, {when}. It goes on; ask for its status to follow it.",
            "content": {"application/json": {"example": example(JobAnswer)}},
        },
    }


async def add_run(instance: Instance, camera: str, body: BackfillRequest) -> Job:
    """Queue the run that `body` asks for; raises BackfillError."""
    order = instance.orders.make(
        camera,
        Wish(
            start_time=body.start_time,
            end_time=body.end_time,
            directory=body.directory_path,
            dry_run=body.dry_run,
            force=body.force,
            skip_expired=body.skip_expired,
            remove_gone=body.remove_gone,
            motion=body.motion,
            find_motion=body.find_motion,
            probe=body.probe,
            verify=body.verify,
            copies=body.copies if isinstance(body.copies, bool) else tuple(body.copies),
            media=None if body.media is None else tuple(body.media),
            max_results=0 if body.background else body.max_results,
        ),
    )
    async with instance.jobs.room_for(camera, search=order.kind in GIVE_WAY):
        await instance.checks.check(order)
        return await instance.jobs.add(order, Trigger.API)


async def answer_when_done(instance: Instance, request: Request, job: Job) -> Response:
    """The job's result, or 202 and the job itself when that takes too long."""
    if not await _done_in_time(instance, request, job):
        return respond(JobAnswer.of(job), 202)
    if job.outcome is None:
        raise RefusedError(
            503,
            Notice(JobKey.FRIGATE_STOPPING),
            job_id=job.job_id,
        )
    if (error := job.outcome.error) is not None:
        details = {"job_id": job.job_id, **error.details}
        raise RefusedError(error.status, error.notice, **details)
    return respond(RunAnswer.of(job, job.outcome))


async def _done_in_time(instance: Instance, request: Request, job: Job) -> bool:
    """Wait for the job's end, its caller's leaving or Frigate's; false when time is up first."""
    waiting = [
        asyncio.ensure_future(wait)
        for wait in (job.done.wait(), instance.stopping.wait(), _left(request))
    ]
    try:
        done, _ = await asyncio.wait(
            waiting, timeout=instance.answer_within, return_when=asyncio.FIRST_COMPLETED
        )
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    return bool(done)


async def _left(request: Request) -> None:
    """Return when the caller has gone away."""
    while True:
        with contextlib.suppress(RuntimeError):  # Starlette's, at a message that it did not expect
            message = await request.receive()
            if message["type"] == "http.disconnect":
                return
            continue
        await asyncio.Event().wait()
