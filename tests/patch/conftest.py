"""Fixtures of the patch's tests: real recordings and libraries made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing.library import LibraryBuilder, Samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Real recordings, each made by ffmpeg when first asked for."""
    return Samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def library(tmp_path: Path, samples: Samples) -> LibraryBuilder:
    """An empty library with an empty database of Frigate 0.17."""
    return LibraryBuilder(tmp_path, samples)
