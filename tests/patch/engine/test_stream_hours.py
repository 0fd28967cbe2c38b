"""Hours of a camera's two streams that a run knows by the names of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing.library import CAMERA, NOON, LibraryBuilder, Samples

if TYPE_CHECKING:
    from pathlib import Path

SUB = f"{CAMERA}@sub"


@pytest.fixture
def both(tmp_path: Path, samples: Samples) -> LibraryBuilder:
    """A library whose database is 0.19's."""
    return LibraryBuilder(tmp_path, samples, "0.19")


@pytest.mark.parametrize("offset", [-0.4, 0.0])
@pytest.mark.parametrize("missing", [0, 1])
def test_a_row_without_a_file_is_counted_beside_files_of_both_streams(
    both: LibraryBuilder, offset: float, missing: int
) -> None:
    """Neither a file that has no row nor a row of the hour before passes for it."""
    for camera in (CAMERA, SUB):
        for number in range(3):
            start = NOON + 10 * number
            path = str(both.add(start, "one_second", camera))
            if camera == SUB or number >= missing:
                stream = "sub" if camera == SUB else "main"
                both.add_row(start + offset, 1.0, path=path, stream_type=stream)
    assert both.run(dry_run=True).counts.gone == 0
    for number in range(2):
        both.add_row(NOON + 100 + number)
        assert both.run(dry_run=True).counts.gone == number + 1
