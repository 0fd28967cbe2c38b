"""Previews over HTTP: what the timeline scrubs through."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from frigate import const
from frigate.api.auth import camera_access
from frigate.models import Previews

router = APIRouter(tags=["Preview"])


@router.get("/preview/{camera_name}/start/{start_ts}/end/{end_ts}", dependencies=camera_access())
def preview_ts(camera_name: str, start_ts: float, end_ts: float) -> JSONResponse:
    """A camera's previews that overlap the range, oldest first."""
    rows = (
        Previews.select()
        .where(
            Previews.camera == camera_name,
            Previews.start_time <= end_ts,
            Previews.end_time >= start_ts,
        )
        .order_by(Previews.start_time)
    )
    clips = [
        {
            "camera": row.camera,
            "src": row.path.replace(const.BASE_DIR, ""),
            "type": "video/mp4",
            "start": row.start_time,
            "end": row.end_time,
        }
        for row in rows
    ]
    if not clips:
        return JSONResponse({"success": False, "message": "No previews found."}, status_code=404)
    return JSONResponse(clips)
