"""Charts are added up beforehand, in the time that the catalogue's next renewal leaves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from recording_backfill.child import charting
from recording_backfill.state.file import StateFile

from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_next_renewal_does_not_wait_for_charts_that_go_on_after_it(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOON + 86400.0)
    library.add_row(NOON, 10.0)
    path = tmp_path / "frigate_backfill.db"

    def days() -> int:
        charting.add_up(path, str(library.database), (CAMERA,), bool)
        with StateFile(path) as state:
            return len(state.rows("SELECT day FROM charted"))

    with monkeypatch.context() as patch:
        patch.setattr(charting, "_LONGEST", 0.0)
        assert days() == 0
    assert days() == 1
