"""What is remembered of damaged files: a scheduled run opens none that it knows."""

from __future__ import annotations

import gc
import os
import zlib
from typing import Any

import pytest
from recording_backfill.engine.listing import Broken
from recording_backfill.state.file import StateFile

from testing.library import NOON, LibraryBuilder
from tests.patch.state.looks import HOUR, Looked, changed, state_of


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
def test_of_damaged_files_only_those_of_an_hour_are_in_memory(
    damaged: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A camera may have a million."""
    for hour in range(1, 40):
        for number in range(5):
            damaged.write(NOON + HOUR * hour + 10 * number, b"")
    opened_by(damaged, monkeypatch)
    before, most = held(), 0

    def look(_: Looked) -> bool:
        nonlocal most
        most = max(most, held() - before)
        return False

    again = Looked(damaged, monkeypatch, look, by_memory=True)
    assert (again.counts.errors, again.listed) == (3 + 39 * 5, [])
    assert 0 < most < 40


def held() -> int:
    """How many damaged files are known in memory just now."""
    return sum(isinstance(thing, Broken) for thing in gc.get_objects())


@pytest.mark.usefixtures("at_rest")
def test_many_files_that_are_damaged_alike_take_little_room(
    damaged: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(360):
        damaged.write(NOON + HOUR + 10 * number, b"")
    opened_by(damaged, monkeypatch)
    with StateFile(state_of(damaged)) as state:
        (size,) = state.row("SELECT length(broken) FROM listings WHERE hour > ?", (NOON,))
    assert size < 10 * 360


TEXTS = ["[]", "{", '{"00.10.mp4": ["no_such_word", null, null, 0]}']


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize("damage", [*TEXTS, *(zlib.compress(text.encode()) for text in TEXTS)])
def test_what_is_told_of_damaged_files_may_be_damaged_itself(
    damaged: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, damage: str | bytes
) -> None:
    opened_by(damaged, monkeypatch)
    changed(damaged, "UPDATE listings SET broken = ?", damage)
    run, opened = opened_by(damaged, monkeypatch, by_memory=True)
    assert (run.counts.errors, len(opened)) == (3, 3)
