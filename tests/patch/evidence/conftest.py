"""What the tests of evidence share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing.catalogued import Kept

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


@pytest.fixture
def kept(tmp_path: Path, samples: Samples) -> Kept:
    """A Frigate 0.17 with an hour of three cameras."""
    return Kept(tmp_path, samples["one_second"])
