"""What the tests of the engine share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from testing.library import NOON, LibraryBuilder, Samples, ffmpeg
from testing.schema import VERSIONS
from tests.patch.engine.kinds_library import Kinds
from tests.patch.engine.watched import FILES, HOURS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=VERSIONS)
def home(tmp_path: Path, samples: Samples, request: pytest.FixtureRequest) -> Kinds:
    """One of each release."""
    return Kinds(tmp_path, samples, request.param)


@pytest.fixture
def newest(tmp_path: Path, samples: Samples) -> Kinds:
    """One of the newest release."""
    return Kinds(tmp_path, samples, VERSIONS[-1])


@pytest.fixture
def filled(library: LibraryBuilder) -> LibraryBuilder:
    """A library of several hours, all of one file."""
    source = library.samples["one_second"]
    for hour in range(HOURS):
        for number in range(FILES):
            path = library.path(NOON + 3600 * hour + 10 * number)
            path.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, path)
    return library


@pytest.fixture
def both(tmp_path: Path, samples: Samples) -> LibraryBuilder:
    """A library whose database is 0.19's."""
    return LibraryBuilder(tmp_path, samples, "0.19")


@pytest.fixture(scope="session")
def video(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The smallest recording of ten seconds."""
    path = tmp_path_factory.mktemp("video") / "segment.mp4"
    ffmpeg(
        "-f lavfi -i color=size=16x16:rate=2 -t 10 -c:v libx264 -preset ultrafast "
        f"-pix_fmt yuv420p -movflags +faststart {path}"
    )
    return path.read_bytes()
