"""Runs and undos that are killed, and journals that are cut."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tracemalloc
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.frigate.change import Change
from recording_backfill.frigate.rows import Rows
from recording_backfill.frigate.session import Session
from recording_backfill.state import journal, undoing
from recording_backfill.state.journal import Header, Journal

from testing import steps
from testing.disks import NOBODY, folder_of_all
from testing.library import CAMERA, NOON, LibraryBuilder, run_as_nobody
from testing.standin.server import PATCH
from tests.patch.state.undone import Runs, dump, everything_lost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def test_a_run_whose_journal_cannot_be_written_says_so_beforehand(
    library: LibraryBuilder, runs: Runs
) -> None:
    library.add(NOON)
    runs.journals.write_text("a file in the folder's place")
    done = runs("first")
    assert done.ending.counts.added == 1
    assert any("cannot be undone later" in warning for warning in done.ending.warnings)


class Killed(BaseException):
    """As sudden as a kill: nothing of the run goes on after it."""


def killed_after(monkeypatch: pytest.MonkeyPatch, transactions: int) -> None:
    """Let the process die within that transaction, at one of its three moments."""
    moment, counted = transactions % 3, transactions // 3
    real, left = Session._transaction, [counted]

    def transaction(session: Session, writes: Sequence[Any], apply: Any) -> Any:
        dies, left[0] = left[0] == 0, left[0] - 1
        if dies and moment == 0:
            raise Killed
        fates = real(session, writes[:1] if dies and moment == 1 else writes, apply)
        if dies:
            raise Killed
        return fates

    monkeypatch.setattr(Session, "_transaction", transaction)
    monkeypatch.setattr(Journal, "close", lambda *_arguments, **_options: None)


@pytest.mark.parametrize("when", range(15))
def test_a_killed_undo_runs_again(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    everything_lost(library)
    library.add_row(NOON + 190, 99.0)
    before = dump(library)
    runs("first", force=True)
    after = dump(library)
    with monkeypatch.context() as patched:
        killed_after(patched, when)
        with suppress(Killed):
            runs("cut", undo_of="first")
    runs("whole", undo_of="first")
    assert dump(library) == before
    runs("back", undo_of="whole")
    assert dump(library) == after


@pytest.mark.parametrize("when", range(15))
def test_a_killed_run_can_be_undone(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    everything_lost(library)
    library.add_row(NOON + 190, 99.0)
    before = dump(library)
    with monkeypatch.context() as patched:
        killed_after(patched, when)
        with suppress(Killed):
            runs("first", force=True)
    runs("undo", undo_of="first")
    assert dump(library) == before


def test_a_journal_cut_anywhere_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    chance = random.Random(1)
    changes = [
        Change("event", str(n), {"id": str(n), "picture": os.urandom(9)}, None, (("x", {"y": n}),))
        for n in range(50)
    ]
    book = Journal(tmp_path / "journals", Header("job", CAMERA, None, 1.0))
    for first in range(0, 50, 5):
        book.note(changes[first : first + 5])
    whole = book.path.read_bytes()
    assert list(journal.changes(book.path)) == changes
    for _ in range(50):
        cut = chance.randrange(len(whole))
        book.path.write_bytes(whole[:cut])
        read = list(journal.changes(book.path))
        assert read == changes[: len(read)]
    book.path.write_bytes(b"no journal at all")
    assert list(journal.changes(book.path)) == []
    assert journal.find(tmp_path / "journals", "job") is None
    assert journal.find(tmp_path / "journals", "../job") is None


def test_an_undo_of_many_rows_takes_them_page_by_page(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(library.samples["h264"], library.root / "one.mp4")
    for number in range(1300):
        path = library.path(NOON + 10 * number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(library.root / "one.mp4")
    runs("first")
    assert len(library.rows()) == 1300
    sizes: list[int] = []
    real = Rows.remove

    def watched(rows: Rows, changes: Sequence[Change]) -> Iterator[Any]:
        sizes.append(len(changes))
        return real(rows, changes)

    monkeypatch.setattr(Rows, "remove", watched)
    runs.undo("first")
    assert library.rows() == []
    assert max(sizes) <= 500


def test_a_dry_run_of_an_undo_holds_no_more_of_many_rows_than_of_few(
    library: LibraryBuilder, runs: Runs
) -> None:
    """A run may have added a million."""
    library.add(NOON)
    runs("first")
    (row,) = library.rows()
    added, peaks = 1, []
    for count in (2000, 6000):
        with closing(sqlite3.connect(library.database)) as connection:
            connection.executemany(
                f"INSERT INTO recordings ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                [
                    tuple({**row, **numbered(row, number)}.values())
                    for number in range(added, count)
                ],
            )
            connection.commit()
        added = count
        tracemalloc.start()
        try:
            dry = runs(undo_of="first", dry_run=True)
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert dry.ending.counts.removed == count
    assert peaks[1] - peaks[0] < 40 * 4000


def numbered(row: dict[str, Any], number: int) -> dict[str, Any]:
    """What is another of the next recordings of the run that added `row`."""
    start, _, tag = row["id"].partition("-")
    return {
        "id": f"{float(start) + 10 * number}-{tag}",
        "path": f"{row['path']}.{number}.mp4",
        "start_time": row["start_time"] + 10 * number,
        "end_time": row["end_time"] + 10 * number,
    }


KILLED = """
import pathlib, sys
sys.path.insert(0, sys.argv[1])
from recording_backfill.models import Retention, RunOrder
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import RunLog
database, root, journals, job = sys.argv[2:]
order = RunOrder("front_door", database, root, root, retention=Retention(36500.0), undo_of="first")
print(flush=True)
record_run(order, RunLog(None, job, order), journals=pathlib.Path(journals), stop=bool,
           sink=lambda report: None)
