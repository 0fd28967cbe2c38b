"""What thumbnails of reviews and previews cost a run: the same library with them and without.

It is kept by alerts and detections: in each hour two review items with ten recordings each, and a
preview. So a million recordings have 100,000 thumbnails and 50,000 previews.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from testing.library import Samples
from testing.preview_boxes import preview_of

from . import runs
from .library import CAMERA, LINKS_PER_FILE, SEGMENT_SECONDS, Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HOUR = 3600.0
_BEGINS = (600, 2400)
"""Seconds after the hour at which something moves, for as long as ten recordings last."""
_OF_REVIEW = 10
_CONFIG = """\
version: 0.17-0
record:
  enabled: true
  continuous: {{days: {continuous}}}
  alerts: {{retain: {{days: 100000}}}}
  detections: {{retain: {{days: 100000}}}}
objects: {{track: [person, car, dog]}}
cameras:
  {camera}: {{}}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time of two runs over one library, in seconds."""

    what: str
    without: float
    with_media: float

    @property
    def more(self) -> float:
        """By how much the run with thumbnails and previews costs more; 0.1 is a tenth."""
        return self.with_media / self.without - 1.0


def measure(folder: Path, files: int, say: Callable[[str], None]) -> Iterator[Cost]:
    """Build the library, then run over it: at first all is missing, then nothing is."""
    library = build(folder, files)
    clips, away = folder / "clips", folder / "clips.away"
    for continuous, what in ((0, "older than the continuous days"), (100_000, "younger")):
        config = folder / "config.yml"
        config.write_text(_CONFIG.format(camera=CAMERA, continuous=continuous))
        flags = ("--config", str(config), "--no-motion")
        seconds: dict[bool, list[float]] = {}
        for with_media in (False, True):
            os.rename(*((away, clips) if with_media else (clips, away)))
            library.empty_database()
            say(f"{what}, {'with' if with_media else 'without'} thumbnails and previews")
            seconds[with_media] = [runs.run(library, *flags).cpu_seconds for _ in range(2)]
            if library.rows() != library.files:
                raise RuntimeError(f"{library.rows()} rows for {library.files} files")
        for place, run in enumerate(("all is missing", "nothing is missing")):
            yield Cost(f"{what}, {run}", seconds[False][place], seconds[True][place])


def build(folder: Path, files: int) -> Library:
    """Make the recordings, thumbnails and previews, ending two days ago."""
    (folder / "sources").mkdir()
    sources = [Samples(folder / "sources")["h264"]]
    hours = files // (len(_BEGINS) * _OF_REVIEW)
    end = datetime.now(UTC).timestamp() // 86_400 * 86_400 - 2 * 86_400
    start = end - hours * HOUR
    library = Library(
        folder / "recordings", folder / "frigate.db", hours * len(_BEGINS) * _OF_REVIEW, start
    )
    reviews, previews = folder / "clips/review", folder / "clips/previews" / CAMERA
    reviews.mkdir(parents=True)
    previews.mkdir(parents=True)
    preview = folder / "sources/preview.mp4"
    preview.write_bytes(preview_of(_frames()))
    links = 0
    for number in range(hours):
        hour = start + number * HOUR
        place = library.recordings / datetime.fromtimestamp(hour, UTC).strftime(
            f"%Y-%m-%d/%H/{CAMERA}"
        )
        place.mkdir(parents=True)
        for begin in _BEGINS:
            for segment in range(_OF_REVIEW):
                seconds = begin + segment * SEGMENT_SECONDS
                links += 1
                if links % LINKS_PER_FILE == 0:
                    copy = sources[-1].with_name(f"{links}.mp4")
                    copy.write_bytes(sources[0].read_bytes())
                    sources.append(copy)
                os.link(sources[-1], place / f"{seconds // 60:02}.{seconds % 60:02}.mp4")
            thumb = reviews / f"thumb-{CAMERA}-{hour + begin + 6.5}-{number % 10**6:06}.webp"
            thumb.touch()
            os.utime(thumb, (hour + begin + 7, hour + begin + 7))
        os.link(preview, previews / f"{hour}-{hour + HOUR}.mp4")
        if number % LINKS_PER_FILE == LINKS_PER_FILE - 1:
            content = preview.read_bytes()
            preview.unlink()
            preview.write_bytes(content)
    return library


def _frames() -> list[float]:
    """Those of an hour: one a second while something moves, else one every half minute."""
    frames = [0.0]
    while frames[-1] < HOUR - 31:
        moves = any(begin <= frames[-1] < begin + 90 for begin in _BEGINS)
        frames.append(frames[-1] + (1.0 if moves else 30.1))
    return [*frames, HOUR]
