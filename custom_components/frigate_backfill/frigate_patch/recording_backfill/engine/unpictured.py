"""Reviews that left no thumbnail: what a run adds in their place."""

from __future__ import annotations

import random
import string
from typing import TYPE_CHECKING

from ..evidence import names
from ..frigate.retention import expired
from ..frigate.reviews import NewReview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..evidence.folders import Folder
    from ..models import RunOrder
    from ..streams import Stream
    from .lost_reviews import LostReviews
    from .objections import Objections

_LETTERS = string.ascii_lowercase + string.digits


class UnpicturedReviews:
    """Makes the rows of a camera's reviews whose thumbnail is in none of the files."""

    def __init__(self, order: RunOrder, thumbs: Folder, objections: Objections, now: float) -> None:
        self._order = order
        self._thumbs = thumbs
        self._objections = objections
        self._now = now
        self._random = random.Random()

    def of_time(self, lost: LostReviews, start: float, end: float) -> Iterator[NewReview]:
        """One of that time; of each severity where both are needed. Raises CancelledError."""
        for severity in lost.severities(start, end):
            yield self._row(_id(f"{start}", self._random), start, end, severity)

    def of_stretch(
        self, lost: LostReviews, start: float, end: float, stream: Stream
    ) -> list[NewReview]:
        """Those that kept a stream's recordings of that time, and still would; else none.

        Where Frigate kept them beyond their days, there was one. A file that did not outlive a
        clean-up, such as one that was copied in, proves nothing: with a row it would go when the
        review goes, without one it stays. Raises CancelledError.
        """
        if end >= lost.outlived(stream):
            return []
        reviews = [one for one in self.of_time(lost, start, end) if not self._objections.to(one)]
        return reviews if any(self.keeps(one, stream) for one in reviews) else []

    def keeps(self, review: NewReview, stream: Stream) -> bool:
        """Whether it would keep recordings of `stream` at the next clean-up."""
        return not expired(review.review, self._order.retention.of(stream), self._now)

    def beside(self, review_id: str, start: float, end: float, severity: str) -> NewReview:
        """One that stands beside a review with a thumbnail; in every run it has the same id."""
        time, _, _ = review_id.rpartition("-")
        return self._row(_id(time, random.Random(review_id)), start, end, severity)

    def _row(self, review_id: str, start: float, end: float, severity: str) -> NewReview:
        # Its path names no thumbnail, but must name something.
        path = self._thumbs.spell(names.review_thumb_name(self._order.camera, review_id))
        return NewReview(review_id, self._order.camera, start, end, severity, path)


def _id(time: str, chance: random.Random) -> str:
    return f"{time}-{''.join(chance.choices(_LETTERS, k=6))}"
