"""What the names of Frigate's files say: text only, nothing here touches a disk.

Times in names are what Python prints of a float. A camera's name has no dot, and what follows it is
asked for whole, so that `front` never takes up a file of `front-1718987129.5`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

_TIME = r"[0-9]{9,11}\.[0-9]{1,7}"
_RAND = "[a-z0-9]{6}"
_LOCAL = "[0-9]{8}_[0-9]{6}"
_LOCAL_FORMAT = "%Y%m%d_%H%M%S"
_PREVIEW = re.compile(rf"({_TIME})-({_TIME})\.mp4")
_EVENT_THUMB = re.compile(rf"(({_TIME})-{_RAND})\.webp")
_FACE = re.compile(rf"({_TIME}-{_RAND})-.+\.webp")


class Named(NamedTuple):
    """A review or an event: its id, and the time in it."""

    id: str
    time: float


class PreviewName(NamedTuple):
    """A preview's span; `end_text` is its end as written."""

    start_time: float
    end_time: float
    end_text: str


@dataclass(frozen=True)
class ExportName:
    """An export's id, and from 0.16 on the footage's start and end in Frigate's local time."""

    id: str
    start: datetime | None
    end: datetime | None


@lru_cache(maxsize=64)
def _review_pattern(camera: str) -> re.Pattern[str]:
    return re.compile(rf"thumb-{re.escape(camera)}-(({_TIME})-{_RAND})\.webp")


@lru_cache(maxsize=64)
def _snapshot_pattern(camera: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(camera)}-(({_TIME})-{_RAND})(\.jpg|-clean\.png|-clean\.webp)")


@lru_cache(maxsize=64)
def _export_pattern(camera: str) -> re.Pattern[str]:
    name = re.escape(camera)
    return re.compile(rf"{name}_(?:({_LOCAL})-({_LOCAL})_)?({_RAND})\.mp4")


def review_thumb(name: str, camera: str) -> Named | None:
    """The review of `camera` whose thumbnail is called `name`, in `clips/review`."""
    match = _review_pattern(camera).fullmatch(name)
    return None if match is None else Named(match[1], float(match[2]))


def review_thumb_name(camera: str, review_id: str) -> str:
    """What the thumbnail of a review is called."""
    return f"thumb-{camera}-{review_id}.webp"


def event_thumb(name: str) -> Named | None:
    """The event whose thumbnail is called `name`, in `clips/thumbs/<camera>` (0.16 and later)."""
    match = _EVENT_THUMB.fullmatch(name)
    return None if match is None else Named(match[1], float(match[2]))


def face(name: str) -> str | None:
    """The id of the event in which the face `name`, in `clips/faces/train`, was seen."""
    match = _FACE.fullmatch(name)
    return None if match is None else match[1]


def event_snapshot(name: str, camera: str) -> Named | None:
    """The event of `camera` of which the file `name`, in `clips`, is a snapshot."""
    match = _snapshot_pattern(camera).fullmatch(name)
    return None if match is None else Named(match[1], float(match[2]))


def preview(name: str) -> PreviewName | None:
    """The span of the preview called `name`, in `clips/previews/<camera>`."""
    match = _PREVIEW.fullmatch(name)
    if match is None:
        return None
    start, end = float(match[1]), float(match[2])
    return PreviewName(start, end, match[2]) if start < end else None


def export(name: str, camera: str) -> ExportName | None:
    """The export of `camera` that the file `name`, in `exports`, holds."""
    match = _export_pattern(camera).fullmatch(name)
    if match is None:
        return None
    start = end = None
    if match[1] is not None:
        try:
            start = datetime.strptime(match[1], _LOCAL_FORMAT)
            end = datetime.strptime(match[2], _LOCAL_FORMAT)
        except ValueError:
            return None
    return ExportName(f"{camera}_{match[3]}", start, end)


def event_thumb_name(camera: str, event: str) -> str:
    """The thumbnail of an event, from 0.16 on, below the folder of clips."""
    return f"thumbs/{camera}/{event}.webp"


def event_pictures(camera: str, event: str) -> tuple[str, ...]:
    """Where the snapshots and the thumbnail of an event may lie, below Frigate's clips."""
    return (
        f"{camera}-{event}.jpg",
        f"{camera}-{event}-clean.webp",
        f"{camera}-{event}-clean.png",
        event_thumb_name(camera, event),
    )
