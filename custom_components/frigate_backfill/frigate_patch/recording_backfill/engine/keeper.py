"""The keeper of recordings that hung on a review which left no thumbnail.

What Frigate kept beyond its days had a review. Such recordings wait, one stretch at a time, until
the stretch is over; then a review is made up for it, and they come back with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import FileResult, Status

if TYPE_CHECKING:
    from ..frigate.writer import Write
    from ..streams import Stream
    from .batch import Batch
    from .reviews import RunReviews
    from .tally import Tally
    from .verdicts import Verdict

LONGEST_PAUSE = 150.0
"""Seconds between two recordings of one stretch: what a review outlasts, and some."""
_DRY = {Status.ADDED: Status.WOULD_ADD, Status.UPDATED: Status.WOULD_UPDATE}


class Keeper:
    """Keeps the recordings of one hour; a stretch ends with the hour at the latest."""

    def __init__(
        self, reviews: RunReviews, batch: Batch[Write], tally: Tally, stream: Stream
    ) -> None:
        self._stream = stream
        self._rules = reviews.rules
        self._made_up = reviews.made_up
        self._batch = batch
        self._tally = tally
        self._waiting: list[tuple[int, Verdict]] = []
        """With the number of each in the batch."""
        self._start = self._end = 0.0
        self._beyond: list[Verdict] = []
        """Recordings of the stretch that are outside the run's range."""
        self._first = self._last = 0.0
        """Where the stretch begins and ends, these included."""

    def take(self, verdict: Verdict) -> None:
        """Have the result wait here for a review, or go on to be written."""
        if not self._joins(verdict):
            self._batch.add(verdict.result, verdict.write)
            return
        start, end = _span(verdict.result)
        if not self._waiting:
            self._start = self._end = start
        self._end = max(self._end, end)
        self._waiting.append((self._batch.hold(verdict.result), verdict))

    def count(self, verdict: Verdict) -> None:
        """Count a recording outside the run's range, as a run over the whole hour would leave it.

        Nothing of it is written.
        """
        kept = verdict.if_kept
        span = _span(verdict.result)
        if kept is not None and self._rules.keeps_beyond(*span, self._stream):
            self._tally.add(_unwritten(kept.result))
        elif self._joins(verdict):
            self._beyond.append(verdict)
        else:
            self._tally.add(_unwritten(verdict.result))

    def close(self) -> None:
        """End the stretch; raises CancelledError."""
        waiting, self._waiting = self._waiting, []
        beyond, self._beyond = self._beyond, []
        kept = bool(waiting) and self._made_up.keep(self._start, self._end, self._stream)
        for number, verdict in waiting:
            outcome = verdict.if_kept if kept and verdict.if_kept is not None else verdict
            self._batch.release(number, outcome.result, outcome.write)
        kept = bool(beyond) and self._made_up.would_keep(self._first, self._last, self._stream)
        for verdict in beyond:
            outcome = verdict.if_kept if kept and verdict.if_kept is not None else verdict
            self._tally.add(_unwritten(outcome.result))

    def _joins(self, verdict: Verdict) -> bool:
        """Whether it is, from now on, one of the stretch that waits for a review."""
        if verdict.if_kept is None or not self._made_up.begun:
            return False
        start, end = _span(verdict.result)
        if start - self._last > LONGEST_PAUSE:
            self.close()
        if not (self._waiting or self._beyond):
            self._first = self._last = start
        self._last = max(self._last, end)
        return True


def _span(result: FileResult) -> tuple[float, float]:
    start = result.start_time or 0.0
    return start, start + (result.duration or 0.0)


def _unwritten(result: FileResult) -> FileResult:
    return result._replace(status=_DRY.get(result.status, result.status))
