"""The kinds other than recordings that one run brings back, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Media
from .events import RunEvents
from .exports import RunExports
from .previews import RunPreviews
from .reviews import RunReviews

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..evidence.copies.copies import Copies
    from ..frigate.recordings import FrigateDatabase
    from ..models import MediaCounts, RunOrder
    from ..streams import Stream


class RunKinds:
    """Reviews, previews, exports and events of one run."""

    def __init__(
        self,
        order: RunOrder,
        database: FrigateDatabase,
        copies: Copies,
        now: float,
        cancelled: Callable[[], bool],
    ) -> None:
        """Look at their tables; raises DatabaseUnusableError and CancelledError."""
        self.reviews = reviews = RunReviews(order, database, copies, now, cancelled)
        self.previews = RunPreviews(order, database, now, reviews.rules.rule, reviews.previews)
        self.exports = RunExports(order, database, copies, now)
        self.events = RunEvents(order, database, copies, now)

    @property
    def counts(self) -> dict[Media, MediaCounts]:
        """What becomes of each kind that is wanted; they count on."""
        kinds = (
            (Media.REVIEWS, self.reviews),
            (Media.PREVIEWS, self.previews),
            (Media.EXPORTS, self.exports),
            (Media.EVENTS, self.events),
        )
        return {kind: worker.counts for kind, worker in kinds if worker.wanted}

    @property
    def need_starts(self) -> bool:
        """Whether one of them must know when the recordings on disk begin."""
        return self.reviews.looks or self.events.wanted or self.previews.wanted

    def take_starts(self, starts: Mapping[Stream, Sequence[int]]) -> None:
        """Tell those that are asked later when the recordings of each stream begin."""
        self.previews.starts, self.events.starts = starts, starts

    @property
    def deleted(self) -> int:
        """How many stay out because somebody deleted them in Frigate."""
        return self.reviews.deleted + self.events.deleted
