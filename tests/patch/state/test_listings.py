"""What is remembered of folders: no folder is listed twice, and no file is overlooked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import library as library_module
from recording_backfill.engine.listing import Listing, Stamp
from recording_backfill.models import RunState
from recording_backfill.state import listings as listings_module
from recording_backfill.state.file import StateFile
from recording_backfill.state.listings import Listings
from recording_backfill.streams import Stream

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.state.looks import DAY, FILES, HOUR, HOURS, Looked, state_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def folder(library: LibraryBuilder, hour: int) -> Path:
    return library.path(NOON + HOUR * hour).parent


def opened_by_name(patch: pytest.MonkeyPatch) -> list[str]:
    """What is opened from now on."""
    opened = []
    genuine = os.open

    def record(path: Any, *arguments: Any, **options: Any) -> int:
        opened.append(str(path))
        return genuine(path, *arguments, **options)

    patch.setattr(os, "open", record)
    return opened


@pytest.mark.usefixtures("at_rest")
def test_folders_that_have_not_changed_are_not_listed_again(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Looked(filled, monkeypatch)
    assert (first.counts.added, len(first.listed)) == (HOURS * FILES, HOURS)
    assert first.counts.unchanged == 0
    with monkeypatch.context() as patch:
        opened = opened_by_name(patch)
        again = Looked(filled, monkeypatch)
    assert again.listed == []
    assert not [name for name in opened if name.endswith(".mp4")]
    assert (again.counts.skipped, again.counts.unchanged) == (HOURS * FILES, HOURS)
    assert "30 hours unchanged since an earlier run" in again.message
    assert [result.file_path for result in again.results] == [
        result.file_path for result in first.results
    ]


@pytest.mark.usefixtures("at_rest")
def test_a_folder_that_is_older_than_its_files_tells_nothing_by_its_times(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a share of a FAT disk, where it keeps the time at which it was made."""
    for hour in range(HOURS):
        made = NOON + HOUR * hour + (0 if hour % 2 else 20)
        os.utime(folder(filled, hour), (made, made))
    first, again = (Looked(filled, monkeypatch) for _ in range(2))
    assert len(first.listed) == HOURS
    older = range(1, HOURS, 2)
    expected = [folder(filled, hour).relative_to(filled.root).as_posix() for hour in older]
    assert again.listed == expected


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


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize("most", [0, 5, 6, 100])
def test_too_many_names_that_are_no_time_are_not_held_but_listed_again(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Somebody may have put a smaller copy beside each of a million recordings."""
    monkeypatch.setattr(library_module, "MOST_OTHERS", most)
    names = []
    for hour in range(4):
        path = library.add(NOON + HOUR * hour, "one_second")
        names.append(path)
        for number in range(3 * (hour != 2)):
            names.append(path.with_name(f"00.{number:02}.small.mp4"))
            names[-1].touch()
    for run in range(2):
        found = Looked(library, monkeypatch)
        assert sorted(result.file_path for result in found.results) == sorted(map(str, names))
        assert (found.counts.added, found.counts.errors) == (4 * (run == 0), 9)
        assert found.counts.unchanged == 4 * run
        crowded = 3 - most // 3 if most < 9 else 0
        assert len(found.listed) == 4 * (run == 0) + crowded


@pytest.mark.parametrize("inode", [7, 2**63, 2**64 - 1])
def test_a_folder_may_have_any_number_that_a_server_gives(state: StateFile, inode: int) -> None:
    times = {"st_mtime_ns": 5, "st_ctime_ns": 6}
    stamp = Stamp.of(os.stat_result([0, inode, *([0] * 8)], times))
    listings = Listings(state, CAMERA, "/root")
    listings.keep(NOON, Stream.MAIN, Listing(stamp, b""))
    listings.close()
    (found,) = listings.of_day(NOON // DAY * DAY).values()
    assert found.stamp == stamp


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
