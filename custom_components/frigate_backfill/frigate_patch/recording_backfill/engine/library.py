"""The finder of files: a camera's hour folders in a library, and the names in each.

A folder is listed once, unless it has changed since.
"""

from __future__ import annotations

import os
import time
from array import array
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, TypeVar

from .. import layout
from ..streams import Stream
from .folders import FolderError, Folders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..models import FileResult
    from .place import Place

_STRAY_DEPTH = 5
_CAMERA = 2
"""Which part of a camera folder's own path, below the library, is its name."""
_NOT_OURS = (".", "@", "#")
"""How the folders of file managers and NAS systems begin: waste bins, thumbnails."""
_FRIGATES_OWN = frozenset(("clips", "exports", "frigate_backfill"))
"""What lies beside a recordings directory: no recordings, but mp4 files all the same."""
_COARSEST_TIME = 10 * 10**9
"""Nanoseconds: the steps of any file system's times, and what another host's clock may be off."""

N = TypeVar("N", int, float)


@dataclass(frozen=True)
class HourFolder:
    """One camera's folder of one hour, as it was when it was listed."""

    start: float
    """Start of the hour, epoch seconds."""
    day: str
    hour: str
    seconds: Sequence[int] = ()
    """When its recordings begin, in seconds after the hour, in order."""
    others: tuple[str, ...] = ()
    """Names of .mp4 files that are no time."""
    changed_at: int = -1
    """When names last came or went, in nanoseconds, as its file system has it."""
    files: int = 0
    """How many .mp4 files of the surveyed range lay there."""
    stream: Stream = Stream.MAIN
    problem: FileResult | None = None
    """Why it cannot be looked at."""

    @property
    def names(self) -> list[str]:
        """The names of its .mp4 files, in time order."""
        names = list(map(layout.NAMES.__getitem__, self.seconds))
        return sorted((*names, *self.others)) if self.others else names


@dataclass
class _Range:
    """What a survey is asked for."""

    after: float
    before: float
    margin: float
    starts: Mapping[Stream, array[int]] | None

    def touches(self, start: float, length: float) -> bool:
        """Whether what is from `start` on for `length` lies in the range or its margin."""
        return start <= self.before + self.margin and start + length > self.after - self.margin

    def has(self, start: float) -> bool:
        """Whether the hour from `start` on lies in the range, in part at least."""
        return start <= self.before and start + layout.HOUR > self.after

    def count(self, folder: HourFolder) -> int:
        """How many of the folder's files lie in the range."""
        start = folder.start
        if self.after <= start and start + layout.HOUR <= self.before:
            return len(folder.seconds) + len(folder.others)
        inside = sum(self.after <= start + second <= self.before for second in folder.seconds)
        return inside + len(folder.others)