"""


def test_an_undo_killed_again_and_again_ends_as_one_that_was_not(
    library: LibraryBuilder, runs: Runs
) -> None:
    shutil.copy(library.samples["h264"], library.root / "one.mp4")
    for number in range(900):
        path = library.path(NOON + 10 * number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(library.root / "one.mp4")
        if number % 3 == 0:
            library.add_row(NOON + 10 * number, 99.0)
    before = dump(library)
    runs("first", force=True)
    after = dump(library)
    kills = 0
    for attempt in range(12):
        where = (PATCH, library.database, library.root, runs.journals, f"cut{attempt}")
        kills += steps.killed_after(0.02 * attempt, KILLED, *where)
        if dump(library) == before:
            break
    assert kills > 0
    if undoing.undone_by(journal.pasts(runs.journals), "first") is None:
        runs("whole", undo_of="first")
    assert dump(library) == before
    last = undoing.undone_by(journal.pasts(runs.journals), "first")
    runs("back", undo_of=last)
    assert dump(library) == after


READING = """
from pathlib import Path
from recording_backfill.state.journal import Header, Journal, pasts
become_nobody()
folder = Path(sys.argv[1])
print(*(past.header.job_id for past in pasts(folder)))
Journal(folder, Header("frigates", "front_door", None, 2.0)).close(1)
print(*(past.header.job_id for past in pasts(folder)))
"""


def test_what_root_did_can_be_undone_by_the_user_that_frigate_runs_as() -> None:
    with folder_of_all() as config:
        if os.getuid() == 0:
            os.chown(config, NOBODY, NOBODY)
        book = Journal(config / "journals", Header("roots", CAMERA, None, 1.0))
        book.close(1)

        told = run_as_nobody(config, READING, config / "journals").splitlines()

        assert told == ["roots", "frigates roots"]


def test_root_gives_away_nothing_in_a_folder_that_a_link_leads_to() -> None:
    """Else whoever owns the config folder could have root make files for them anywhere."""
    with folder_of_all() as config:
        elsewhere = config / "of root"
        elsewhere.mkdir()
        (config / "journals").symlink_to(elsewhere)
        if os.getuid() == 0:
            os.chown(config, NOBODY, NOBODY)
        Journal(config / "journals", Header("roots", CAMERA, None, 1.0)).close(1)

        (path,) = elsewhere.iterdir()
        assert path.stat().st_uid == elsewhere.stat().st_uid == os.getuid()
