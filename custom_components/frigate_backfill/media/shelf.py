"""What lies in a place of the media browser: days and hours that have something, recordings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.util import dt as dt_util

from ..client.clip import Clip
from ..dashboard.recordings import async_list_recordings
from .place import HOUR, Place, day_of, hours_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ..client.models import CoverageBucket
    from ..coordinator import FrigateBackfillCoordinator
    from .titles import Titles

PAGE: Final = timedelta(days=31)
_LOOK_BACK: Final = 12
"""Pages in a row without anything after which there is nothing older."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something on a shelf."""

    place: Place
    title: str

    @property
    def plays(self) -> bool:
        """Whether it is a recording."""
        return self.place.clip is not None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies in a place, and how much of it cannot be shown."""

    items: list[Item]
    not_shown: int = 0


class Shelves:
    """The shelves of one camera."""

    def __init__(
        self, coordinator: FrigateBackfillCoordinator, camera: str, titles: Titles
    ) -> None:
        self._coordinator = coordinator
        self._camera = camera
        self._titles = titles

    async def async_at(self, place: Place) -> Shelf:
        """What lies in that place.

        Raises:
            FrigateBackfillError: Frigate cannot tell.
            HomeAssistantError: the patch in Frigate cannot do that yet.
        """
        if place.hour is not None:
            return await self._async_recordings(place)
        if place.day is not None:
            return Shelf(self.hours(place, await self._async_covered(*hours_of(place.day))))
        return await self._async_days(place)

    async def _async_days(self, place: Place) -> Shelf:
        """A page of days, the newest first, and the way to older ones."""
        until = place.until or dt_util.now().date()
        for _ in range(_LOOK_BACK):
            older = until - PAGE
            buckets = await self.async_page(until)
            if buckets:
                further = replace(place, until=older)
                return Shelf([*self.days(place, buckets), Item(further, self._titles.older)])
            until = older
        return Shelf([])

    async def async_page(self, until: date) -> list[CoverageBucket]:
        """The hours of a page of days that have anything."""
        after, _ = hours_of(until - PAGE + timedelta(days=1))
        _, before = hours_of(until)
        return await self._async_covered(after, before)

    def days(self, place: Place, buckets: Iterable[CoverageBucket]) -> list[Item]:
        """The days of those hours, the newest first."""
        by_day: defaultdict[date, list[CoverageBucket]] = defaultdict(list)
        for bucket in buckets:
            by_day[day_of(bucket.start_time)].append(bucket)
        return [
            Item(
                Place(place.entry_id, place.camera, day=day),
                self._titles.stretch(day.isoformat(), by_day[day]),
            )
            for day in sorted(by_day, reverse=True)
        ]

    def hours(self, place: Place, buckets: Iterable[CoverageBucket]) -> list[Item]:
        """Those hours, in their order."""
        return [
            Item(
                Place(
                    place.entry_id,
                    place.camera,
                    day=day_of(bucket.start_time),
                    hour=int(bucket.start_time),
                ),
                self._titles.stretch(self._titles.time(bucket.start_time), [bucket]),
            )
            for bucket in buckets
        ]

    async def _async_covered(self, after: float, before: float) -> list[CoverageBucket]:
        return [
            bucket
            for bucket in await self._coordinator.client.coverage(self._camera, after, before)
            if bucket.recorded_seconds or bucket.backfilled_seconds or bucket.missing_files
        ]

    async def _async_recordings(self, place: Place) -> Shelf:
        hour = place.hour or 0
        listed = await async_list_recordings(self._coordinator, self._camera, hour, hour + HOUR)
        items = [
            Item(replace(place, clip=clip), self._titles.recording(each, each.start_time))
            for each in listed
            if each.kind != "error"
            and each.start_time is not None
            and (clip := Clip.of_file(each.file_path, self._camera)) is not None
        ]
        return Shelf(items, not_shown=len(listed) - len(items))
