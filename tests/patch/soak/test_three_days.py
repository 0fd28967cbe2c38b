"""Three days after its database was lost, a Frigate gets all of it back but for the last minutes.

Frigate and the catalogue go on all the time, by a clock that is moved; meanwhile the disk is
unmounted and mounted again. `tests/patch/engine/test_catalogued_life.py` is the short form.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from recording_backfill.jobs.cataloguer import INTERVAL

from testing.disks import Disk
from testing.frigate_life import FrigateLife
from testing.standin.server import VERSIONS

from .three_days import HOUR, ThreeDays, begins, lacking
from .world import World

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import Samples

LIVES = 2
"""Of each release, from a seed of its own each time."""


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("version", VERSIONS)
def test_three_days_after_a_loss_all_but_the_last_minutes_comes_back(
    tmp_path: Path, samples: Samples, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRIGATE_BACKFILL_CLOCK", "1")
    first = random.SystemRandom().randrange(10**9)
    with FrigateLife(version) as life:
        for seed in range(first, first + LIVES):
            print(f"seed {seed}", flush=True)
            world = World()
            world.rule(monkeypatch)
            folder = tmp_path / str(seed)
            folder.mkdir()
            with Disk(folder / "media") as disk:
                video = samples.bytes("one_second")
                live(ThreeDays(seed, folder, disk, life, video, world), random.Random(seed))


def live(frigate: ThreeDays, chance: random.Random) -> None:
    frigate.go_on(chance.uniform(20, 50))
    assert frigate.errors == []
    saved_at, saved = frigate.world.now, frigate.rows()
    assert all(saved.values())
    frigate.lose_database()
    lost_at = frigate.world.now

    before, away = chance.uniform(1, 60), chance.uniform(1, 10)
    frigate.go_on(before)
    assert frigate.errors == []
    frigate.without_disk(away)
    assert len(set(frigate.errors)) <= 1, "one line in the log"
    told = len(frigate.errors)
    frigate.go_on(72 - before - away)
    assert len(frigate.errors) == told
    frigate.world.now += HOUR
    frigate.renew()

    since, files = frigate.rows(), frigate.files()
    said = frigate.restore()
    now = frigate.rows()
    assert lacking(saved, now) == [], said
    assert lacking(since, now) == [], said
    for table, rows in now.items():
        old = saved[table] | since[table]
        strange = {row for row in rows - old if not saved_at - INTERVAL < begins(table, row)}
        strange |= {row for row in rows - old if not begins(table, row) < lost_at}
        assert lacking({table: strange}, saved) == [], said
    paths = {path for path in files if "/recordings/" in path}
    assert paths == {path for path in paths if f'"{path}"' in " ".join(now["recordings"])}

    frigate.clean_up()
    assert (frigate.rows(), frigate.files()) == (now, files)
    frigate.restore()
    assert frigate.rows() == now
