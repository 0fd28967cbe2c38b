"""The endpoints that tell how things are: of all cameras, and of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Response

from .. import API_LEVEL, VERSION
from ..jobs.status import CameraRecord, read_cameras
from ..state.file import StateFile
from .answers import noticed, respond
from .describe import CameraPath, responses
from .errors import BackfillRoute
from .query import KNOWN_QUERY_ONLY
from .status import CameraStatusAnswer, CatalogueItem, StatusAnswer

if TYPE_CHECKING:
    from ..frigate.config import CameraInfo
    from ..jobs.instance import Instance


RunsAfter = Annotated[
    int,
    Query(
        ge=0,
        le=2**53,
        description="Tell only of runs after this number, the last one known: `recent_runs` lists "
        "no others, and `last_run` and `last_dry_run` are null. After an undo all are told of.",
    ),
]


def create_status_router(instance: Instance) -> APIRouter:
    """Routes for administrators that tell how things are."""
    router = APIRouter(route_class=BackfillRoute, dependencies=[KNOWN_QUERY_ONLY])

    @router.get(
        "/recordings/backfill/status",
        summary="Status of all cameras",
        response_model=StatusAnswer,
        responses=responses(200, StatusAnswer, errors=(503,)),
    )
    async def status_of_all(runs_after: RunsAfter = 0) -> Response:
        """The patch's version and every camera's status: what Home Assistant polls."""
        return respond(await _status_of_all(instance, runs_after))

    @router.get(
        "/recordings/{camera_name}/backfill/status",
        summary="Status of a camera",
        response_model=CameraStatusAnswer,
        responses=responses(200, CameraStatusAnswer, errors=(404, 503)),
    )
    async def status(camera_name: CameraPath, runs_after: RunsAfter = 0) -> Response:
        """The camera's state, progress, last runs, missing recordings, totals and schedule."""
        camera = instance.camera(camera_name)
        _, statuses = await _statuses(instance, {camera_name: camera}, runs_after)
        return respond(statuses[camera_name])

    return router


async def _status_of_all(instance: Instance, runs_after: int) -> StatusAnswer:
    adapter, catalogue = instance.adapter, instance.cataloguer.status
    instance_id, statuses = await _statuses(instance, adapter.cameras(), runs_after)
    unsupported = await instance.compatibility.problem()
    return StatusAnswer(
        version=VERSION,
        api_level=API_LEVEL,
        instance_id=instance_id,
        frigate_version=adapter.version,
        sync_recordings=adapter.sync_recordings,
        rescue_active=adapter.rescue_active,
        unsupported=None if unsupported is None else str(unsupported),
        unsupported_notice=noticed(unsupported),
        catalogue=None if catalogue is None else CatalogueItem.of(catalogue),
        cameras=statuses,
    )


async def _statuses(
    instance: Instance, cameras: dict[str, CameraInfo], runs_after: int
) -> tuple[str, dict[str, CameraStatusAnswer]]:
    """The instance's id, and the status of each of `cameras`."""
    while True:
        jobs = {name: instance.jobs.active(name) for name in cameras}
        instance_id, records = await instance.store.call(
            _read_all, list(cameras), instance.adapter.database_path, runs_after
        )
        # A job that ended while the history was read may be missing from both.
        if not any(job is not None and job.done.is_set() for job in jobs.values()):
            break
    return instance_id, {
        name: CameraStatusAnswer.of(camera, records[name], jobs[name])
        for name, camera in cameras.items()
    }


def _read_all(
    state: StateFile, cameras: list[str], database_path: str, runs_after: int
) -> tuple[str, dict[str, CameraRecord]]:
    return state.instance_id, read_cameras(state, cameras, database_path, runs_after)
