"""Where a run may look: the folder asked for, and no spelling or link that leads out of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from recording_backfill.engine import library as library_module
from recording_backfill.errors import DirectoryNotAllowedError, RequestError

from testing.library import CAMERA, NOON, LibraryBuilder

DAY = 86400.0


def test_the_directory_may_be_a_part_of_the_library(library: LibraryBuilder) -> None:
    first, second = library.add(NOON), library.add(NOON + 3600)
    third = library.add(NOON + DAY)
    for folder, found in [
        (library.root, [first, second, third]),
        (first.parents[2], [first, second]),
        (first.parents[1], [first]),
        (first.parent, [first]),
    ]:
        run = library.run(directory=str(folder), dry_run=True)
        assert [result.file_path for result in run.results] == [str(path) for path in found]
        assert all(result.status == "would_add" for result in run.results)
        assert {summary.root for summary in run.summaries} == {str(library.root)}


def test_another_root_must_be_allowed(library: LibraryBuilder, tmp_path: Path) -> None:
    library.add(NOON)
    other = tmp_path / "old"
    library.root.rename(other)
    library.root.mkdir()
    with pytest.raises(DirectoryNotAllowedError, match="FRIGATE_BACKFILL_EXTRA_ROOTS"):
        library.run(directory=str(other))
    run = library.run(directory=str(other), extra_roots=(str(other),))
    assert run.counts.added == 1
    (row,) = library.rows()
    assert row["path"] == str(other / f"2026-01-01/12/{CAMERA}/00.00.mp4")


@pytest.mark.parametrize(
    "tail", ["..", "../recordings-evil", "2026-01-01/../..", "link", "2026-01-01/12/../../../.."]
)
def test_no_spelling_leads_out_of_the_allowed_roots(
    library: LibraryBuilder, tmp_path: Path, tail: str
) -> None:
    (tmp_path / "recordings-evil").mkdir()
    library.add(NOON)
    (library.root / "link").symlink_to("/")
    with pytest.raises(DirectoryNotAllowedError):
        library.run(directory=f"{library.root}/{tail}")


def test_a_directory_that_is_not_there_or_another_cameras_is_refused(
    library: LibraryBuilder,
) -> None:
    other = library.write(NOON, b"", camera="other")
    for directory in (f"{library.root}/nothing", str(other), str(other.parent), "relative"):
        with pytest.raises(RequestError):
            library.run(directory=directory)


def test_rows_carry_frigates_spelling_of_a_root_behind_a_link(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    path = library.add(NOON)
    link = tmp_path / "storage"
    link.symlink_to(library.root)
    for directory in (None, str(link), str(library.root), str(path.parent)):
        run = library.run(
            recordings_root=str(link),
            recordings_as="/media/frigate/recordings/",
            directory=directory,
            dry_run=True,
        )
        assert run.only.status == "would_add"
        assert run.only.file_path == f"/media/frigate/recordings/2026-01-01/12/{CAMERA}/00.00.mp4"


def test_a_library_that_cannot_be_opened_is_refused(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    real = os.open

    def denied(path: str, *arguments: int, **options: int) -> int:
        if path == str(library.root):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *arguments, **options)

    monkeypatch.setattr(library_module.os, "open", denied)
    with pytest.raises(RequestError, match="Permission denied"):
        library.run()
