"""The endpoints that tell: status, results, coverage and backfilled ranges."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Optional, TypeVar

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from .. import API_LEVEL, VERSION
from ..errors import CancelledError, DatabaseUnusableError
from ..frigate import coverage
from ..jobs.status import CameraRecord, camera_status, read_cameras
from ..models import FileResult, Status
from ..state import findings, history
from ..state.file import StateFile
from ..state.findings import HourFindings, Look, ResultQuery
from ..threads import in_thread
from . import examples
from .answers import (
    CameraStatusAnswer,
    CoverageAnswer,
    RangesAnswer,
    ResultsAnswer,
    StatusAnswer,
)
from .describe import After, Before, CameraPath, responses
from .errors import BackfillRoute, RefusedError, invalid
from .query import KNOWN_QUERY_ONLY

if TYPE_CHECKING:
    from ..frigate.config import CameraInfo
    from ..jobs.instance import Instance

T = TypeVar("T")

_HOUR = 3600.0
_DAY = 86400.0
LONGEST_RANGE = 366 * _DAY
_READ_LIMIT = 10.0
"""Seconds that a request waits for a locked database of Frigate."""


def create_status_router(instance: Instance) -> APIRouter:
    """Routes for administrators that tell how things are."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.get(
        "/recordings/backfill/status",
        summary="Status of all cameras",
        response_model=StatusAnswer,
        responses=responses(200, StatusAnswer, examples.STATUS, errors=(503,)),
    )
    async def status_of_all() -> JSONResponse:
        """Tell the patch's version and every camera's status: what Home Assistant polls."""
        cameras = instance.adapter.cameras()
        instance_id, statuses = await _statuses(instance, cameras)
        return JSONResponse(
            {
                "version": VERSION,
                "api_level": API_LEVEL,
                "instance_id": instance_id,
                "frigate_version": instance.adapter.version,
                "sync_recordings": instance.adapter.sync_recordings,
                "rescue_active": instance.adapter.rescue_active,
                "cameras": statuses,
            }
        )

    @router.get(
        "/recordings/{camera_name}/backfill/status",
        summary="Status of a camera",
        response_model=CameraStatusAnswer,
        responses=responses(200, CameraStatusAnswer, examples.CAMERA_STATUS, errors=(404, 503)),
    )
    async def status(camera_name: CameraPath) -> JSONResponse:
        """Tell the camera's state, progress, last runs, what is missing, totals and schedule."""
        camera = instance.camera(camera_name)
        _, statuses = await _statuses(instance, {camera_name: camera})
        return JSONResponse(statuses[camera_name])

    @router.get(
        "/recordings/{camera_name}/backfill/results",
        summary="Results of a job",
        response_model=ResultsAnswer,
        responses=responses(200, ResultsAnswer, examples.RESULTS, errors=(404, 503)),
    )
    async def results(
        *,
        camera_name: CameraPath,
        job_id: Annotated[
            Optional[str], Query(max_length=64, description="Which job; the last by default.")
        ] = None,
        status: Annotated[
            Optional[Status], Query(description="Only results of this status.")
        ] = None,
        after: After = None,
        before: Before = None,
        offset: Annotated[int, Query(ge=0, le=2**53, description="How many to leave out.")] = 0,
        limit: Annotated[int, Query(ge=1, le=1000, description="How many to tell.")] = 100,
    ) -> JSONResponse:
        """Page through what a job found, in time order, without what was already indexed.

        `after` and `before` choose by the recordings' start.
        """
        instance.camera(camera_name)
        query = ResultQuery(status, after, before, offset, limit)
        found, total, page = await instance.store.call(_read_results, camera_name, job_id, query)
        return JSONResponse(
            {
                "camera_name": camera_name,
                "job_id": found,
                "total": total,
                "offset": offset,
                "limit": limit,
                "results": [result.to_json() for result in page],
            }
        )

    @router.get(
        "/recordings/{camera_name}/backfill/coverage",
        summary="Coverage by hour",
        response_model=CoverageAnswer,
        responses=responses(200, CoverageAnswer, examples.COVERAGE, errors=(404, 503)),
    )
    async def coverage_by_hour(
        camera_name: CameraPath, after: After = None, before: Before = None
    ) -> JSONResponse:
        """Tell for every hour that touches [after, before) how much of it is recorded.

        The last 24 hours by default, 366 days at most. Missing and error files are as the last
        run or dry run that looked at the hour saw them.
        """
        instance.camera(camera_name)
        first, last = _range(after, before)
        first = math.floor(first / _HOUR) * _HOUR
        path = instance.adapter.database_path
        covered = await _ask(
            lambda cancelled: coverage.coverage(path, camera_name, first, last, cancelled)
        )
        found = await instance.store.call(findings.hours, camera_name, first, last)
        seconds = {hour.hour: hour for hour in covered}
        files = {hour.hour: hour for hour in found}
        buckets = []
        for number in range(max(0, math.ceil((last - first) / _HOUR))):
            hour = first + number * _HOUR
            known = seconds.get(hour, coverage.HourCoverage(hour, 0.0, 0.0))
            seen = files.get(hour, HourFindings(hour, 0, 0))
            buckets.append(
                {
                    "start_time": hour,
                    "recorded_seconds": round(known.recorded, 3),
                    "backfilled_seconds": round(known.backfilled, 3),
                    "missing_files": seen.missing_files,
                    "error_files": seen.error_files,
                }
            )
        return JSONResponse(
            {"camera_name": camera_name, "bucket_seconds": int(_HOUR), "buckets": buckets}
        )

    return router


