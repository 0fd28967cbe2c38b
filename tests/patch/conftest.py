"""Fixtures of the patch's tests: real recordings and libraries made of them."""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from testing.frigate_life import FrigateLife
from testing.library import LibraryBuilder, Samples
from testing.standin.server import VERSIONS
from testing.zones import local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


# What the kernel of the machine that tests run on says of its clock is no matter.
os.environ["FRIGATE_BACKFILL_CLOCK"] = "0"

# No test depends on how quick the machine is.
settings.register_profile(
    "any machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Real recordings, each made by ffmpeg when first asked for."""
    return Samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def library(tmp_path: Path, samples: Samples) -> LibraryBuilder:
    """An empty library with an empty database of Frigate 0.17."""
    return LibraryBuilder(tmp_path, samples)


@pytest.fixture(scope="session")
def lives() -> Iterator[Callable[[str], FrigateLife]]:
    """Releases, each started when first asked for."""
    with ExitStack() as stack:
        yield cache(lambda version: stack.enter_context(FrigateLife(version)))


@pytest.fixture(params=VERSIONS)
def life(request: pytest.FixtureRequest, lives: Callable[[str], FrigateLife]) -> FrigateLife:
    """Each release in turn, which cleans up, syncs and starts when it is told to."""
    return lives(request.param)


@pytest.fixture
def berlin() -> Iterator[None]:
    """Local time is that of Berlin, which has days of 23 and 25 hours."""
    with local_time("Europe/Berlin"):
        yield
