"""What the HTTP endpoints take: bodies and fields, checked strictly, described for OpenAPI."""

from __future__ import annotations

import math
from datetime import datetime, timezone
from typing import Annotated, Any, Optional, TypeVar, Union

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from ..models import Media, ProbeMode
from ..moments import from_iso
from ..notices import Notice, RequestKey
from ..state.schedules import LONGEST_INTERVAL, LONGEST_LOOK_BACK, SHORTEST_INTERVAL

LATEST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone.utc).timestamp()
"""The last time that a day folder can name."""
Word = TypeVar("Word", Media, ProbeMode)


def _moment(value: Any) -> Any:
    """Epoch seconds from a number or from ISO 8601 with an offset."""
    if value is None:
        return None
    if isinstance(value, str):
        try:
            moment = from_iso(value)
        except ValueError:
            raise ValueError(Notice(RequestKey.FIELD_TIME)) from None
        if moment.tzinfo is None:
            raise ValueError(Notice(RequestKey.FIELD_NO_OFFSET))
        try:
            value = moment.timestamp()
        except OverflowError:
            value = -1.0
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(Notice(RequestKey.FIELD_TIME))
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(Notice(RequestKey.FIELD_FINITE))
    if not 0 <= value <= LATEST:
        raise ValueError(Notice(RequestKey.FIELD_YEARS))
    return float(value)


def _text(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(Notice(RequestKey.FIELD_UTF8)) from None
    return value


def _media(value: Any) -> Media:
    return _one_of(Media, value)


def _probe(value: Any) -> ProbeMode:
    return _one_of(ProbeMode, value)


def _kind(value: Any) -> str:
    """Which kind of value it is, so that the error speaks of that kind alone."""
    return type(value).__name__


def _one_of(words: type[Word], value: Any) -> Word:
    """The word that `value` is; a strict model takes no text for an enum."""
    if value not in list(words):
        raise ValueError(Notice(RequestKey.FIELD_ONE_OF, expected=", ".join(words)))
    return words(value)


Moment = Annotated[
    Optional[float],
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": LATEST},
                {"type": "string", "format": "date-time"},
                {"type": "null"},
            ]
        }
    ),
]
CameraName = Annotated[str, Field(min_length=1, max_length=255), BeforeValidator(_text)]
MaxResults = Annotated[
    int,
    Field(
        ge=0, le=10000, description="How many results to list at most. Counts are always complete."
    ),
]
MediaName = Annotated[Media, BeforeValidator(_media)]
Directory = Annotated[str, Field(min_length=1, max_length=4096), BeforeValidator(_text)]
CopiesWanted = Annotated[
    Union[
        Annotated[bool, Tag("bool")],
        Annotated[list[Directory], Field(min_length=1, max_length=100), Tag("list")],
    ],
    Discriminator(
        _kind,
        custom_error_type="copies",
        custom_error_message=RequestKey.FIELD_COPIES.texts[0],
    ),
]


class _Body(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class BackfillRequest(_Body):
    """What to run; an empty body means all defaults."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"dry_run": True},
                {"start_time": 1640995200, "end_time": "2022-01-02T00:00:00Z"},
            ]
        }
    )

    start_time: Moment = Field(
        default=None,
        description="Only recordings that start at or after this time: UTC epoch seconds, or "
        "ISO 8601 with an offset.",
    )
    end_time: Moment = Field(
        default=None, description="Only recordings that start at or before this time."
    )
    directory_path: Optional[Directory] = Field(
        default=None,
        description="Scan this folder instead of the recordings directory: a library root, or a "
        "day, hour or camera folder of one. It must be inside the recordings directory or a root "
        "that FRIGATE_BACKFILL_EXTRA_ROOTS allows.",
    )
    dry_run: bool = Field(
        default=False, description="Only report; write nothing to Frigate's database."
    )
    force: bool = Field(
        default=False,
        description="Overwrite the path, end, duration and size of existing entries.",
    )
    skip_expired: bool = Field(
        default=True,
        description="Skip recordings that Frigate's next clean-up would delete, row and file.",
    )
    copies: CopiesWanted = Field(
        default=True,
        description="Take rows from copies of the database first, with all they had. True: those "
        "that are found; false: none; a list of paths: these and no other. They must be in "
        "Frigate's config folder, a catalogue's folder or a root that "
        "FRIGATE_BACKFILL_EXTRA_ROOTS allows.",
    )
    media: Optional[list[MediaName]] = Field(
        default=None,
        min_length=1,
        description="What to bring back, from copies of the database and from files. Null is "
        "all, but events from copies alone: a file does not tell an event's label.",
    )
    find_motion: bool = Field(
        default=False,
        description="Only look for motion in recordings that came back without: by their previews, "
        "else slowly in the recordings themselves.",
    )
    probe: Annotated[ProbeMode, BeforeValidator(_probe)] = Field(
        default=ProbeMode.AUTO,
        description="How lengths are found. `auto`: from each file, by ffprobe where in doubt; "
        "`ffprobe`: always by ffprobe; `estimate`: from the names of files where their sizes make "
        "that plausible. Such recordings are visible sooner, and a run of kind `verify` follows by "
        "itself, reads them, and puts their rows right.",
    )
    verify: bool = Field(
        default=False,
        description="Only read the recordings whose length is estimated, and put their rows right. "
        "It follows by itself after a run with `probe` `estimate`.",
    )
    motion: bool = Field(
        default=True,
        description="Give backfilled recordings the motion that a preview proves.",
    )
    remove_gone: bool = Field(
        default=False,
        description="Take out rows of the camera and range whose file is gone. Never where none of "
        "the camera's files is there; where more than half are gone only with `force`.",
    )
    background: bool = Field(
        default=False, description="Answer 202 at once instead of waiting for the result."
    )
    max_results: MaxResults = 1000

    @field_validator("end_time")
    @classmethod
    def _range_is_forward(cls, end: float | None, info: ValidationInfo) -> float | None:
        start = info.data.get("start_time")
        if start is not None and end is not None and start > end:
            raise ValueError(Notice(RequestKey.FIELD_BEFORE_START))
        return end


class BackfillCamerasRequest(BackfillRequest):
    """The same run for several cameras, always in the background."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"cameras": ["front_door", "back_yard"], "dry_run": True}]}
    )

    cameras: Optional[list[CameraName]] = Field(
        default=None,
        min_length=1,
        max_length=1000,
        description="Names of the cameras; null means every configured one.",
    )


class UndoRequest(_Body):
    """Which run to undo."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"dry_run": True}]})

    job_id: Optional[Annotated[str, Field(min_length=1, max_length=64)]] = Field(
        default=None,
        description="The run's job. Default: the camera's last run that changed anything.",
    )
    dry_run: bool = Field(
        default=False, description="Only report; write nothing to Frigate's database."
    )
    max_results: MaxResults = 1000


class ScheduleRequest(_Body):
    """What to change of a camera's schedule; a field left out keeps its value."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "camera_name": "front_door",
                    "enabled": True,
                    "interval_hours": 24,
                    "retention_days": 7,
                }
            ]
        }
    )

    camera_name: Optional[CameraName] = Field(
        default=None, description="Optional; must match the camera in the path."
    )
    enabled: Optional[bool] = Field(
        default=None, description="Whether the camera is checked by itself."
    )
    interval_hours: Optional[float] = Field(
        default=None,
        ge=SHORTEST_INTERVAL,
        le=LONGEST_INTERVAL,
        description="Hours from one run to the next.",
    )
    retention_days: Optional[float] = Field(
        default=None,
        gt=0,
        le=LONGEST_LOOK_BACK,
        description="How many past days each run checks.",
    )
