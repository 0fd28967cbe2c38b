"""Reviews over HTTP: what the Review page lists."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from peewee import fn

from frigate._standin import RELEASE
from frigate.api.auth import _get_allowed_cameras_for_filter, any_authenticated
from frigate.models import ReviewSegment

router = APIRouter(tags=["Review"])


@router.get("/review", dependencies=any_authenticated())
def review(
    request: Request,
    cameras: str = "all",
    severity: str | None = None,
    reviewed: int = 0,
    limit: int | None = None,
    before: float | None = None,
    after: float | None = None,
    allowed_cameras: list[str] = Depends(_get_allowed_cameras_for_filter),  # noqa: B008
) -> JSONResponse:
    """Newest first; `reviewed=0` leaves out what the user has seen."""
    now = datetime.now()
    until = before or now.timestamp()
    since = after or (now - timedelta(hours=24)).timestamp()
    start, end = ReviewSegment.start_time, ReviewSegment.end_time
    rows = _rows(request, reviewed).where(
        (start < until) & (end.is_null() | (end > since))
        if RELEASE >= (0, 16)
        else (start > since) & (end.is_null() | (end < until))
    )
    asked = allowed_cameras if cameras == "all" else cameras.split(",")
    if RELEASE >= (0, 17) or cameras != "all":
        rows = rows.where(ReviewSegment.camera << [one for one in asked if one in allowed_cameras])
    if severity:
        rows = rows.where(ReviewSegment.severity == severity)
    return JSONResponse(list(rows.order_by(start.desc()).limit(limit).dicts()))


def _rows(request: Request, reviewed: int) -> Any:
    """All reviews that the user has seen or not, each with that flag."""
    if RELEASE < (0, 16):
        rows = ReviewSegment.select()
        return rows if reviewed else rows.where(ReviewSegment.has_been_reviewed == False)  # noqa: E712
    from frigate.models import UserReviewStatus

    seen = UserReviewStatus.has_been_reviewed
    user = request.headers.get("remote-user", "anonymous")
    rows = ReviewSegment.select(
        ReviewSegment, fn.COALESCE(seen, False).alias("has_been_reviewed")
    ).left_outer_join(
        UserReviewStatus,
        on=(
            (ReviewSegment.id == UserReviewStatus.review_segment)
            & (UserReviewStatus.user_id == user)
        ),
    )
    if reviewed:
        return rows
    return rows.where((seen == False) | seen.is_null())  # noqa: E712 - SQL
