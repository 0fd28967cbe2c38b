"""The endpoints that start and stop runs."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Annotated, Any, Optional

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse

from ..errors import BackfillError, BusyError
from ..jobs import orders
from ..jobs.orders import Wish
from ..models import RunState, Trigger
from . import examples
from .answers import CamerasJobsAnswer, JobAnswer, RunAnswer
from .describe import CameraPath, responses
from .errors import BackfillRoute, RefusedError
from .query import KNOWN_QUERY_ONLY
from .requests import BackfillCamerasRequest, BackfillRequest

if TYPE_CHECKING:
    from ..jobs.instance import Instance
    from ..jobs.job import Job, Outcome
    from ..state.history import JobRecord


def create_run_router(instance: Instance) -> APIRouter:
    """Routes that run, run for several cameras, and cancel."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.post(
        "/recordings/backfill",
        summary="Backfill several cameras",
        status_code=202,
        response_model=CamerasJobsAnswer,
        responses=responses(202, CamerasJobsAnswer, examples.CAMERAS_JOBS),
    )
    async def backfill_cameras(
        body: Annotated[Optional[BackfillCamerasRequest], Body()] = None,
    ) -> JSONResponse:
        """Queue the same run for several cameras, all configured ones by default.

        Each camera's entry is its job, or why it got none.
        """
        wish = body or BackfillCamerasRequest()
        wanted = instance.adapter.cameras() if wish.cameras is None else wish.cameras
        cameras: dict[str, dict[str, Any]] = {}
        for camera in dict.fromkeys(wanted):
            try:
                instance.camera(camera)
                cameras[camera] = _job_json(await _add(instance, camera, wish))
            except BackfillError as error:
                cameras[camera] = _why_not(error)
        jobs = sum(bool(answer["success"]) for answer in cameras.values())
        message = f"{jobs} of {len(cameras)} cameras have a new backfill job."
        return JSONResponse({"success": True, "message": message, "cameras": cameras}, 202)

    @router.post(
        "/recordings/{camera_name}/backfill",
        summary="Backfill a camera",
        response_model=RunAnswer,
        responses={
            **responses(200, RunAnswer, examples.RUN, errors=(400, 404, 409, 503)),
            202: {
                "model": JobAnswer,
                "description": "The job, with `background`, or when it is not done after 50 "
                "seconds. It goes on; its status tells how far it is.",
                "content": {"application/json": {"example": examples.JOB}},
            },
        },
    )
    async def backfill(
        request: Request,
        camera_name: CameraPath,
        body: Annotated[Optional[BackfillRequest], Body()] = None,
    ) -> JSONResponse:
        """Add recordings that are on disk and not in the database.

        The run goes on when the caller leaves. Only one run works at a time; others wait.
        """
        instance.camera(camera_name)
        wish = body or BackfillRequest()
        job = await _add(instance, camera_name, wish)
        if wish.background or not await _done_in_time(instance, request, job):
            return JSONResponse(_job_json(job), 202)
        if job.outcome is None:
            raise RefusedError(
                503,
                "Frigate is stopping, and the run with it. What it has added stays; run it again "
                "once Frigate is back.",
                job_id=job.job_id,
            )
        return _run_answer(job, job.outcome)

    @router.post(
        "/recordings/{camera_name}/backfill/cancel",
        summary="Cancel a camera's backfill",
        response_model=JobAnswer,
        responses=responses(200, JobAnswer, examples.CANCELLED, errors=(404, 409)),
    )
    async def cancel(camera_name: CameraPath) -> JSONResponse:
        """Stop the camera's queued or running job; what it has added stays.

        It answers within two seconds, with the state in which the job ended.
        """
        instance.camera(camera_name)
        return JSONResponse(_job_json(await instance.jobs.cancel(camera_name)))

    return router


async def _add(instance: Instance, camera: str, body: BackfillRequest) -> Job:
    order = instance.orders.make(
        camera,
        Wish(
            start_time=body.start_time,
            end_time=body.end_time,
            directory=body.directory_path,
            dry_run=body.dry_run,
            force=body.force,
            skip_expired=body.skip_expired,
            max_results=0 if body.background else body.max_results,
        ),
    )
    await instance.jobs.refuse_second(camera)
    await orders.check(order)
    return await instance.jobs.add(order, Trigger.API)


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


def _run_answer(job: Job, outcome: Outcome) -> JSONResponse:
    if outcome.error is not None:
        details = {"job_id": job.job_id, **outcome.error.details}
        raise RefusedError(outcome.error.status, str(outcome.error), **details)
    counts = outcome.counts.to_json()
    return JSONResponse(
        {
            "success": outcome.state is RunState.COMPLETED,
            "message": outcome.message,
            "camera_name": job.camera,
            "job_id": job.job_id,
            "dry_run": job.dry_run,
            **counts,
            "results": outcome.results,
            "results_truncated": len(outcome.results) < counts["total_files_scanned"],
            "warnings": outcome.warnings,
            "processing_time_seconds": outcome.seconds,
        }
    )


def _job_json(job: Job | JobRecord) -> dict[str, Any]:
    return {
        "success": True,
        "message": _message(job),
        "camera_name": job.camera,
        "job_id": job.job_id,
        "state": job.state,
        "dry_run": job.dry_run,
        "trigger": job.trigger,
        "queued_at": job.queued_at,
        "started_at": job.started_at,
    }


def _message(job: Job | JobRecord) -> str:
    name = f"The {'dry run' if job.dry_run else 'backfill'} of camera '{job.camera}'"
    if job.state is RunState.QUEUED:
        return f"{name} is queued."
    if job.state is RunState.RUNNING:
        return f"{name} is running; ask its status for how far it is."
    return f"{name} is {job.state}." + ("" if job.dry_run else " What it has added stays.")


def _why_not(error: BackfillError) -> dict[str, Any]:
    more = {"job_id": error.job_id} if isinstance(error, BusyError) else {}
    return {"success": False, "message": str(error), **more}
