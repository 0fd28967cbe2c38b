"""A renewal of the catalogue that is killed leaves whole files, and the next one does the rest."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import pytest

from testing.catalogued import DAY, NOW, Kept
from testing.library import NOON
from testing.steps import MORE_THAN_ALL, run_until

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

RENEWAL = """
import os
from contextlib import closing
from recording_backfill.evidence.catalogue import dayfile, index, renewal
from recording_backfill.frigate.session import Session

database, catalogue, now, media = sys.argv[1:-1]
steps.count(os, "fsync rename unlink makedirs close write")
steps.count(dayfile.Writer, "begin put finish")
steps.count(dayfile.tempfile, "mkstemp")
steps.count(dayfile.shutil, "copyfileobj")
steps.count(index.json, "dump")
with closing(Session(database, writable=False)) as session:
    renewal.Renewal(catalogue, session, media, now=float(now)).run()
"""


def renew_until(kept: Kept, step: int, now: float) -> int:
    """A renewal in a process of its own that dies before its step of that number; those left."""
    return run_until(step, RENEWAL, kept.database, kept.catalogue, now, kept.media)


def contents(kept: Kept) -> dict[str, bytes]:
    """By its path, what each day's file holds; raises where one is not whole."""
    return {
        str(path.relative_to(kept.catalogue)): gzip.decompress(path.read_bytes())
        for path in kept.catalogue.rglob("[!.]*.db.gz")
    }


def kill_at(kept: Kept, steps: list[int]) -> None:
    """Change the database and kill the renewal at each of `steps`; then let one be done."""
    before = contents(kept)
    for number, step in enumerate(steps):
        kept.execute("UPDATE event SET end_time = end_time + 1")
        renew_until(kept, step, NOW + 900 * (number + 1))
        after = contents(kept)
        assert before.keys() <= after.keys()
        before = after
    kept.renew(NOW + 900 * (len(steps) + 1))
    assert not [path for path in kept.catalogue.rglob("*") if "unfinished" in path.name]


def all_comes_back(kept: Kept) -> None:
    """Lose the database and restore it."""
    from testing.filled import CAMERAS

    before = kept.tables()
    kept.begin_anew()
    for camera in CAMERAS:
        kept.restore(camera, NOW + DAY)
    assert kept.tables() == before


def test_a_killed_renewal_leaves_whole_files(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"])
    whole = MORE_THAN_ALL - renew_until(kept, MORE_THAN_ALL, NOW)
    assert whole > 20
    kept.execute("UPDATE event SET end_time = end_time + 1")
    again = MORE_THAN_ALL - renew_until(kept, MORE_THAN_ALL, NOW + 60)
    kill_at(kept, [1, again // 3, again // 2, again - 6, again - 4, again - 2, again])
    all_comes_back(kept)


def test_the_first_renewal_may_be_killed_too(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"])
    for step in (1, 2, 9, 20):
        renew_until(kept, step, NOW)
        contents(kept)
    kept.renew(NOW + 900)
    all_comes_back(kept)


@pytest.mark.long
def test_a_hundred_kills_leave_whole_files(tmp_path: Path, samples: Samples) -> None:
    kept = Kept(tmp_path, samples["one_second"], hours=2, start=NOON + 11 * 3600)
    whole = MORE_THAN_ALL - renew_until(kept, MORE_THAN_ALL, NOW)
    seed = random.SystemRandom().randrange(10**9)
    print(f"seed {seed}")
    draw = random.Random(seed)
    kill_at(kept, [draw.randrange(1, whole + 1) for _ in range(100)])
    all_comes_back(kept)
