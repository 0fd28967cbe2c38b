"""An undo concerns the database that the run changed, where one folder has seen several."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from recording_backfill.errors import CannotUndoError, DatabaseUnusableError, NoSuchRunError
from recording_backfill.frigate import days
from recording_backfill.models import RunState
from recording_backfill.state import journal, undoing

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder, Samples
from testing.schema import create_database
from tests.patch.state.undone import Runs, dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Two(Runs):
    """A library whose rows Frigate wrote into one database, and a second one without any."""

    def __init__(self, folder: Path, samples: Samples) -> None:
        super().__init__(LibraryBuilder(folder, samples))
        clips = Clips(folder)
        content = samples["short"].read_bytes()
        size = round(len(content) / 2**20, 2)
        for number in range(10):
            start = NOON + 10 * number
            clips.recording(CAMERA, start, 4.0, content=content, segment_size=size)
        clips.review(CAMERA, NOON + 20, NOON + 60)
        clips.preview(CAMERA, NOON, NOON + 200)
        clips.event(CAMERA, NOON + 20, NOON + 50)
        clips.export(CAMERA, NOON, NOON + 60)
        clips.save(self.library.database)
        self.first = self.library.database
        copied = sqlite3.connect(folder / "backup.db")
        with closing(sqlite3.connect(self.first)) as source, closing(copied) as copy:
            source.backup(copy)
        self.second = folder / "second.db"
        create_database(self.second, "0.17")
        with closing(sqlite3.connect(self.second)) as connection, connection:
            connection.execute("UPDATE migratehistory SET migrated_at = '2026-01-02 03:04:05.6'")

    def on(self, database: Path) -> None:
        """Have Frigate use that one from now on."""
        self.library.database = database


@pytest.fixture
def two(tmp_path: Path, samples: Samples) -> Two:
    return Two(tmp_path, samples)


def test_a_run_on_another_database_takes_no_row_out_of_this_one(two: Two) -> None:
    """It brought the same rows back there that Frigate wrote here itself."""
    written = dump(two.library)
    two.on(two.second)
    done = two("there").ending
    assert (done.counts.added, done.counts.exact) == (10, 10)
    there = dump(two.library)
    two.on(two.first)

    with pytest.raises(NoSuchRunError, match="no run to undo"):
        two.chosen()
    with pytest.raises(CannotUndoError, match="there changed another database"):
        two.chosen("there")
    refused = two(undo_of="there")
    assert isinstance(refused.error, CannotUndoError)
    assert dump(two.library) == written

    two.on(two.second)
    assert dump(two.library) == there
    assert two.chosen() == "there"
    two.undo("there")
    assert sum(map(len, dump(two.library).values())) == 0


def test_who_names_no_run_means_the_last_of_this_database(two: Two, samples: Samples) -> None:
    two.library.add(NOON + 1000)
    two("here")
    two.on(two.second)
    two("there")
    assert two.chosen() == "there"
    two.on(two.first)
    assert two.chosen() == "here"
    assert two.undo("here").ending.counts.removed >= 1
    with pytest.raises(CannotUndoError, match="here has already been undone"):
        two.chosen()


def test_runs_of_another_database_that_were_cut_off_are_not_named(two: Two) -> None:
    two.on(two.second)
    two("cut")
    (two.journals / "cut.done").rename(two.journals / "cut.journal")
    two.on(two.first)
    two.library.add(NOON + 1000)
    two("here")
    warnings = two(undo_of="here", undo_last=True, dry_run=True).ending.warnings
    assert warnings == []


def test_a_copy_of_the_database_is_the_same_one(two: Two, tmp_path: Path) -> None:
    two.library.add(NOON + 1000)
    two("here")
    moved = tmp_path / "elsewhere" / "frigate.db"
    moved.parent.mkdir()
    moved.write_bytes(two.first.read_bytes())
    two.on(moved)
    assert two.chosen() == "here"
    assert two.undo("here").ending.state is RunState.COMPLETED


def test_journals_of_earlier_versions_can_be_undone(two: Two) -> None:
    """They name a database's device and inode, which another host or mount changes."""
    two.library.add(NOON + 1000)
    two("here")
    (past,) = journal.pasts(two.journals)
    old = replace(past.header, job_id="old", database="2049:131")
    book = journal.Journal(two.journals, old)
    book.note(list(journal.changes(past.path)))
    book.finish()
    book.close(1)
    assert two.chosen("old") == "old"
    birth = days.birth_of(str(two.second))
    assert undoing.choose(two.journals, CAMERA, None, birth).header.job_id == "old"


