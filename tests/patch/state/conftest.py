"""What all tests of the state share: a state file, and runs that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recording_backfill.state.file import StateFile

from tests.patch.state.undone import Runs

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import LibraryBuilder


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "frigate_backfill.db")


@pytest.fixture
def runs(library: LibraryBuilder) -> Runs:
    return Runs(library)
