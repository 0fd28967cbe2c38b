"""What the spacing of a preview's frames tells of movement in front of the camera.

Frigate's rules (`PreviewRecorder` in `frigate/output/preview.py` of 0.15.2, 0.16.4, 0.17.2 and the
development tree of 2026-07-23): of the frames that detection looked at, one is written at least a
second after the one before where there was motion or an active object, half a second where that is
a car; without either, one more than 30 seconds after the one before. The first and the last of a
file are written whatever there was, and so is the second after Frigate started.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ..untouched import FILE, open_untouched
from .frames import frame_times

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

_LONGEST_GAP = 29.9
"""Seconds; what comes later was due anyway. Times in a file are within 0.05 s of the true ones."""
_LONGEST_GAP_OF_CAR = 0.9
_SHORTEST_GAP = 0.4
"""Seconds; what comes sooner was written because Frigate had just started."""
ONGOING = 2.1
"""Seconds; frames that follow each other sooner show that it never stopped in between."""
HEARTBEAT = 35.0
"""Seconds after which a frame is due whatever there is: without one, frames were lost."""
_WHOLE = 0.1
"""Seconds that the last frame of a whole file may be away from the end in its name."""


@dataclass(frozen=True)
class Timing:
    """The frames of one preview, in UTC epoch seconds."""

    start: float
    end: float
    """From when to when they tell anything: where a frame was lost, the file ends too early."""
    whole: bool
    frames: array[float]


def read_timing(path: str, start: float, end: float) -> Timing | None:
    """The frames of the preview at `path`, whose name says from when to when it is.

    None where it cannot be read: it is gone, still being written, damaged or another video.
    """
    try:
        descriptor = open_untouched(path, FILE)
    except OSError:
        return None
    try:
        moments = frame_times(descriptor, os.fstat(descriptor).st_size, start)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if moments is None or moments[-1] > end + _WHOLE:
        return None
    whole = moments[-1] >= end - _WHOLE
    return Timing(start, end if whole else moments[-1], whole, moments)


def moving(frames: Sequence[float]) -> list[float]:
    """Those of a file's frames that prove motion, or an object that moved a moment ago."""
    return _following(frames, 1, _LONGEST_GAP)


def moving_until(frames: Sequence[float], at: float, last: float, pause: float) -> float | None:
    """When one of a file's frames last proves what `moving` does, without a longer `pause`.

    That is after `at`, and `last` if none does; None where frames are missing in that time.
    """
    place = max(1, bisect_right(frames, at))
    before, end = frames[place - 1], len(frames) - 1
    for frame in islice(frames, place, None):
        gap = frame - before
        if gap > HEARTBEAT and before < last + pause:
            return None
        if frame > last + pause:
            break
        if place < end and _SHORTEST_GAP <= gap <= _LONGEST_GAP:
            last = frame
        before = frame
        place += 1
    return last


def blind_spans(frames: Sequence[float]) -> list[tuple[float, float]]:
    """From when to when a file lacks frames."""
    return [(one, two) for one, two in zip(frames, frames[1:]) if two - one > HEARTBEAT]


def moving_car(frames: Sequence[float]) -> list[float]:
    """Those that came sooner than Frigate writes them of anything but a car."""
    return _following(frames, 2, _LONGEST_GAP_OF_CAR)


def _following(frames: Sequence[float], first: int, longest: float) -> list[float]:
    """Those from the `first` on, but for the last, that follow others soon enough."""
    return [
        frame
        for before, frame in zip(frames[first - 1 :], frames[first:-1])
        if _SHORTEST_GAP <= frame - before <= longest
    ]


def busy_spans(frames: Sequence[float]) -> list[tuple[float, float]]:
    """From when to when a file's frames prove that something moved; a moment has no length."""
    spans: list[tuple[float, float]] = []
    for time in moving(frames):
        if spans and time - spans[-1][1] <= ONGOING:
            spans[-1] = (spans[-1][0], time)
        else:
            spans.append((time, time))
    return spans
