"""POST /media/sync, which finds and removes files without rows and rows without files (0.18)."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from frigate.api.auth import admin
from frigate.jobs.media_sync import (
    get_current_media_sync_job,
    get_media_sync_job_by_id,
    start_media_sync_job,
)
from pydantic import BaseModel

router = APIRouter(tags=["App"])


class MediaSyncBody(BaseModel):
    dry_run: bool = True
    media_types: list[str] = ["all"]
    force: bool = False
    verbose: bool = False


@router.post("/media/sync", dependencies=admin())
def sync_media(body: MediaSyncBody) -> JSONResponse:
    job_id = start_media_sync_job(
        dry_run=body.dry_run,
        media_types=body.media_types,
        force=body.force,
        verbose=body.verbose,
    )
    if job_id is None:
        current = get_current_media_sync_job()
        content = {
            "error": "A media sync job is already running",
            "current_job_id": current.id if current else None,
        }
        return JSONResponse(content, status_code=409)
    job = {"job_type": "media_sync", "status": "queued", "id": job_id}
    return JSONResponse({"job": job}, status_code=202)


@router.get("/media/sync/current", dependencies=admin())
def get_media_sync_current() -> JSONResponse:
    job = get_current_media_sync_job()
    return JSONResponse({"job": None if job is None else job.to_dict()})


@router.get("/media/sync/status/{job_id}", dependencies=admin())
def get_media_sync_status(job_id: str) -> JSONResponse:
    job = get_media_sync_job_by_id(job_id)
    if job is None:
        return JSONResponse({"error": "Job not found"}, status_code=404)
    return JSONResponse({"job": job.to_dict()})
