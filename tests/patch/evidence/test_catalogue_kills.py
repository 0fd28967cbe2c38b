"""A renewal of the catalogue that is killed leaves whole files, and the next one does the rest."""

from __future__ import annotations

import gzip
import random
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from testing.catalogued import DAY, NOW, Kept
from testing.library import NOON
from testing.paths import ROOT
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

STEPS = """
import os, signal, sys
sys.path[:0] = [{patch!r}, {root!r}]
from contextlib import closing
from recording_backfill.evidence.catalogue import dayfile, generations, index, renewal
from recording_backfill.frigate.session import Session

left = int(sys.argv[3])

def stepping(function):
    def step(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return step

for module, names in (
    (os, "fsync rename unlink makedirs close write".split()),
    (dayfile.Writer, "begin put finish".split()),
    (dayfile.tempfile, ["mkstemp"]),
    (dayfile.shutil, ["copyfileobj"]),
    (index.json, ["dump"]),
):
    for name in names:
        setattr(module, name, stepping(getattr(module, name)))
with closing(Session(sys.argv[1], writable=False)) as session:
    renewal.Renewal(sys.argv[2], session, sys.argv[5], now=float(sys.argv[4])).run()
print(left)
"""
MORE_THAN_ALL = 10**9


def renew_until(kept: Kept, step: int, now: float) -> int:
    """A renewal in a process of its own that dies before its step of that number; those left."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            STEPS.format(patch=str(PATCH), root=str(ROOT)),
            str(kept.database),
            str(kept.catalogue),
            str(step),
            str(now),
            str(kept.media),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return int(done.stdout) if done.returncode == 0 else 0


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