@contextmanager
def locked(database: Path) -> Iterator[sqlite3.Connection]:
    """The database shut to everybody, as by who keeps no write-ahead log."""
    holder = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    with closing(holder):
        holder.execute("PRAGMA journal_mode = DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        yield holder


def test_a_database_that_is_locked_for_a_while_tells_which_it_is(
    two: Two,
) -> None:
    two.library.add(NOON + 1000)
    with locked(two.first) as holder:
        letting_go = threading.Timer(3.0, holder.execute, ("ROLLBACK",))
        letting_go.start()
        assert days.birth_of(str(two.first))
        letting_go.join()
    assert two("here").ending.state is RunState.COMPLETED
    (past,) = journal.pasts(two.journals)
    assert past.header.database == days.birth_of(str(two.first))
    two.on(two.second)
    with pytest.raises(CannotUndoError, match="here changed another database"):
        two.chosen("here")


def test_a_database_that_does_not_tell_which_it_is_loses_nothing(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.on(two.second)
    two("there")
    two.on(two.first)
    written = dump(two.library)
    monkeypatch.setattr(days, "_PATIENCE", 0.2)
    with locked(two.first):
        for job in (None, "there"):
            with pytest.raises(DatabaseUnusableError, match="stayed locked"):
                two.chosen(job)
    assert dump(two.library) == written


@pytest.mark.parametrize("lost", ["recordings", "all tables"])
def test_an_older_copy_put_in_the_place_of_the_database_keeps_the_rows_that_frigate_wrote(
    two: Two, lost: str
) -> None:
    """A run had brought the same rows back in the other one, which went on for an hour."""
    copy = two.first.with_name("backup.db")
    for table in ("recordings", "reviewsegment", "previews", "event", "export"):
        if table == "recordings" or lost == "all tables":
            two.library.execute(f"DELETE FROM {table}")
    for number in range(3):
        start = NOON + 3600 + 10 * number
        two.library.add_row(start, path=str(two.library.add(start)), motion=5, objects=0, dBFS=0)
    assert two("here").ending.counts.exact == 10
    for suffix in ("-wal", "-shm"):
        two.first.with_name(f"{two.first.name}{suffix}").unlink(missing_ok=True)
    copy.replace(two.first)
    written, files = dump(two.library), sorted(two.library.root.rglob("*.mp4"))

    assert two.chosen() == "here"
    refused = two(undo_of="here")
    assert isinstance(refused.error, CannotUndoError)
    assert "here changed another database" in refused.ending.message
    assert dump(two.library) == written
    assert sorted(two.library.root.rglob("*.mp4")) == files


def test_a_database_that_lost_old_rows_with_their_files_is_still_the_same(two: Two) -> None:
    """Frigate's newest row when the run began is deleted like any other, with its file."""
    two.library.execute("DELETE FROM recordings WHERE start_time < ?", NOON + 50)
    two("here")
    (newest,) = two.library.execute("SELECT path FROM recordings WHERE start_time = ?", NOON + 90)
    two.library.execute("DELETE FROM recordings WHERE start_time = ?", NOON + 90)
    assert isinstance(two(undo_of="here").error, CannotUndoError)
    two.library.root.joinpath(newest["path"]).unlink()
    assert two.undo("here").ending.counts.removed == 5


@pytest.mark.parametrize(
    "change",
    ["regions = CAST(x'ff41' AS TEXT)", "id = x'ff41'", "dBFS = x'00'", "end_time = 'soon'"],
)
def test_a_newest_row_that_tells_nothing_fails_neither_run_nor_undo(two: Two, change: str) -> None:
    two.library.execute(f"UPDATE recordings SET {change} WHERE start_time = ?", NOON + 90)
    two.library.add(NOON + 1000)
    assert two("here").ending.state is RunState.COMPLETED
    two.library.execute("DELETE FROM recordings WHERE start_time = ?", NOON + 90)
    assert two("again").ending.state is RunState.COMPLETED
    two.library.execute("DELETE FROM recordings WHERE start_time = ?", NOON + 90)
    assert two(undo_of="here").ending.state is RunState.COMPLETED
