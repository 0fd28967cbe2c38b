"""The finder of files: a camera's hour folders in a library, and the names in each.

A folder is listed once, unless it has changed since.
"""

from __future__ import annotations

import os
from array import array
from contextlib import suppress
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Optional, TypeVar

from .. import layout
from ..evidence.starts import LATEST
from ..models import FileResult
from ..streams import Stream
from .ahead import Ahead
from .folders import FolderError, Folders
from .listing import HourFolder, Listing, Range, Stamp, as_found, still_as_found
from .storage import kind_of, tells_changes
from .strays import find_strays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from .listing import Broken, Memory
    from .place import Place

_CAMERA = 2
"""Which part of a camera folder's own path, below the library, is its name."""

MOST_OTHERS = 20_000
"""Names that are no time which are held in memory until their hour's turn comes."""

N = TypeVar("N", int, float)
_Known = tuple[HourFolder, Optional[Listing]]
"""Where a folder is, and what is remembered of it."""


class Library:
    """Finds the recordings of one camera; a context manager, as it holds a folder open."""

    def __init__(
        self,
        place: Place,
        camera: str,
        streams: Sequence[Stream] = (Stream.MAIN,),
        *,
        memory: Memory | None = None,
        cancelled: Callable[[], bool] = bool,
    ) -> None:
        """Open the scanned folder; raises RequestError when that fails.

        Only folders of `streams` are looked at, and of a camera folder only its own. Where times
        tell that a folder is what it was, `memory` tells what is in it.
        """
        self.place = place
        if len(place.fixed) > _CAMERA:
            own = Stream.of_folder(place.fixed[_CAMERA])
            streams = [stream for stream in streams if stream is own]
        self._cameras = {stream: stream.folder(camera) for stream in streams}
        self._folders = Folders(place)
        self.spell = self._folders.spell
        self.kind = kind_of(place.folder)
        """The storage that it lies on."""
        self._memory = memory if tells_changes(place.folder) else None
        self._ahead = Ahead(self.kind, cancelled)
        self._ignores_case: bool | None = None
        self._others = 0
        self.remembered = 0
        """Hour folders that were not listed, as they are what they were at an earlier run."""
        self.problems: list[FileResult] = []
        """Folders above the hours that could not be looked at."""

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        # What hangs goes on from the folder that is open here, should its disk ever answer.
        if self._ahead.close():
            self._folders.close()

    def survey(
        self,
        after: float = -inf,
        before: float = inf,
        *,
        starts: Mapping[Stream, array[int]] | None = None,
        margin: float = 0.0,
    ) -> Iterator[HourFolder]:
        """The camera's hour folders that may hold starts in [after, before], in time order.

        Others are not even opened. Folders above them that could not be opened go to `problems`.
        Into `starts` go the starts of all recordings of each stream, in order, and also of those up
        to `margin` seconds outside. Raises CancelledError.
        """
        asked = Range(after, before, margin, starts)
        for folder in self._ahead.each(self._look_into, self._hours(asked)):
            if folder is None:
                continue
            if folder.problem is None:
                if self._ignores_case is None:
                    self._ignores_case = self._opens_in_other_case(self._parts(folder))
                if not (folder.seconds or folder.others):
                    continue
                self._take_down(folder)
                begin = int(folder.start)
                if asked.starts is not None and begin + layout.HOUR <= LATEST:
                    found = [begin + second for second in folder.seconds]
                    asked.starts[folder.stream].fromlist(found)
            if asked.has(folder.start):
                yield self._held(replace(folder, files=asked.count(folder)))

    def folder_of(self, folder: HourFolder) -> str:
        """Its path as Frigate spells it."""
        return self.spell(*self._parts(folder))

    def _parts(self, folder: HourFolder) -> tuple[str, str, str]:
        return folder.day, folder.hour, self._cameras[folder.stream]

    def open_hour(self, folder: HourFolder) -> tuple[int, list[str]]:
        """Descriptor of the camera's folder, and the .mp4 names in it in time order; close it.

        Raises FileNotFoundError when it is gone, and FolderError when it may not be read.
        """
        parts = self._parts(folder)
        descriptor = self._folders.open_folder(parts)
        try:
            if self.is_unchanged(folder, descriptor) and not folder.crowded:
                return descriptor, folder.names
            names = filter(layout.is_video, self._folders.names_in(descriptor, parts))
            return descriptor, sorted(names)
        except BaseException:
            os.close(descriptor)
            raise

    def is_unchanged(self, folder: HourFolder, descriptor: int) -> bool:
        """Whether the same names are in the folder, open as `descriptor`, as when it was listed."""
        return folder.stamp == Stamp.of(os.fstat(descriptor))

    def known_broken(self, folder: HourFolder, descriptor: int) -> dict[str, Broken]:
        """What an earlier run found broken in the open `folder`, and nobody has changed since."""
        if not self.is_unchanged(folder, descriptor):
            return {}
        return still_as_found(descriptor, self._broken(folder))

    def note_broken(self, folder: HourFolder, descriptor: int, found: Mapping[str, Broken]) -> None:
        """Remember which files of the open `folder` are broken, while it stays as it is."""
        if self._memory is None or not folder.tells_changes:
            return
        broken = as_found(descriptor, found)
        if broken != self._broken(folder):
            self._memory.keep_broken(folder.start, folder.stream, broken)

    def _broken(self, folder: HourFolder) -> Mapping[str, Broken]:
        """What an earlier run found broken in the `folder`."""
        if self._memory is None or not folder.broken:
            return {}
        return self._memory.broken(folder.start, folder.stream)

    def strays(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Folders of the camera where no recording belongs, and the .mp4 files in each."""
        return find_strays(self._folders, frozenset(self._cameras.values()))

    @property
    def ignores_case(self) -> bool:
        """Whether a camera folder opens by its name in another case, too; known from the first."""
        return bool(self._ignores_case)

    def _hours(self, asked: Range) -> Iterator[_Known]:
        """The places of the folders in the range, each with what is remembered of it."""
        days = (
            day
            for day in self._numbered(self._names(()), layout.day_start)
            if asked.touches(day[0], layout.DAY)
        )
        for (start, day), names in self._ahead.each(self._day, days):
            remembered = {} if self._memory is None else self._memory.of_day(start)
            for number, hour in self._numbered(names, layout.hour_of_day):
                hour_start = start + number * layout.HOUR
                if not asked.touches(hour_start, layout.HOUR):
                    continue
                for stream in self._cameras:
                    folder = HourFolder(hour_start, day, hour, stream=stream)
                    yield folder, remembered.get((hour_start, stream))

    def _day(self, day: tuple[float, str]) -> tuple[tuple[float, str], list[str] | FileResult]:
        """The `day`, and the names in it; any thread may call it."""
        return day, self._names((day[1],))

    def _names(self, parts: tuple[str, ...]) -> list[str] | FileResult:
        """The names in the folder `parts`, or why they cannot be told.

        Of what the place fixes, only that.
        """
        if len(parts) < len(self.place.fixed):
            return [self.place.fixed[len(parts)]]
        try:
            descriptor = self._folders.open_folder(parts)
            try:
                return self._folders.names_in(descriptor, parts)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            return []
        except FolderError as error:
            return error.result

    def _numbered(
        self, names: list[str] | FileResult, number: Callable[[str], N | None]
    ) -> Iterator[tuple[N, str]]:
        """Those of the `names` that are a `number`, in order; a problem is noted instead."""
        if isinstance(names, FileResult):
            self.problems.append(names)
            return
        for name in sorted(names):
            if (value := number(name)) is not None:
                yield value, name

    def _look_into(self, place: _Known) -> HourFolder | None:
        """The folder with what is in it; None where it is not there. Any thread may call it."""
        folder, remembered = place
        parts = self._parts(folder)
        try:
            descriptor = self._folders.open_folder(parts)
            try:
                stamp = Stamp.of(os.fstat(descriptor))
                if remembered is not None and remembered.stamp == stamp:
                    with suppress(ValueError):
                        return remembered.fill(folder)
                names = self._folders.names_in(descriptor, parts)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            return None
        except FolderError as error:
            return replace(folder, problem=error.result)
        found = map(layout.seconds_in_hour, names)
        seconds = array("H", sorted(second for second in found if second is not None))
        others: tuple[str, ...] = ()
        if len(seconds) < len(names):
            videos = filter(layout.is_video, names)
            others = tuple(name for name in videos if layout.seconds_in_hour(name) is None)
        settled = stamp if stamp.is_settled else None
        return replace(folder, seconds=seconds, others=others, stamp=settled)

    def _held(self, folder: HourFolder) -> HourFolder:
        """The folder, with its other names as long as all folders together have not too many."""
        self._others += len(folder.others)
        if not folder.others or self._others <= MOST_OTHERS:
            return folder
        return replace(folder, others=(), crowded=True)

    def _take_down(self, folder: HourFolder) -> None:
        """Remember what lies in `folder`, unless that is where it is known from."""
        if folder.remembered:
            self.remembered += 1
        elif self._memory is not None and folder.stamp is not None and folder.tells_changes:
            listing = Listing.of(folder, folder.stamp)
            self._memory.keep(folder.start, folder.stream, listing)

    def _opens_in_other_case(self, parts: tuple[str, ...]) -> bool:
        folder = self._folders.actual(*parts)
        parent, _, name = folder.rpartition("/")
        try:
            return name.swapcase() != name and os.path.samestat(
                os.stat(folder), os.stat(f"{parent}/{name.swapcase()}")
            )
        except OSError:
            return False
