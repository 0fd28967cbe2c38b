"""Reviews that are made up: Frigate kept recordings that no thumbnail tells the review of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import HourReport, Status

if TYPE_CHECKING:
    from ..frigate.reviews import NewReview
    from ..models import FileResult
    from ..streams import Stream
    from .additions import Additions
    from .lost_reviews import LostReviews
    from .rules import RunRules
    from .unpictured import UnpicturedReviews


class MadeUpReviews:
    """Makes up one run's reviews, once its other reviews are there."""

    def __init__(
        self, unpictured: UnpicturedReviews, additions: Additions[NewReview], rules: RunRules
    ) -> None:
        """What is added counts among the `additions`, and for the `rules` that the run goes by."""
        self._unpictured = unpictured
        self._additions = additions
        self._rules = rules
        self._lost: LostReviews | None = None
        self._results: tuple[FileResult, ...] = ()

    def begin(self, lost: LostReviews) -> None:
        """Make some up from now on, by what files tell of the reviews that were `lost`."""
        self._lost = lost

    @property
    def begun(self) -> bool:
        """Whether recordings that Frigate kept may be given a review."""
        return self._lost is not None

    def keep(self, start: float, end: float, stream: Stream) -> bool:
        """Whether a review that was made up now keeps a stream's recordings of that time.

        See `UnpicturedReviews.of_stretch`; raises CancelledError.
        """
        kept = False
        for review in self._of_stretch(start, end, stream):
            self._additions.add(review.thumb_path, start, end, review)
            results = self._additions.settle()
            self._results += results
            if results[-1].status in (Status.ADDED, Status.WOULD_ADD):
                self._rules.add(review.review)
                kept |= self._unpictured.keeps(review, stream)
        return kept

    def would_keep(self, start: float, end: float, stream: Stream) -> bool:
        """Whether `keep` would make up one; raises CancelledError."""
        return bool(self._of_stretch(start, end, stream))

    def take_report(self) -> HourReport | None:
        """What was made up since this was last asked."""
        results, self._results = self._results, ()
        return HourReport([], others=results) if results else None

    def _of_stretch(self, start: float, end: float, stream: Stream) -> list[NewReview]:
        lost = self._lost
        return [] if lost is None else self._unpictured.of_stretch(lost, start, end, stream)
