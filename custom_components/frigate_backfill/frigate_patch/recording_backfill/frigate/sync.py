"""Frigate's sync of recordings, foretold: what it would delete, and whether it stops by itself.

`sync_recordings` of `frigate/record/util.py` (0.15.2 to 0.17.2) and of `frigate/util/media.py`
(0.18.0-beta1): first the rows whose files are gone are deleted, then the files without a row. It
stops where that would be more than half of the rows or files that it looks at.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from .. import layout
from ..notices import Notice, RescueKey
from .sql import sync as sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .session import Session

_PATHS_AT_ONCE = 500
_LISTINGS = 64
"""Folders whose names are kept: of each camera, those of the hour that rows are at."""
_PAGE = 1000
"""Rows that it looks at together. It counts pages from 0 where peewee counts from 1: of more than
one page, the last is never looked at."""


@dataclass
class Share:
    """How many of what it looks at would go."""

    total: int = 0
    going: int = 0

    @property
    def over_half(self) -> bool:
        """Whether it stops at this share."""
        return self.going > self.total / 2


@dataclass(frozen=True)
class Foretold:
    """What a sync would meet, with the rows as they are and had nothing been backfilled."""

    rows: Share
    files: Share
    own_rows: Share
    own_files: Share

    @property
    def stops(self) -> bool:
        """Whether Frigate deletes no file by itself."""
        return self.rows.over_half or self.files.over_half

    @property
    def why_it_would_have_stopped(self) -> Notice | None:
        """Why it would have deleted no file, had nothing been backfilled; None where it would."""
        rows, files = self.own_rows, self.own_files
        if rows.over_half:
            key = RescueKey.ROWS_NAME_NO_FILE
            return Notice(key, going=rows.going, total=rows.total)
        if files.over_half:
            key = RescueKey.FILES_HAVE_NO_ROW
            return Notice(key, going=files.going, total=files.total)
        return None

    def without(self, restored: int) -> Foretold:
        """The same, had so many of the rows that count as Frigate's own not been brought back."""
        rows, files = self.own_rows, self.own_files
        return replace(
            self,
            own_rows=Share(max(rows.going, rows.total - restored), rows.going),
            own_files=Share(files.total, min(files.total, files.going + restored)),
        )


