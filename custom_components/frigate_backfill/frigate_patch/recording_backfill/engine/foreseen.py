"""Frigate's rows as the dry run of an undo foresees them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from ..frigate.backfilled import is_backfilled
from ..frigate.change import EXPORTS, PREVIEWS, RECORDINGS
from ..frigate.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ..frigate.change import Change, Row
    from ..frigate.session import Session

_JUDGED = ("id", "start_time", "end_time", "motion", "objects", "dBFS", "stream_type", "severity")
"""The columns of a row by which others stay or go."""


class Foreseen(Rows):
    """Rows of Frigate's tables, with changes that were foreseen and not made."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._gone: dict[str, set[str]] = defaultdict(set)
        self._back: dict[str, list[Row]] = defaultdict(list)
        self._starts: list[float] = []
        """Of the recordings that would be back, which stand in this order."""
        self._until: dict[str, float] = {}
        """By tag the start up to which recordings whose ids end in it are gone…"""
        self._stay: set[str] = set()
        """… but for these. A run may have added a million, and few of them stay."""

    def foresee(self, changes: Iterable[Change]) -> None:
        """Treat `changes` as made: a changed row counts as it will be."""
        for change in changes:
            if change.old is not None:
                self._gone[change.table].add(str(change.old["id"]))
            if change.new is not None:
                self._bring(change.table, change.new)

    def foresee_tagged(self, page: Sequence[Row], gone: Collection[str]) -> None:
        """Treat the next recordings whose ids carry a run as gone, if they are in `gone`."""
        self._until[_tag(page[-1])] = float(str(page[-1]["start_time"]))
        self._stay.update({str(row["id"]) for row in page}.difference(gone))

    def _bring(self, table: str, row: Row) -> None:
        judged = {name: row[name] for name in _JUDGED if name in row}
        place = len(self._back[table])
        if table == RECORDINGS:
            start = float(str(row["start_time"]))
            place = bisect_right(self._starts, start)
            self._starts.insert(place, start)
        self._back[table].insert(place, judged)

    def back(self, table: str) -> list[Row]:
        """Rows that would be back."""
        return self._back[table]

    def previews_before(self, camera: str, before: float) -> list[Row]:
        """The previews of `camera` that ended before that."""
        return self._left(PREVIEWS, super().previews_before(camera, before))

    def recordings_between(self, camera: str, after: float, before: float) -> list[Row]:
        """The recordings of `camera` that start in between."""
        first, end = bisect_left(self._starts, after), bisect_right(self._starts, before)
        left = self._left(RECORDINGS, super().recordings_between(camera, after, before))
        return left + self._back[RECORDINGS][first:end]

    def exports_of(self, case: str) -> list[str]:
        """The ids of the exports that belong to that case."""
        return [key for key in super().exports_of(case) if key not in self._gone[EXPORTS]]

    def _left(self, table: str, rows: list[Row]) -> list[Row]:
        return [row for row in rows if not self._is_gone(table, row)]

    def _is_gone(self, table: str, row: Row) -> bool:
        key = str(row["id"])
        if table != RECORDINGS or key in self._gone[table]:
            return key in self._gone[table]
        until = self._until.get(_tag(row), -inf)
        return (
            float(str(row["start_time"])) <= until and key not in self._stay and is_backfilled(row)
        )


def _tag(row: Row) -> str:
    """What the row's id ends in."""
    return str(row["id"]).rpartition("-")[2]
