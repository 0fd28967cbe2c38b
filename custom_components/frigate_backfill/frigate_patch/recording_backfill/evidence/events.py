"""What the pictures of events tell: which there were, and from when to when each went on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from . import names
from .reviews import Activity

if TYPE_CHECKING:
    from .folders import MediaFolders

_SHORTEST = 4.0
"""Seconds; a tracked object is missed for longer before its event ends and its thumbnail is
written. A picture that came sooner is of a sound or of an event made by hand, whose end it does
not tell."""


@dataclass(frozen=True)
class EventFiles:
    """The pictures of one event; `changed` is when the newest of them was written."""

    id: str
    time: float
    """The number in its id: its start, but for events of sounds and those made by hand."""
    changed: float
    thumb: str | None = None
    """As Frigate spells it; before 0.16 the thumbnail stands in the database."""
    snapshot: str | None = None
    """The one that Frigate would show, as it spells it."""


def activities(folders: MediaFolders, camera: str) -> list[Activity] | None:
    """All events of `camera` that left a thumbnail; None before 0.16, where none does."""
    folder = folders.thumbs(camera)
    found = []
    for name in folder.names():
        named = names.event_thumb(name)
        info = None if named is None else folder.info(name)
        if named is not None and info is not None:
            told = info.st_mtime - named.time >= _SHORTEST
            found.append(Activity(named.id, named.time, info.st_mtime if told else inf))
    return found or None


def find(folders: MediaFolders, camera: str) -> list[EventFiles]:
    """The events of `camera` that left a picture, in time order."""
    found: dict[str, EventFiles] = {}
    folder = folders.thumbs(camera)
    for name in folder.names():
        named = names.event_thumb(name)
        info = None if named is None else folder.info(name)
        if named is not None and info is not None:
            path = folder.spell(name)
            found[named.id] = EventFiles(named.id, named.time, info.st_mtime, path)
    folder = folders.clips
    for name in folder.names(f"{camera}-"):
        named = names.event_snapshot(name, camera)
        info = None if named is None else folder.info(name)
        if named is None or info is None:
            continue
        event = found.get(named.id) or EventFiles(named.id, named.time, info.st_mtime)
        # What Frigate looks for first: the picture without boxes only where there is no other.
        shown = name.endswith(".jpg") or event.snapshot is None
        found[named.id] = replace(
            event,
            changed=max(event.changed, info.st_mtime),
            snapshot=folder.spell(name) if shown else event.snapshot,
        )
    return sorted(found.values(), key=lambda event: event.time)
