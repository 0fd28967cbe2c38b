"""Undo: a run is taken back to the row, or else it is said what stays and why."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.errors import CannotUndoError, NoSuchRunError, TooLongAgoError
from recording_backfill.frigate.change import Change, tag_of
from recording_backfill.frigate.previews import PreviewTable
from recording_backfill.frigate.rows import Rows
from recording_backfill.frigate.session import Session
from recording_backfill.models import Media, Retention, ReviewRetention, RunState
from recording_backfill.state import journal, undoing
from recording_backfill.state.journal import Header, Journal
from recording_backfill.state.recorded import Recorded, record_run
from recording_backfill.state.run_log import RunLog, new_job_id

from testing.clips import Clips
from testing.library import CAMERA, NOON, LibraryBuilder, Samples
from testing.schema import VERSIONS
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from recording_backfill.models import FileResult

HOUR, DAY = 3600.0, 86400.0
KEEPS = Retention(
    days=36500, alerts=ReviewRetention(36500, 5, 5), detections=ReviewRetention(36500, 5, 5)
)
KEPT_BY_REVIEWS = replace(KEEPS, days=1.0)
TABLES = ("recordings", "reviewsegment", "userreviewstatus", "previews", "export", "event")


class Runs:
    """Runs over one library, each with its journal; the results that the last one reported."""

    def __init__(self, library: LibraryBuilder) -> None:
        self.library = library
        self.journals = library.root.parent / "journals"
        self.results: list[FileResult] = []

    def __call__(self, job_id: str | None = None, **changes: Any) -> Recorded:
        order = self.library.order(**{"retention": KEEPS, **changes})
        self.results = []
        return record_run(
            order,
            RunLog(None, job_id or new_job_id(), order),
            journals=self.journals,
            stop=bool,
            sink=lambda report: self.results.extend(report.results),
        )

    def undo(self, job_id: str, **changes: Any) -> Recorded:
        done = self(undo_of=job_id, **changes)
        if done.error is not None:
            raise done.error
        return done

    @property
    def kept(self) -> list[str | None]:
        return [result.message for result in self.results if result.reason == "kept"]


@pytest.fixture
def runs(library: LibraryBuilder) -> Runs:
    return Runs(library)


def dump(library: LibraryBuilder) -> dict[str, list[dict[str, Any]]]:
    """Every row of the tables that a run writes, but for keys that SQLite gives."""
    tables = {row["name"] for row in library.execute("SELECT name FROM sqlite_master")}
    return {
        table: sorted(
            (
                {name: value for name, value in row.items() if table[:4] != "user" or name != "id"}
                for row in library.execute(f"SELECT * FROM {table}")
            ),
            key=str,
        )
        for table in TABLES
        if table in tables
    }


def files(library: LibraryBuilder) -> dict[str, int]:
    return {
        str(path): path.stat().st_size
        for path in library.root.parent.rglob("*")
        if path.suffix in (".mp4", ".webp", ".jpg")
    }


def everything_lost(library: LibraryBuilder, version: str = "0.17") -> None:
    """Recordings, reviews, previews and exports on disk, and none of their rows."""
    clips = Clips(library.root.parent, version)
    for number in range(20):
        library.add(NOON + 10 * number)
    clips.review(CAMERA, NOON + 20, NOON + 60)
    clips.review(CAMERA, NOON + 90, NOON + 110, severity="detection")
    clips.preview(CAMERA, NOON, NOON + 200, frames=[NOON + 30, NOON + 31])
    clips.export(CAMERA, NOON, NOON + 60)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_run_is_taken_back_to_the_row(tmp_path: Path, samples: Samples, version: str) -> None:
    library = LibraryBuilder(tmp_path, samples, version)
    runs = Runs(library)
    everything_lost(library, version)
    library.add_row(NOON - HOUR)
    before, on_disk = dump(library), files(library)
    runs("first")
    assert len(library.rows()) == 21
    assert len(library.execute("SELECT 1 FROM reviewsegment")) >= 1
    done = runs.undo("first")
    assert dump(library) == before
    assert files(library) == on_disk
    assert (done.ending.state, done.ending.counts.skipped) == (RunState.COMPLETED, 0)
    assert done.ending.counts.removed >= 20


def test_ids_of_new_recordings_carry_the_run(library: LibraryBuilder, runs: Runs) -> None:
    library.add(NOON)
    runs("first")
    (row,) = library.rows()
    assert row["id"] == f"{NOON}-{tag_of('first')}"
    assert len({tag_of(str(number)) for number in range(1000)}) == 1000


def test_a_dry_run_of_an_undo_changes_nothing(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first")
    after = dump(library)
    dry = runs.undo("first", dry_run=True)
    assert dump(library) == after
    done = runs.undo("first")
    assert dry.ending.counts.removed == done.ending.counts.removed > 20
    assert (
        dry.ending.message.replace("Dry run of an undo", "Undo").replace(
            "would take out", "took out"
        )
        == done.ending.message
    )


def test_motion_that_a_preview_proved_is_taken_back(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first", motion=False)
    before = dump(library)
    runs("second", force=True, media=(Media.RECORDINGS,))
    after = dump(library)
    (moved,) = (row for row in library.rows() if row["motion"] > 0)
    assert moved["start_time"] == NOON + 30
    done = runs.undo("second")
    assert (done.ending.counts.updated, done.ending.counts.skipped) == (1, 0)
    assert dump(library) == before
    runs.undo(next(p.header.job_id for p in journal.pasts(runs.journals) if p.header.undo_of))
    assert dump(library) == after


def test_a_search_for_motion_is_taken_back(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first", motion=False)
    before = dump(library)
    # Of what the preview covers nothing has to be looked at.
    found = runs("search", find_motion=True, start_time=NOON + 2, end_time=NOON + 180)
    assert (found.ending.state, found.ending.counts.with_motion) == (RunState.COMPLETED, 1)
    assert [row["start_time"] for row in library.rows() if row["motion"] > 0] == [NOON + 30]
    runs.undo("search")
    assert dump(library) == before


def test_what_force_changed_becomes_what_it_was(library: LibraryBuilder, runs: Runs) -> None:
    for number in range(3):
        library.add(NOON + 10 * number)
    library.add_row(NOON, 5000.0)
    library.add_row(NOON + 10, path="/media/old/00.10.mp4")
    library.add_row(NOON + 20, motion=None, objects=None, dBFS=None, regions=None)
    before = dump(library)
    assert runs("first", force=True).ending.counts.updated == 3
    assert dump(library) != before
    assert runs.undo("first").ending.counts.updated == 3
    assert dump(library) == before


def test_an_undo_can_be_undone(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    library.add_row(NOON + 190, 99.0)
    runs("first", force=True)
    after = dump(library)
    runs.undo("first")
    assert dump(library) != after
    undo = next(p.header.job_id for p in journal.pasts(runs.journals) if p.header.undo_of)
    with pytest.raises(CannotUndoError, match="undone already"):
        runs.undo("first")
    again = runs.undo(undo)
    assert dump(library) == after
    assert again.ending.counts.added > 20
    runs.undo("first")
    assert dump(library) != after


@pytest.mark.parametrize("gone", ["file", "path", "retention", "recent"])
def test_undoing_an_undo_asks_what_is_true_now(
    library: LibraryBuilder, runs: Runs, gone: str
) -> None:
    path = library.add(NOON)
    library.add(NOON + 10)
    runs("first")
    runs("undo", undo_of="first")
    changes: dict[str, Any] = {}
    if gone == "file":
        path.unlink()
    elif gone == "path":
        library.add_row(NOON, camera="other", path=str(path))
    elif gone == "retention":
        changes["retention"] = Retention(days=1.0)
    else:
        changes["settled"] = time.time() - NOON - 15
    done = runs.undo("undo", **changes)
    stays = 2 if gone == "retention" else 1
    assert (done.ending.counts.added, done.ending.counts.skipped) == (2 - stays, stays)
    assert all(runs.kept)


def test_a_row_that_frigate_changed_since_stays(library: LibraryBuilder, runs: Runs) -> None:
    everything_lost(library)
    runs("first")
    library.execute("UPDATE reviewsegment SET end_time = end_time + 30 WHERE severity = 'alert'")
    changed = library.execute("SELECT id FROM reviewsegment WHERE severity = 'alert'")
    done = runs.undo("first")
    assert library.execute("SELECT id FROM reviewsegment") == changed
    assert done.ending.counts.skipped == len(changed) > 0
    assert set(runs.kept) == {"Frigate has changed it since."}


def test_a_review_stays_that_a_recording_of_frigates_own_hangs_on(
    library: LibraryBuilder, runs: Runs
) -> None:
    clips = Clips(library.root.parent)
    for number in range(6):
        library.add(NOON + 10 * number)
    clips.review(CAMERA, NOON + 5, NOON + 40)
    runs("first", retention=KEPT_BY_REVIEWS)
    assert len(library.rows()) == 6
    library.execute(
        "UPDATE recordings SET id = 'frigates-own', objects = 1, motion = 5 "
        "WHERE id = (SELECT min(id) FROM recordings)"
    )
    runs.undo("first", retention=KEPT_BY_REVIEWS)
    assert [row["id"] for row in library.rows()] == ["frigates-own"]
    assert len(library.execute("SELECT * FROM reviewsegment")) == 1
    assert runs.kept == ["Frigate's next clean-up would delete recordings without it."]


def test_recordings_stay_that_keep_a_preview(library: LibraryBuilder, runs: Runs) -> None:
    clips = Clips(library.root.parent)
    for number in range(6):
        library.add(NOON + 10 * number)
    library.add_review(NOON + 5, NOON + 40)
    clips.preview(CAMERA, NOON + 20, NOON + 29)
    clips.save(library.database)
    runs("first", retention=KEPT_BY_REVIEWS)
    runs.undo("first", retention=KEPT_BY_REVIEWS)
    assert [row["start_time"] for row in library.rows()] == [NOON + 10, NOON + 20]
    assert set(runs.kept) == {"Frigate's next clean-up would delete a preview without it."}


def test_nothing_is_undone_while_a_sync_would_delete_the_files(
    library: LibraryBuilder, runs: Runs
) -> None:
    library.add(NOON)
    runs("first")
    with pytest.raises(CannotUndoError, match=r"record\.sync_recordings"):
        runs.undo("first", sync_deletes=True)
    assert runs.undo("first", sync_deletes=True, dry_run=True).ending.counts.removed == 1
    assert len(library.rows()) == 1


def test_which_runs_can_be_undone(library: LibraryBuilder, runs: Runs) -> None:
    library.add(NOON)
    with pytest.raises(NoSuchRunError, match="no run to undo"):
        undoing.choose(runs.journals, CAMERA, None)
    runs("first")
    library.add(NOON + 10)
    runs("second")
    runs("idle")
    runs("dry", dry_run=True)
    chosen = undoing.choose(runs.journals, CAMERA, None)
    assert chosen.header.job_id == "second"
    assert undoing.choose(runs.journals, CAMERA, "first").header.job_id == "first"
    with pytest.raises(NoSuchRunError):
        undoing.choose(runs.journals, "other", "first")
    with pytest.raises(TooLongAgoError, match="30 days"):
        undoing.choose(runs.journals, CAMERA, "idle", known=True)
    journal.prune(runs.journals, time.time() + 31 * DAY)
    assert undoing.choose(runs.journals, CAMERA, "first"), "a clock that is ahead takes none"
    os.utime(runs.journals / "first.done", (0, time.time() - 31 * DAY))
    journal.prune(runs.journals)
    with pytest.raises(NoSuchRunError):
        undoing.choose(runs.journals, CAMERA, "first")
    assert undoing.choose(runs.journals, CAMERA, "second")


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


def test_what_frigate_added_first_is_not_the_runs(
    library: LibraryBuilder, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview's row is the same whoever writes it: the one who was first keeps it."""
    clips = Clips(library.root.parent)
    library.add(NOON)
    clips.preview(CAMERA, NOON, NOON + 100)
    clips.preview(CAMERA, NOON + 100, NOON + 200)
    real = PreviewTable.write

    def late(table: PreviewTable, previews: Sequence[Any]) -> Any:
        first = previews[0].as_row()
        names, marks = ", ".join(first), ", ".join("?" * len(first))
        library.execute(f"INSERT INTO previews ({names}) VALUES ({marks})", *first.values())
        return real(table, previews)

    with monkeypatch.context() as patched:
        patched.setattr(PreviewTable, "write", late)
        runs("first")
    assert len(library.execute("SELECT 1 FROM previews")) == 2
    runs.undo("first")
    assert len(library.execute("SELECT 1 FROM previews")) == 1
    assert library.rows() == []


