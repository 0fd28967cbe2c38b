"""The exports of one run; Frigate never deletes one by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..evidence import names
from ..evidence.copies.exports import copied_exports
from ..evidence.folders import MediaFolders
from ..evidence.video import created_at, look
from ..frigate.exports import ExportTable, NewExport
from ..models import Media, Reason, Source
from ..notices import ItemKey, Notice
from .additions import Additions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..evidence.copies.copies import Copies
    from ..evidence.names import ExportName
    from ..evidence.video import Video
    from ..frigate.exports import CopiedExport
    from ..frigate.recordings import FrigateDatabase
    from ..models import HourReport, MediaCounts, RunOrder

_RECENT = Notice(ItemKey.ITEM_RECENT)
_SHOWN = "%Y-%m-%d %H:%M:%S"


class RunExports:
    """The exports of one camera that a run brings back."""

    def __init__(
        self, order: RunOrder, database: FrigateDatabase, copies: Copies, now: float
    ) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._order = order
        self._copies = copies
        self._now = now
        self._folders = MediaFolders.of(order)
        self._table = ExportTable(database.session)
        self._additions: Additions[NewExport] = Additions(
            order, Media.EXPORTS, database.session, self._table.write
        )
        self.wanted = order.wants_from_files(Media.EXPORTS) and self._table.usable

    @property
    def counts(self) -> MediaCounts:
        """What became of the exports."""
        return self._additions.counts

    def bring_back(self, cancelled: Callable[[], bool]) -> Iterator[HourReport]:
        """Add those that are missing."""
        if not self.wanted:
            return
        folder = self._folders.exports
        known = self._table.known()
        copied: set[str] = set()
        for export in copied_exports(self._copies, self._order.camera, known):
            if self._take_copied(export):
                copied.add(export.video_path)
        for name in sorted(folder.names(f"{self._order.camera}_")):
            if cancelled():
                raise CancelledError
            named = names.export(name, self._order.camera)
            if named is None:
                continue
            if folder.spell(name) in copied:
                continue
            # Frigate itself gives a file that it found at its start an id of its own.
            if named.id in known or folder.spell(name) in known:
                self._additions.count_indexed()
                continue
            self._take(name, named)
        yield from self._additions.conclude()

    def _take_copied(self, export: CopiedExport) -> bool:
        """Add a copy's row if its file is there and whole; whether that is so."""
        folder = self._folders.exports
        name = export.video_path.rpartition("/")[2]
        if export.video_path != folder.spell(name) or folder.info(name) is None:
            return False
        video = look(folder, name)
        if video.reason is not None or not self._order.touches(export.date, export.date):
            return False
        if min(video.changed, self._now) > self._now - self._order.settled:
            return False
        picture = export.thumb_path.rpartition("/")[2]
        # Never another kind of path: whoever deletes the export deletes what it names.
        if not picture or export.thumb_path != self._folders.export_thumbs.spell(picture):
            export = replace(export, thumb_path=self._picture(export.id))
        self._additions.add(export.video_path, export.date, export.date, export, source=Source.COPY)
        return True

    def _take(self, name: str, named: ExportName) -> None:
        order, path = self._order, self._folders.exports.spell(name)
        video = look(self._folders.exports, name)
        date = created_at(self._folders.exports, name) or _date(named, video)
        if not order.touches(date, date):
            return
        if video.reason is not None:
            self._additions.leave(path, date, date, video.reason, video.message)
        elif min(video.changed, self._now) > self._now - order.settled:
            self._additions.leave(path, date, date, Reason.TOO_RECENT, _RECENT)
        else:
            name = _name(named, order.camera)
            export = NewExport(named.id, order.camera, name, date, path, self._picture(named.id))
            self._additions.add(path, date, date, export)

    def _picture(self, export: str) -> str:
        """The path of its picture, empty where there is none.

        Frigate makes a .jpg of an export whose row it makes itself at a start.
        """
        thumbs = self._folders.export_thumbs
        names = (f"{export}.webp", f"{export}.jpg")
        return next((thumbs.spell(name) for name in names if thumbs.info(name) is not None), "")


def _date(named: ExportName, video: Video) -> float:
    """When the footage begins where no tag says so (before 0.17): by the name, or the file's time.

    The name is told in local time, which is Frigate's where Frigate runs this.
    """
    if named.start is not None:
        return named.start.timestamp()
    return video.changed


def _name(named: ExportName, camera: str) -> str:
    """What Frigate calls an export that nobody gave a name."""
    if named.start is None or named.end is None:
        return named.id
    return f"{camera.replace('_', ' ')} {named.start:{_SHOWN}} {named.end:{_SHOWN}}"
