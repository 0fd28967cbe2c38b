"""What a run warns of: nothing of it is an error, and all of it may surprise later."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import layout, space
from ..notices import CopyKey, DiskKey, LibraryKey, Notice
from ..streams import Stream
from .known import RowFiles
from .place import libraries_of
from .sight import cameras_on_disk, has_days, newest_hour_of, oddities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..frigate.recordings import FrigateDatabase
    from ..models import RunOrder
    from .place import Place

_SCARCE = 2 * layout.HOUR
"""A run warns where there is room for fewer seconds. Frigate makes room once an hour is left."""
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


def of_unseen_library(
    sighting: Sighting, order: RunOrder, database: FrigateDatabase
) -> list[Notice] | None:
    """What to warn of where the library looks unmounted or empty; None where it is there.

    Nothing where no row of that time tells of files, so that it may just be new.
    """
    place = sighting.place
    if sighting.files:
        return None
    first, last = sighting.hours
    files = RowFiles(order, place)
    paths = database.newest_paths(order.camera, first, last + layout.HOUR)
    paths = [path for path in paths if path.startswith(place.root + "/")]
    here = (files.here(path) for path in paths)
    if paths and not any(path is None or os.path.exists(path) for path in here):
        key, folder = LibraryKey.NO_FILES_OF_ROWS, place.folder
        return [Notice(key, camera=order.camera, folder=folder, path=paths[0])]
    return None if place.fixed or has_days(place.folder) else []


def of_deleted(count: int) -> Iterator[Notice]:
    """What a catalogue has and a run leaves out, as somebody deleted it in Frigate."""
    if count:
        yield Notice(CopyKey.DELETED_IN_FRIGATE, count=count)


def of_library(sighting: Sighting, order: RunOrder) -> Iterator[Notice]:
    """What is odd about the library as a whole: cameras that Frigate does not have, or none."""
    place, camera = sighting.place, order.camera
    if order.cameras and camera not in order.cameras:
        yield Notice(LibraryKey.CAMERA_UNKNOWN, camera=camera)
    if place.fixed or not (sighting.whole or not sighting.files):
        return
    if sighting.files and not order.cameras:
        return  # which of the others are Frigate's nobody can tell
    there = cameras_on_disk(place.folder, _LOOK_FOR_CAMERAS)
    strange = sorted(there - {camera} - set(order.cameras))
    shown = ", ".join(strange[:_NAMED]) + (", …" if len(strange) > _NAMED else "")
    if not sighting.files and sighting.whole:
        yield from oddities(place.folder)
        if camera not in there and strange:
            key = LibraryKey.FORMER_NAME if order.cameras else LibraryKey.OTHER_CAMERAS
            yield Notice(key, folder=place.folder, camera=camera, cameras=shown)
    elif strange and order.cameras:
        yield Notice(LibraryKey.STRANGE_FOLDERS, folder=place.folder, cameras=shown)


def of_case(sighting: Sighting, order: RunOrder) -> Iterator[Notice]:
    """Folders that differ from the camera's name in case, where Frigate's sync may delete them.

    It compares paths to the letter. Where case does not count, Frigate's own rows name others.
    """
    if not order.sync_deletes or sighting.place.fixed:
        return
    folder = sighting.place.folder
    there = cameras_on_disk(folder, _LOOK_FOR_CAMERAS)
    for name in sorted(there - {order.camera}):
        if name.casefold() == order.camera.casefold() and name not in order.cameras:
            yield Notice(LibraryKey.OTHER_CASE, folder=folder, name=name, camera=order.camera)


def of_streams(sighting: Sighting, order: RunOrder, streams: Sequence[Stream]) -> Iterator[Notice]:
    """Recordings of the camera's second stream, where the database has only rows of the first."""
    if Stream.SUB in streams:
        return
    folder = Stream.SUB.folder(order.camera)
    library = next(libraries_of(sighting.place, order))
    if found := newest_hour_of(library.folder, folder, sighting.hours, _LOOK_FOR_CAMERAS):
        yield Notice(LibraryKey.SECOND_STREAM, folder=found, camera=order.camera)


def of_hard_links(count: int) -> Iterator[Notice]:
    """That `count` files were accepted that have other names, too."""
    if count:
        yield Notice(LibraryKey.HARD_LINKS, count=count)


def of_space(order: RunOrder, database: FrigateDatabase) -> Iterator[Notice]:
    """That there is little room for recordings."""
    try:
        disk = os.statvfs(order.recordings_root)
    except OSError:
        return
    free = disk.f_bavail * disk.f_frsize
    rate = database.bytes_per_second()
    if free < rate * _SCARCE:
        yield Notice(DiskKey.LITTLE_SPACE, free=free, hours=round(free / rate / layout.HOUR, 1))


def of_rows(order: RunOrder, database: FrigateDatabase, rows: int) -> Iterator[Notice]:
    """That there is little room for the `rows` that a dry run foretells."""
    if not order.dry_run or not rows:
        return
    if (why := space.why_short(order.database, rows, database.reusable())) is not None:
        yield why
