"""Finds what has some words in its title, or in its camera's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from homeassistant.util import dt as dt_util

from ..client.errors import FrigateBackfillError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .place import Place
    from .shelf import Item, Shelves

_MOST: Final = 100


async def async_search(
    place: Place, cameras: Iterable[tuple[Item, Shelves]], query: str
) -> list[Item]:
    """What the words name of a place: cameras, else days, else hours, else recordings.

    Of a camera it looks at the newest page of days.

    Raises:
        FrigateBackfillError: Frigate cannot tell, and nothing else was found.
        HomeAssistantError: the patch in Frigate cannot do that yet.
    """
    words = query.casefold().split()
    found: list[Item] = []
    failure: FrigateBackfillError | None = None
    for camera, shelves in cameras:
        named = f"{camera.title} {camera.place.camera}".casefold()
        rest = [word for word in words if word not in named]
        if words and not rest and place.camera is None:
            found.append(camera)
        if not rest or len(found) >= _MOST:
            continue
        try:
            found += await _async_of_camera(place, camera, shelves, rest)
        except FrigateBackfillError as error:
            failure = error
    if failure is not None and not found:
        raise failure
    return found[:_MOST]


async def _async_of_camera(
    place: Place, camera: Item, shelves: Shelves, words: list[str]
) -> list[Item]:
    if place.day is not None:
        return [item for item in (await shelves.async_at(place)).items if _has(item.title, words)]
    buckets = await shelves.async_page(place.until or dt_util.now().date())
    days = [item for item in shelves.days(camera.place, buckets) if _has(item.title, words)]
    if days:
        return [_of(camera, day, day.title) for day in days]
    return [
        _of(camera, hour, title)
        for hour in shelves.hours(camera.place, buckets)
        if _has(title := f"{hour.place.day} {hour.title}", words)
    ]


def _has(title: str, words: list[str]) -> bool:
    return all(word in title.casefold() for word in words)


def _of(camera: Item, item: Item, title: str) -> Item:
    """The same item, called so that it is known apart from those of other cameras."""
    return replace(item, title=f"{camera.title} · {title}")
