"""How long something went on in front of a camera, as its previews tell.

A review goes on while an object is active, and then Frigate writes a frame of the preview each
second (see `media.timing`). So where a preview has no such frame for longer than a review outlasts,
the review was over. Three kinds of reviews leave no frames: of sounds, of events that somebody or
something called for, and of one who stands in a zone with a loitering time. Where the camera is set
up for such, or a picture tells of such an event, nothing is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from ..errors import CancelledError
from ..media.timing import ONGOING, blind_spans, car_moved, moving, moving_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..media.timing import Timing
    from .events import EventPictures
    from .preview_files import PreviewFile, PreviewFiles

_HIDDEN = 1.1
"""Seconds after a frame for which Frigate writes no other, whatever there is."""
_SLACK = 3.0
"""Seconds by which a pause may seem longer than it was: by the frames that are hidden, and by those
that detection did not look at."""
_JOINT = 0.5
"""Seconds between a preview's end and the next one's start; they share a frame."""
_EARLIER = 60.0
"""Seconds by which an event that was called for may seem to begin before its review."""
_BLIND = 7200.0
"""Seconds; the hour before a loss has no preview yet, and one may have failed."""
_AT_HAND = 8


class _Hour:
    """What one preview tells."""

    def __init__(self, timing: Timing) -> None:
        self.end = timing.end
        self.clock = timing.clock

    @cached_property
    def busy(self) -> Sequence[float]:
        """When something moved."""
        return moving(self._frames)

    @cached_property
    def blind(self) -> Sequence[tuple[float, float]]:
        """From when to when frames are missing."""
        return blind_spans(self._frames)

    @cached_property
    def _frames(self) -> Sequence[float]:
        return self.clock.moments


class Activity:
    """Answers for one camera how long something went on without a pause."""

    def __init__(
        self,
        previews: PreviewFiles,
        events: EventPictures,
        *,
        unseen: bool,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """`unseen`: whether reviews may go on where previews show nothing."""
        self._previews = previews
        self._events = events
        self._unseen = unseen
        self._cancelled = cancelled
        self._hours: dict[str, _Hour | None] = {}

    def until(self, start: float, moment: float, pause: float, *, dated: bool) -> float:
        """The end of what began at `start` and was seen at `moment`; infinite where unknown.

        It is over once nothing moved for longer than `pause`. `dated`: whether the times of files
        can be believed. Raises CancelledError.
        """
        if self._unseen:
            return inf
        last = self._seen_until(moment, pause + _SLACK)
        if last < inf and self._events.any_called_for(start - _EARLIER, last + pause, dated=dated):
            return inf
        return last + _HIDDEN

    def any_car(self, start: float, end: float) -> bool | None:
        """Whether a car moved from `start` to `end`; None where not all of that time is known."""
        at = start
        while (hour := self._covering(at)) is not None:
            moved = car_moved(hour.clock, at, end)
            if moved is not False:
                return moved
            if hour.end >= end:
                return False
            at = hour.end
        return None

    def again(self, after: float, before: float) -> float | None:
        """When something began to move for a while `after` then, at the latest `before` then."""
        at = after
        while at < before and (hour := self._covering(at)) is not None:
            index = bisect_right(hour.busy, at)
            for one, two in zip(hour.busy[index:], hour.busy[index + 1 :]):
                if one > before:
                    return None
                if two - one <= ONGOING:
                    return one
            at = hour.end
        return None

    def in_doubt(self, after: float, before: float) -> Iterator[tuple[float, float]]:
        """From when to when something may have gone on, in order: it moved, or nothing tells.

        But where nothing tells for hours, that is no reason to believe it.
        """
        at = after
        while at < before:
            hour = self._covering(at)
            if hour is None:
                known = min(self._known_again(at), before)
                if known - at <= _BLIND:
                    yield at, known
                at = known
                continue
            moved = [
                (one, two) for one, two in zip(hour.busy, hour.busy[1:]) if two - one <= ONGOING
            ]
            for begin, end in sorted([*moved, *hour.blind]):
                if end > at and begin < before:
                    yield begin - _HIDDEN, end + _HIDDEN
            at = hour.end

    def _known_again(self, moment: float) -> float:
        """When the next preview begins; infinite where none does."""
        files = self._previews.all
        index = bisect_left(files, (moment + _JOINT, 0.0, ""))
        return files[index].start if index < len(files) else inf

    def _seen_until(self, moment: float, pause: float) -> float:
        last = at = moment
        while (hour := self._covering(at)) is not None:
            seen = moving_until(hour.clock, at, last, pause)
            if seen is None:
                return inf
            last = seen
            if last + pause <= hour.end:
                return last
            at = hour.end
        return inf

    def _covering(self, moment: float) -> _Hour | None:
        """The preview that goes on beyond `moment`; None where there is none."""
        if self._cancelled():
            raise CancelledError
        files = self._previews.all
        index = bisect_left(files, (moment + _JOINT, 0.0, ""))
        for file in reversed(files[max(0, index - 2) : index]):
            if file.end > moment + _JOINT:
                hour = self._read(file)
                # One that lost its last frames ends earlier than its name says.
                return hour if hour is not None and hour.end > moment + _JOINT else None
        return None

    def _read(self, file: PreviewFile) -> _Hour | None:
        name = file.name
        if name not in self._hours:
            while len(self._hours) >= _AT_HAND:
                del self._hours[next(iter(self._hours))]
            timing = self._previews.timing(file)
            self._hours[name] = None if timing is None else _Hour(timing)
        return self._hours[name]
