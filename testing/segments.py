"""Segments as a recorder cuts them: libraries whose recordings follow each other, or do not."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from testing.library import CAMERA, NOON, ffmpeg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from testing.library import LibraryBuilder, Samples

_CODECS = {
    "h264": "-c:v libx264 -preset ultrafast",
    "hevc": "-c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1",
}
_SOUND = ("-f lavfi -i sine=sample_rate=16000", "-c:a aac")
"""What makes it, and its codec."""


class Cuts:
    """Real recordings of any length in tenths of a second, each made once."""

    def __init__(self, samples: Samples) -> None:
        self._folder = samples["short"].parent

    def bytes(self, tenths: int, *, codec: str = "h264", sound: bool = False) -> bytes:
        """One that plays for so many tenths of a second."""
        path = self._folder / f"cut-{tenths}-{codec}-{sound}.mp4"
        if not path.exists():
            source, audio = _SOUND if sound else ("", "")
            ffmpeg(
                f"-f lavfi -i testsrc=size=64x48:rate=10 {source} -t {tenths / 10} "
                f"{_CODECS[codec]} -g 10 -pix_fmt yuv420p {audio} -movflags +faststart {path}"
            )
        return path.read_bytes()


def padded(content: bytes, size: int) -> bytes:
    """The same recording in a file of at least `size` bytes, as a scene with more detail has."""
    more = max(8, size - len(content))
    return content + more.to_bytes(4, "big") + b"free" + bytes(more - 8)


@dataclass
class Segment:
    """One recording on disk."""

    path: Path
    start: float
    """The second in its name."""
    duration: float
    """What it plays; 0 where it is no whole recording."""


@dataclass
class Recorder:
    """Records a camera from `clock` on, and knows the truth of what it wrote."""

    library: LibraryBuilder
    cuts: Cuts
    clock: float = NOON
    camera: str = CAMERA
    codec: str = "h264"
    sound: bool = False
    rate: int = 8000
    """Bytes a second."""
    segments: list[Segment] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(14))

    def record(
        self, count: int, *, tenths: Sequence[int] = (100,), spread: float = 0.1
    ) -> list[Segment]:
        """Record so many segments without a pause; sizes vary by `spread`, a sigma of logs."""
        made = []
        for _ in range(count):
            length = self.chance.choice(tenths)
            size = int(self.rate * length / 10 * self.chance.lognormvariate(0.0, spread))
            content = self.cuts.bytes(length, codec=self.codec, sound=self.sound)
            made.append(self.write(padded(content, size), length / 10))
        return made

    def write(self, content: bytes, duration: float, *, plays: float | None = None) -> Segment:
        """Put a file there that took `duration` to record."""
        start = float(int(self.clock))
        path = self.library.write(start, content, self.camera)
        segment = Segment(path, start, duration if plays is None else plays)
        self.segments.append(segment)
        self.clock += duration
        return segment

    def pause(self, seconds: float) -> None:
        """Record nothing for a while."""
        self.clock += seconds

    def break_off(self, part: float) -> Segment:
        """A segment of ten seconds of which only a part of the file is there, without an end."""
        content = padded(self.cuts.bytes(100, codec=self.codec, sound=self.sound), self.rate * 10)
        return self.write(content[: int(len(content) * part)], 10.0, plays=0.0)