def test_rows_of_a_copy_go_again_with_all_that_belongs_to_them(
    library: LibraryBuilder, runs: Runs, tmp_path: Path
) -> None:
    clips = Clips(library.root.parent)
    start = time.time() // 3600 * 3600 - 2 * HOUR
    for number in range(4):
        library.add(start + 10 * number)
    clips.review(CAMERA, start + 5, start + 20, reviewed_by=["admin"])
    clips.event(CAMERA, start + 5, start + 20)
    clips.export(CAMERA, start, start + 30)
    clips.save(library.database)
    for number in range(4):
        size = round(library.path(start + 10 * number).stat().st_size / 2**20, 2)
        library.add_row(start + 10 * number, segment_size=size)
    library.execute("INSERT INTO timeline SELECT start_time, camera, 'x', id, 'y', '{}' FROM event")
    whole = dump(library)
    copy = tmp_path / "copy.db"
    library.execute(f"VACUUM INTO '{copy}'")
    for table in (*TABLES, "timeline"):
        library.execute(f"DELETE FROM {table}")
    empty = dump(library)
    wish = {"copies": (str(copy),), "copy_roots": (str(tmp_path),), "guard_active": True}
    done = runs("first", **wish)
    assert done.ending.counts.exact == 4
    assert dump(library) == whole
    runs.undo("first")
    assert dump(library) == empty
    assert library.execute("SELECT * FROM timeline") == []


