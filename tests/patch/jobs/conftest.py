"""A stand-in with the patch, for tests of its jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.library import Samples
from testing.served import Served, served


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    with served(tmp_path, samples) as running:
        yield running
