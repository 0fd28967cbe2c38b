"""What thumbnails of reviews and previews cost a run: the same library with them and without.

Two libraries, each with two review items and a preview an hour. One is kept by alerts and
detections: ten recordings hang on each review item, so a million have 100,000 thumbnails and 50,000
previews. The other records around the clock, 360 an hour; it is one of twenty cameras whose
thumbnails lie in one folder. With 900,000 recordings these are 100,000, beside 50,000 previews.
"""

from __future__ import annotations

import os
import shutil
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
_ROUNDS = 2
_CAMERAS = 20
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
class Habit:
    """How a camera records."""

    name: str
    seconds: tuple[int, ...]
    """When recordings begin in each hour."""
    cameras: int
    """How many have their thumbnails in the same folder."""
    kept: tuple[tuple[int, str], ...]
    """Continuous days to measure it with, and what they mean."""
    most: int = 10**9
    """Recordings, of which more would take too long."""


_OLDER, _YOUNGER = (0, "older than the continuous days"), (100_000, "younger")
BY_EVENTS = Habit(
    "kept by events",
    tuple(begin + i * SEGMENT_SECONDS for begin in _BEGINS for i in range(_OF_REVIEW)),
    1,
    (_OLDER, _YOUNGER),
    most=100_000,
)
AROUND_THE_CLOCK = Habit(
    "around the clock", tuple(range(0, int(HOUR), SEGMENT_SECONDS)), _CAMERAS, (_YOUNGER,)
)


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
    """Of both libraries, one after the other."""
    for habit in (AROUND_THE_CLOCK, BY_EVENTS):
        place = folder / habit.name.replace(" ", "_")
        place.mkdir()
        say(f"making the library {habit.name}")
        yield from _measure(build(place, min(files, habit.most), habit), habit, say)
        shutil.rmtree(place)


def _measure(library: Library, habit: Habit, say: Callable[[str], None]) -> Iterator[Cost]:
    """Run over the library: at first all is missing, then nothing is. The best of some rounds."""
    folder, hours = library.database.parent, library.files // len(habit.seconds)
    clips, away = folder / "clips", folder / "clips.away"
    os.rename(clips, away)
    for continuous, what in habit.kept:
        config = folder / "config.yml"
        config.write_text(_CONFIG.format(camera=CAMERA, continuous=continuous))
        flags = ("--config", str(config), "--no-motion")
        seconds: dict[tuple[bool, str], list[float]] = {}
        for turn in range(2 * _ROUNDS):
            with_media = bool(turn % 2)
            if with_media:
                os.rename(away, clips)
            library.empty_database()
            say(f"{habit.name}, {what}, with{'' if with_media else 'out'} thumbnails and previews")
            for then in ("all is missing", "nothing is missing"):
                used = runs.run(library, *flags).cpu_seconds
                seconds.setdefault((with_media, then), []).append(used)
            if library.rows() != library.files:
                raise RuntimeError(f"{library.rows()} rows for {library.files} files")
            if with_media and library.rows("previews") != hours:
                raise RuntimeError(f"{library.rows('previews')} previews of {hours} hours")
            if with_media:
                os.rename(clips, away)
        for then in ("all is missing", "nothing is missing"):
            bare, full = (min(seconds[with_media, then]) for with_media in (False, True))
            yield Cost(f"{habit.name}, {what}, {then}", bare, full)


def build(folder: Path, files: int, habit: Habit) -> Library:
    """Make the recordings, thumbnails and previews, ending two days ago."""
    (folder / "sources").mkdir()
    sources = [Samples(folder / "sources")["h264"]]
    hours = files // len(habit.seconds)
    end = datetime.now(UTC).timestamp() // 86_400 * 86_400 - 2 * 86_400
    start = end - hours * HOUR
    library = Library(
        folder / "recordings", folder / "frigate.db", hours * len(habit.seconds), start
    )
    reviews, previews = folder / "clips/review", folder / "clips/previews" / CAMERA
    reviews.mkdir(parents=True)
    previews.mkdir(parents=True)
    preview = folder / "sources/preview.mp4"
    _write_preview(preview, preview_of(_frames()), end)
    links = 0
    for number in range(hours):
        hour = start + number * HOUR
        place = library.recordings / datetime.fromtimestamp(hour, UTC).strftime(
            f"%Y-%m-%d/%H/{CAMERA}"
        )
        place.mkdir(parents=True)
        for seconds in habit.seconds:
            links += 1
            if links % LINKS_PER_FILE == 0:
                copy = sources[-1].with_name(f"{links}.mp4")
                copy.write_bytes(sources[0].read_bytes())
                sources.append(copy)
            os.link(sources[-1], place / f"{seconds // 60:02}.{seconds % 60:02}.mp4")
        for begin in _BEGINS:
            for other in range(habit.cameras):
                camera = CAMERA if not other else f"camera_{other}"
                thumb = reviews / f"thumb-{camera}-{hour + begin + 6.5}-{number % 10**6:06}.webp"
                thumb.touch()
                os.utime(thumb, (hour + begin + 7, hour + begin + 7))
        os.link(preview, previews / f"{hour}-{hour + HOUR}.mp4")
        if number % LINKS_PER_FILE == LINKS_PER_FILE - 1:
            content = preview.read_bytes()
            preview.unlink()
            _write_preview(preview, content, end)
    return library


def _write_preview(preview: Path, content: bytes, changed: float) -> None:
    preview.write_bytes(content)
    # One that has just been written would be left out.
    os.utime(preview, (changed, changed))


def _frames() -> list[float]:
    """Those of an hour: one a second while something moves, else one every half minute."""
    frames = [0.0]
    while frames[-1] < HOUR - 31:
        moves = any(begin <= frames[-1] < begin + 90 for begin in _BEGINS)
        frames.append(frames[-1] + (1.0 if moves else 30.1))
    return [*frames, HOUR]
