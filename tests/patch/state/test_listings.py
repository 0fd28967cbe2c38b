"""What is remembered of folders: no folder is listed twice, and no file is overlooked."""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import library as library_module
from recording_backfill.engine import listing as listing_module
from recording_backfill.engine.folders import Folders
from recording_backfill.engine.storage import tells_changes
from recording_backfill.models import RunState
from recording_backfill.state import file as file_module
from recording_backfill.state import listings as listings_module
from recording_backfill.state.file import StateError, StateFile
from recording_backfill.state.recorded import record_run
from recording_backfill.state.run_log import new_job_id, script_run_log

from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recording_backfill.models import Counts, FileResult, HourReport

HOUR, DAY = 3600.0, 86400.0
HOURS = 30
FILES = 3
LONG_AGO = -10 * 10**12
"""Instead of the nanoseconds for which a folder must have been at rest."""


@pytest.fixture
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times of folders made just now tell as much as old ones."""
    for name in ("_COARSEST_TIME", "_AT_REST"):
        monkeypatch.setattr(listing_module, name, LONG_AGO)
    monkeypatch.setattr(library_module, "tells_changes", lambda _folder: True)


@pytest.fixture
def filled(library: LibraryBuilder) -> LibraryBuilder:
    for hour in range(HOURS):
        for number in range(FILES):
            library.add(NOON + HOUR * hour + 10 * number, "one_second")
    return library


class Looked:
    """A recorded run, and which folders of hours it listed."""

    def __init__(
        self,
        library: LibraryBuilder,
        monkeypatch: pytest.MonkeyPatch,
        stop: Callable[[Looked], bool] = lambda _: False,
        **changes: Any,
    ) -> None:
        self.listed: list[str] = []
        self.results: list[FileResult] = []
        genuine = Folders.names_in

        def names_in(folders: Folders, descriptor: int, parts: tuple[str, ...]) -> list[str]:
            if len(parts) > 2:
                self.listed.append("/".join(parts))
            return genuine(folders, descriptor, parts)

        order = library.order(**changes)
        log, _ = script_run_log(state_of(library), order, new_job_id())
        with monkeypatch.context() as patch:
            patch.setattr(Folders, "names_in", names_in)
            done = record_run(order, log, stop=lambda: stop(self), sink=self._take)
        self.state = done.ending.state
        self.message = done.ending.message
        self.warnings = list(done.ending.warnings)
        self.counts: Counts = done.ending.counts

    def _take(self, report: HourReport) -> None:
        self.results += report.all_results()


def state_of(library: LibraryBuilder) -> Path:
    path = library.database.with_name("frigate_backfill.db")
    StateFile(path).close()
    return path


def folder(library: LibraryBuilder, hour: int) -> Path:
    return library.path(NOON + HOUR * hour).parent


@pytest.mark.usefixtures("at_rest")
def test_folders_that_have_not_changed_are_not_listed_again(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Looked(filled, monkeypatch)
    assert (first.counts.added, len(first.listed)) == (HOURS * FILES, HOURS)
    assert first.counts.unchanged == 0
    again = Looked(filled, monkeypatch)
    assert again.listed == []
    assert (again.counts.skipped, again.counts.unchanged) == (HOURS * FILES, HOURS)
    assert "30 hours unchanged since an earlier run" in again.message
    assert [result.file_path for result in again.results] == [
        result.file_path for result in first.results
    ]


@pytest.mark.usefixtures("at_rest")
def test_an_interrupted_run_goes_on_from_where_it_was(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings_module, "_AT_ONCE", 1)
    first = Looked(filled, monkeypatch, stop=lambda run: len(run.listed) == 10)
    assert (first.state, len(first.listed)) == (RunState.CANCELLED, 10)
    rest = Looked(filled, monkeypatch)
    assert (len(rest.listed), rest.counts.unchanged) == (HOURS - 10, 10)
    assert rest.counts.added == len(filled.rows()) == HOURS * FILES


def added(library: LibraryBuilder) -> None:
    library.add(NOON + HOUR * 5 + 1000, "one_second")


def added_and_dated_back(library: LibraryBuilder) -> None:
    """As rsync and cp do, which give a folder the time of the one that they copy."""
    place = folder(library, 5)
    before = place.stat()
    added(library)
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


def renamed(library: LibraryBuilder) -> None:
    library.path(NOON + HOUR * 5).rename(library.path(NOON + HOUR * 5 + 1000))


def another_in_its_place(library: LibraryBuilder) -> None:
    place = folder(library, 5)
    place.rename(place.with_name("aside"))
    added(library)


def of_another_day(library: LibraryBuilder) -> None:
    library.add(NOON + 9 * DAY, "one_second")


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize(
    ("change", "count"),
    [
        (added, 1),
        (added_and_dated_back, 1),
        (renamed, 1),
        (another_in_its_place, 1),
        (of_another_day, 1),
    ],
)
def test_no_file_that_came_meanwhile_is_overlooked(
    filled: LibraryBuilder,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[LibraryBuilder], None],
    count: int,
) -> None:
    Looked(filled, monkeypatch)
    change(filled)
    again = Looked(filled, monkeypatch)
    assert again.counts.added == count
    assert len(again.listed) == 1
    on_disk = {str(path) for path in filled.root.rglob(f"{CAMERA}/*.mp4")}
    assert on_disk <= {row["path"] for row in filled.rows()}


@pytest.mark.usefixtures("at_rest")
def test_rows_that_are_lost_come_back_without_a_listing(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    Looked(filled, monkeypatch)
    whole = [row["path"] for row in filled.rows()]
    # One of an hour, one in exchange for another, and all of a day.
    filled.execute("DELETE FROM recordings WHERE start_time = ?", NOON + HOUR)
    filled.execute("DELETE FROM recordings WHERE start_time = ?", NOON + 2 * HOUR)
    filled.add_row(NOON + 2 * HOUR + 500)
    filled.execute("DELETE FROM recordings WHERE start_time >= ?", NOON + 12 * HOUR)
    again = Looked(filled, monkeypatch)
    assert again.counts.added == 2 + (HOURS - 12) * FILES
    assert set(whole) <= {row["path"] for row in filled.rows()}
    assert again.listed == []


@pytest.mark.usefixtures("at_rest")
def test_settings_hold_for_what_is_remembered_too(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    dry = Looked(filled, monkeypatch, dry_run=True, start_time=NOON, end_time=NOON + HOUR - 1)
    assert dry.counts.added == FILES
    assert Looked(filled, monkeypatch).counts.added == HOURS * FILES
    forced = Looked(filled, monkeypatch, force=True)
    assert (forced.counts.updated, forced.listed) == (HOURS * FILES, [])


@pytest.mark.usefixtures("at_rest")
def test_names_that_are_no_time_are_remembered_too(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON, "one_second")
    odd = os.fsencode(folder(library, 0)) + b"/\xff.mp4"
    with open(odd, "wb"):
        pass
    first = Looked(library, monkeypatch)
    again = Looked(library, monkeypatch)
    assert (len(first.listed), again.listed) == (1, [])
    assert (first.counts.errors, again.counts.errors) == (1, 1)


def test_what_changed_lately_is_listed_again(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "tells_changes", lambda _folder: True)
    Looked(filled, monkeypatch)
    assert len(Looked(filled, monkeypatch).listed) == HOURS


@pytest.mark.usefixtures("at_rest")
def test_where_times_of_folders_tell_nothing_they_are_not_gone_by(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    Looked(filled, monkeypatch)
    monkeypatch.setattr(library_module, "tells_changes", lambda _folder: False)
    assert len(Looked(filled, monkeypatch).listed) == HOURS


@pytest.mark.parametrize(
    ("file_system", "tells"),
    [("ext4", True), ("nfs4", True), ("fuse.mergerfs", False), ("vfat", False), ("9p", False)],
)
def test_only_file_systems_that_date_their_folders_are_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_system: str, tells: object
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 0:1 / / rw - {file_system} source rw\n")
    monkeypatch.setattr("recording_backfill.engine.storage._MOUNTS", str(mounts))
    assert tells_changes("/media") is tells


def changed(library: LibraryBuilder, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(state_of(library), isolation_level=None)) as state:
        state.execute(statement, values)


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE listings SET listed_at = listed_at - ?", (8 * DAY,)),
        ("UPDATE listings SET listed_at = listed_at + ?", (8 * DAY,)),
        ("UPDATE listings SET seconds = ?", (b"no such thing",)),
        ("UPDATE listings SET seconds = 'text'", ()),
        ("UPDATE listings SET seconds = ?", (zlib.compress(b"\xff" * 8),)),
        ("UPDATE listings SET others = ?", ("{",)),
        ("UPDATE listings SET inode = 'none'", ()),
        ("UPDATE meta SET value = '0.9' WHERE key = 'listings_of'", ()),
        ("UPDATE listings SET root = root || '2'", ()),
    ],
)
def test_what_is_old_damaged_or_of_something_else_is_listed_again(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, statement: str, values: Any
) -> None:
    Looked(filled, monkeypatch)
    changed(filled, statement, *values)
    again = Looked(filled, monkeypatch)
    assert (len(again.listed), again.counts.skipped) == (HOURS, HOURS * FILES)
    assert Looked(filled, monkeypatch).listed == []


@pytest.mark.usefixtures("at_rest")
def test_where_it_cannot_be_kept_a_run_does_without(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = StateFile.change_many

    def full(state: StateFile, statement: str, values: Any) -> None:
        if "listings" in statement:
            raise StateError("The disk is full.")
        genuine(state, statement, values)

    with monkeypatch.context() as patch:
        patch.setattr(file_module.StateFile, "change_many", full)
        run = Looked(filled, monkeypatch)
    assert (run.state, run.counts.added) == (RunState.COMPLETED, HOURS * FILES)
    assert run.warnings == []
    assert len(Looked(filled, monkeypatch).listed) == HOURS


@pytest.mark.usefixtures("at_rest")
def test_an_hour_takes_little_room(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(360):
        library.write(NOON + 10 * number + number % 2, b"")
    Looked(library, monkeypatch)
    with StateFile(state_of(library)) as state:
        (size,) = state.row("SELECT length(seconds) + length(root) + length(camera) FROM listings")
    assert size - len(str(library.root)) < 60


@pytest.fixture
def damaged(library: LibraryBuilder) -> LibraryBuilder:
    library.add(NOON, "one_second")
    library.write(NOON + 10, b"")
    library.write(NOON + 20, library.samples.bytes("h264")[:-9])
    library.add(NOON + 30, "audio_only")
    return library


def opened_by(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, **changes: Any
) -> tuple[Looked, list[str]]:
    """A run, and which files it opened."""
    opened: list[str] = []
    genuine = os.open

    def watched(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path).endswith(".mp4"):
            opened.append(str(path))
        return genuine(path, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", watched)
        run = Looked(library, monkeypatch, **changes)
    return run, sorted(set(opened))


@pytest.mark.usefixtures("at_rest")
def test_a_scheduled_run_opens_no_file_that_it_knows_to_be_damaged(
    damaged: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, opened = opened_by(damaged, monkeypatch)
    assert (first.counts.added, first.counts.errors, len(opened)) == (1, 3, 4)
    again, opened = opened_by(damaged, monkeypatch, by_memory=True)
    assert (opened, again.listed) == ([], [])
    errors = [result for result in first.results if result.status == "error"]
    assert [result for result in again.results if result.status == "error"] == errors
    # Who asks for a run gets a look.
    _, opened = opened_by(damaged, monkeypatch)
    assert opened == ["00.10.mp4", "00.20.mp4", "00.30.mp4"]


@pytest.mark.usefixtures("at_rest")
def test_a_damaged_file_that_is_replaced_by_a_whole_one_comes_back(
    damaged: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_by(damaged, monkeypatch)
    damaged.path(NOON + 20).unlink()
    damaged.add(NOON + 20, "one_second")
    run, opened = opened_by(damaged, monkeypatch, by_memory=True)
    assert (run.counts.added, run.counts.errors) == (1, 2)
    assert opened == ["00.10.mp4", "00.20.mp4", "00.30.mp4"]
    # In its place, and with the old times, which the folder's times do not tell.
    path = damaged.path(NOON + 10)
    before = path.stat()
    damaged.write(NOON + 10, damaged.samples.bytes("one_second"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    run, opened = opened_by(damaged, monkeypatch, by_memory=True)
    assert (run.counts.added, run.counts.errors, run.listed) == (1, 1, [])
    assert opened == ["00.10.mp4"]


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize("damage", ["[]", "{", '{"00.10.mp4": ["no_such_word", null, null, 0]}'])
def test_what_is_told_of_damaged_files_may_be_damaged_itself(
    damaged: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    opened_by(damaged, monkeypatch)
    changed(damaged, "UPDATE listings SET broken = ?", damage)
    run, opened = opened_by(damaged, monkeypatch, by_memory=True)
    assert (run.counts.errors, len(opened)) == (3, 3)
