"""The previews of one camera on disk: their names, listed once, and the moments of their frames.

A run asks twice: how long something went on, then what moved in each recording. So what was read
stays at hand, from the first file on until there is no more room: runs go in time order.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..media.timing import read_timing
from . import names
from .folders import MediaFolders

if TYPE_CHECKING:
    from ..media.timing import Timing
    from ..models import RunOrder
    from .folders import Folder

_ROOM = 1 << 18
"""Moments that stay at hand, eight bytes each: some hundred hours in which much moves."""
_OF_FILE = 64
"""As many moments take the room of what else is kept of a file."""


class PreviewFile(NamedTuple):
    """One preview: its span, and its name."""

    start: float
    end: float
    name: str


class PreviewFiles:
    """Those in one folder."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._timings: dict[str, Timing | None] = {}
        self._room = _ROOM
        self.written: dict[str, float] = {}
        """By name when those were written that were read and can be played."""

    @classmethod
    def of(cls, order: RunOrder) -> PreviewFiles:
        """Those of the camera that a run is about."""
        return cls(MediaFolders.of(order).previews(order.camera))

    @cached_property
    def all(self) -> list[PreviewFile]:
        """In time order."""
        spans = ((name, names.preview(name)) for name in self._folder.names())
        return sorted(
            PreviewFile(span.start_time, span.end_time, name)
            for name, span in spans
            if span is not None
        )

    def timing(self, file: PreviewFile) -> Timing | None:
        """The moments of its frames; None where it cannot be read."""
        if file.name in self._timings:
            return self._timings[file.name]
        timing = read_timing(f"{self._folder.actual}/{file.name}", file.start, file.end)
        if timing is not None and timing.written is not None:
            self.written[file.name] = timing.written
        if self._room > 0:
            self._timings[file.name] = timing
            self._room -= _OF_FILE + (0 if timing is None else len(timing.clock.ticks))
        return timing
