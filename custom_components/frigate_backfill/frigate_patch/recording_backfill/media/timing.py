"""What the spacing of a preview's frames tells of movement in front of the camera.

Frigate's rules (`PreviewRecorder` in `frigate/output/preview.py` of 0.15.2, 0.16.4, 0.17.2 and the
development tree of 2026-07-23): of the frames that detection looked at, one is written at least a
second after the one before where there was motion or an active object, half a second where that is
a car; without either, one more than 30 seconds after the one before. The first and the last of a
file are written whatever there was, and so is the second after Frigate started.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import ceil
from operator import sub
from typing import TYPE_CHECKING

from ..untouched import FILE, open_untouched
from .frames import FIRST_READ, frame_clock
from .usual import is_whole

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from .frames import FrameClock

_LONGEST_GAP = 29.9
"""Seconds; what comes later was due anyway. Times in a file are within 0.05 s of the true ones."""
_LONGEST_GAP_OF_CAR = 0.9
_SHORTEST_GAP = 0.4
"""Seconds; what comes sooner was written because Frigate had just started."""
ONGOING = 2.1
"""Seconds; frames that follow each other sooner show that it never stopped in between."""
HEARTBEAT = 35.0
"""Seconds after which a frame is due whatever there is: without one, frames were lost."""
_ROUNDED = 0.5
"""Units of a file's time scale, which rounding cannot reach."""
_WHOLE = 0.1
"""Seconds that the last frame of a whole file may be away from the end in its name."""


@dataclass(frozen=True)
class Timing:
    """The frames of one preview, in UTC epoch seconds."""

    start: float
    end: float
    """From when to when they tell anything: where a frame was lost, the file ends too early."""
    whole: bool
    clock: FrameClock
    written: float | None = None
    """When the file was written last, if all of its media is surely there."""

    @property
    def frames(self) -> array[float]:
        """When they are shown."""
        return self.clock.moments


def read_timing(path: str, start: float, end: float) -> Timing | None:
    """The frames of the preview at `path`, whose name says from when to when it is.

    None where it cannot be read: it is gone, still being written, damaged or another video.
    """
    try:
        descriptor = open_untouched(path, FILE)
    except OSError:
        return None
    try:
        info = os.fstat(descriptor)
        clock = frame_clock(descriptor, info.st_size, start)
        playable = is_whole(os.pread(descriptor, FIRST_READ, 0), info.st_size)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if clock is None or (last := clock.moment(clock.ticks[-1])) > end + _WHOLE:
        return None
    whole = last >= end - _WHOLE
    written = info.st_mtime if playable else None
    return Timing(start, end if whole else last, whole, clock, written)


def moving(frames: Sequence[float]) -> list[float]:
    """Those of a file's frames that prove motion, or an object that moved a moment ago."""
    return [
        frame
        for before, frame in zip(frames, frames[1:-1])
        if _SHORTEST_GAP <= frame - before <= _LONGEST_GAP
    ]


def moving_until(clock: FrameClock, at: float, last: float, pause: float) -> float | None:
    """When a frame last proves what `moving` tells of, without a longer `pause`.

    That is after `at`, and `last` if none does; None where frames are missing in that time.
    """
    ticks, scale, begin = clock
    # All of them whole numbers, which are compared in half the time.
    shortest, longest = ceil(_SHORTEST_GAP * scale), int(_LONGEST_GAP * scale)
    beat, lull = int(HEARTBEAT * scale), int(pause * scale)
    place = max(1, bisect_right(ticks, (at - begin) * scale + _ROUNDED))
    before, until, found = ticks[place - 1], int((last + pause - begin) * scale), None
    for tick in ticks[place:-1]:
        gap = tick - before
        if gap > beat and before < until:
            return None
        if tick > until:
            break
        if shortest <= gap <= longest:
            found = tick
            until = tick + lull
        before = tick
    else:
        if ticks[-1] - before > beat and before < until:
            return None
    return last if found is None else clock.moment(found)


def car_moved(clock: FrameClock, start: float, end: float) -> bool | None:
    """Whether frames of that time came sooner than Frigate writes them of anything but a car.

    None where frames are missing in that time.
    """
    ticks, scale, begin = clock
    at, until = (start - begin) * scale, (end - begin) * scale
    # With the two before and the one after, by which it is told of each what it proves.
    first, last = bisect_left(ticks, at - _ROUNDED) - 2, bisect_right(ticks, until + _ROUNDED) + 1
    part = ticks[max(0, first) : last]
    gaps = list(map(sub, part[1:], part))
    shortest, longest = ceil(_SHORTEST_GAP * scale), int(_LONGEST_GAP_OF_CAR * scale)
    sooner = gaps[1:-1]
    # One frame alone may have come early for another reason.
    if sooner and min(sooner) <= longest and sum(shortest <= gap <= longest for gap in sooner) > 1:
        return True
    beat = int(HEARTBEAT * scale)
    if gaps and max(gaps) > beat:
        spans = zip(gaps, part, part[1:])
        at, until = at + _ROUNDED, until - _ROUNDED
        if any(gap > beat and one < until and at < two for gap, one, two in spans):
            return None
    return False


def blind_spans(frames: Sequence[float]) -> list[tuple[float, float]]:
    """From when to when a file lacks frames."""
    return [(one, two) for one, two in zip(frames, frames[1:]) if two - one > HEARTBEAT]


def busy_spans(frames: Sequence[float]) -> list[tuple[float, float]]:
    """From when to when a file's frames prove that something moved; a moment has no length."""
    spans: list[tuple[float, float]] = []
    for time in moving(frames):
        if spans and time - spans[-1][1] <= ONGOING:
            spans[-1] = (spans[-1][0], time)
        else:
            spans.append((time, time))
    return spans
