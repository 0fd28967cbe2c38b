"""The endpoint that pages through what a job found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

from fastapi import APIRouter, Query, Response

from ..models import FileResult, Media, Status
from ..notices import JobKey, Notice
from ..state import findings, history
from ..state.file import StateFile
from ..state.findings import Look, ResultQuery
from .answers import respond
from .describe import After, Before, CameraPath, responses
from .errors import BackfillRoute, RefusedError
from .query import KNOWN_QUERY_ONLY, check_range
from .results import ResultItem, ResultsAnswer

if TYPE_CHECKING:
    from ..jobs.instance import Instance
    from ..state.records import JobRecord


def create_results_router(instance: Instance) -> APIRouter:
    """The route for administrators that lists a job's results."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.get(
        "/recordings/{camera_name}/backfill/results",
        summary="Results of a job",
        response_model=ResultsAnswer,
        responses=responses(200, ResultsAnswer, errors=(404, 503)),
    )
    async def results(
        *,
        camera_name: CameraPath,
        job_id: Annotated[
            Optional[str], Query(max_length=64, description="Which job. Default: the last one.")
        ] = None,
        status: Annotated[
            Optional[Status], Query(description="Only results of this status.")
        ] = None,
        media: Annotated[
            Media, Query(description="Results of this kind. Default: recordings.")
        ] = Media.RECORDINGS,
        after: After = None,
        before: Before = None,
        offset: Annotated[int, Query(ge=0, le=2**53, description="Results to skip.")] = 0,
        limit: Annotated[int, Query(ge=1, le=1000, description="Results to return.")] = 100,
    ) -> Response:
        """Page through what a job found, in time order, without what was already indexed.

        `after` and `before` choose by the recordings' start.
        """
        instance.camera(camera_name)
        check_range(after, before)
        query = ResultQuery(status, after, before, offset, limit, media)
        job, total, page = await instance.store.call(_read_results, camera_name, job_id, query)
        return respond(
            ResultsAnswer(
                camera_name=camera_name,
                job_id=None if job is None else job.job_id,
                total=total,
                left_out=0 if job is None else job.left_out,
                offset=offset,
                limit=limit,
                results=[ResultItem(**result.to_json()) for result in page],
            )
        )

    return router


def _read_results(
    state: StateFile, camera: str, job_id: str | None, query: ResultQuery
) -> tuple[JobRecord | None, int, list[FileResult]]:
    job = history.last_job(state, camera) if job_id is None else history.find_job(state, job_id)
    if job is None and job_id is None:
        return None, 0, []
    if job is None or job.camera != camera:
        raise RefusedError(
            404,
            Notice(JobKey.JOB_NOT_FOUND, job=str(job_id), camera=camera, kept=findings.KEPT_JOBS),
        )
    total, page = findings.results(state, Look(job.number, job.root or "", camera), query)
    return job, total, page
