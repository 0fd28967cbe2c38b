"""Where copies of the database lie: those found by themselves, and those that are named."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ... import layout
from ...errors import DirectoryNotAllowedError, RequestError
from ...models import Word
from ...notices import CopyKey, Notice, RequestKey
from ...settings import EXTRA_ROOTS, STATE_NAME
from ..catalogue import generations
from ..catalogue.place import folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...models import RunOrder

_FIELD = "copies"
_BACKUP = re.compile(r"backup(\..+)?\.db")
_SHOWN = 8
"""Characters of the id of the Frigate that a catalogue is of."""
_NOT_A_COPY = ("-wal", "-shm", "-journal")


class CopyKind(Word):
    """Who made a copy."""

    CATALOGUE = "catalogue"
    """The patch's own, which is a folder."""
    BACKUP = "backup"
    """Frigate itself, before it brought its database to a new release."""
    OTHER = "other"


@dataclass(frozen=True)
class CopyFile:
    """A file, or a catalogue's folder, that may be a copy."""

    path: str
    kind: CopyKind
    modified_at: float

    @property
    def name(self) -> str:
        """For people; bytes that are no text are marked."""
        name = layout.printable(os.path.basename(self.path))
        return f"catalogue {short_id(name)}" if self.kind is CopyKind.CATALOGUE else name


def short_id(name: str) -> str:
    """The id of a Frigate as people read it."""
    return layout.printable(name)[:_SHOWN]


def find_copies(order: RunOrder) -> list[CopyFile]:
    """The files that `order` names, or else those that are found.

    Raises RequestError and DirectoryNotAllowedError when a named one may not be used.
    """
    if isinstance(order.copies, bool):
        return list(_found(order)) if order.copies else []
    return [_named(order, path) for path in order.copies]


def _found(order: RunOrder) -> Iterator[CopyFile]:
    folder, database = os.path.split(os.path.abspath(order.database))
    for name in _names(folder):
        if _BACKUP.fullmatch(name):
            kind = CopyKind.BACKUP
        elif name.startswith(database):
            kind = CopyKind.OTHER
        else:
            continue
        file = _regular(os.path.join(folder, name), kind, order.database)
        if file is not None:
            yield file
    for path in catalogues(order):
        if (file := _catalogue(path)) is not None:
            yield file


def _named(order: RunOrder, path: str) -> CopyFile:
    if not path.startswith("/") or "\0" in path:
        raise RequestError(Notice(RequestKey.PATH_NOT_ABSOLUTE, path=repr(path)), _FIELD)
    real = os.path.realpath(path)
    there = list(catalogues(order))
    roots = [os.path.dirname(os.path.abspath(order.database)), *there, *order.copy_roots]
    if not any(real == root or _inside(real, root) for root in map(os.path.realpath, roots)):
        raise DirectoryNotAllowedError(
            Notice(CopyKey.COPY_NOT_ALLOWED, file=path, variable=EXTRA_ROOTS)
        )
    if _same(real, order.database):
        raise RequestError(Notice(CopyKey.COPY_IS_DATABASE, file=path), _FIELD)
    if os.path.basename(real) == STATE_NAME:
        raise RequestError(Notice(CopyKey.COPY_IS_STATE, file=path), _FIELD)
    kind = CopyKind.BACKUP if _BACKUP.fullmatch(os.path.basename(real)) else CopyKind.OTHER
    file = _catalogue(real) or _regular(real, kind, order.database)
    if file is None:
        raise RequestError(Notice(CopyKey.COPY_NOT_FOUND, file=path), _FIELD)
    return file


def catalogues(order: RunOrder) -> Iterator[str]:
    """The folders of all catalogues that are where one may lie, of whatever Frigate."""
    for folder in folders(order.recordings_root, os.path.dirname(order.database)):
        for name in _names(folder):
            path = os.path.join(folder, name)
            if os.path.isdir(path) and not os.path.islink(path):
                yield path


def _catalogue(folder: str) -> CopyFile | None:
    """The catalogue in `folder`, if one is there."""
    changed = generations.changed_at(folder)
    return None if changed is None else CopyFile(folder, CopyKind.CATALOGUE, changed)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _regular(path: str, kind: CopyKind, database: str) -> CopyFile | None:
    """The file at `path`; None if it is no regular file, or one that this process may have open.

    Were the database, its index of the write-ahead log or the state file opened and closed once
    more in a process that has it open, that process would lose its locks.
    """
    try:
        info = os.lstat(path)
    except OSError:
        return None
    name = os.path.basename(path)
    if not stat.S_ISREG(info.st_mode) or name == STATE_NAME or name.endswith(_NOT_A_COPY):
        return None
    if any(_same(path, f"{database}{suffix}") for suffix in ("", *_NOT_A_COPY)):
        return None
    modified = info.st_mtime
    with suppress(OSError):
        modified = max(modified, os.lstat(f"{path}-wal").st_mtime)
    return CopyFile(path, kind, modified)


def _same(one: str, other: str) -> bool:
    """Whether both are names of one file that is there."""
    try:
        return os.path.samestat(os.lstat(one), os.stat(other))
    except OSError:
        return False


def _inside(path: str, root: str) -> bool:
    return path.startswith(root.rstrip("/") + "/")
