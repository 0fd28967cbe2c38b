"""The folding of old generations where the disk or a file is bad: it goes on, and loses nothing."""

from __future__ import annotations

import gzip
import math
import random
from typing import TYPE_CHECKING

import pytest
from recording_backfill import space
from recording_backfill.evidence.catalogue import folding, generations
from recording_backfill.evidence.catalogue.dayfile import unpack
from recording_backfill.evidence.catalogue.files import damaged_in
from recording_backfill.evidence.catalogue.place import CatalogueError
from recording_backfill.models import Media

from testing.catalogued import DAY, NOW, Kept
from testing.filled import CAMERAS

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples


@pytest.fixture
def kept(tmp_path: Path, samples: Samples, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Three generations of one day, of which two may be kept."""
    kept = Kept(tmp_path, samples["one_second"])
    kept.renew(NOW)
    for number in (1, 2):
        kept.begin_anew()
        kept.restore(CAMERAS[number], NOW + DAY, media=(Media.RECORDINGS,))
        kept.renew(NOW + number)
    monkeypatch.setattr(folding, "MOST", 2)
    return kept


def fold(kept: Kept) -> None:
    """As a renewal does at its end."""
    found = generations.of(str(kept.catalogue))
    folding.fold(str(kept.catalogue), found[0], lambda: None, math.inf)


def test_rows_that_prove_damaged_while_two_days_are_folded_stay_aside(kept: Kept) -> None:
    oldest = min(kept.catalogue.rglob("*.db.gz"))
    plain = oldest.with_suffix(".plain")
    unpack(str(oldest), str(plain))
    content = bytearray(plain.read_bytes())
    content[8 * 4096 : 16 * 4096] = random.Random(1).randbytes(8 * 4096)
    plain.unlink()
    oldest.write_bytes(gzip.compress(content))
    fold(kept)
    found = generations.of(str(kept.catalogue))
    assert len(found) == 2
    assert any(damaged_in(generation.folder) for generation in found)
    kept.begin_anew()
    kept.restore(CAMERAS[1], NOW + DAY)
    assert kept.execute("SELECT count(*) AS n FROM recordings")[0]["n"] == 360


def test_nothing_is_folded_on_a_disk_that_is_nearly_full(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in kept.catalogue.rglob("*.db.gz")}
    monkeypatch.setattr(space, "RESERVE", 1 << 60)
    monkeypatch.setattr(space, "_SHARE", 2.0)
    with pytest.raises(CatalogueError, match="nearly full"):
        fold(kept)
    assert before == {path: path.read_bytes() for path in kept.catalogue.rglob("*.db.gz")}
