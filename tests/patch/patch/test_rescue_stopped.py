"""A rescue's restore that is told to stop ends at once, not only between two reports of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recording_backfill.child.restoring import restore
from recording_backfill.child.saving import Incomplete

from testing.catalogued import KEEPS_LONG, Kept
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


def test_a_stop_is_heard_before_anything_is_written(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"])
    kept.renew()
    kept.begin_anew()

    def check() -> None:
        raise Incomplete("It was told to stop.")

    orders = [kept.order(camera, retention=KEEPS_LONG) for camera in CAMERAS]
    with pytest.raises(Incomplete):
        restore(orders, tmp_path / "journals", None, check)
    assert not any(kept.tables().values())
