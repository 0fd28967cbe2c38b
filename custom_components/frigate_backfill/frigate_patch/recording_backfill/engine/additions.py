"""What a run adds of one kind other than recordings: counted, written, reported by hour."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from .. import layout
from ..models import (
    FileResult,
    HourReport,
    Media,
    MediaCounts,
    MediaHour,
    Reason,
    Source,
    Status,
)
from . import undeletable
from .batch import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..frigate.session import Fate, Session
    from ..models import RunOrder

W = TypeVar("W")


class Additions(Generic[W]):
    """What a run does with the items of one kind."""

    def __init__(
        self,
        order: RunOrder,
        media: Media,
        session: Session,
        write: Callable[[Sequence[W]], Iterator[list[Fate | str]]],
    ) -> None:
        """`write` puts some of them into the database, see `Session.write`."""
        self.counts = MediaCounts()
        self._media = media
        self._order = order
        self._folders: dict[str, undeletable.Folder] = {}
        self._batch: Batch[W] = Batch(session, write, dry_run=order.dry_run)
        self._hours: dict[float, tuple[int, int]] = {}
        """By hour what is missing, and what is past retention."""
        self._added: Counter[float] = Counter()
        """By how much less is missing in each hour that the range covers only in part."""

    def count_indexed(self) -> None:
        """Count one that is in the database already."""
        self.counts.skipped += 1

    def add(
        self, path: str, start: float, end: float, row: W, source: Source = Source.FILE
    ) -> None:
        """Add `row`, which results call by `path`; raises CancelledError."""
        if self._is_held(path):
            self.leave(path, start, end, Reason.UNDELETABLE, undeletable.MESSAGE)
            return
        status = Status.WOULD_ADD if self._order.dry_run else Status.ADDED
        self._batch.add(self._result(path, status, start, end, source), row)

    def leave(self, path: str, start: float, end: float, reason: Reason, message: str) -> None:
        """Leave one out."""
        status = Status.ERROR if reason in _ERRORS else Status.SKIPPED
        result = self._result(path, status, start, end)
        past = reason is Reason.PAST_RETENTION
        self._batch.add(result._replace(reason=reason, message=message, past_retention=past))

    def settle(self) -> tuple[FileResult, ...]:
        """Write what waits; the results since the last time. Raises CancelledError."""
        return tuple(self._counted(result) for result in self._batch.settle())

    def report(self) -> Iterator[HourReport]:
        """The results of `settle` as a report, if there are any."""
        if results := self.settle():
            yield HourReport([], others=results)

    def conclude(self) -> Iterator[HourReport]:
        """The last report, with what is missing hour by hour.

        Of an hour that the range covers only in part, what is known of the rest stays.
        """
        results, covers = self.settle(), self._order.covers
        hours = tuple(
            MediaHour(self._media, hour, *counts, at_least=not covers(hour))
            for hour, counts in sorted(self._hours.items())
        )
        back = tuple(MediaHour(self._media, *added) for added in sorted(self._added.items()))
        if results or hours or back:
            yield HourReport([], others=results, hours=hours, changed=back)

    def _is_held(self, path: str) -> bool:
        """Whether Frigate could not delete it; an export people delete, whom an error tells."""
        if self._media is Media.EXPORTS:
            return False
        name = os.path.dirname(path)
        if (folder := self._folders.get(name)) is None:
            folder = undeletable.look_at(name, as_frigate=self._order.as_frigate)
            self._folders[name] = folder
        return folder.holds(path)

    def _result(
        self, path: str, status: Status, start: float, end: float, source: Source = Source.FILE
    ) -> FileResult:
        return FileResult(
            path,
            status,
            start_time=start,
            duration=end - start,
            media=self._media,
            source=source,
        )

    def _counted(self, result: FileResult) -> FileResult:
        counts = self.counts
        if result.status is Status.ERROR:
            counts.errors += 1
        elif result.status is Status.SKIPPED:
            counts.skipped += 1
        else:
            counts.added += 1
        counts.past_retention += result.past_retention
        missing, past = result.status is Status.WOULD_ADD, result.past_retention
        hour = (result.start_time or 0.0) // layout.HOUR * layout.HOUR
        if result.status is Status.ADDED and not self._order.covers(hour):
            self._added[hour] -= 1
        if missing or past:
            before = self._hours.get(hour, (0, 0))
            self._hours[hour] = (before[0] + missing, before[1] + past)
        return result


_ERRORS = frozenset(
    (
        Reason.EMPTY,
        Reason.TRUNCATED,
        Reason.NO_VIDEO,
        Reason.NO_DURATION,
        Reason.UNDELETABLE,
    )
)
