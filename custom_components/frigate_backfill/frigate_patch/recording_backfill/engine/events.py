"""The events of one run: from copies of the database, and when asked for from their pictures.

An event without its label lives by the days of label `unknown`, and once these are over its
pictures go. So it is left out where any label's pictures are kept longer than that, or shorter than
the event is old.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..evidence import events as evidence
from ..evidence.copies.events import copied_events
from ..evidence.copies.reviews import recorded
from ..evidence.folders import MediaFolders
from ..evidence.reviews import severities_in_doubt
from ..frigate.events import EventTable, NewEvent
from ..frigate.retention import days_before, reach
from ..models import Media, Reason, Source
from ..notices import ItemKey, Notice
from ..streams import Stream
from ..untouched import open_regular
from .additions import Additions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..evidence.copies.copies import Copies
    from ..evidence.events import EventFiles
    from ..frigate.events import CopiedEvent
    from ..frigate.recordings import FrigateDatabase
    from ..models import HourReport, MediaCounts, RunOrder

_AT_ONCE = 500
_LARGEST_INLINE = 128 << 10
_RECENT = Notice(ItemKey.ITEM_RECENT)
_SHORTENED = Notice(ItemKey.LABEL_LOST)
_EXPIRED = Notice(ItemKey.PICTURES_EXPIRE)
_UNKNOWN = Notice(ItemKey.RETENTION_UNKNOWN)
_NO_THUMB = Notice(ItemKey.NO_SMALL_PICTURE)


class RunEvents:
    """The events of one camera that a run brings back, from copies and from their pictures."""

    def __init__(
        self, order: RunOrder, database: FrigateDatabase, copies: Copies, now: float
    ) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._order = order
        self._copies = copies
        self._now = now
        self._folders = MediaFolders.of(order)
        self._table = EventTable(database.session)
        self._additions: Additions[NewEvent] = Additions(
            order, Media.EVENTS, database.session, self._table.write
        )
        self._from_files = order.wants_from_files(Media.EVENTS) and self._table.usable
        self._from_copies = order.wants(Media.EVENTS) and copies.found and self._table.usable
        self.wanted = self._from_files or self._from_copies
        self.deleted = 0
        """How many stay out because somebody deleted them in Frigate."""
        self.starts: Mapping[Stream, Sequence[int]] = {}
        """When the recordings of each stream on disk begin, in order."""

    @property
    def counts(self) -> MediaCounts:
        """What became of the events."""
        return self._additions.counts

    def bring_back(self, cancelled: Callable[[], bool]) -> Iterator[HourReport]:
        """Add those that are missing and whose pictures no rule of Frigate's endangers."""
        if not self.wanted:
            return
        known = self._table.ids(self._order.camera)
        copied: set[str] = set()
        if self._from_copies:
            yield from self._bring_back_copied(known, copied, cancelled)
        if self._from_files:
            yield from self._bring_back_pictured(known, copied, cancelled)
        yield from self._additions.conclude()

    def _bring_back_copied(
        self, known: set[str], copied: set[str], cancelled: Callable[[], bool]
    ) -> Iterator[HourReport]:
        """Those that copies have, if something of them is left; puts their ids into `copied`."""
        camera = self._order.camera
        pictures: dict[str, EventFiles] | None = None
        deleted = self._copies.deleted("event")
        for count, event in enumerate(copied_events(self._copies, camera, known), 1):
            if cancelled():
                raise CancelledError
            start, end = event.start_time, event.end_time
            if not self._order.touches(start, end):
                continue
            if pictures is None:
                pictures = {found.id: found for found in evidence.find(self._folders, camera)}
            files = pictures.get(event.id)
            if event.id in deleted and (files is None or files.snapshot is None):
                copied.add(event.id)
                self.deleted += 1
            elif files or event.thumbnail or recorded(self.starts, start, end):
                copied.add(event.id)
                self._take_copied(event, files)
            if count % _AT_ONCE == 0:
                yield from self._additions.report()

    def _bring_back_pictured(
        self, known: set[str], copied: set[str], cancelled: Callable[[], bool]
    ) -> Iterator[HourReport]:
        """Those that only their pictures tell of."""
        for count, event in enumerate(evidence.find(self._folders, self._order.camera), 1):
            if cancelled():
                raise CancelledError
            if event.id in known:
                self._additions.count_indexed()
            elif event.id not in copied and self._order.touches(event.time, event.time):
                self._take(event)
            if count % _AT_ONCE == 0:
                yield from self._additions.report()

    def _take_copied(self, event: CopiedEvent, files: EventFiles | None) -> None:
        """Add a copy's event, unless Frigate would delete it or its pictures."""
        camera, start, end = self._order.camera, event.start_time, event.end_time
        path = self._folders.thumbs(camera).spell(f"{event.id}.webp")
        if files is not None:
            path = files.snapshot or files.thumb or path
        pictured = files is not None and files.snapshot is not None
        refused = self._refusal_of_copied(event, pictured=pictured)
        if refused is not None:
            self._additions.leave(path, start, end, *refused)
            return
        thumbnail = event.thumbnail
        if not self._table.inline_thumbnails:
            # A text in the row wins over the file, which 0.18's sync then deletes.
            thumbnail = None if files is not None and files.thumb else thumbnail
        elif not thumbnail:
            thumbnail = None if files is None else self._inline(files)
            if thumbnail is None:
                self._additions.leave(path, start, end, Reason.NO_VIDEO, _NO_THUMB)
                return
        row = replace(event, thumbnail=thumbnail)
        self._additions.add(path, start, end, row, source=Source.COPY)

    def _refusal_of_copied(
        self, event: CopiedEvent, *, pictured: bool
    ) -> tuple[Reason, str] | None:
        """Why a copy's event stays out; `pictured` if a snapshot of it is there."""
        retention, now = self._order.retention, self._now
        if event.end_time > now - self._order.settled:
            return Reason.TOO_RECENT, _RECENT
        if not (event.has_clip or event.has_snapshot):
            return Reason.PAST_RETENTION, _EXPIRED
        if event.for_ever or not retention.cleanup_active:
            return None
        if not retention.reviews_known:
            return Reason.PAST_RETENTION, _UNKNOWN
        snapshot_days = retention.snapshots.days_of(event.label)
        snapshot_goes = event.start_time < days_before(now, snapshot_days)
        clip_days = reach(event.severity, retention.of(Stream.MAIN)).days
        clip_goes = event.end_time < days_before(now, clip_days)
        kept = (event.has_clip and not clip_goes) or (event.has_snapshot and not snapshot_goes)
        if not kept or (pictured and snapshot_goes):
            return Reason.PAST_RETENTION, _EXPIRED
        return None

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
            self._severity,
            event.snapshot is not None,
            thumbnail,
        )
        self._additions.add(path, start, end, row)

    @property
    def _severity(self) -> str:
        """The severity that keeps a clip longer."""
        return severities_in_doubt(self._order.retention.of(Stream.MAIN))[0]

    def _refusal(self, event: EventFiles) -> tuple[Reason, str] | None:
        retention, now = self._order.retention, self._now
        days = retention.snapshots
        if max(event.time, min(event.changed, now)) > now - self._order.settled:
            return Reason.TOO_RECENT, _RECENT
        if not retention.reviews_known:
            return Reason.PAST_RETENTION, _UNKNOWN
        if days.unlabelled < days.longest:
            return Reason.PAST_RETENTION, _SHORTENED
        shortest = days.shortest
        if event.snapshot is None:  # then only its clip keeps the row, and the row the thumbnail
            own = retention.of(Stream.MAIN)
            shortest = min(shortest, reach(self._severity, own).days)
        if event.time < days_before(now, shortest):
            return Reason.PAST_RETENTION, _EXPIRED
        return None

    def _inline(self, event: EventFiles) -> str | None:
        """The snapshot as 0.15 keeps a thumbnail, if it is a small JPEG."""
        if event.snapshot is None or not event.snapshot.endswith(".jpg"):
            return None
        name = event.snapshot.rpartition("/")[2]
        try:
            with open_regular(f"{self._folders.clips.actual}/{name}") as file:
                content = file.read(_LARGEST_INLINE + 1)
        except OSError:
            return None
        if len(content) > _LARGEST_INLINE or not content.startswith(b"\xff\xd8"):
            return None
        return base64.b64encode(content).decode("ascii")