class Library:
    """Finds the recordings of one camera; a context manager, as it holds a folder open."""

    def __init__(
        self, place: Place, camera: str, streams: Sequence[Stream] = (Stream.MAIN,)
    ) -> None:
        """Open the scanned folder; raises RequestError when that fails.

        Only folders of `streams` are looked at, and of a camera folder only its own.
        """
        self.place = place
        if len(place.fixed) > _CAMERA:
            own = Stream.of_folder(place.fixed[_CAMERA])
            streams = [stream for stream in streams if stream is own]
        self._cameras = {stream: stream.folder(camera) for stream in streams}
        self._folders = Folders(place)
        self.spell = self._folders.spell
        self._ignores_case: bool | None = None
        self.problems: list[FileResult] = []
        """Folders above the hours that could not be looked at."""

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
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
        to `margin` seconds outside.
        """
        asked = _Range(after, before, margin, starts)
        for start, day in self._numbered((), layout.day_start):
            if not asked.touches(start, layout.DAY):
                continue
            for number, hour in self._numbered((day,), layout.hour_of_day):
                hour_start = start + number * layout.HOUR
                if not asked.touches(hour_start, layout.HOUR):
                    continue
                for stream in self._cameras:
                    found = HourFolder(hour_start, day, hour, stream=stream)
                    folder = self._survey_hour(found, asked)
                    if folder is not None and asked.has(hour_start):
                        yield folder

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
            if folder.changed_at == os.fstat(descriptor).st_mtime_ns:
                return descriptor, folder.names
            names = filter(layout.is_video, self._folders.names_in(descriptor, parts))
            return descriptor, sorted(names)
        except BaseException:
            os.close(descriptor)
            raise

    def strays(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Folders of the camera where no recording belongs, and the .mp4 files in each."""
        fixed = self.place.fixed
        if len(fixed) < 2:
            yield from self._strays(fixed, _STRAY_DEPTH, regular=True, in_camera=False)

    @property
    def ignores_case(self) -> bool:
        """Whether a camera folder opens by its name in another case, too; known from the first."""
        return bool(self._ignores_case)

    def _numbered(
        self, parts: tuple[str, ...], number: Callable[[str], N | None]
    ) -> Iterator[tuple[N, str]]:
        """What the folder `parts` holds whose names are a `number`, in order.

        Of what the place fixes, only that. A folder that cannot be opened goes to `problems`.
        """
        if len(parts) < len(self.place.fixed):
            names = [self.place.fixed[len(parts)]]
        else:
            try:
                descriptor = self._folders.open_folder(parts)
                try:
                    names = sorted(self._folders.names_in(descriptor, parts))
                finally:
                    os.close(descriptor)
            except FileNotFoundError:
                return
            except FolderError as error:
                self.problems.append(error.result)
                return
        for name in names:
            if (value := number(name)) is not None:
                yield value, name

    def _survey_hour(self, folder: HourFolder, asked: _Range) -> HourFolder | None:
        """The `folder` with what is in it; None where it is not there."""
        parts = self._parts(folder)
        try:
            changed_at, names = self._listed(parts)
        except FileNotFoundError:
            return None
        except FolderError as error:
            return replace(folder, files=1, problem=error.result)
        if self._ignores_case is None:
            self._ignores_case = self._opens_in_other_case(parts)
        known = map(layout.seconds_in_hour, names)
        seconds = array("H", sorted(second for second in known if second is not None))
        others: tuple[str, ...] = ()
        if len(seconds) < len(names):
            videos = filter(layout.is_video, names)
            others = tuple(name for name in videos if layout.seconds_in_hour(name) is None)
        if not (seconds or others):
            return None
        if asked.starts is not None:
            begin = int(folder.start)
            asked.starts[folder.stream].extend([begin + second for second in seconds])
        folder = replace(folder, seconds=seconds, others=others, changed_at=changed_at)
        return replace(folder, files=asked.count(folder))

    def _listed(self, parts: tuple[str, ...]) -> tuple[int, list[str]]:
        """When the names in the folder `parts` last changed, and those names.

        Raises FileNotFoundError or FolderError.
        """
        descriptor = self._folders.open_folder(parts)
        try:
            changed_at = os.fstat(descriptor).st_mtime_ns
            names = self._folders.names_in(descriptor, parts)
        finally:
            os.close(descriptor)
        # What changed just now may change once more without a new time.
        just_now = changed_at > time.time_ns() - _COARSEST_TIME
        return -1 if just_now else changed_at, names

    def _opens_in_other_case(self, parts: tuple[str, ...]) -> bool:
        folder = self._folders.actual(*parts)
        parent, _, name = folder.rpartition("/")
        try:
            return name.swapcase() != name and os.path.samestat(
                os.stat(folder), os.stat(f"{parent}/{name.swapcase()}")
            )
        except OSError:
            return False

    def _strays(
        self, parts: tuple[str, ...], depth: int, *, regular: bool, in_camera: bool
    ) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        try:
            descriptor = self._folders.open_folder(parts)
        except (FileNotFoundError, FolderError):
            return
        try:
            with os.scandir(descriptor) as entries:
                folders, files = [], []
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.name)
                    elif in_camera and layout.is_video(entry.name):
                        files.append(entry.name)
        except OSError:
            return
        finally:
            os.close(descriptor)
        if files:
            files.sort()
            yield parts, files
        for name in sorted(folders) if depth else ():
            if name.startswith(_NOT_OURS) or (not parts and name in _FRIGATES_OWN):
                continue
            still_regular = regular and len(parts) == 0 and layout.day_start(name) is not None
            if regular and len(parts) == 1 and layout.hour_of_day(name) is not None:
                continue
            yield from self._strays(
                (*parts, name),
                depth - 1,
                regular=still_regular,
                in_camera=in_camera or name in self._cameras.values(),
            )