def create_ranges_router(instance: Instance) -> APIRouter:
    """The one route that is open to whoever may see the camera."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.get(
        "/{camera_name}/recordings/backfilled",
        summary="Backfilled ranges of a camera",
        response_model=RangesAnswer,
        responses=responses(200, RangesAnswer, examples.RANGES, errors=(404, 503)),
    )
    async def backfilled(
        camera_name: CameraPath, after: After = None, before: Before = None
    ) -> JSONResponse:
        """Tell which ranges of time backfilled recordings cover, in [after, before].

        The last 24 hours by default. Neighbours less than a second apart are one range.
        """
        instance.camera(camera_name)
        first, last = _range(after, before, longest=math.inf)
        path = instance.adapter.database_path
        ranges = await _ask(
            lambda cancelled: coverage.backfilled_ranges(path, camera_name, first, last, cancelled)
        )
        return JSONResponse({"camera_name": camera_name, "ranges": ranges})

    return router


async def _statuses(
    instance: Instance, cameras: dict[str, CameraInfo]
) -> tuple[str, dict[str, dict[str, Any]]]:
    """The instance's id, and the status of each of `cameras`."""
    while True:
        jobs = {name: instance.jobs.active(name) for name in cameras}
        instance_id, records = await instance.store.call(_read_all, list(cameras))
        # A job that ended while the history was read may be missing from both.
        if not any(job is not None and job.done.is_set() for job in jobs.values()):
            break
    return instance_id, {
        name: camera_status(camera, records[name], jobs[name]) for name, camera in cameras.items()
    }


def _range(
    after: float | None, before: float | None, longest: float = LONGEST_RANGE
) -> tuple[float, float]:
    """The asked range, by default of 24 hours, up to now."""
    last = before if before is not None else max(time.time(), after or 0.0)
    first = after if after is not None else max(0.0, last - _DAY)
    if first > last:
        raise invalid([{"field": "after", "message": "must not be later than before"}])
    if last - first > longest:
        days = f"{longest / _DAY:.0f}"
        raise invalid([{"field": "after", "message": f"must be at most {days} days before before"}])
    return first, last


async def _ask(question: Callable[[Callable[[], bool]], T]) -> T:
    """Ask Frigate's database; raises DatabaseUnusableError, also when it stays locked."""
    deadline = time.monotonic() + _READ_LIMIT
    try:
        return await in_thread(lambda: question(lambda: time.monotonic() > deadline))
    except CancelledError as error:
        raise DatabaseUnusableError(
            f"Frigate's database has been locked for {_READ_LIMIT:g} seconds. Find out what holds "
            "it (a backup, a copy of it?), then try again."
        ) from error


def _read_all(state: StateFile, cameras: list[str]) -> tuple[str, dict[str, CameraRecord]]:
    return state.instance_id, read_cameras(state, cameras)


def _read_results(
    state: StateFile, camera: str, job_id: str | None, query: ResultQuery
) -> tuple[str | None, int, list[FileResult]]:
    job = history.last_job(state, camera) if job_id is None else history.find_job(state, job_id)
    if job is None and job_id is None:
        return None, 0, []
    if job is None or job.camera != camera:
        raise RefusedError(
            404,
            f"Camera '{camera}' has no job {job_id!r}. Jobs beyond its newest {findings.KEPT_JOBS} "
            "are forgotten.",
        )
    total, page = findings.results(state, Look(job.number, job.root or "", camera), query)
    return job.job_id, total, page
