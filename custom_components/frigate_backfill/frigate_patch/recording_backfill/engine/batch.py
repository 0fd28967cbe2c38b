"""The waiting room of results: an item counts as added only once its row is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..frigate.session import Fate
from ..models import FileResult, Reason, Status
from ..notices import Notice, RowKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..frigate.session import Session

WRITE_AT_ONCE = 512
"""New rows worth a transaction before the hour is through. Writing while files are still being
looked at costs no waiting: that is when the database is left alone."""

W = TypeVar("W")


class Entry(Generic[W]):
    """One result, with the write that it waits for."""

    __slots__ = ("held", "result", "write")

    def __init__(self, result: FileResult, write: W | None = None, *, held: bool = False) -> None:
        """`held`: whether its fate is still open."""
        self.result = result
        self.write = write
        self.held = held


class Batch(Generic[W]):
    """Results in the order of their items, with the writes that some of them wait for."""

    def __init__(
        self,
        session: Session,
        write: Callable[[Sequence[W]], Iterator[list[Fate | str]]],
        *,
        dry_run: bool,
    ) -> None:
        """`write` puts some of them into the database, see `Session.write`."""
        self._session = session
        self._put = write
        self._dry_run = dry_run
        self._entries: list[Entry[W]] = []
        self._writes: list[Entry[W]] = []

    def add(self, result: FileResult, write: W | None = None) -> None:
        """A result that stands, or one that holds once `write` is done; raises CancelledError."""
        entry = Entry(result, write)
        self._entries.append(entry)
        if write is not None:
            self._queue(entry)

    def hold(self, result: FileResult) -> Entry[W]:
        """A result whose fate is still open; it and all later ones wait."""
        entry: Entry[W] = Entry(result, held=True)
        self._entries.append(entry)
        return entry

    def release(self, entry: Entry[W], result: FileResult, write: W | None = None) -> None:
        """Say what becomes of a held one; raises CancelledError."""
        entry.result, entry.write, entry.held = result, write, False
        if write is not None:
            self._queue(entry)

    def settle(self) -> list[FileResult]:
        """Write what is left, and hand out the results; raises CancelledError."""
        self._write()
        return self.take_settled()

    def take_settled(self) -> list[FileResult]:
        """The results up to the first that is held or whose row is not written."""
        count = 0
        for entry in self._entries:
            if entry.held or entry.write is not None:
                break
            count += 1
        settled = [entry.result for entry in self._entries[:count]]
        del self._entries[:count]
        return settled

    def _queue(self, entry: Entry[W]) -> None:
        if self._dry_run:
            entry.write = None
            return
        self._writes.append(entry)
        if len(self._writes) >= WRITE_AT_ONCE and self._session.rested:
            self._write()

    def _write(self) -> None:
        entries, self._writes = self._writes, []
        waiting = iter(entries)
        for fates in self._put([entry.write for entry in entries if entry.write is not None]):
            for fate, entry in zip(fates, waiting):
                entry.write = None
                if fate is not Fate.WRITTEN:
                    entry.result = _refused(entry.result, fate)


def _refused(result: FileResult, fate: Fate | str) -> FileResult:
    if fate is Fate.ALREADY_THERE:
        return result._replace(
            status=Status.SKIPPED,
            reason=Reason.ALREADY_INDEXED,
            message=Notice(RowKey.INDEXED_MEANWHILE),
            indexed=True,
        )
    message = fate if isinstance(fate, str) else Notice(RowKey.ROW_DELETED)
    return result._replace(status=Status.ERROR, reason=Reason.DATABASE, message=message)
