"""The finder of files: which folders it opens, and which it must not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine import library as library_module
from recording_backfill.engine import listing as listing_module
from recording_backfill.engine.library import Library
from recording_backfill.engine.place import find_place

from testing.library import CAMERA, NOON, LibraryBuilder, moment, run_as_nobody

if TYPE_CHECKING:
    from recording_backfill.engine.listing import HourFolder

DAY = 86400.0


def survey(library: LibraryBuilder, after: float = 0.0, before: float = 1e12) -> list[HourFolder]:
    order = library.order()
    with Library(find_place(order), order.camera) as finder:
        return list(finder.survey(after, before))


def hours(folders: list[HourFolder]) -> list[str]:
    return [f"{folder.day}/{folder.hour}" for folder in folders]


def test_hours_come_in_time_order_over_midnight(library: LibraryBuilder) -> None:
    for text in ("2026-01-01T23:59:50", "2026-01-02T00:00:00", "2025-12-31T05:00:00"):
        library.write(moment(text), b"")
    assert hours(survey(library)) == ["2025-12-31/05", "2026-01-01/23", "2026-01-02/00"]


@pytest.mark.parametrize(
    ("after", "before", "found"),
    [
        (NOON, NOON + 3599, ["12"]),
        (NOON + 3599, NOON + 3600, ["12", "13"]),
        (NOON - 0.5, NOON - 0.1, ["11"]),
        (NOON + 1800, 1e12, ["12", "13"]),
        (0.0, NOON, ["11", "12"]),
        (NOON + 2 * DAY, 1e12, []),
    ],
)
def test_a_range_touches_only_its_hours(
    library: LibraryBuilder, after: float, before: float, found: list[str]
) -> None:
    for hour in (-1, 0, 1):
        library.write(NOON + hour * 3600, b"")
    assert [folder.hour for folder in survey(library, after, before)] == found


def test_folders_outside_the_range_are_not_even_opened(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(5):
        library.write(NOON + day * DAY, b"")
    opened: list[str] = []
    real = os.open

    def watched(path: str, *arguments: int, **options: int) -> int:
        opened.append(str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(library_module.os, "open", watched)
    survey(library, NOON + DAY, NOON + DAY + 10)
    assert {path for path in opened if path.startswith("20")} == {"2026-01-02"}


def test_only_files_of_the_range_are_counted(library: LibraryBuilder) -> None:
    for minute in range(10):
        library.write(NOON + 60 * minute, b"")
    (folder,) = survey(library, NOON + 120, NOON + 300)
    assert folder.files == 4


def test_other_cameras_and_other_files_are_left_alone(library: LibraryBuilder) -> None:
    library.write(NOON, b"", camera="other")
    library.path(NOON).parent.mkdir()
    (library.path(NOON).parent / "notes.txt").touch()
    (library.root / "lost+found").mkdir()
    (library.root / "2026-01-05").touch()
    assert survey(library) == []


@pytest.mark.parametrize("level", ["day", "hour", "camera"])
@pytest.mark.parametrize(("inside", "reason"), [(True, "not_regular"), (False, "outside_root")])
def test_a_linked_folder_is_never_followed(
    library: LibraryBuilder, tmp_path: Path, level: str, *, inside: bool, reason: str
) -> None:
    elsewhere = (library.root if inside else tmp_path) / "elsewhere"
    real = elsewhere / library.path(NOON).relative_to(library.root)
    real.parent.mkdir(parents=True)
    real.write_bytes(library.samples.bytes("h264"))
    depth = {"day": 1, "hour": 2, "camera": 3}[level]
    parts = real.relative_to(elsewhere).parts[:depth]
    link = library.root.joinpath(*parts)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere.joinpath(*parts))
    run = library.run(start_time=NOON, end_time=NOON + 10)
    assert (run.only.status, run.only.reason) == ("error", reason)
    assert run.only.file_path == str(link)
    assert library.rows() == []


def test_a_folder_of_another_disk_is_not_entered(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(NOON)
    real = os.fstat

    class Elsewhere:
        """What fstat says of a mounted folder: another device."""

        def __init__(self, descriptor: int) -> None:
            self.st_dev = real(descriptor).st_dev
            if os.readlink(f"/proc/self/fd/{descriptor}").endswith("/12"):
                self.st_dev += 1

    with monkeypatch.context() as patch:
        patch.setattr(library_module.os, "fstat", Elsewhere)
        run = library.run()
    assert run.only.reason == "outside_root"
    assert "FRIGATE_BACKFILL_EXTRA_ROOTS" in str(run.only.message)


def test_a_folder_swapped_for_a_link_meanwhile_is_not_followed(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    library.add(NOON)
    order = library.order()
    with Library(find_place(order), order.camera) as finder:
        (folder,) = finder.survey()
        library.path(NOON).parent.rename(tmp_path / "moved")
        library.path(NOON).parent.symlink_to(tmp_path / "moved")
        with pytest.raises(library_module.FolderError), finder.open_hour(folder):
            pass


def test_files_of_the_camera_in_wrong_folders_are_errors(library: LibraryBuilder) -> None:
    wrong = [
        f"2026-02-30/12/{CAMERA}/00.00.mp4",
        f"2026-01-01/24/{CAMERA}/00.00.mp4",
        f"2026-01/01/12/{CAMERA}/00.00.mp4",
        f"{CAMERA}/2026-01-01/12/00.00.mp4",
        f"{CAMERA}/00.00.mp4",
    ]
    right = [
        "2026-02-30/12/other/00.00.mp4",
        "00.00.mp4",
        "2026-01-01/24/00.00.mp4",
        f".Trash-1000/files/{CAMERA}/00.00.mp4",
        f"@eaDir/2026-01-01/12/{CAMERA}/00.00.mp4",
    ]
    for path in wrong + right:
        (library.root / path).parent.mkdir(parents=True, exist_ok=True)
        (library.root / path).touch()
    run = library.run()
    assert {result.file_path for result in run.results} == {
        str(library.root / path) for path in wrong
    }
    assert {str(result.reason) for result in run.results} == {"invalid_path"}
    assert run.backfill.progress.percent == 100.0


DRY_RUN = """
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import RunOrder
become_nobody()
camera, database, root = sys.argv[1:]
for report in Backfill(RunOrder(camera, database, root, root, dry_run=True)).run():
    for result in report.results:
        print(os.path.basename(result.file_path), result.status, result.reason)
