"""An undo that could do only a part of it says so, and the next one does the rest."""

from __future__ import annotations

import errno
from typing import IO, TYPE_CHECKING, Any, Self

import pytest
from recording_backfill.models import RunState
from recording_backfill.state import journal
from recording_backfill.state.journal import JournalError

from tests.patch.state.undone import Runs, dump, everything_lost

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


class Failing:
    """A file of which the disk gives only the beginning."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._reads = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        self._reads += 1
        if self._reads > 4:
            raise OSError(errno.EIO, "Input/output error")
        return self._file.read(size)


def test_a_journal_that_cannot_be_read_to_its_end_undoes_nothing_as_a_whole(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(library)
    everything_lost(library)
    runs("first")
    monkeypatch.setattr(journal, "_CHUNK", 100)
    with monkeypatch.context() as disk:
        genuine = journal.open_regular

        def opened(path: str) -> Any:
            return Failing(genuine(path))

        disk.setattr(journal, "open_regular", opened)
        failed = runs(undo_of="first")

    assert failed.ending.state is RunState.FAILED
    assert "first.done cannot be read (Input/output error)" in failed.ending.message
    runs.undo("first")
    assert dump(library) == before


def test_a_journal_that_the_disk_does_not_give_is_never_passed_over(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything_lost(library)
    runs("first")
    library.execute("DELETE FROM recordings")
    runs("second")
    (runs.journals / "none-of-ours.done").mkdir()
    assert runs.chosen() == "second"
    genuine = journal.open_regular

    def opened(path: str) -> Any:
        if "second" in path:
            raise OSError(errno.EIO, "Input/output error", path)
        return genuine(path)

    monkeypatch.setattr(journal, "open_regular", opened)
    for job in (None, "second"):
        with pytest.raises(JournalError, match=r"second.done cannot be read \(Input/output error"):
            runs.chosen(job)
    assert runs.chosen("first") == "first"


def test_rows_that_the_database_refuses_to_let_go_are_told_and_go_next_time(
    library: LibraryBuilder, runs: Runs
) -> None:
    before = dump(library)
    everything_lost(library)
    runs("first")
    library.execute(
        "CREATE TRIGGER full BEFORE DELETE ON recordings BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    failed = runs(undo_of="first")

    assert failed.ending.state is RunState.FAILED
    assert "no room" in failed.ending.message
    assert len(library.rows()) == 20
    library.execute("DROP TRIGGER full")
    runs.undo("first")
    assert dump(library) == before
