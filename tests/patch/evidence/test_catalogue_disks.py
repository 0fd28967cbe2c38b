"""A library made up of several disks: what is away for a while never leaves the catalogue."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from recording_backfill.evidence.catalogue.absent import is_gone

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS
from tests.patch.evidence.catalogue_files import count

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from testing.library import Samples

CAMERA = CAMERAS[1]
OF_CAMERA = f"camera = '{CAMERA}'"


@pytest.fixture
def second(tmp_path: Path, samples: Samples) -> tuple[Kept, Path]:
    """One camera's recordings lie in a second library, on another disk."""
    kept = Kept(tmp_path, samples["one_second"])
    library = tmp_path / "second"
    for row in kept.execute(f"SELECT path FROM recordings WHERE {OF_CAMERA}"):
        path = library / os.path.relpath(row["path"], kept.recordings)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(row["path"], path)
    kept.execute(
        f"UPDATE recordings SET path = replace(path, ?, ?) WHERE {OF_CAMERA}",
        *(str(kept.recordings), str(library)),
    )
    return kept, library


def empty_folder(library: Path) -> None:
    library.mkdir()


def nothing(_library: Path) -> None:
    pass


def empty_day(library: Path) -> None:
    (library / "2026-01-01").mkdir(parents=True)
    (library / "2025-12-31" / "10").mkdir(parents=True)


def dangling_day(library: Path) -> None:
    library.mkdir()
    (library / "2026-01-01").symlink_to(library.parent / "archive")
    (library / "2025-12-31" / "10").mkdir(parents=True)


@pytest.mark.parametrize("leave", [empty_folder, nothing, empty_day, dangling_day])
def test_rows_that_go_while_the_second_disk_is_away_stay_in_the_catalogue(
    second: tuple[Kept, Path], leave: Callable[[Path], None]
) -> None:
    """As a sync of Frigate's takes rows without a file, where they are not the most."""
    kept, library = second
    kept.renew(NOW)
    before = kept.tables()
    library.rename(library.with_name("unplugged"))
    leave(library)
    kept.execute(f"DELETE FROM recordings WHERE {OF_CAMERA}")
    for later in (900, DAY, 2 * DAY):
        kept.renew(NOW + later)
        assert count(kept, where=OF_CAMERA) == 360
    shutil.rmtree(library, ignore_errors=True)
    library.with_name("unplugged").rename(library)
    kept.renew(NOW + 3 * DAY)
    kept.restore(CAMERA, directory=str(library), extra_roots=(str(library),))
    assert kept.tables() == before


def test_what_was_kept_of_a_lost_database_waits_for_the_second_disk(
    second: tuple[Kept, Path],
) -> None:
    kept, library = second
    for table in ("reviewsegment", "userreviewstatus", "event", "timeline", "previews", "export"):
        kept.execute(f"DELETE FROM {table}")
    kept.renew(NOW)
    before = kept.tables()
    library.rename(library.with_name("unplugged"))
    library.mkdir()
    kept.begin_anew()
    kept.renew(NOW + 900)
    for camera in set(CAMERAS) - {CAMERA}:
        kept.restore(camera)
    for later in range(4):
        kept.renew(NOW + (2 + later) * DAY)
    library.rmdir()
    library.with_name("unplugged").rename(library)
    kept.restore(CAMERA, directory=str(library), extra_roots=(str(library),))
    assert kept.tables()["recordings"] == before["recordings"]


def test_rows_leave_whose_files_were_deleted_on_the_second_disk(
    second: tuple[Kept, Path],
) -> None:
    kept, library = second
    kept.renew(NOW)
    (library / "2026-01-02").mkdir()  # of another day something is left
    (library / "2026-01-02" / "00").mkdir()
    shutil.rmtree(library / "2026-01-01")
    kept.execute(f"DELETE FROM recordings WHERE {OF_CAMERA}")
    kept.renew(NOW + DAY)
    assert count(kept, where=OF_CAMERA) == 0


@pytest.mark.parametrize(
    ("there", "path", "gone"),
    [
        ("recordings/2026-01-01/12/garden", "recordings/2026-01-01/12/garden/00.00.mp4", True),
        ("recordings/2026-01-01/12", "recordings/2026-01-01/12/garden/00.00.mp4", True),
        ("recordings/2026-01-01", "recordings/2026-01-01/12/garden/00.00.mp4", False),
        ("recordings/2026-01-02/12", "recordings/2026-01-01/12/garden/00.00.mp4", True),
        ("recordings", "recordings/2026-01-01/12/garden/00.00.mp4", False),
        ("recordings/not mounted", "recordings/2026-01-01/12/garden/00.00.mp4", False),
        ("clips/previews/garden", "clips/previews/garden/1-2.mp4", True),
        ("clips/previews", "clips/previews/garden/1-2.mp4", True),
        ("clips", "clips/previews/garden/1-2.mp4", False),
        ("exports", "exports/garden.mp4", False),
        ("exports/other", "exports/garden.mp4", True),
    ],
)
def test_a_file_is_gone_where_its_disk_says_so(
    tmp_path: Path, there: str, path: str, *, gone: bool
) -> None:
    (tmp_path / there).mkdir(parents=True)
    assert is_gone(str(tmp_path / path)) is gone
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).touch()
    assert not is_gone(str(tmp_path / path))
