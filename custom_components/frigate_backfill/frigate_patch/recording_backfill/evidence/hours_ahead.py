"""The hours in which recordings lie ahead of the clock: where they are many, the clock is behind.

They tell where the database and what the patch noted are lost. As among rows, one in a hundred may
be wrong, and a day's hours in any case: neither files of 2030 nor those that somebody named by
local time must stop everything.
"""

from __future__ import annotations

from contextlib import suppress

from ..layout import DAY, HOUR, day_start, hour_of_day
from ..untouched import names_in

_AMONG = 100
_ALWAYS = 24


def newest_hour_ahead(recordings: str, now: float) -> float | None:
    """Begin of the newest hours in the library that lie ahead of `now`, but for a few.

    None where there are no more than those. Where they are a few at most, it costs the listings of
    the library and of the days that have not ended.
    """
    days = {
        start: f"{recordings}/{name}"
        for name in _names(recordings)
        if (start := day_start(name)) is not None
    }
    ahead = sorted(
        hour
        for start, folder in days.items()
        if start + DAY > now
        for hour in _hours(start, folder)
        if hour > now
    )
    if len(ahead) <= _ALWAYS:
        return None
    all_hours = sum(len(_hours(start, folder)) for start, folder in days.items())
    wrong = max(_ALWAYS, all_hours // _AMONG)
    return ahead[-1 - wrong] if wrong < len(ahead) else None


def _hours(day: float, folder: str) -> list[float]:
    """The hours of that day that have a folder; Frigate makes one for its first recording."""
    hours = (hour_of_day(name) for name in _names(folder))
    return [day + hour * HOUR for hour in hours if hour is not None]


def _names(folder: str) -> list[str]:
    with suppress(OSError):
        return names_in(folder)
    return []
