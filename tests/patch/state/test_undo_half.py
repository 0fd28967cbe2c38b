"""An undo that could do only a part of it says so, and the next one does the rest."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import pytest
from recording_backfill.errors import TooLongAgoError
from recording_backfill.frigate.change import REVIEWS, Change
from recording_backfill.frigate.days import birth_of
from recording_backfill.models import RunKind, RunState
from recording_backfill.state import journal
from recording_backfill.state.journal import JournalError

from testing.clips import Clips
from testing.library import CAMERA, NOON
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


def withhold(monkeypatch: pytest.MonkeyPatch, job: str) -> None:
    """Have the disk give nothing of that job's journal."""
    genuine = journal.open_regular

    def opened(path: str) -> Any:
        if Path(path).stem == job:
            raise OSError(errno.EIO, "Input/output error", path)
        return genuine(path)

    monkeypatch.setattr(journal, "open_regular", opened)


def test_a_journal_that_the_disk_does_not_give_is_never_passed_over(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not that of a later run either: what it did on top of this one, an undo must know."""
    everything_lost(library)
    runs("first")
    library.execute("DELETE FROM recordings")
    runs("second")
    (runs.journals / "none-of-ours.done").mkdir()
    assert runs.chosen() == "second"
    assert runs.chosen("first") == "first"
    there = dump(library)

    with monkeypatch.context() as disk:
        withhold(disk, "second")
        for job in (None, "second", "first"):
            with pytest.raises(JournalError, match=r"second.done cannot be read \(Input/"):
                runs.chosen(job)
        assert runs(undo_of="first").ending.state is RunState.FAILED
    assert dump(library) == there


def test_an_undo_that_went_on_with_one_that_is_no_longer_kept_is_not_undone_by_half(
    library: LibraryBuilder, runs: Runs
) -> None:
    everything_lost(library)
    runs("first")
    birth = birth_of(str(library.database))
    header = journal.Header("cut", CAMERA, birth, time.time(), RunKind.UNDO, "first")
    journal.Journal(runs.journals, header).close(1)
    runs("rest", undo_of="first")
    assert runs.chosen("rest") == "rest"
    there = dump(library)
    (runs.journals / "cut.journal").unlink()
    with pytest.raises(TooLongAgoError, match="Run cut cannot be undone"):
        runs.chosen("rest")
    assert runs(undo_of="rest").ending.state is RunState.FAILED
    assert dump(library) == there


def test_what_lies_beyond_a_read_error_may_be_that_a_row_is_frigates_own(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what was read before it must not be undone alone."""
    clips = Clips(library.root.parent)
    clips.review(CAMERA, NOON, NOON + 10)
    clips.save(library.database)
    (row,) = library.execute("SELECT * FROM reviewsegment")
    birth = birth_of(str(library.database))
    book = journal.Journal(runs.journals, journal.Header("first", CAMERA, birth, time.time()))
    ours = Change.addition(REVIEWS, row)
    book.note([ours])
    book.note([Change.addition(REVIEWS, {**row, "id": os.urandom(8).hex()}) for _ in range(50)])
    book.note([ours.void])
    book.finish()
    book.close(1)
    monkeypatch.setattr(journal, "_CHUNK", 100)
    genuine = journal.open_regular
    monkeypatch.setattr(journal, "open_regular", lambda path: Failing(genuine(path)))
    assert runs(undo_of="first").ending.state is RunState.FAILED
    assert library.execute("SELECT * FROM reviewsegment") == [row]
    monkeypatch.setattr(journal, "open_regular", genuine)
    runs.undo("first")
    assert library.execute("SELECT * FROM reviewsegment") == [row]


_DEPENDS = "It depends on a row that could not be undone."
_THIRD = f"old.start_time = {NOON + 30}"
REFUSALS = {
    "all recordings": ("recordings", "SELECT RAISE(ABORT, 'no room')", 20),
    "one recording": (f"recordings WHEN {_THIRD}", "SELECT RAISE(ABORT, 'no')", 1),
    "a trigger that fails": (f"recordings WHEN {_THIRD}", "SELECT abs(-1 << 63)", 1),
    "a trigger that rolls back": (f"recordings WHEN {_THIRD}", "SELECT RAISE(ROLLBACK, 'no')", 1),
    "a preview": ("previews", "SELECT RAISE(FAIL, 'no')", 1),
    "a review": (f"reviewsegment WHEN old.start_time < {NOON + 60}", "SELECT RAISE(ABORT, '')", 1),
}
"""Of which table's deletion, what a trigger does, and how many rows stay for it."""


@pytest.mark.parametrize("case", REFUSALS)
def test_a_row_that_the_database_refuses_is_named_and_all_others_are_undone(
    library: LibraryBuilder, runs: Runs, case: str
) -> None:
    before = dump(library)
    everything_lost(library)
    runs("first")
    added = sum(map(len, dump(library).values()))
    of_what, action, refused = REFUSALS[case]
    library.execute(f"CREATE TRIGGER full BEFORE DELETE ON {of_what} BEGIN {action}; END")
    for _ in range(2):
        failed = runs(undo_of="first")
        assert failed.ending.state is RunState.FAILED
        assert failed.ending.counts.errors == refused
        told = [result for result in runs.results if result.status == "error"]
        assert [result.reason for result in told] == ["database"] * refused
        assert f"{told[0].file_path}: Frigate's database refused the row" in failed.ending.message
        left = dump(library)
        assert refused <= sum(map(len, left.values())) < added
        assert len(left[of_what.split()[0]]) == refused
        assert left["export"] == before["export"]
    library.execute("DROP TRIGGER full")
    runs.undo("first")
    assert dump(library) == before


def test_rows_that_cannot_come_back_are_named_and_all_others_do(
    library: LibraryBuilder, runs: Runs
) -> None:
    """Of rows that a run with `force` changed."""
    for number in range(20):
        library.add(NOON + 10 * number)
    runs("first")
    library.execute("UPDATE recordings SET end_time = end_time + 1")
    before = dump(library)
    assert runs("forced", force=True).ending.counts.updated == 20
    library.execute(
        f"CREATE TRIGGER stuck BEFORE UPDATE ON recordings WHEN old.start_time = {NOON + 30}"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    failed = runs(undo_of="forced")
    assert failed.ending.state is RunState.FAILED
    assert (failed.ending.counts.updated, failed.ending.counts.errors) == (19, 1)
    library.execute("DROP TRIGGER stuck")
    assert runs(undo_of="forced").ending.state is RunState.COMPLETED
    assert dump(library) == before


def test_what_a_refused_recording_lives_by_stays_with_it(
    library: LibraryBuilder, runs: Runs
) -> None:
    """The next clean-up would spare it either way, but not one after the days of recordings."""
    before = dump(library)
    everything_lost(library)
    runs("first")
    (review,) = library.execute("SELECT * FROM reviewsegment WHERE start_time = ?", NOON + 20)
    library.execute(
        f"CREATE TRIGGER full BEFORE DELETE ON recordings WHEN {_THIRD}"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    assert runs(undo_of="first").ending.state is RunState.FAILED
    assert [row["start_time"] for row in library.rows()] == [NOON + 30]
    assert review in library.execute("SELECT * FROM reviewsegment")
    assert set(runs.kept) == {_DEPENDS}
    library.execute("DROP TRIGGER full")
    runs.undo("first")
    assert dump(library) == before


@pytest.mark.parametrize("table", ["reviewsegment", "recordings"])
def test_what_would_live_by_a_row_that_cannot_come_back_stays_out(
    library: LibraryBuilder, runs: Runs, table: str
) -> None:
    """Frigate would delete it with the rest of its age; without a row it stays."""
    everything_lost(library)
    runs("first")
    whole = dump(library)
    assert all(whole[name] for name in ("reviewsegment", "recordings", "previews", "export"))
    runs("undo", undo_of="first")
    library.execute(
        f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    assert runs(undo_of="undo").ending.state is RunState.FAILED
    left = dump(library)
    assert left["recordings"] == left["previews"] == []
    assert left["export"] == whole["export"]
    assert set(runs.kept) == {_DEPENDS}
    library.execute("DROP TRIGGER full")
    runs.undo("undo")
    assert dump(library) == whole
