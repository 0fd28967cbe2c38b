"""Where in the media browser one is: a Frigate, a camera, a day, an hour, a recording."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from homeassistant.util import dt as dt_util

from ..client.clip import Clip

HOUR: Final = 3600
_LAST_TIME: Final = 4_102_444_800


@dataclass(frozen=True, slots=True)
class Place:
    """Each part is given only where those before it are."""

    entry_id: str | None = None
    camera: str | None = None
    until: date | None = None
    """The newest day of a page of days; today, if none is given."""
    day: date | None = None
    hour: int | None = None
    """The start of a whole hour of UTC, epoch seconds."""
    clip: Clip | None = None
    """The file of a recording."""

    @property
    def identifier(self) -> str:
        """As it stands in a media id."""
        parts = [self.entry_id, self.camera]
        if self.until is not None:
            parts += ["until", self.until.isoformat()]
        if self.day is not None:
            parts.append(self.day.isoformat())
        parts += [str(each) for each in (self.hour, self.clip) if each is not None]
        return "/".join(part for part in parts if part is not None)


def parse_place(identifier: str) -> Place:
    """The place that a media id names.

    Raises:
        ValueError: it names none.
    """
    entry_id, *parts = identifier.split("/")
    camera = parts[0] if parts else None
    day = hour = clip = until = None
    match parts[1:]:
        case []:
            pass
        case ["until", newest]:
            until = _day(newest)
        case [of_day, *rest] if len(rest) <= 2:
            day = _day(of_day)
            hour = _hour(rest[0]) if rest else None
            clip = Clip.parse(rest[1]) if len(rest) > 1 else None
        case _:
            raise ValueError(identifier)
    return Place(entry_id or None, camera, until, day, hour, clip)


def hours_of(day: date) -> tuple[int, int]:
    """The first whole hour of UTC that starts on that day, and the first of the next one."""
    first, next_first = (
        math.ceil(dt_util.start_of_local_day(each).timestamp() / HOUR) * HOUR
        for each in (day, day + timedelta(days=1))
    )
    return first, next_first


def day_of(time: float) -> date:
    """The day of a moment in Home Assistant's time zone."""
    return dt_util.as_local(dt_util.utc_from_timestamp(time)).date()


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    # Beyond these its hours are no numbers that Frigate takes.
    if not date(1970, 1, 3) <= day <= date(2099, 12, 30):
        raise ValueError(text)
    return day


def _hour(text: str) -> int:
    # Python refuses to read a number of thousands of digits.
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise ValueError(text)
    hour = int(text)
    if hour % HOUR or hour >= _LAST_TIME:
        raise ValueError(text)
    return hour
