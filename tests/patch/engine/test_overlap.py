"""Recordings that overlap rows that are there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine.library import Library

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.engine.runs import HOUR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.mark.parametrize(
    ("rows", "fate"),
    [
        pytest.param([(0.5, 10)], "overlap", id="starts within a second"),
        pytest.param([(-0.9, 0.1)], "overlap", id="started within a second"),
        pytest.param([(-4.9, 10)], "overlap", id="covers more than half"),
        pytest.param([(-5.0, 10)], "added", id="covers half"),
        pytest.param([(4.9, 10)], "overlap", id="covers more than half from behind"),
        pytest.param([(-10, 10), (10, 10)], "added", id="fills a gap"),
        pytest.param([(-300, 590)], "overlap", id="a long one covers all"),
        pytest.param([(-300, 5000), (-10, 10)], "added", id="a wrong duration hides nothing"),
        pytest.param([(-1000, 5000)], "added", id="no row counts for 600 s or more"),
        pytest.param([(-8, 11), (7, 10)], "overlap", id="two cover more than half together"),
        pytest.param([(-1, 1.0)], "added", id="a second before, and over"),
    ],
)
@pytest.mark.parametrize("exist", [True, False])
def test_overlap_counts_rows_whose_files_exist(
    library: LibraryBuilder, rows: list[tuple[float, float]], fate: str, *, exist: bool
) -> None:
    start = NOON + 30 * 60
    library.add(start)
    for index, (offset, duration) in enumerate(rows):
        file = library.root / f"other-{index}.mp4"
        if exist:
            file.touch()
        library.add_row(start + offset, duration, path=str(file))
    assert str(library.run().only.reason or "added") == (fate if exist else "added")


def test_overlap_looks_across_the_hour(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON + HOUR - 1)
    for index, start in enumerate((NOON - 0.5, NOON + HOUR - 0.2)):
        file = library.root / f"other-{index}.mp4"
        file.touch()
        library.add_row(start, path=str(file))
    for options in ({"dry_run": True}, {}):
        run = library.run(**options)
        assert run.reasons == ["overlap", "overlap"]
        assert "other-0.mp4" in str(run.results[0].message)


@pytest.mark.parametrize(
    "known", [(), (0,), range(9), range(1, 18, 2)], ids=["none", "first", "half", "odd"]
)
def test_segments_longer_than_their_spacing_all_come_back(
    library: LibraryBuilder, known: Sequence[int]
) -> None:
    """A slow-motion camera: each begins four seconds after the last, and plays for ten."""
    for number in range(18):
        library.add(NOON + 4 * number)
        if number in known:
            library.add_row(NOON + 4 * number)
    for options in ({"dry_run": True}, {}):
        run = library.run(**options)
        assert set(run.fates.values()) <= {"added", "would_add", "already_indexed"}
    assert len(library.rows()) == 18


def test_a_row_that_ends_hours_late_hides_no_whole_recording(library: LibraryBuilder) -> None:
    for number in range(60):
        library.add(NOON + 10 * number)
    library.add_row(NOON, 7200.0)
    assert library.run().counts.added == 59


def test_rows_of_the_second_stream_hide_nothing_of_the_first(library: LibraryBuilder) -> None:
    library.add(NOON)
    sub = library.path(NOON, f"{CAMERA}@sub")
    sub.parent.mkdir(parents=True)
    sub.touch()
    library.add_row(NOON + 0.3, path=str(sub))
    assert library.run().only.status == "added"


def test_a_recording_of_the_same_second_in_another_library_hides(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    library.add(NOON)
    other = tmp_path / "old" / library.path(NOON).relative_to(library.root)
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another file")
    library.add_row(NOON, path=str(other))
    assert library.run().only.reason == "overlap"


@pytest.mark.parametrize("force", [False, True])
def test_one_recording_under_two_names_gets_one_row(
    library: LibraryBuilder, tmp_path: Path, *, force: bool
) -> None:
    path = library.add(NOON)
    elsewhere = tmp_path / "old" / path.relative_to(library.root)
    elsewhere.parent.mkdir(parents=True)
    os.link(path, elsewhere)
    assert library.run().counts.added == 1
    old = str(tmp_path / "old")
    again = library.run(directory=old, extra_roots=(old,), force=force)
    assert again.only.reason == "already_indexed"
    assert str(path) in str(again.only.message)
    assert len(library.rows()) == 1


def test_two_spellings_of_a_folder_are_one_where_case_does_not_count(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "_opens_in_other_case", lambda *_: True)
    library.add(NOON, camera="Front_Door")
    library.add(NOON + 10, camera="Front_Door")
    library.add_row(NOON, camera="front_door")
    assert library.run(camera="Front_Door").reasons == ["already_indexed", "added"]


def test_other_cameras_rows_hide_nothing(library: LibraryBuilder) -> None:
    library.add(NOON)
    library.add(NOON, camera="other")
    library.run(camera="other")
    assert library.run().only.status == "added"


def test_segments_of_one_second_all_come_back(library: LibraryBuilder) -> None:
    for second in range(5):
        library.add(NOON + second, "one_second")
    assert library.run().counts.added == 5
