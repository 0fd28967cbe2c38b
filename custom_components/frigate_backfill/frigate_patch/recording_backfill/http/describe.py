"""How the endpoints describe themselves to OpenAPI: parameters, answers, errors, examples."""

from __future__ import annotations

from typing import Annotated, Any, Optional

from fastapi import Path, Query
from pydantic import BaseModel

from .answers import ErrorAnswer, InvalidAnswer, example
from .requests import LATEST

CameraPath = Annotated[
    str, Path(description="Name of the camera in Frigate's configuration.", examples=["front_door"])
]
After = Annotated[
    Optional[float],
    Query(ge=0, le=LATEST, allow_inf_nan=False, description="From this time, UTC epoch seconds."),
]
Before = Annotated[
    Optional[float],
    Query(ge=0, le=LATEST, allow_inf_nan=False, description="Before this time, UTC epoch seconds."),
]

_ERRORS: dict[int, tuple[type[ErrorAnswer], str, str]] = {
    400: (
        ErrorAnswer,
        "The directory is outside the allowed roots.",
        "/mnt/other is outside the recordings directory and FRIGATE_BACKFILL_EXTRA_ROOTS.",
    ),
    401: (ErrorAnswer, "Not logged in, or the CSRF header is missing.", "Missing CSRF header."),
    403: (
        ErrorAnswer,
        "Not allowed for this user.",
        "Role viewer not authorized. Required: admin.",
    ),
    404: (ErrorAnswer, "Camera not found.", "Camera 'front_dor' not found."),
    409: (
        ErrorAnswer,
        "The camera already has a job, or has none to cancel; or the run is undone already.",
        "Camera 'front_door' already has a backfill job.",
    ),
    410: (
        ErrorAnswer,
        "The run is too long ago to be undone.",
        "Run 0d3b1c6f5d5b4d0e9e0a2a1c8f7b6e5d was more than 30 days ago.",
    ),
    422: (
        InvalidAnswer,
        "A field or a query parameter is wrong.",
        "The request is not valid: start_time: must be a finite number.",
    ),
    500: (
        ErrorAnswer,
        "The patch failed; Frigate's log has the details.",
        "Frigate Backfill failed unexpectedly.",
    ),
    503: (
        ErrorAnswer,
        "Frigate's database or the patch's state file cannot be used.",
        "Frigate's database was not found at /config/frigate.db.",
    ),
}
_MORE: dict[int, dict[str, Any]] = {
    409: {"job_id": "0d3b1c6f5d5b4d0e9e0a2a1c8f7b6e5d"},
    422: {"errors": [{"field": "start_time", "message": "must be a finite number"}]},
}
ALWAYS = (401, 403, 422, 500)
"""What any of our endpoints may answer."""


def responses(
    status: int, model: type[BaseModel], errors: tuple[int, ...] = ()
) -> dict[int | str, Any]:
    """The good answer and the errors of an endpoint, each with an example."""
    described: dict[int | str, Any] = {
        status: {
            "description": model.__doc__,
            "content": {"application/json": {"example": example(model)}},
        }
    }
    for code in sorted({*ALWAYS, *errors}):
        model, description, message = _ERRORS[code]
        sample = {"success": False, "message": message, **_MORE.get(code, {})}
        described[code] = {
            "model": model,
            "description": description,
            "content": {"application/json": {"example": sample}},
        }
    return described
