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
        self._results: list[FileResult] = []
        self._first = 0
        """The number of the first of them, counted from the first of all."""
        self._open: set[int] = set()
        """The numbers of those whose fate is still open."""
        self._writes: list[tuple[int, W]] = []
        """What some of these wait for."""

    def add(self, result: FileResult, write: W | None = None) -> None:
        """A result that stands, or one that holds once `write` is done; raises CancelledError."""
        self._results.append(result)
        if write is not None and not self._dry_run:
            self._queue(self._last, write)

    def hold(self, result: FileResult) -> int:
        """A result whose fate is still open; it and all later ones wait. Returns its number."""
        self._results.append(result)
        self._open.add(self._last)
        return self._last

    def release(self, number: int, result: FileResult, write: W | None = None) -> None:
        """Say what becomes of a held one; raises CancelledError."""
        self._open.remove(number)
        self._results[number - self._first] = result
        if write is not None and not self._dry_run:
            self._queue(number, write)

    def settle(self) -> list[FileResult]:
        """Write what is left, and hand out the results; raises CancelledError."""
        self._write()
        return self.take_settled()

    def take_settled(self) -> list[FileResult]:
        """The results up to the first that is held or whose row is not written."""
        count = min(self._open) - self._first if self._open else len(self._results)
        settled, self._results = self._results[:count], self._results[count:]
        self._first += count
        return settled

    @property
    def _last(self) -> int:
        """The number of the result that came last."""
        return self._first + len(self._results) - 1

    def _queue(self, number: int, write: W) -> None:
        self._open.add(number)
        self._writes.append((number, write))
        if len(self._writes) >= WRITE_AT_ONCE and self._session.rested:
            self._write()

    def _write(self) -> None:
        writes, self._writes = self._writes, []
        waiting = iter(writes)
        for fates in self._put([write for _, write in writes]):
            for fate, (number, _) in zip(fates, waiting):
                self._open.remove(number)
                if fate is not Fate.WRITTEN:
                    place = number - self._first
                    self._results[place] = _refused(self._results[place], fate)


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
