"""The events of one run, only when asked for: their pictures do not tell what was in them.

An event without its label lives by the days of label `unknown`, and once these are over its
pictures go. So it is left out where any label's pictures are kept longer than that, or shorter than
the event is old.
"""

from __future__ import annotations

import base64
from math import inf
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..evidence import events as evidence
from ..evidence.folders import MediaFolders
from ..evidence.reviews import severity_in_doubt
from ..frigate.events import EventTable, NewEvent
from ..frigate.retention import days_before
from ..models import Media, Reason
from .additions import Additions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..evidence.events import EventFiles
    from ..frigate.recordings import FrigateDatabase
    from ..models import HourReport, MediaCounts, RunOrder

_AT_ONCE = 500
_LARGEST_INLINE = 128 << 10
_RECENT = "Frigate may still be at it. Try again in ten minutes."
_SHORTENED = (
    "Its label is lost, and as 'unknown' Frigate would delete its pictures earlier than those of "
    "some label. Keep snapshots of all labels equally long, or bring events back from a copy of "
    "the database."
)
_EXPIRED = "Frigate might delete its pictures at its next clean-up."
_UNKNOWN = (
    "How long Frigate keeps snapshots is not known here, so nothing tells what it would delete."
)
_NO_THUMB = "Frigate 0.15 keeps the thumbnail in the database, and no small picture is left of it."


class RunEvents:
    """The events of one camera that a run makes from their pictures."""

    def __init__(self, order: RunOrder, database: FrigateDatabase, now: float) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._order = order
        self._now = now
        self._folders = MediaFolders.of(order)
        self._table = EventTable(database.session)
        self._additions: Additions[NewEvent] = Additions(
            order, Media.EVENTS, database.session, self._table.write
        )
        self.wanted = order.wants_from_files(Media.EVENTS) and self._table.usable

    @property
    def counts(self) -> MediaCounts:
        """What became of the events."""
        return self._additions.counts

    def bring_back(self, cancelled: Callable[[], bool]) -> Iterator[HourReport]:
        """Add those that are missing and whose pictures no rule of Frigate's endangers."""
        if not self.wanted:
            return
        order = self._order
        after = -inf if order.start_time is None else order.start_time
        before = inf if order.end_time is None else order.end_time
        known = self._table.ids(order.camera)
        for count, event in enumerate(evidence.find(self._folders, order.camera), 1):
            if cancelled():
                raise CancelledError("Cancelled.")
            if event.id in known:
                self._additions.indexed()
            elif after <= event.time <= before:
                self._take(event)
            if count % _AT_ONCE == 0:
                yield from self._additions.report()
        yield from self._additions.conclude()

    def _take(self, event: EventFiles) -> None:
        path = event.snapshot or event.thumb or ""
        start, end = event.time, max(event.time, min(event.changed, self._now))
        refused = self._refusal(event)
        if refused is not None:
            self._additions.leave(path, start, end, *refused)
            return
        thumbnail = None
        if self._table.inline_thumbnails:
            thumbnail = self._inline(event)
            if thumbnail is None:
                self._additions.leave(path, start, end, Reason.NO_VIDEO, _NO_THUMB)
                return
        row = NewEvent(
            event.id,
            self._order.camera,
            start,
            end,
            severity_in_doubt(self._order.retention),
            event.snapshot is not None,
            thumbnail,
        )
        self._additions.add(path, start, end, row)

    def _refusal(self, event: EventFiles) -> tuple[Reason, str] | None:
        retention, now = self._order.retention, self._now
        days = retention.snapshots
        if max(event.time, min(event.changed, now)) > now - self._order.settled:
            return Reason.TOO_RECENT, _RECENT
        if not retention.reviews_known:
            return Reason.PAST_RETENTION, _UNKNOWN
        if days.unlabelled < days.longest:
            return Reason.PAST_RETENTION, _SHORTENED
        if event.time < days_before(now, days.shortest):
            return Reason.PAST_RETENTION, _EXPIRED
        return None

    def _inline(self, event: EventFiles) -> str | None:
        """The snapshot as 0.15 keeps a thumbnail, if it is a small JPEG."""
        if event.snapshot is None or not event.snapshot.endswith(".jpg"):
            return None
        name = event.snapshot.rpartition("/")[2]
        try:
            with open(f"{self._folders.clips.actual}/{name}", "rb") as file:
                content = file.read(_LARGEST_INLINE + 1)
        except OSError:
            return None
        if len(content) > _LARGEST_INLINE or not content.startswith(b"\xff\xd8"):
            return None
        return base64.b64encode(content).decode("ascii")
