"""Frigate's sync of recordings, foretold: what it would delete, and whether it stops by itself.

`sync_recordings` of `frigate/record/util.py` (0.15.2 to 0.17.2) and of `frigate/util/media.py`
(0.18.0-beta1): first the rows whose files are gone are deleted, then the files without a row. It
stops where that would be more than half of the rows or files that it looks at.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from .. import layout
from . import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .session import Session

_PATHS_AT_ONCE = 500
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
    def why_it_stops(self) -> str:
        """Why Frigate deletes no file by itself; empty where it would."""
        return _why(self.rows, self.files, "")

    @property
    def why_it_would_have_stopped(self) -> str:
        """Why it would have deleted no file, had nothing been backfilled; empty otherwise."""
        return _why(self.own_rows, self.own_files, " but a restored one")

    def without(self, restored: int) -> Foretold:
        """The same, had so many of the rows that count as Frigate's own not been brought back."""
        rows, files = self.own_rows, self.own_files
        return replace(
            self,
            own_rows=Share(max(rows.going, rows.total - restored), rows.going),
            own_files=Share(files.total, min(files.total, files.going + restored)),
        )


def _why(rows: Share, files: Share, but: str) -> str:
    if rows.over_half:
        return f"{rows.going} of {rows.total} rows name files that are not there"
    if files.over_half:
        return f"{files.going} of {files.total} files on disk have no row{but}"
    return ""


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

    def foretell(self) -> Foretold:
        """What the sync would do."""
        files, own_files = Share(), Share()
        for folder in self.folders():
            for share in (files, own_files):
                share.total += len(folder.names)
            files.going += len(folder.without_row)
            own_files.going += len(folder.names) - folder.own_rows
        rows, own_rows = self._rows()
        return Foretold(rows, files, own_rows, own_files)

    def folders(self) -> Iterator[Folder]:
        """Every folder with files that the sync would look at."""
        for path, _, names in os.walk(self._root):
            self._check()
            if not names or path <= self._first:
                continue
            paths = {os.path.join(path, name): name for name in names}
            known = self._known(list(paths))
            without = sorted(name for full, name in paths.items() if full not in known)
            own = sum(not backfilled for backfilled in known.values())
            yield Folder(path, names, without, own)

    def _known(self, paths: list[str]) -> dict[str, bool]:
        """Which of `paths` have a row, each with whether that is backfilled."""
        known: dict[str, bool] = {}
        # A name that is no UTF-8 is in no row.
        sound = [path for path in paths if layout.printable(path) == path]
        for begin in range(0, len(sound), _PATHS_AT_ONCE):
            part = sound[begin : begin + _PATHS_AT_ONCE]
            query = sql.KNOWN_PATHS.format(",".join("?" * len(part)))
            known.update((path, bool(ours)) for path, ours in self._session.fetch(query, part))
        return known

    def _all_rows(self) -> Iterator[tuple[str, bool]]:
        """Path of every row that it looks at, and whether it is backfilled."""
        page = self._session.fetch(sql.ALL_PATHS, (-1, self._since))
        while page:
            yield from ((str(path), bool(ours)) for _, path, wanted, ours in page if wanted)
            page = self._session.fetch(sql.ALL_PATHS, (page[-1][0], self._since))

    def _rows(self) -> tuple[Share, Share]:
        all_rows, own_rows = _Rows(), _Rows()
        for path, backfilled in self._all_rows():
            self._check()
            gone = not os.path.exists(path)
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
    own_rows: int
    """How many of them have a row of Frigate's own."""


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