"""


def test_without_permission_a_file_or_folder_is_unreadable(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    closed = library.add(NOON)
    library.add(NOON + 10)
    for hour in (1, 2):
        library.add(NOON + hour * 3600)
    closed.chmod(0)
    library.path(NOON + 3600).parent.chmod(0)
    output = run_as_nobody(tmp_path, DRY_RUN, CAMERA, library.database, library.root)
    assert output.splitlines() == [
        "00.00.mp4 error unreadable",
        "00.10.mp4 skipped past_retention",
        f"{CAMERA} error unreadable",
        "00.00.mp4 skipped past_retention",
    ]


def test_a_folder_is_listed_once_and_nothing_in_it_is_opened_where_all_is_indexed(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [library.add(NOON + 10 * number, "one_second") for number in range(3)]
    monkeypatch.setattr(listing_module, "_COARSEST_TIME", -(10**13))
    assert library.run().counts.added == 3
    listed, opened = [], []
    real_list, real_open = os.listdir, os.open

    def listing(folder: int | str) -> list[str]:
        if isinstance(folder, int):
            listed.append(os.readlink(f"/proc/self/fd/{folder}"))
        return real_list(folder)

    def opening(path: str, *arguments: int, dir_fd: int | None = None) -> int:
        if dir_fd is not None:  # by its path is opened what is not of the library
            opened.append(path)
        return real_open(path, *arguments, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(library_module.os, "listdir", listing)
        patch.setattr(library_module.os, "open", opening)
        again = library.run()
    assert again.reasons == ["already_indexed"] * 3
    assert [result.file_path for result in again.results] == [str(path) for path in paths]
    assert again.summaries[0].missing_files == 0
    assert listed.count(str(paths[0].parent)) == 1
    assert opened.count(CAMERA) == 1
    assert not [name for name in opened if name.endswith(".mp4")]


def test_a_folder_that_changed_since_it_was_listed_is_listed_again(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.add(NOON)
    monkeypatch.setattr(listing_module, "_COARSEST_TIME", -(10**13))
    order = library.order()
    with Library(find_place(order), order.camera) as finder:
        (folder,) = finder.survey()
        assert folder.names == ["00.00.mp4"]
        second = library.add(NOON + 10)
        first.unlink()
        descriptor, names = finder.open_hour(folder)
        os.close(descriptor)
    assert names == [second.name]
