"""Recordings over HTTP, and the routes that stand in the way of others."""

from datetime import datetime, timedelta
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from peewee import fn

from frigate._standin import RELEASE
from frigate.api.auth import _get_allowed_cameras_for_filter, any_authenticated, camera_access
from frigate.models import Recordings

router = APIRouter(tags=["Media"])


@router.get("/{camera_name}", dependencies=camera_access())
async def mjpeg_feed(request: Request, camera_name: str) -> JSONResponse:
    """Any GET of one path segment ends here. The real one streams the camera's picture."""
    if camera_name not in request.app.frigate_config.cameras:
        return JSONResponse({"success": False, "message": "Camera not found"}, status_code=404)
    return JSONResponse({"success": False, "message": "The stand-in has no picture"}, 404)


def _day(timezone_offset: str = "0 hour") -> fn:
    return fn.strftime("%Y-%m-%d", fn.datetime(Recordings.start_time, "unixepoch", timezone_offset))


if RELEASE >= (0, 16):

    @router.get("/recordings/summary", dependencies=any_authenticated())
    def all_recordings_summary(
        request: Request,
        cameras: str = "all",
        allowed_cameras: list[str] = Depends(_get_allowed_cameras_for_filter),  # noqa: B008
    ) -> JSONResponse:
        """The days (UTC) that have recordings."""
        asked = allowed_cameras if cameras == "all" else unquote(cameras).split(",")
        days = (
            Recordings.select(_day().alias("day"))
            .where(Recordings.camera << [name for name in asked if name in allowed_cameras])
            .distinct()
            .namedtuples()
        )
        return JSONResponse({row.day: True for row in sorted(days)})


@router.get("/{camera_name}/recordings/summary", dependencies=camera_access())
async def recordings_summary(camera_name: str) -> JSONResponse:
    """A camera's hours (UTC) by day, newest first, with what was recorded in them."""
    hour = fn.strftime("%Y-%m-%d %H", fn.datetime(Recordings.start_time, "unixepoch"))
    hours = (
        Recordings.select(
            hour.alias("hour"),
            fn.SUM(Recordings.duration).alias("duration"),
            fn.SUM(Recordings.motion).alias("motion"),
            fn.SUM(Recordings.objects).alias("objects"),
        )
        .where(Recordings.camera == camera_name)
        .group_by(Recordings.start_time.cast("int") / 3600)
        .order_by(Recordings.start_time.desc())
        .namedtuples()
    )
    days: dict[str, dict] = {}
    for row in hours:
        day, hour_of_day = row.hour.split()
        entry = days.setdefault(day, {"events": 0, "hours": [], "day": day})
        entry["hours"].append(
            {
                "hour": hour_of_day,
                "events": 0,
                "motion": row.motion,
                "objects": row.objects,
                "duration": round(row.duration),
            }
        )
    return JSONResponse(list(days.values()))


if RELEASE >= (0, 19):

    @router.get("/{camera_name}/recordings/coverage", dependencies=camera_access())
    async def recordings_coverage(camera_name: str, after: float, before: float) -> JSONResponse:
        """Stretches of time with the streams that cover them; the real one tells codecs, too."""
        rows = list(
            Recordings.select(Recordings.stream_type, Recordings.start_time, Recordings.end_time)
            .where(
                Recordings.camera == camera_name,
                Recordings.end_time > after,
                Recordings.start_time < before,
            )
            .namedtuples()
        )
        edges = sorted(
            {max(row.start_time, after) for row in rows}
            | {min(row.end_time, before) for row in rows}
        )
        spans: list[dict] = []
        for start, end in zip(edges, edges[1:]):
            there = {row.stream_type for row in rows if row.start_time <= start < row.end_time}
            streams = sorted(there)
            if spans and spans[-1]["end_time"] == start and spans[-1]["streams"] == streams:
                spans[-1]["end_time"] = end
            elif streams:
                spans.append({"start_time": start, "end_time": end, "streams": streams})
        return JSONResponse({"spans": spans})


@router.get("/{camera_name}/recordings", dependencies=camera_access())
async def recordings(
    camera_name: str,
    after: float = (datetime.now() - timedelta(hours=1)).timestamp(),
    before: float = datetime.now().timestamp(),
) -> JSONResponse:
    """A camera's recordings between two moments. The defaults are those of Frigate's start."""
    columns = [
        Recordings.id,
        Recordings.start_time,
        Recordings.end_time,
        Recordings.segment_size,
        Recordings.motion,
        Recordings.objects,
        Recordings.duration,
    ]
    if RELEASE >= (0, 18):
        columns.append(Recordings.motion_heatmap)
    main_only = [Recordings.stream_type == "main"] if RELEASE >= (0, 19) else []
    rows = (
        Recordings.select(*columns)
        .where(
            Recordings.camera == camera_name,
            *main_only,
            Recordings.end_time >= after,
            Recordings.start_time <= before,
        )
        .order_by(Recordings.start_time)
        .dicts()
        .iterator()
    )
    return JSONResponse(list(rows))
