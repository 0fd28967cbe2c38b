"""The keeper of recordings that hung on a review which left no thumbnail.

What Frigate kept beyond its days had a review. Such recordings wait, one stretch at a time, until
the stretch is over; then a review is made up for it, and they come back with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..frigate.writer import Write
    from ..streams import Stream
    from .batch import Batch, Entry
    from .reviews import RunReviews
    from .verdicts import Verdict

LONGEST_PAUSE = 150.0
"""Seconds between two recordings of one stretch: what a review outlasts, and some."""


class Keeper:
    """Of one hour's recordings; a stretch ends with the hour at the latest."""

    def __init__(self, reviews: RunReviews, batch: Batch[Write], stream: Stream) -> None:
        self._stream = stream
        self._reviews = reviews
        self._batch = batch
        self._waiting: list[tuple[Entry[Write], Verdict]] = []
        self._start = self._end = 0.0

    def take(self, verdict: Verdict) -> bool:
        """Whether it waits here for a review."""
        result = verdict.result
        if verdict.if_kept is None or not self._reviews.makes_up:
            return False
        start, duration = result.start_time or 0.0, result.duration or 0.0
        if self._waiting and start - self._end > LONGEST_PAUSE:
            self.close()
        if not self._waiting:
            self._start = self._end = start
        self._end = max(self._end, start + duration)
        self._waiting.append((self._batch.hold(result), verdict))
        return True

    def close(self) -> None:
        """End the stretch; raises CancelledError."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        kept = self._reviews.make_up(self._start, self._end, self._stream)
        for entry, verdict in waiting:
            outcome = verdict.if_kept if kept and verdict.if_kept is not None else verdict
            self._batch.release(entry, outcome.result, outcome.write)
