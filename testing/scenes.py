"""What a camera's detector saw in a made-up time, and what Frigate writes down of it.

Our own small model of three rooms of Frigate: its detector's frames, `segment_stats` of
`record/maintainer.py` (motion and objects of a recording), and `PreviewRecorder` of
`output/preview.py` (which frames go into which preview), as 0.15.2 to 0.18.0-beta1 have them.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HOUR = 3600.0
_HEARTBEAT = 30.0
_USUAL_FPS = 5.0
_STILL = 10.0
"""Seconds that a tracked object counts as active after it stopped (stationary.threshold)."""


@dataclass(frozen=True)
class Stir:
    """Something moves from `start` to `end`, in that part of the detector's frames."""

    start: float
    end: float
    label: str | None = None
    """What it is tracked as; None is wind, shadow, rain."""
    seen: float = 0.85
    boxes: int = 1
    stays: float = 0.0
    """Seconds that it stands in view after that; most things leave instead."""
    absorbed: float = 25.0
    """Seconds after which the motion detector takes what stands for background, at 5 frames a
    second: what counts are the frames. Frigate 0.17.2's took 15 to 39 s for what can be seen well,
    and some seconds, or none, for what hardly differs from what is behind it."""


@dataclass(frozen=True)
class Pause:
    """Frigate is down from `start` to `end`; whether the preview's cached frames outlast it."""

    start: float
    end: float
    cache_kept: bool


@dataclass(frozen=True)
class Frame:
    """A frame that the detector looked at."""

    time: float
    motion: int
    moving: int
    """Objects that moved since the last one."""
    active: int
    """Objects that count as active."""
    car: bool


@dataclass
class Preview:
    """The frames of one file; its name has the first and the last."""

    times: list[float] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Segment:
    """A recording with what the recorder counted in it."""

    start: float
    end: float
    motion: int
    objects: int


@dataclass(frozen=True)
class Scene:
    """A camera's time."""

    start: float
    end: float
    stirs: Sequence[Stir]
    pauses: Sequence[Pause] = ()
    fps: float = 5.0
    seed: int = 1
    missed: float = 0.0
    """Part of the frames that the output process cannot fetch any more."""
    unswept: float = 0.0
    """Part of the previews that lost a cached frame."""

    def frames(self) -> list[Frame]:
        """What the detector saw."""
        return list(self._frames(random.Random(self.seed)))

    def _frames(self, chance: random.Random) -> Iterator[Frame]:
        time, step = self.start + chance.random(), 1 / self.fps
        stirs, first = sorted(self.stirs, key=lambda stir: stir.start), 0
        longest = max((stir.end - stir.start + stir.stays for stir in stirs), default=0.0)
        while time < self.end:
            pause = next((one for one in self.pauses if one.start <= time < one.end), None)
            if pause is not None:
                time = pause.end + chance.random()
                continue
            while first < len(stirs) and stirs[first].start + longest < time:
                first += 1
            motion = moving = active = 0
            car = False
            for stir in stirs[first:]:
                if stir.start > time:
                    break
                moves = time <= stir.end
                if moves and chance.random() < stir.seen:
                    motion += stir.boxes
                    moving += stir.label is not None
                absorbed = stir.absorbed * _USUAL_FPS / self.fps
                if not moves and time <= stir.end + min(stir.stays, absorbed):
                    motion += stir.boxes
                if stir.label is not None and time <= stir.end + min(stir.stays, _STILL):
                    active += 1
                    car = car or stir.label == "car"
            yield Frame(round(time, 6), motion, moving, active, car)
            time += step + chance.gauss(0, 0.01)

    def segments(self, frames: Sequence[Frame], length: float = 10.0) -> list[Segment]:
        """The recordings, which begin on whole seconds; none while Frigate is down."""
        found, start, first = [], float(math.ceil(self.start)), 0
        while start + length <= self.end:
            pause = next(
                (one for one in self.pauses if one.start < start + length and start < one.end), None
            )
            if pause is not None:
                start = float(math.ceil(pause.end))
                continue
            while first < len(frames) and frames[first].time < start:
                first += 1
            motion = objects = 0
            for frame in frames[first:]:
                if frame.time > start + length:
                    break
                motion += frame.motion
                objects += frame.moving
            found.append(Segment(start, start + length, motion, objects))
            start += length
        return found

    def previews(self, frames: Iterable[Frame]) -> list[Preview]:
        """The previews that are there at the end; the last hour's is not written yet."""
        chance = random.Random(self.seed + 1)
        previews: list[Preview] = []
        current = Preview()
        last = 0.0
        closes = self.start // HOUR * HOUR + HOUR
        pauses = sorted(self.pauses, key=lambda pause: pause.start)
        for frame in frames:
            time = frame.time
            while pauses and time >= pauses[0].end:
                pause = pauses.pop(0)
                # Frames of an hour that is over are not taken up again.
                if not pause.cache_kept or pause.end >= closes:
                    current, last = Preview(), 0.0
                last = current.times[-1] if current.times else 0.0
                closes = time // HOUR * HOUR + HOUR
            if chance.random() < self.missed:
                continue
            if not current.times and last == 0.0:
                current.times.append(time)
            elif time >= closes:
                current.times.append(time)
                previews.append(current)
                current, last = Preview([time]), time
                closes = time // HOUR * HOUR + HOUR
            elif _due(frame, time - last):
                current.times.append(time)
                last = time
        for preview in previews:
            if chance.random() < self.unswept and len(preview.times) > 2:
                preview.lost.append(chance.choice(preview.times[1:-1]))
        return previews


def _due(frame: Frame, since: float) -> bool:
    """Whether the frame goes into the preview, so long after the last that did."""
    if since < (0.5 if frame.car else 1.0):
        return False
    return bool(frame.active or frame.motion) or since > _HEARTBEAT


def street(start: float, end: float, *, an_hour: float, seed: int = 1) -> list[Stir]:
    """What passes a camera: people, cars and wind, about so many `an_hour`."""
    chance = random.Random(seed)
    stirs, time = [], start + chance.expovariate(an_hour / HOUR)
    while time < end:
        label = chance.choice([None, None, "person", "car"])
        length = chance.choice([1.0, 3.0, 8.0, 20.0, 60.0]) * chance.uniform(0.5, 1.5)
        seen = chance.choice([0.5, 0.85, 1.0])
        stays = 60.0 if label and chance.random() < 0.3 else 0.0
        # Of 31 things that stopped before the real detector, 7 were background within 10 s.
        absorbed = chance.uniform(0.0, 10.0) if chance.random() < 0.22 else chance.uniform(11, 47)
        boxes = chance.choice([1, 1, 2, 4])
        stirs.append(Stir(time, time + length, label, seen, boxes, stays, absorbed))
        time += length + chance.expovariate(an_hour / HOUR)
    return stirs
