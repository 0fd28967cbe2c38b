"""The endpoint that takes a run back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

from fastapi import APIRouter, Body, Request, Response

from ..engine.orders import Wish
from ..frigate.days import birth_of
from ..models import Trigger
from ..state import history, undoing
from ..state.journal import FOLDER
from .describe import CameraPath
from .errors import BackfillRoute
from .query import KNOWN_QUERY_ONLY
from .requests import UndoRequest
from .results import RunAnswer
from .runs import answer_when_done, run_responses

if TYPE_CHECKING:
    from ..jobs.instance import Instance
    from ..jobs.job import Job
    from ..state.file import StateFile


def create_undo_router(instance: Instance) -> APIRouter:
    """The route that takes a run back."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.post(
        "/recordings/{camera_name}/backfill/undo",
        summary="Undo a run",
        response_model=RunAnswer,
        responses=run_responses("after 50 seconds", errors=(404, 409, 410, 503)),
    )
    async def undo(
        request: Request,
        camera_name: CameraPath,
        body: Annotated[Optional[UndoRequest], Body()] = None,
    ) -> Response:
        """Take back what a run added and changed; no file is touched.

        Rows without which Frigate's next clean-up would delete a file stay, and so do those that
        Frigate has changed since. `results` lists them, with the reason `kept`.
        """
        instance.camera(camera_name)
        job = await _add(instance, camera_name, body or UndoRequest())
        return await answer_when_done(instance, request, job)

    return router


async def _add(instance: Instance, camera: str, wish: UndoRequest) -> Job:
    async with instance.jobs.room_for(camera):
        folder = instance.store.path.with_name(FOLDER)
        database = instance.adapter.database_path
        known = await instance.store.call(_is_known, camera, wish.job_id)
        chosen = await instance.checks.look_at_journals(
            folder,
            lambda: undoing.choose(folder, camera, wish.job_id, birth_of(database), known=known),
        )
        order = instance.orders.make(
            camera,
            Wish(
                undo_of=chosen.header.job_id,
                undo_last=wish.job_id is None,
                dry_run=wish.dry_run,
                max_results=wish.max_results,
            ),
        )
        await instance.checks.check(order)
        return await instance.jobs.add(order, Trigger.API)


def _is_known(state: StateFile, camera: str, job_id: str | None) -> bool:
    """Whether the history has that job of `camera`."""
    job = None if job_id is None else history.find_job(state, job_id)
    return job is not None and job.camera == camera
