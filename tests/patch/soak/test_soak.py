"""A made life of Frigate at random, with us and without: nothing is lost through us.

The recorder, clean-up, sync, losses, clock steps, full disks, kills, runs and the rescue come in
any order. Each seed is a life; one that failed once stays in FAILED_ONCE. A failure prints the
seed and the whole story.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from testing.frigate_life import FrigateLife

from .twin_lives import TwinLives

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import Samples

VERSIONS = ("0.15.2", "0.17.2", "0.19.0-dev")
FAILED_ONCE: tuple[int, ...] = ()
SEEDS = (*FAILED_ONCE, *range(12))
LIVES = 1000
"""Of `--long`, from a seed of its own each time."""


@pytest.fixture(scope="module")
def frigates() -> Iterator[dict[str, FrigateLife]]:
    lives = {version: FrigateLife(version) for version in VERSIONS}
    yield lives
    for life in lives.values():
        life.close()


def play(
    seed: int,
    folder: Path,
    frigates: dict[str, FrigateLife],
    samples: Samples,
    monkeypatch: pytest.MonkeyPatch,
) -> TwinLives:
    monkeypatch.setenv("FRIGATE_BACKFILL_CLOCK", "1")
    frigate = frigates[VERSIONS[seed % len(VERSIONS)]]
    lives = TwinLives(seed, folder, frigate, samples.bytes("one_second"), monkeypatch)
    lives.play(events=20)
    return lives


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_through_us(
    seed: int,
    tmp_path: Path,
    frigates: dict[str, FrigateLife],
    samples: Samples,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    play(seed, tmp_path, frigates, samples, monkeypatch)


@pytest.mark.long
def test_nothing_is_lost_through_us_in_a_thousand_lives(
    tmp_path: Path,
    frigates: dict[str, FrigateLife],
    samples: Samples,
    record_property: pytest.FixtureRequest,
) -> None:
    first = random.SystemRandom().randrange(10**9)
    saved = written = held = 0
    for seed in range(first, first + LIVES):
        print(f"seed {seed}", flush=True)
        folder = tmp_path / str(seed)
        with pytest.MonkeyPatch.context() as monkeypatch:
            lives = play(seed, folder, frigates, samples, monkeypatch)
        saved, written = saved + lives.saved, written + lives.written
        held += lives.held
    print(f"{LIVES} lives: {written} rows by runs, {saved} by the rescue, {held} syncs held back")
    assert min(saved, written, held) > LIVES  # so that it was worth the time
