"""Rows whose file is gone: Frigate shows them as playable and counts their bytes."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError, DatabaseUnusableError
from ..frigate.change import RECORDINGS
from ..frigate.reviews import ReviewTable
from ..frigate.rows import Rows
from ..frigate.session import Fate
from ..frigate.sync import SyncForeteller
from ..notices import Notice, RowKey
from ..presence import Ground
from .known import RowFiles
from .lives import Lives
from .place import libraries_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from ..frigate.recordings import FrigateDatabase, Row
    from ..models import RunOrder
    from .place import Place

_AT_ONCE = 500


class GoneRows:
    """Counts the rows whose file is gone, and takes them out if asked to."""

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        place: Place,
        now: float,
        cancelled: Callable[[], bool],
    ) -> None:
        self._order = order
        self._database = database
        self._place = place
        self._files = RowFiles(order, place)
        self._now = now
        self._cancelled = cancelled
        self._grounds = [Ground.of(library.folder) for library in libraries_of(place, order)]
        self._seen: dict[float, int] = {}
        """By hour, how many files were gone when `why_not_removed` looked at all."""
        self._doubtful = False
        """Whether more files were gone when `remove` looked again."""

    def count(
        self, first: float, last: float, whole: Collection[float], indexed: Mapping[float, int]
    ) -> int:
        """How many rows in [first, last] have lost their file.

        Hours known to be `whole` need no look, nor do `indexed` ones with exactly that many rows.
        """

        def may_lack_files(hour: float) -> bool:
            if hour in whole:
                return False
            end = math.nextafter(hour + layout.HOUR, hour)
            return hour not in indexed or self._rows(hour, end) != indexed[hour]

        # Nearly always all hours are, and one question is enough.
        hours = self._database.hours(self._order.camera, first, last)
        if indexed.keys() >= set(hours) and self._rows(first, last) == sum(indexed.values()):
            return 0
        return sum(len(gone) for _, gone, _ in self._hours(first, last, may_lack_files))

    def _rows(self, first: float, last: float) -> int:
        """How many rows of files there may be that begin in [first, last]."""
        # From 0.19 on a row may start in the second before its file's name, which may be the last
        # one of the hour before: counted without it, a row without a file would pass for it.
        early = 1.0 if len(self._database.streams) > 1 else 0.0
        return self._database.count(self._order.camera, first - early, last)

    def why_not_removed(self) -> Notice | None:
        """Why no row may be taken out; None where they may be."""
        order, gone, total = self._order, 0, 0
        for hour, found, rows in self._hours(-math.inf, math.inf):
            gone, total = gone + len(found), total + rows
            if found:
                self._seen[hour] = len(found)
        where = self._place.root
        if not self._stands:
            return Notice(RowKey.DISK_WENT, folder=where)
        if gone == total or (gone > total / 2 and not order.force):
            key = RowKey.ALL_GONE if gone == total else RowKey.MOST_GONE
            return Notice(key, gone=gone, total=total, camera=order.camera, folder=where)
        if order.sync_on and self._are_files_without_row():
            return Notice(RowKey.GONE_AND_SYNC)
        return None

    def remove(self, first: float, last: float) -> Iterator[int]:
        """Take them out of [first, last], by the hour; how many each time, 0 for what must stay.

        Ask `why_not_removed` first. Where more are gone than it saw, a disk may be going away.
        """
        rows = Rows(self._database.session)
        order = self._order
        reviews = ReviewTable(self._database.session).of_camera(order.camera)
        lives = Lives(rows, order.camera, order.retention, reviews, self._now)
        spans = lives.hanging_on([row for _, gone, _ in self._hours(first, last) for row in gone])
        for hour, gone, _ in self._hours(first, last):
            if len(gone) > self._seen.get(hour, 0) or not self._stands:
                self._doubtful = True
                continue
            free = [
                row.id
                for row in gone
                if not any(row.start_time <= end and row.end_time >= begin for begin, end in spans)
            ]
            for index in range(0, len(free), _AT_ONCE):
                found = rows.find(RECORDINGS, free[index : index + _AT_ONCE])
                changes = rows.removals(RECORDINGS, list(found.values()))
                if order.dry_run:
                    yield len(changes)
                    continue
                session = self._database.session
                if session.journal is not None:
                    session.journal(changes)
                fates = [fate for part in rows.remove(changes) for fate in part]
                if session.failure is not None:
                    raise DatabaseUnusableError(session.failure)
                yield fates.count(Fate.WRITTEN)

    def why_some_stay(self, count: int) -> Iterator[Notice]:
        """Why `count` rows stay, after `remove`."""
        if count > 0:
            yield Notice(RowKey.MORE_GONE if self._doubtful else RowKey.GONE_STAYS, count=count)

    @property
    def _stands(self) -> bool:
        return all(ground.stands for ground in self._grounds)

    def _hours(
        self, first: float, last: float, wanted: Callable[[float], bool] = lambda _hour: True
    ) -> Iterator[tuple[float, list[Row], int]]:
        """Each hour that is `wanted`, its gone rows, and how many rows of this library it has."""
        camera, prefix = self._order.camera, self._place.root + "/"
        settled = self._now - self._order.settled
        for hour in self._database.hours(camera, first, last):
            if self._cancelled():
                raise CancelledError
            if not wanted(hour):
                continue
            begin, end = max(first, hour), min(last, math.nextafter(hour + layout.HOUR, hour))
            rows = self._database.rows(camera, begin, end)
            here = [row for row in rows if row.path.startswith(prefix) and row.end_time < settled]
            yield hour, [row for row in here if not self._files.is_there(row.path)], len(here)

    def _are_files_without_row(self) -> bool:
        def check() -> None:
            if self._cancelled():
                raise CancelledError

        with suppress(OSError):
            foreteller = SyncForeteller(
                self._database.session,
                self._order.recordings_root,
                limited=False,
                now=self._now,
                check=check,
            )
            return not foreteller.finds_none()
        return True
