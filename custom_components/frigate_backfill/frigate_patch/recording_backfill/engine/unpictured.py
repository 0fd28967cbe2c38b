"""Reviews that left no thumbnail: what a run adds in their place."""

from __future__ import annotations

import random
import string
from typing import TYPE_CHECKING

from ..evidence import names
from ..frigate.reviews import NewReview

if TYPE_CHECKING:
    from ..evidence.folders import Folder

_LETTERS = string.ascii_lowercase + string.digits


class UnpicturedReviews:
    """Makes the rows of a camera's reviews whose thumbnail is in none of the files."""

    def __init__(self, camera: str, thumbs: Folder) -> None:
        self._camera = camera
        self._thumbs = thumbs
        self._random = random.Random()

    def make(self, start: float, end: float, severity: str) -> NewReview:
        """One of that time, with an id as Frigate gives."""
        return self._row(_id(f"{start}", self._random), start, end, severity)

    def beside(self, review_id: str, start: float, end: float, severity: str) -> NewReview:
        """One that stands beside a review with a thumbnail; in every run it has the same id."""
        time, _, _ = review_id.rpartition("-")
        return self._row(_id(time, random.Random(review_id)), start, end, severity)

    def _row(self, review_id: str, start: float, end: float, severity: str) -> NewReview:
        # Its path names no thumbnail, but must name something.
        path = self._thumbs.spell(names.review_thumb_name(self._camera, review_id))
        return NewReview(review_id, self._camera, start, end, severity, path)


def _id(time: str, chance: random.Random) -> str:
    return f"{time}-{''.join(chance.choices(_LETTERS, k=6))}"
