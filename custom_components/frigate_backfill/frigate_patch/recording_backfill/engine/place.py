"""Where a run looks: the folder that is scanned, and how Frigate spells it."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import layout
from ..errors import DirectoryNotAllowedError, RequestError
from ..notices import LibraryKey, Notice, RequestKey
from ..settings import EXTRA_ROOTS
from ..streams import camera_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models import RunOrder

FIELD = "directory_path"


@dataclass(frozen=True)
class Place:
    """A folder to scan, known to lie in an allowed root."""

    folder: str
    """Its real path."""
    spelled: str
    """The same as Frigate spells it in `recordings.path`."""
    fixed: tuple[str, ...]
    """Day, hour and camera that its own path already says; empty for a library root."""
    allowed: tuple[str, ...]
    """Real paths of all allowed roots."""

    @property
    def root(self) -> str:
        """The library root, as Frigate spells it."""
        return self.spelled.rsplit("/", len(self.fixed))[0] if self.fixed else self.spelled

    def hours(self, after: float, before: float) -> tuple[float, float]:
        """First and last hour of it (epoch seconds of their start, or infinite) in that time."""
        first = math.floor(after / layout.HOUR) * layout.HOUR if math.isfinite(after) else -math.inf
        last = math.floor(before / layout.HOUR) * layout.HOUR if math.isfinite(before) else math.inf
        if self.fixed:
            begin = layout.day_start(self.fixed[0]) or 0.0
            end = begin + 23 * layout.HOUR
            if len(self.fixed) > 1:
                begin = end = begin + int(self.fixed[1]) * layout.HOUR
            first, last = max(first, begin), min(last, end)
        return first, last

    def span(self, after: float, before: float) -> tuple[float, float]:
        """The part of that time (epoch seconds) in which its recordings can begin."""
        if not self.fixed:
            return after, before
        first, last = self.hours(after, before)
        return max(after, first), min(before, last + layout.HOUR - 1e-3)

    def allows(self, path: str) -> bool:
        """Whether `path`, links resolved, lies in an allowed root."""
        real = os.path.realpath(path)
        return any(_inside(real, root) is not None for root in self.allowed)


def find_place(order: RunOrder) -> Place:
    """The folder that `order` is about.

    Raises RequestError when it is not there or is another camera's, and DirectoryNotAllowedError
    when it lies, links resolved, outside the allowed roots.
    """
    roots = list(_roots(order))
    allowed = tuple(real for real, _ in roots)
    if order.directory is None:
        if not os.path.isdir(order.recordings_root):
            raise RequestError(Notice(LibraryKey.LIBRARY_NOT_FOUND, folder=order.recordings_root))
        return Place(roots[0][0], roots[0][1], (), allowed)
    if not order.directory.startswith("/") or "\0" in order.directory:
        raise RequestError(Notice(RequestKey.FOLDER_NOT_ABSOLUTE), FIELD)
    folder = os.path.realpath(order.directory)
    within = [
        (real, spelled, rest)
        for real, spelled in roots
        if (rest := _inside(folder, real)) is not None
    ]
    if not within:
        raise DirectoryNotAllowedError(
            Notice(LibraryKey.FOLDER_NOT_ALLOWED, folder=order.directory, variable=EXTRA_ROOTS)
        )
    if not os.path.isdir(folder):
        raise RequestError(Notice(LibraryKey.FOLDER_NOT_FOUND, folder=order.directory), FIELD)
    # The innermost root; of equals the recordings directory, which comes first.
    _, spelled, rest = max(within, key=lambda item: len(item[0]))
    fixed = layout.split_folder(folder)
    if len(fixed) == 3 and camera_of(fixed[2]) != order.camera:
        other = camera_of(fixed[2])
        raise RequestError(
            Notice(
                LibraryKey.FOLDER_OF_OTHER, folder=order.directory, other=other, camera=order.camera
            ),
            FIELD,
        )
    return Place(folder, spelled + rest, fixed, allowed)


def libraries_of(place: Place, order: RunOrder) -> Iterator[Place]:
    """The whole library that `place` is in, and Frigate's own if that is another."""
    folder = place.folder
    for _ in place.fixed:
        folder = os.path.dirname(folder)
    yield Place(folder, place.root, (), place.allowed)
    own = os.path.realpath(order.recordings_root)
    if own != folder and os.path.isdir(own):
        yield Place(own, _clean(order.recordings_as), (), place.allowed)


def _roots(order: RunOrder) -> Iterator[tuple[str, str]]:
    """Real path and Frigate's spelling of each allowed root."""
    yield os.path.realpath(order.recordings_root), _clean(order.recordings_as)
    if order.directory is not None and order.directory_as is not None:
        yield os.path.realpath(order.directory), _clean(order.directory_as)
    for root in order.extra_roots:
        if root.startswith("/"):
            yield os.path.realpath(root), _clean(root)


def _clean(path: str) -> str:
    return path.rstrip("/")


def _inside(path: str, root: str) -> str | None:
    """What follows `root` in `path`, or None when it does not lie in there."""
    if path == root:
        return ""
    prefix = root if root.endswith("/") else root + "/"
    return "/" + path[len(prefix) :] if path.startswith(prefix) else None
