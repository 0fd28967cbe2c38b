"""What rows of Frigate's tables look like: which table a row is of, and whether it can be true.

The columns stand in the order in which the migrations of every release made them, so that an older
row is the beginning of a newer one. It matters where the file's own description is lost.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .records import Value

    Check = Callable[[Value], bool]

_ID = re.compile(r"[0-9]{9,11}(\.[0-9]+)?-[a-z0-9]{6}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_SEVERITIES = ("alert", "detection")


def _text(value: Value) -> bool:
    return isinstance(value, str) and "\0" not in value


def _name(value: Value) -> bool:
    return _text(value) and value != ""


def _timed_id(value: Value) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _number(value: Value) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _moment(value: Value) -> bool:
    return isinstance(value, str) and _MOMENT.match(value) is not None


def _flag(value: Value) -> bool:
    return value in (0, 1) and isinstance(value, int)


def _video(value: Value) -> bool:
    return _text(value) and str(value).startswith("/") and str(value).endswith(".mp4")


def _object(value: Value) -> bool:
    return isinstance(_parsed(value), dict)


def _list(value: Value) -> bool:
    return isinstance(_parsed(value), list)


def _parsed(value: Value) -> object:
    """What JSON that SQLite takes, too, says: Frigate's queries look into it."""
    if not isinstance(value, str):
        return None
    try:
        return json.loads(value, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON.")


def _or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


@dataclass(frozen=True)
class Shape:
    """A table: its columns by release, and what must be true of some of a row's values."""

    layouts: tuple[tuple[str, ...], ...]
    checks: Mapping[str, Check]
    least: int
    """Columns of the oldest release that counts."""
    timed: str | None = None
    """The column with an id that begins with a time, as Frigate's own do; it tells a row that
    nobody describes."""
    rowid: str | None = None
    """The column that is kept as the row's number."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of all releases."""
        return tuple(dict.fromkeys(column for layout in self.layouts for column in layout))

    def fits(self, row: Mapping[str, Value]) -> bool:
        """Whether `row` can be one of this table."""
        return all(check(row.get(column)) for column, check in self.checks.items())

    def tells(self, row: Mapping[str, Value]) -> bool:
        """Whether `row` can be of this table alone."""
        return self.fits(row) and (self.timed is None or _timed_id(row[self.timed]))

    def read(self, rowid: int, values: Sequence[Value]) -> dict[str, Value] | None:
        """The row of these `values` by the columns' order; None when it is of no such table."""
        for layout in self.layouts:
            if self.least <= len(values) <= len(layout):
                row = dict(zip(layout, values))
                if self.rowid is not None:
                    row[self.rowid] = rowid
                if self.tells(row):
                    return row
        return None


def _layouts(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in texts)


_SPAN: dict[str, Check] = {"camera": _name, "start_time": _number}

SHAPES: dict[str, Shape] = {
    "recordings": Shape(
        _layouts(
            "id camera path start_time end_time duration objects motion segment_size dBFS regions "
            "motion_heatmap stream_type has_audio audio_rate audio_codec video_codec keyframes"
        ),
        {
            **_SPAN,
            "id": _name,
            "path": _video,
            "end_time": _number,
            "duration": _number,
            "segment_size": _number,
            "motion": _or_null(_number),
            "objects": _or_null(_number),
            "dBFS": _or_null(_number),
            "regions": _or_null(_number),
        },
        10,
        "id",
    ),
    "previews": Shape(
        _layouts("id camera path start_time end_time duration"),
        {**_SPAN, "id": _name, "path": _video, "end_time": _number, "duration": _number},
        6,
    ),
    "reviewsegment": Shape(
        _layouts(
            "id camera start_time end_time severity thumb_path data",
            "id camera start_time end_time has_been_reviewed severity thumb_path data",
        ),
        {
            **_SPAN,
            "id": _name,
            "end_time": _or_null(_number),
            "severity": lambda value: value in _SEVERITIES,
            "thumb_path": _text,
            "data": _or_null(_object),
        },
        6,
        "id",
    ),
    "userreviewstatus": Shape(
        _layouts("id user_id review_segment_id has_been_reviewed"),
        {"user_id": _name, "review_segment_id": _name, "has_been_reviewed": _flag},
        4,
        "review_segment_id",
        "id",
    ),
    "event": Shape(
        _layouts(
            "id label camera start_time end_time top_score false_positive zones thumbnail has_clip "
            "has_snapshot region box area retain_indefinitely sub_label ratio plus_id score "
            "model_hash detector_type model_type data"
        ),
        {
            **_SPAN,
            "id": _name,
            "label": _name,
            "end_time": _or_null(_number),
            "zones": _or_null(_list),
            "thumbnail": _or_null(_text),
            "has_clip": _flag,
            "has_snapshot": _flag,
            "data": _or_null(_object),
            # Bytes that are no UTF-8, and an area without end, end Frigate's clean-up of events.
            **dict.fromkeys(
                ("sub_label", "plus_id", "model_hash", "detector_type", "model_type"),
                _or_null(_text),
            ),
            **dict.fromkeys(("top_score", "score", "area", "ratio"), _or_null(_number)),
        },
        23,
        "id",
    ),
    "timeline": Shape(
        _layouts("timestamp camera source source_id class_type data"),
        {
            "timestamp": _number,
            "camera": _name,
            "source": _name,
            "source_id": _or_null(_text),
            "class_type": _name,
            "data": _or_null(_object),
        },
        6,
    ),
    "export": Shape(
        _layouts("id camera name date video_path thumb_path in_progress export_case_id"),
        {
            "id": _name,
            "camera": _name,
            "name": _text,
            "date": _number,
            "video_path": _video,
            "thumb_path": _text,
            "in_progress": _flag,
        },
        7,
    ),
    "exportcase": Shape(
        _layouts("id name description created_at updated_at"),
        {
            "id": _name,
            "name": _text,
            "description": _or_null(_text),
            "created_at": _moment,
            "updated_at": _moment,
        },
        5,
    ),
}
"""Every table that is worth salvaging. Users and their passwords are not among them."""
