"""Frigate's own spelling of paths, which the script's may differ from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.library import CAMERA, NOON
from tests.patch.script.scripts import KEEP, Script, run

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def test_rows_carry_frigates_own_spelling_of_the_path(
    library: LibraryBuilder, script: Script
) -> None:
    library.add(NOON)
    command = script.command("--camera", CAMERA, *KEEP)
    spelled = command.index("--recordings-as")
    done = run(command[:spelled] + command[spelled + 2 :])
    assert done.returncode == 0, done.stderr
    (row,) = library.rows()
    assert row["path"] == "/media/frigate/recordings/2026-01-01/12/front_door/00.00.mp4"


@pytest.mark.parametrize("root", ["here", "there"])
def test_a_spelling_that_the_rows_contradict_is_refused(
    library: LibraryBuilder, script: Script, root: str
) -> None:
    library.add(NOON)
    path = library.path(NOON)
    rows_root = str(library.root) if root == "here" else "/media/frigate/recordings"
    library.add_row(NOON, path=f"{rows_root}/{path.relative_to(library.root)}")
    done = script("--camera", CAMERA, "--recordings-as", "/elsewhere/recordings", *KEEP)
    assert done.returncode == 2
    assert f"Run again with --recordings-as {rows_root}" in " ".join(done.stderr.split())
    assert len(library.rows()) == 1


def test_rows_of_another_library_say_nothing_of_this_ones_spelling(
    library: LibraryBuilder, script: Script, tmp_path: Path
) -> None:
    second = tmp_path / "import" / "recordings"
    old = second / library.path(NOON - 86400).relative_to(library.root)
    old.parent.mkdir(parents=True)
    shutil.copy(library.samples["h264"], old)
    assert script("--camera", CAMERA, "--directory", second, *KEEP).returncode == 0
    library.add(NOON)
    assert script("--camera", CAMERA, *KEEP).returncode == 0
    assert len(library.rows()) == 2
    for number in range(1000):
        library.add_row(NOON + 86400 + 10 * number, path=f"{second}/2026-01-02/{number}")
    library.add(NOON + 10)
    assert script("--camera", CAMERA, *KEEP).returncode == 0
    assert len(library.rows()) == 1003


def test_from_the_host_a_second_disk_needs_its_path_in_the_container(
    library: LibraryBuilder, script: Script, tmp_path: Path
) -> None:
    second = tmp_path / "disk"
    path = second / library.path(NOON).relative_to(library.root)
    path.parent.mkdir(parents=True)
    shutil.copy(library.samples["h264"], path)
    flags = ("--recordings-as", "/media/frigate/recordings", "--directory", second)
    done = script("--camera", CAMERA, *flags, *KEEP)
    assert done.returncode == 2
    assert "--directory-as" in done.stderr
    day = ("--recordings-as", "/media/frigate/recordings", "--directory", path.parents[2])
    for chosen, spelled in ((day, "/mnt/second/2026-01-01"), (flags, "/mnt/second")):
        done = script("--camera", CAMERA, *chosen, "--directory-as", spelled, *KEEP)
        assert done.returncode == 0, done.stderr
    (row,) = library.rows()
    assert row["path"] == f"/mnt/second/2026-01-01/12/{CAMERA}/00.00.mp4"


def test_a_folder_of_another_library_can_be_named(
    library: LibraryBuilder, script: Script, tmp_path: Path
) -> None:
    shutil.move(library.add(NOON).parents[2], tmp_path / "restored" / "2026-01-01")
    folder = tmp_path / "restored" / "2026-01-01" / "12"
    answer = script.json("--camera", CAMERA, "--directory", folder, *KEEP)
    assert answer["files_added"] == 1
    (row,) = library.rows()
    assert row["path"] == str(folder / CAMERA / "00.00.mp4")
