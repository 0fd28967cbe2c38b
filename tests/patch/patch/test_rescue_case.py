"""Where case does not count, a row may spell its file otherwise than the sync that looks for it."""

from __future__ import annotations

import pytest

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.patch.rescues import an_hour, paths, recorded, verdict_of

OTHER = CAMERA.title()


def two_spellings(library: LibraryBuilder, start: float, count: int) -> set[str]:
    """Files in a folder that another spelling leads to, as such a disk has it; no walk sees it."""
    files = [library.add(start + 10 * number, camera=OTHER) for number in range(count)]
    files[0].parent.with_name(CAMERA).symlink_to(OTHER)
    return set(map(str, files))


def test_a_row_that_spells_its_file_otherwise_is_put_right_before_a_sync(
    library: LibraryBuilder,
) -> None:
    start = an_hour(5)
    files = two_spellings(library, start, 3)
    rows = [library.add_row(start + 10 * number, 7.5, camera=CAMERA) for number in range(3)]
    others = recorded(library, 9)
    before = [row for row in library.rows() if row["start_time"] < start + 30]
    verdict = verdict_of(library)
    assert (verdict.go, verdict.added, verdict.updated) == (True, 0, 3)
    assert paths(library.database) == files | others
    after = [row for row in library.rows() if row["id"] in {row["id"] for row in rows}]
    assert [{**row, "path": ""} for row in after] == [{**row, "path": ""} for row in before]


def test_two_folders_that_differ_in_case_are_two_where_it_counts(library: LibraryBuilder) -> None:
    start = an_hour(5)
    recorded(library, 9)
    for camera in (CAMERA, OTHER):
        library.add(start, camera=camera)
    row = library.add_row(start, camera=CAMERA)
    assert verdict_of(library).added == 1
    assert row["path"] in paths(library.database)
    assert len(paths(library.database)) == 11


@pytest.mark.parametrize("sync_deletes", [False, True])
def test_a_run_says_so_where_a_sync_may_delete_them(
    library: LibraryBuilder, *, sync_deletes: bool
) -> None:
    two_spellings(library, NOON, 1)
    run = library.run(camera=CAMERA, cameras=(CAMERA,), sync_on=True, sync_deletes=sync_deletes)
    told = [warning for warning in run.backfill.warnings if "only in case" in warning]
    assert len(told) == sync_deletes
