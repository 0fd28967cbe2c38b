"""The previews of one run: each exactly as Frigate had it, where its next clean-up keeps it."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from .. import layout
from ..errors import CancelledError
from ..evidence import names
from ..evidence.folders import MediaFolders
from ..evidence.video import Video, look
from ..frigate.previews import NewPreview, PreviewTable
from ..media.judge import LONGEST
from ..models import Media, Reason
from ..notices import ItemKey, Notice
from .additions import Additions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..evidence.folders import Folder
    from ..evidence.preview_files import PreviewFiles
    from ..frigate.recordings import FrigateDatabase
    from ..frigate.retention import CleanupRule
    from ..models import FileResult, HourReport, MediaCounts, RunOrder
    from ..streams import Stream

_AT_ONCE = 500
_RECENT = Notice(ItemKey.ITEM_RECENT)
_EDGE = 1.0
"""Seconds at the end of an hour's preview in which the next hour's first recording may begin."""
_BEREFT = Notice(ItemKey.PREVIEW_BEREFT)
_EXPIRED = Notice(ItemKey.PREVIEW_EXPIRES)


_REFUSED = frozenset(
    (
        Reason.UNREADABLE,
        Reason.NOT_REGULAR,
        Reason.OUTSIDE_ROOT,
        Reason.UNDELETABLE,
        Reason.DATABASE,
    )
)
"""Why what may be a whole recording, which Frigate had a row of, gets none in this run."""
_UNCONFIGURED = _REFUSED | {Reason.PAST_RETENTION}
"""The same of a camera that is not configured, or not again yet: its reviews keep nothing now."""


class KeptSpans:
    """The recordings that outlived their days by a review; only these keep a preview."""

    def __init__(self, rule: CleanupRule) -> None:
        self._rule = rule
        self._starts, self._ends = array("d"), array("d")
        self._reached = array("d")
        """For each, when the last of it and those before it ends."""

    def read(self, database: FrigateDatabase, camera: str, after: float, before: float) -> None:
        """Take in the rows of `camera` that reach into that time, in part at least; call it last.

        Raises DatabaseUnusableError and CancelledError.
        """
        before = min(before, self._rule.expires)
        first = database.first_start(camera, after - LONGEST)
        while first is not None and first <= before:
            last = min(first + layout.DAY, before)
            for start, end, signs in database.signs(camera, first, last):
                if self._rule.considers(end, signs) and not self._rule.deletes(start, end, signs):
                    self._add(start, end)
            first = database.first_start(camera, math.nextafter(last, inf))
        in_order = sorted(zip(self._starts, self._ends))
        self._starts = array("d", (start for start, _ in in_order))
        self._ends = array("d", (end for _, end in in_order))
        self._reached = array("d", accumulate(self._ends, max))

    def take(self, results: list[FileResult]) -> None:
        """Take in what a dry run would add."""
        for result in results:
            if result.through_review and result.start_time is not None:
                self._add(result.start_time, result.start_time + (result.duration or 0.0))

    def touch(self, start: float, end: float) -> bool:
        """Whether one of them lies, in part at least, from `start` to `end`."""
        index = bisect_right(self._starts, end)
        return index > 0 and self._reached[index - 1] >= start

    def _add(self, start: float, end: float) -> None:
        self._starts.append(start)
        self._ends.append(end)


class RunPreviews:
    """The previews that one run brings back."""

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        now: float,
        rule: CleanupRule,
        files: PreviewFiles,
    ) -> None:
        """Look at the table; `files` may have been read already.

        Raises DatabaseUnusableError and CancelledError.
        """
        self._order = order
        self._database = database
        self._now = now
        self._rule = rule
        self._files = files
        self._table = PreviewTable(database.session)
        self._additions: Additions[NewPreview] = Additions(
            order, Media.PREVIEWS, database.session, self._table.write
        )
        self.wanted = order.wants_from_files(Media.PREVIEWS) and self._table.usable
        self.kept = KeptSpans(rule)
        """What a dry run would add; the database knows the others."""
        self.starts: Mapping[Stream, Sequence[int]] = {}
        """By stream when the recordings on disk begin, in order."""
        self._refused: set[int] = set()
        """Hours, since 1970, with recordings that stay without a row."""
        self._refuses_all = False
        """Whether there may be such in every hour, as of a library that gives no names."""

    @property
    def counts(self) -> MediaCounts:
        """What became of the previews."""
        return self._additions.counts

    def bring_back(self, cancelled: Callable[[], bool]) -> Iterator[HourReport]:
        """Add those that are missing, after the recordings that keep them."""
        if not self.wanted:
            return
        order = self._order
        folder = MediaFolders.of(order).previews(order.camera)
        known = self._table.known(order.camera)
        missing = []
        for name in folder.names():
            path = folder.spell(name)
            if path in known:  # as most are: no name need be read
                self._additions.count_indexed()
                continue
            named = names.preview(name)
            if named is None:
                continue
            preview = NewPreview(
                order.camera, path, named.start_time, named.end_time, named.end_text
            )
            if preview.id in known:
                self._additions.count_indexed()
            elif order.touches(preview.start_time, preview.end_time):
                missing.append((name, preview))
        missing.sort(key=lambda item: item[1].start_time)
        ends = [one.end_time for _, one in missing if one.end_time < self._rule.expires]
        if ends:
            self.kept.read(self._database, order.camera, missing[0][1].start_time, max(ends))
        for count, (name, preview) in enumerate(missing, 1):
            if cancelled():
                raise CancelledError
            self._take(folder, name, preview)
            if count % _AT_ONCE == 0:
                yield from self._additions.report()
        yield from self._additions.conclude()

    def take_refused(self, results: Iterable[FileResult]) -> None:
        """Take in which recordings, or whole folders of them, this run gives no row."""
        refused = _REFUSED if self._order.retention.configured else _UNCONFIGURED
        for result in results:
            if not result.indexed and (result.undecided or result.reason in refused):
                hours = _hours_of(result)
                self._refused.update(hours)
                self._refuses_all = self._refuses_all or not hours

    def _take(self, folder: Folder, name: str, preview: NewPreview) -> None:
        path, start, end = preview.path, preview.start_time, preview.end_time
        settled = self._now - self._order.settled
        # Most of what is left out for its age is left out at each run, so its file is not opened.
        if end < min(settled, self._rule.expires) and self._is_deleted(start, end):
            self._additions.leave(path, start, end, Reason.PAST_RETENTION, _EXPIRED)
            return
        written = self._files.written.get(name)
        video = look(folder, name) if written is None else Video(written)
        if video.reason is not None:
            self._additions.leave(path, start, end, video.reason, video.message)
        elif max(end, min(video.changed, self._now)) > settled:
            self._additions.leave(path, start, end, Reason.TOO_RECENT, _RECENT)
        elif self._would_be_bereft(start, end):
            self._additions.leave(path, start, end, Reason.PAST_RETENTION, _BEREFT)
        else:
            self._additions.add(path, start, end, preview)

    def _would_be_bereft(self, start: float, end: float) -> bool:
        """Whether recordings that lie in it stay without a row, as this run is not about them.

        Or cannot give them one. One of these may be what kept it beyond its days; a preview without
        a row is kept for ever.
        """
        if self._refuses_all or not self._refused.isdisjoint(_hours(start, end - _EDGE)):
            return True
        order = self._order
        after = before = inf  # those that come back in this run
        if order.wants(Media.RECORDINGS):
            after, before = order.after, order.before
        if after <= start and end <= before:
            return False
        left = {
            stream: {
                second
                for second in starts[bisect_left(starts, start) : bisect_left(starts, end - _EDGE)]
                if not after <= second <= before
            }
            for stream, starts in self.starts.items()
        }
        if not any(left.values()):
            return False
        known = self._database.starts(order.camera, start - 1.0, end)
        return any(not seconds <= known[stream] for stream, seconds in left.items())

    def _is_deleted(self, start: float, end: float) -> bool:
        # Those of a camera that is no longer configured stay for ever.
        return self._order.retention.configured and not self.kept.touch(start, end)


def _hours(start: float, end: float) -> range:
    """The hours of that time, since 1970."""
    return range(int(start // layout.HOUR), int(end // layout.HOUR) + 1)


def _hours_of(result: FileResult) -> range:
    """The hours in which a recording, or what a folder holds, begins; none where it is in any."""
    if result.start_time is not None:
        return _hours(result.start_time, result.start_time)
    day, *hour = layout.split_folder(result.file_path)[:2] or ("",)
    start = layout.day_start(day)
    if start is None:
        return range(0)
    if hour:
        start += layout.HOUR * int(hour[0])
        return _hours(start, start)
    return _hours(start, start + layout.DAY - 1)
