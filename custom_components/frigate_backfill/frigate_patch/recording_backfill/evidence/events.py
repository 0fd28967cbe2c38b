"""What the pictures of events tell: which there were, when, and of what sort."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..media.webp import picture_size
from . import names
from .names import Named

if TYPE_CHECKING:
    from .folders import MediaFolders

_SHORTEST = 4.0
"""Seconds; a tracked object is missed for longer before its event ends and its snapshot is written.
A picture that came sooner is of a sound or of an event that somebody called for."""


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


class _Pictured(NamedTuple):
    """An event that left a picture: the time in its id, the id, and the picture's name."""

    time: float
    id: str
    name: str


class EventPictures:
    """The events of one camera that left a picture, as far as a review needs to know of them."""

    def __init__(self, folders: MediaFolders, camera: str) -> None:
        """List them: by their thumbnails, before 0.16 by their snapshots."""
        self._folder = folders.thumbs(camera)
        named = [(names.event_thumb(name), name) for name in self._folder.names()]
        found = [
            _Pictured(event.time, event.id, name) for event, name in named if event is not None
        ]
        self._snapshots = not found
        if not found:
            self._folder = folders.clips
            told = {
                event.id: _Pictured(event.time, event.id, name)
                for name in folders.clips.names(f"{camera}-")
                if (event := names.event_snapshot(name, camera)) is not None
            }
            found = list(told.values())
        self._events = sorted(found)
        self._times = array("d", (event.time for event in self._events))
        self._called: dict[str, bool] = {}
        self._names: dict[str, str] = {}

    def ids(self, start: float, end: float) -> tuple[str, ...]:
        """The events that began from `start` to `end`."""
        return tuple(event.id for event in self._between(start, end))

    def all(self) -> list[Named]:
        """All of them, in time order."""
        return [Named(event.id, event.time) for event in self._events]

    def ended(self, event: str) -> float:
        """When it ended, as its picture's time tells: that is written then; 0 where it is gone."""
        if not self._names:
            self._names = {told.id: told.name for told in self._events}
        info = self._folder.info(self._names[event])
        return 0.0 if info is None else info.st_mtime

    def any_called_for(self, start: float, end: float, *, dated: bool) -> bool:
        """Whether one from `start` to `end` may be of a sound, or one that somebody called for.

        `dated`: whether the files' times are still those at which Frigate wrote them.
        """
        return any(self._is_called_for(event, dated=dated) for event in self._between(start, end))

    def _between(self, start: float, end: float) -> list[_Pictured]:
        return self._events[bisect_left(self._times, start) : bisect_right(self._times, end)]

    def _is_called_for(self, event: _Pictured, *, dated: bool) -> bool:
        if self._snapshots and not dated:
            return True
        if event.id not in self._called:
            if self._snapshots:
                info = self._folder.info(event.name)
                self._called[event.id] = info is None or info.st_mtime - event.time < _SHORTEST
            else:
                # Of a tracked object the thumbnail is a square, of all others the whole picture.
                size = picture_size(f"{self._folder.actual}/{event.name}")
                self._called[event.id] = size is None or size[0] != size[1]
        return self._called[event.id]


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
