"""Exports over HTTP."""

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse

from frigate._standin import RELEASE
from frigate.api.auth import _get_allowed_cameras_for_filter, any_authenticated
from frigate.models import Export

router = APIRouter(tags=["Export"])


@router.get("/exports", dependencies=any_authenticated())
def get_exports(
    allowed_cameras: list[str] = Depends(_get_allowed_cameras_for_filter),  # noqa: B008
) -> JSONResponse:
    """All of them, newest first; since 0.17 those of the cameras that the user may see."""
    rows = Export.select().order_by(Export.date.desc())
    if RELEASE >= (0, 17):
        rows = rows.where(Export.camera << allowed_cameras)
    return JSONResponse(list(rows.dicts()))