def test_an_event_without_snapshot_stays_away_once_its_clip_is_past_its_days(
    library: LibraryBuilder, runs: Runs, tmp_path: Path
) -> None:
    """Frigate would drop its row within five minutes, and its thumbnail with it."""
    clips = Clips(library.root.parent)
    start = time.time() - 2 * HOUR
    clips.review(CAMERA, start, start + 20)
    clips.event(CAMERA, start, start + 20)
    clips.save(library.database)
    library.execute("UPDATE event SET has_snapshot = 0")
    copy = tmp_path / "copy.db"
    library.execute(f"VACUUM INTO '{copy}'")
    library.execute("DELETE FROM event")
    runs("first", copies=(str(copy),), copy_roots=(str(tmp_path),), guard_active=True)
    assert len(library.execute("SELECT 1 FROM event")) == 1
    runs("undo", undo_of="first")
    an_hour = ReviewRetention(1 / 24, 5, 5)
    runs.undo("undo", retention=replace(KEEPS, alerts=an_hour, detections=an_hour))
    assert library.execute("SELECT 1 FROM event") == []
    assert runs.kept == ["Frigate's next clean-up would delete it."]


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
        child = subprocess.Popen([sys.executable, "-c", KILLED, *where], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.02 * attempt)
        child.kill()
        kills += child.wait() == -signal.SIGKILL
        child.stdout.close()
        if dump(library) == before:
            break
    assert kills > 0
    if undoing.undone_by(journal.pasts(runs.journals), "first") is None:
        runs("whole", undo_of="first")
    assert dump(library) == before
    last = undoing.undone_by(journal.pasts(runs.journals), "first")
    runs("back", undo_of=last)
    assert dump(library) == after
