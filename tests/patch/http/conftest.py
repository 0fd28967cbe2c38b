"""A stand-in with the patch, for tests of its endpoints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from testing.library import Samples
from testing.served import YESTERDAY, Served, served
from tests.patch.http.answers import COUNT, EMPTY


@pytest.fixture(scope="module")
def frigate(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Served]:
    cameras = ("front_door", "back_yard", "backfill", "recordings")
    with served(tmp_path_factory.mktemp("frigate"), samples, cameras=cameras) as running:
        running.add_many(COUNT)
        running.add(YESTERDAY, camera="backfill")
        running.add(YESTERDAY, camera="recordings")
        broken = running.add(EMPTY)
        broken.write_bytes(b"")
        yield running
