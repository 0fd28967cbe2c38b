"""Frigate's database, for all tests of its tables."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from recording_backfill.frigate.recordings import FrigateDatabase

from testing.library import LibraryBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def database(library: LibraryBuilder) -> Iterator[FrigateDatabase]:
    with closing(FrigateDatabase(str(library.database), writable=True)) as opened:
        yield opened
