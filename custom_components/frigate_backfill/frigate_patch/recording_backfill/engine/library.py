"""The finder of files: a camera's hour folders in a library, and the names in each.

Folders are opened by descriptor, each from its parent and never through a link, so that what is
listed and later read is what was checked.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from .. import layout
from ..errors import RequestError
from ..models import FileResult, Reason, Status
from ..settings import EXTRA_ROOTS

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from .place import Place

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_STRAY_DEPTH = 5
_NOT_OURS = (".", "@", "#")
"""How the folders of file managers and NAS systems begin: waste bins, thumbnails."""
_FRIGATES_OWN = frozenset(("clips", "exports", "frigate_backfill"))
"""What lies beside a recordings directory: no recordings, but mp4 files all the same."""


@dataclass(frozen=True)
class HourFolder:
    """One camera's folder of one hour."""

    start: float
    """Start of the hour, epoch seconds."""
    day: str
    hour: str
    files: int = 0
    """How many .mp4 files of the surveyed range lay there."""
    problem: FileResult | None = None
    """Why it cannot be looked at."""


class FolderError(Exception):
    """A folder that must not or cannot be opened; `result` says why."""

    def __init__(self, result: FileResult) -> None:
        super().__init__(result.message)
        self.result = result


class Library:
    """Finds the recordings of one camera; a context manager, as it holds a folder open."""

    def __init__(self, place: Place, camera: str) -> None:
        """Open the scanned folder; raises RequestError when that fails."""
        self.place = place
        self._camera = camera
        self._ignores_case: bool | None = None
        try:
            self._base = os.open(place.folder, _FOLDER)
        except OSError as error:
            raise RequestError(f"{place.folder} cannot be read: {error.strerror}.") from error
        self._devices = {os.fstat(self._base).st_dev}
        for root in place.allowed:
            with suppress(OSError):
                self._devices.add(os.stat(root).st_dev)
        self._starts: array[int] | None = None
        self.problems: list[FileResult] = []
        """Folders above the hours that could not be looked at."""

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._base)

    def survey(
        self,
        after: float = -inf,
        before: float = inf,
        *,
        starts: array[int] | None = None,
        margin: float = 0.0,
    ) -> Iterator[HourFolder]:
        """The camera's hour folders that may hold starts in [after, before], in time order.

        Others are not even opened. Folders above them that could not be opened go to `problems`.
        Into `starts` go the starts of all recordings, in order, and also of those up to `margin`
        seconds outside.
        """
        self._starts = starts
        first, last = after - margin, before + margin
        try:
            days = sorted(self._names(()))
        except FolderError as error:
            self.problems.append(error.result)
            return
        for day in days:
            start = layout.day_start(day)
            if start is None or start > last or start + 86400 <= first:
                continue
            try:
                hours = sorted(self._names((day,)))
            except FolderError as error:
                self.problems.append(error.result)
                continue
            for hour in hours:
                number = layout.hour_of_day(hour)
                if number is None:
                    continue
                hour_start = start + number * layout.HOUR
                if hour_start > last or hour_start + layout.HOUR <= first:
                    continue
                folder = self._survey_hour(hour_start, day, hour, after, before)
                outside = hour_start > before or hour_start + layout.HOUR <= after
                if folder is not None and not outside:
                    yield folder

    @contextmanager
    def open_hour(self, folder: HourFolder) -> Iterator[tuple[int, list[str]]]:
        """Descriptor of the camera's folder, and the .mp4 names in it in time order.

        Raises FileNotFoundError when it is gone, and FolderError when it may not be read.
        """
        parts = (folder.day, folder.hour, self._camera)
        descriptor = self._open(parts)
        try:
            names = [n for n in self._list(descriptor, parts) if layout.is_video(n)]
            names.sort()
            yield descriptor, names
        finally:
            os.close(descriptor)

    def spell(self, *parts: str) -> str:
        """The path of day, hour, camera and name as Frigate spells it."""
        return "/".join((self.place.spelled, *parts[len(self.place.fixed) :]))

    def strays(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Folders of the camera where no recording belongs, and the .mp4 files in each."""
        fixed = self.place.fixed
        if len(fixed) < 2:
            yield from self._strays(fixed, _STRAY_DEPTH, regular=True, in_camera=False)

    @property
    def ignores_case(self) -> bool:
        """Whether a camera folder opens by its name in another case, too; known from the first."""
        return bool(self._ignores_case)

    def _survey_hour(
        self, start: float, day: str, hour: str, after: float, before: float
    ) -> HourFolder | None:
        parts = (day, hour, self._camera)
        try:
            descriptor = self._open(parts)
            try:
                names = self._list(descriptor, parts)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            return None
        except FolderError as error:
            return HourFolder(start, day, hour, 1, error.result)
        if self._ignores_case is None:
            self._ignores_case = self._opens_in_other_case(parts)
        names = [name for name in names if layout.is_video(name)]
        if not names:
            return None
        if self._starts is not None:
            offsets = map(layout.seconds_in_hour, names)
            known = sorted(offset for offset in offsets if offset is not None)
            self._starts.extend(int(start) + offset for offset in known)
        files = len(names)
        if start < after or start + layout.HOUR > before:
            offsets = map(layout.seconds_in_hour, names)
            files = sum(o is None or after <= start + o <= before for o in offsets)
        return HourFolder(start, day, hour, files)

    def _opens_in_other_case(self, parts: tuple[str, ...]) -> bool:
        folder = "/".join((self.place.folder, *parts[len(self.place.fixed) :]))
        parent, _, name = folder.rpartition("/")
        try:
            return name.swapcase() != name and os.path.samestat(
                os.stat(folder), os.stat(f"{parent}/{name.swapcase()}")
            )
        except OSError:
            return False

    def _names(self, parts: tuple[str, ...]) -> list[str]:
        """What the folder `parts` of the library holds, or the one name that is scanned of it."""
        if len(parts) < len(self.place.fixed):
            return [self.place.fixed[len(parts)]]
        try:
            descriptor = self._open(parts)
        except FileNotFoundError:
            return []
        try:
            return self._list(descriptor, parts)
        finally:
            os.close(descriptor)

    def _list(self, descriptor: int, parts: tuple[str, ...]) -> list[str]:
        try:
            return os.listdir(descriptor)
        except OSError as error:
            raise self._unreadable(parts, error) from error

    def _open(self, parts: tuple[str, ...]) -> int:
        """Descriptor of the folder `parts` (day, hour, camera as far as given) of the library.

        Raises FileNotFoundError or FolderError.
        """
        descriptor = os.dup(self._base)
        for depth in range(len(self.place.fixed), len(parts)):
            try:
                inner = self._open_inside(descriptor, parts[: depth + 1])
            finally:
                os.close(descriptor)
            descriptor = inner
        return descriptor

    def _open_inside(self, parent: int, parts: tuple[str, ...]) -> int:
        name = parts[-1]
        try:
            descriptor = os.open(name, _FOLDER, dir_fd=parent)
        except FileNotFoundError:
            raise
        except OSError as error:
            self._refuse_link(parent, parts)
            if isinstance(error, NotADirectoryError):
                raise FileNotFoundError(name) from error
            raise self._unreadable(parts, error) from error
        if os.fstat(descriptor).st_dev not in self._devices:
            os.close(descriptor)
            message = (
                "The folder is another disk's, mounted into the library. To scan it, allow it by "
                f"{EXTRA_ROOTS}."
            )
            raise self._problem(parts, Reason.OUTSIDE_ROOT, message)
        return descriptor

    def _refuse_link(self, parent: int, parts: tuple[str, ...]) -> None:
        try:
            mode = os.stat(parts[-1], dir_fd=parent, follow_symlinks=False).st_mode
        except OSError:
            return
        if not stat.S_ISLNK(mode):
            return
        where = "/".join((self.place.folder, *parts[len(self.place.fixed) :]))
        if self.place.allows(where):
            message = "The folder is a link, and links are not followed. Scan what it points to."
            raise self._problem(parts, Reason.NOT_REGULAR, message)
        message = (
            "The folder is a link that leads out of the allowed folders. To scan what it points "
            f"to, allow that by {EXTRA_ROOTS} and name it as the directory."
        )
        raise self._problem(parts, Reason.OUTSIDE_ROOT, message)

    def _unreadable(self, parts: tuple[str, ...], error: OSError) -> FolderError:
        message = f"The folder cannot be read: {error.strerror}."
        return self._problem(parts, Reason.UNREADABLE, message)

    def _problem(self, parts: tuple[str, ...], reason: Reason, message: str) -> FolderError:
        path = layout.printable(self.spell(*parts))
        return FolderError(FileResult(path, Status.ERROR, reason, message))

    def _strays(
        self, parts: tuple[str, ...], depth: int, *, regular: bool, in_camera: bool
    ) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        try:
            descriptor = self._open(parts)
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
                in_camera=in_camera or name == self._camera,
            )