class SyncForeteller:
    """Looks at a library as a sync at `now` would."""

    def __init__(
        self,
        session: Session,
        root: str,
        *,
        limited: bool,
        now: float,
        check: Callable[[], None],
    ) -> None:
        """`check` is called often; what it raises ends the look."""
        self._session = session
        self._root = root
        since = check_point(now)
        self._since = since.timestamp() if limited else float("-inf")
        self._first = f"{root}/{since:%Y-%m-%d/%H}" if limited else ""
        self._check = check

    def looks_at(self, path: str) -> bool:
        """Whether the sync would look at the file `path`, if it is there."""
        folder = os.path.dirname(path)
        return folder.startswith(f"{self._root}/") and folder > self._first

    def finds_none(self) -> bool:
        """Whether every file has a row: the sync deletes none then, whatever rows it deletes."""
        return not any(folder.without_row for folder in self.folders())

    def foretell(self) -> Foretold:
        """What the sync would do."""
        files, own_files = Share(), Share()
        for folder in self.folders():
            for share in (files, own_files):
                share.total += len(folder.names)
            files.going += len(folder.without_row)
            own_files.going += len(folder.without_row) + self._backfilled(folder)
        rows, own_rows = self._rows()
        return Foretold(rows, files, own_rows, own_files)

    def folders(self) -> Iterator[Folder]:
        """Every folder with files that the sync would look at."""
        for path, folders, names in os.walk(self._root):
            self._check()
            folders[:] = [name for name in folders if self._goes_on(f"{path}/{name}")]
            if not names or path <= self._first:
                continue
            known = self._known(path, names)
            without = sorted(name for name in names if os.path.join(path, name) not in known)
            yield Folder(path, names, without)

    def _goes_on(self, path: str) -> bool:
        """Whether folders that it looks at may be in the folder `path`, or be it."""
        return path >= self._first or self._first.startswith(path)

    def _known(self, folder: str, names: list[str]) -> set[str]:
        """The paths of those `names` in `folder` that have a row."""
        if len(layout.split_folder(folder)) == 3 and layout.printable(folder) == folder:
            # "0" is what follows "/". Only paths are asked for, which the index has.
            bounds = (f"{folder}/", f"{folder}0")
            return {path for (path,) in self._session.fetch(sql.PATHS_OF_FOLDER, bounds)}
        found = self._by_path(sql.KNOWN_PATHS, [os.path.join(folder, name) for name in names])
        return {path for (path,) in found}

    def _backfilled(self, folder: Folder) -> int:
        """How many files of `folder` have a backfilled row."""
        without = set(folder.without_row)
        known = [os.path.join(folder.path, n) for n in folder.names if n not in without]
        return sum(1 for _ in self._by_path(sql.BACKFILLED_PATHS, known))

    def _by_path(self, query: str, paths: list[str]) -> Iterator[Any]:
        """What `query` finds of `paths`; a name that is no UTF-8 is in no row."""
        sound = [path for path in paths if layout.printable(path) == path]
        for begin in range(0, len(sound), _PATHS_AT_ONCE):
            part = sound[begin : begin + _PATHS_AT_ONCE]
            yield from self._session.fetch(query.format(",".join("?" * len(part))), part)

    def _all_rows(self) -> Iterator[tuple[str, bool]]:
        """Path of every row that it looks at, in its order, and whether it is backfilled."""
        place: Sequence[float]
        query, place = (
            (sql.PATHS_SINCE, (self._since, -1)) if self._first else (sql.ALL_PATHS, (-1,))
        )
        while page := self._session.fetch(query, place):
            yield from ((str(path), bool(ours)) for *_, path, ours in page)
            place = page[-1][:-2]

    def _rows(self) -> tuple[Share, Share]:
        all_rows, own_rows, listings = _Rows(), _Rows(), _Listings()
        for path, backfilled in self._all_rows():
            self._check()
            gone = not listings.has(path)
            all_rows.add(gone)
            if not backfilled:
                own_rows.add(gone)
        return all_rows.share, own_rows.share


@dataclass(frozen=True)
class Folder:
    """A folder of a library, and which of its files have rows."""

    path: str
    names: list[str]
    without_row: list[str]


class _Listings:
    """Tells whether files are there by their folders' listings: rows of an hour come together."""

    def __init__(self) -> None:
        self._folders: dict[str, frozenset[str]] = {}

    def has(self, path: str) -> bool:
        """As `os.path.exists` has it."""
        folder, _, name = path.rpartition("/")
        names = self._folders.get(folder)
        if names is None:
            if len(self._folders) >= _LISTINGS:
                del self._folders[next(iter(self._folders))]
            names = self._folders[folder] = _plain_files(folder)
        # A link may lead nowhere, and another spelling may lead to a file.
        return name in names or os.path.exists(path)


def _plain_files(folder: str) -> frozenset[str]:
    """The names of the regular files in `folder`."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(e.name for e in entries if e.is_file(follow_symlinks=False))
    except (OSError, ValueError):
        return frozenset()


class _Rows:
    """Counts rows page by page, as far as the sync looks at them."""

    def __init__(self) -> None:
        self._total = 0
        self._gone = 0
        self._of_page = 0

    def add(self, gone: bool) -> None:
        if self._total and self._total % _PAGE == 0:
            self._gone += self._of_page
            self._of_page = 0
        self._total += 1
        self._of_page += gone

    @property
    def share(self) -> Share:
        last = self._of_page if self._total <= _PAGE else 0
        return Share(self._total, self._gone + last)


def check_point(now: float) -> datetime:
    """From when on a sync that is limited looks at rows; at files, from that hour of UTC on."""
    # Naive on purpose: Frigate takes the full hour of local time.
    hour = datetime.fromtimestamp(now).replace(minute=0, second=0, microsecond=0)
    return hour.astimezone(timezone.utc) - timedelta(hours=36)
