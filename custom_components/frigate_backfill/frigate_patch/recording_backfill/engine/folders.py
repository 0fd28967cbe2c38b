"""The opener of a library's folders: by descriptor, each from its parent and never through a link.

So what is listed and read is what was checked.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from .. import layout
from ..errors import RequestError
from ..models import FileResult, Reason, Status
from ..notices import FileKey, LibraryKey, Notice
from ..settings import EXTRA_ROOTS
from ..untouched import open_untouched

if TYPE_CHECKING:
    from .place import Place

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class FolderError(Exception):
    """A folder that must not or cannot be opened; `result` says why."""

    def __init__(self, result: FileResult) -> None:
        super().__init__(result.message)
        self.result = result


class Folders:
    """The folders of one scanned place, which it holds open; close it."""

    def __init__(self, place: Place) -> None:
        """Open the scanned folder; raises RequestError when that fails."""
        self.place = place
        try:
            self._base = open_untouched(place.folder, _FOLDER)
        except OSError as error:
            why = str(error.strerror)
            raise RequestError(
                Notice(LibraryKey.FOLDER_UNREADABLE, folder=place.folder, error=why)
            ) from error
        self._devices = {os.fstat(self._base).st_dev}
        for root in place.allowed:
            with suppress(OSError):
                self._devices.add(os.stat(root).st_dev)

    def close(self) -> None:
        """Let go of the scanned folder."""
        os.close(self._base)

    def spell(self, *parts: str) -> str:
        """The path of day, hour, camera and name as Frigate spells it."""
        return "/".join((self.place.spelled, *parts[len(self.place.fixed) :]))

    def actual(self, *parts: str) -> str:
        """The same path as it is on this side."""
        return "/".join((self.place.folder, *parts[len(self.place.fixed) :]))

    def names_in(self, descriptor: int, parts: tuple[str, ...]) -> list[str]:
        """The names in the open folder `parts`; raises FolderError."""
        try:
            return os.listdir(descriptor)
        except OSError as error:
            raise self._unreadable(parts, error) from error

    def open_folder(self, parts: tuple[str, ...]) -> int:
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
            descriptor = open_untouched(name, _FOLDER, dir_fd=parent)
        except FileNotFoundError:
            raise
        except OSError as error:
            self._refuse_link(parent, parts)
            if isinstance(error, NotADirectoryError):
                raise FileNotFoundError(name) from error
            raise self._unreadable(parts, error) from error
        if os.fstat(descriptor).st_dev not in self._devices:
            os.close(descriptor)
            message = Notice(FileKey.FOLDER_OF_OTHER_DISK, variable=EXTRA_ROOTS)
            raise self._problem(parts, Reason.OUTSIDE_ROOT, message)
        return descriptor

    def _refuse_link(self, parent: int, parts: tuple[str, ...]) -> None:
        try:
            mode = os.stat(parts[-1], dir_fd=parent, follow_symlinks=False).st_mode
        except OSError:
            return
        if not stat.S_ISLNK(mode):
            return
        if self.place.allows(self.actual(*parts)):
            raise self._problem(parts, Reason.NOT_REGULAR, Notice(FileKey.FOLDER_LINK))
        message = Notice(FileKey.FOLDER_LEADS_OUT, variable=EXTRA_ROOTS)
        raise self._problem(parts, Reason.OUTSIDE_ROOT, message)

    def _unreadable(self, parts: tuple[str, ...], error: OSError) -> FolderError:
        message = Notice(FileKey.FOLDER_CLOSED, error=str(error.strerror))
        return self._problem(parts, Reason.UNREADABLE, message)

    def _problem(self, parts: tuple[str, ...], reason: Reason, message: str) -> FolderError:
        path = layout.printable(self.spell(*parts))
        return FolderError(FileResult(path, Status.ERROR, reason, message))
