"""The copies of the database that one run takes rows from, the newest first."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ... import layout
from ...frigate.backfilled import UNPROCESSED
from ...frigate.days import Days
from ...frigate.session import Session
from ...notices import CopyKey, Notice
from ..salvage.kept import tidy
from .find import CopyKind, find_copies
from .kinship import is_of_this_library
from .recordings import recording_of
from .source import Source, UnusableCopyError

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from ...frigate.copied import CopiedRecording
    from ...models import RunOrder
    from ..salvage.records import Value
    from .find import CopyFile

    Row = dict[str, Value]

_MARGIN = layout.HOUR
_IN_FOLDER = "path > ? AND path < ?"


class Copies:
    """The copies, opened when first asked for; close them."""

    def __init__(self, order: RunOrder, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Find their files; raises RequestError and DirectoryNotAllowedError."""
        self._order = order
        self._cancelled = cancelled
        self._files = find_copies(order)
        self._between = order.after, order.before
        self._sources: list[Source] | None = None
        self.warnings: list[Notice] = []
        """What could not be read."""

    def close(self) -> None:
        """Close what is open."""
        for source in self._sources or ():
            source.close()
        self._sources = []
        tidy()

    @property
    def found(self) -> bool:
        """Whether there is any file that may be a copy."""
        return bool(self._files)

    @property
    def sources(self) -> list[Source]:
        """The copies that can be read and are of this library, the newest first.

        Raises CancelledError and DatabaseUnusableError.
        """
        if self._sources is None:
            self._sources = []  # so that `close` finds those that are open, whatever comes
            for file in self._files:
                try:
                    self._sources.append(self._open(file))
                except UnusableCopyError as error:
                    self._warn(file, error)
            for source in list(self._sources):
                if not self._is_of_this_library(source):
                    if self._order.copies is not True:  # who names it waits for what it gives
                        self._warn(source.file, UnusableCopyError(Notice(CopyKey.COPY_FOREIGN)))
                    self._sources.remove(source)
                    source.close()
            self._sources.sort(key=lambda source: source.age, reverse=True)
        return self._sources

    def deleted(self, table: str) -> set[str]:
        """The ids of rows of `table` that somebody deleted in Frigate, as a catalogue tells.

        Who names a copy wants all that is in it. Raises as `sources` does.
        """
        if self._order.copies is not True:
            return set()
        return set().union(*(source.deleted.get(table, ()) for source in self.sources))

    def may_know(self, hour: float) -> bool:
        """Whether one of them has recordings around the hour that begins at `hour`."""
        return any(_covers(source, hour) for source in self.sources)

    def recordings(self, hour: float, folder: str) -> dict[str, CopiedRecording]:
        """By path the recordings in `folder`, which has those of the hour that begins at `hour`."""
        found: dict[str, CopiedRecording] = {}
        for source in [source for source in self.sources if _covers(source, hour)]:
            # "0" is what follows "/".
            for row in self.rows_of(source, "recordings", _IN_FOLDER, (f"{folder}/", f"{folder}0")):
                if row["camera"] != self._order.camera or row["path"] in found:
                    continue
                recording = recording_of(row)
                if recording is not None:
                    found[recording.path] = recording
        return found

    def know_reviews(self, after: float, before: float) -> bool:
        """Whether an undamaged copy has Frigate's own recordings of then, and so its reviews."""
        where, camera = "camera = ? AND start_time > ? AND start_time <= ?", self._order.camera
        return any(
            row["objects"] != UNPROCESSED
            for source in list(self.sources)
            if source.has("reviewsegment") and not (source.damaged or source.unreadable)
            for row in self.rows_of(source, "recordings", where, (camera, after, before))
        )

    def rows(
        self,
        table: str,
        where: str,
        parameters: Sequence[Value] = (),
        known: Container[Value] = frozenset(),
    ) -> Iterator[tuple[Source, Row]]:
        """The rows of `table` in each of them, the newest copy first; some come twice.

        Those whose ids are `known` are passed over.
        """
        for source in list(self.sources):
            for row in self.rows_of(source, table, where, parameters, known):
                yield source, row

    def rows_of(
        self,
        source: Source,
        table: str,
        where: str,
        parameters: Sequence[Value] = (),
        known: Container[Value] = frozenset(),
    ) -> Iterator[Row]:
        """The same of one copy; if it cannot be read any more, it is left out from now on."""
        try:
            yield from source.rows(table, where, parameters, known)
        except UnusableCopyError as error:
            # Else a read amid this one has found it out, and said so.
            if self._sources is not None and source in self._sources:
                self._warn(source.file, error)
                self._sources.remove(source)
                source.close()

    def _open(self, file: CopyFile) -> Source:
        held = None
        if file.kind is CopyKind.CATALOGUE:
            path, cancelled = self._order.database, self._cancelled
            with closing(Session(path, writable=False, cancelled=cancelled)) as session:
                held = Days(session).own_rows(self._order.camera)
        source = Source(file, self._order.camera, self._cancelled, self._between, held)
        if source.unreadable:
            tables = ", ".join(sorted(source.unreadable))
            self.warnings.append(Notice(CopyKey.COPY_IN_PART, file=file.name, tables=tables))
        return source

    def _is_of_this_library(self, source: Source) -> bool:
        try:
            return is_of_this_library(source, self._order)
        except UnusableCopyError as error:
            self._warn(source.file, error)
            return False

    def _warn(self, file: CopyFile, error: UnusableCopyError) -> None:
        self.warnings.append(Notice(CopyKey.COPY_UNUSABLE, file=file.name, why=error.why))


def _covers(source: Source, hour: float) -> bool:
    first, last = source.span
    return first - _MARGIN <= hour <= last + _MARGIN
