"""What a run warns of: nothing of it is an error, and all of it may surprise later."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..streams import Stream
from .known import RowFiles
from .place import libraries_of
from .sight import cameras_on_disk, has_days, newest_hour_of, oddities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..frigate.recordings import FrigateDatabase
    from ..models import RunOrder
    from .place import Place

_SCARCE = 2 * 3600.0
"""Seconds of recording; with less room a run warns. Frigate makes room below one hour's."""
_LOOK_FOR_CAMERAS = 1.0
"""Seconds for finding out whose folders are there; the newest are looked at first."""
_NAMED = 5


@dataclass(frozen=True)
class Sighting:
    """What a run that has finished saw of the library."""

    place: Place
    hours: tuple[float, float]
    files: int
    whole: bool
    """Whether it looked at all of the library, and not at a range or a folder."""


def library_is_there(sighting: Sighting, order: RunOrder, database: FrigateDatabase) -> str | None:
    """None where it is, or else why it looks unmounted or empty; "" where no row says so."""
    place = sighting.place
    if sighting.files:
        return None
    first, last = sighting.hours
    files = RowFiles(order, place)
    paths = database.newest_paths(order.camera, first, last + 3600.0)
    paths = [path for path in paths if path.startswith(place.root + "/")]
    if paths and not any(map(files.is_there, paths)):
        return (
            f"No recordings of camera '{order.camera}' were found in {place.folder}, but Frigate's "
            f"database has some there, such as {paths[0]}. Is the disk mounted?"
        )
    return None if place.fixed or has_days(place.folder) else ""


def of_library(sighting: Sighting, order: RunOrder) -> Iterator[str]:
    """What is odd about the library as a whole: whose folders are there, and which not."""
    place, camera = sighting.place, order.camera
    if order.cameras and camera not in order.cameras:
        yield (
            f"Frigate's configuration has no camera '{camera}': Frigate does not show its "
            "recordings, and keeps them by its global settings."
        )
    if place.fixed or not (sighting.whole or not sighting.files):
        return
    there = {name.partition("@")[0] for name in cameras_on_disk(place.folder, _LOOK_FOR_CAMERAS)}
    strange = sorted(there - {camera} - set(order.cameras))
    shown = ", ".join(strange[:_NAMED]) + (", …" if len(strange) > _NAMED else "")
    if not sighting.files and sighting.whole:
        yield from oddities(place.folder)
        if camera not in there and strange:
            of_whom = "cameras that Frigate does not have" if order.cameras else "other cameras"
            yield (
                f"{place.folder} has no folder of camera '{camera}', only of {of_whom}: {shown}. "
                "If one of them is a former name of this camera, rename its folders (the last in "
                f"YYYY-MM-DD/HH/<camera>) to '{camera}', and run again."
            )
    elif strange and order.cameras:
        yield (
            f"{place.folder} has folders of cameras that Frigate does not have: {shown}. Frigate "
            "shows recordings of configured cameras only."
        )


def of_streams(sighting: Sighting, order: RunOrder, streams: Sequence[Stream]) -> Iterator[str]:
    """Recordings of the camera's second stream, where the database has only rows of the first."""
    if Stream.SUB in streams:
        return
    folder = Stream.SUB.folder(order.camera)
    library = next(libraries_of(sighting.place, order))
    if found := newest_hour_of(library.folder, folder, sighting.hours, _LOOK_FOR_CAMERAS):
        yield (
            f"{found} holds recordings of the second stream of camera '{order.camera}', which "
            "Frigate records from 0.19 on. This database has no column for them (stream_type), so "
            "they were left out. To bring them back, start Frigate 0.19 or later once, and run "
            "again."
        )


def of_hard_links(count: int) -> Iterator[str]:
    """`count` files were accepted that have other names."""
    if count:
        files = "1 of the files has" if count == 1 else f"{count} of the files have"
        yield (
            f"{files} hard links: when the disk is nearly full, Frigate empties a file before it "
            "deletes it, which empties it under its other names, too. Copy what matters."
        )


def of_space(order: RunOrder, database: FrigateDatabase) -> Iterator[str]:
    """Little room for recordings."""
    try:
        space = os.statvfs(order.recordings_root)
    except OSError:
        return
    free = space.f_bavail * space.f_frsize
    rate = database.bytes_per_second()
    if free < rate * _SCARCE:
        yield (
            f"Only {free / 2**30:.1f} GB are free, about {free / rate / 3600:.1f} hours of "
            "recording. When the disk is nearly full, Frigate deletes the oldest recordings "
            "first, and those brought back are among them."
        )
