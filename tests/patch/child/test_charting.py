"""Charts are added up beforehand, by and by, and again where the sums are lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from recording_backfill.child import charting
from recording_backfill.state.file import StateFile

from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def days(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Has an hour added up a while later; how many days are known then."""
    monkeypatch.setattr(time, "time", lambda: NOON + 3 * 86400.0)
    library.add_row(NOON, 10.0)
    path = tmp_path / "frigate_backfill.db"

    def add_up(lose: str = "") -> int:
        with StateFile(path) as state:
            if lose:
                state.change(lose)
            charting.add_up(path, str(library.database), (CAMERA,), bool)
            return len(state.rows("SELECT day FROM charted"))

    return add_up


def test_the_next_renewal_does_not_wait_for_charts_that_go_on_after_it(
    days: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(charting, "_LONGEST", 0.0)
        assert days() == 0
    assert days() == 1


def test_a_fresh_state_file_gets_its_sums_beforehand_too(days: Callable[..., int]) -> None:
    assert days() == 1
    # What is known of jobs and cameras is taken over from a file that is set aside.
    assert days(lose="DELETE FROM charted") == 1
