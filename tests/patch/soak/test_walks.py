"""After a loss, whatever we are asked for in whatever order, no file is gone for it later.

What Frigate keeps where nothing was lost, and where what was lost stays lost, it keeps with us.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from testing.frigate_life import FrigateLife
from testing.library import ffmpeg
from testing.standin.server import VERSIONS

from .walks import Walk

if TYPE_CHECKING:
    from pathlib import Path

WALKS = 100
"""Of each release, from a seed of its own each time."""


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("version", VERSIONS)
def test_no_file_is_gone_that_would_be_there_without_us(tmp_path: Path, version: str) -> None:
    path = tmp_path / "segment.mp4"
    ffmpeg(
        "-f lavfi -i color=size=16x16:rate=2 -t 10 -c:v libx264 -preset ultrafast "
        f"-pix_fmt yuv420p -movflags +faststart {path}"
    )
    first, done = random.SystemRandom().randrange(10**9), 0
    with FrigateLife(version) as life:
        for seed in range(first, first + WALKS):
            print(f"seed {seed}", flush=True)
            walk = Walk(seed, tmp_path / str(seed), life, path.read_bytes())
            with pytest.MonkeyPatch.context() as monkeypatch:
                walk.play(monkeypatch)
            done += len(walk.jobs)
    assert done > WALKS  # so that it was worth the time
