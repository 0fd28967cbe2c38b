"""The answer to whether thumbnails of a camera's reviews may be missing.

Reviews are told by their thumbnails. One that lost it is evident where Frigate kept recordings for
it; of younger footage nothing may tell. So thumbnails count as all there only where enough of them
are that something else tells of, too, and none of those is missing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from .spans import SLACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Retention
    from .events import EventPictures
    from .spans import ReviewSpans

USUAL = 30.0
"""Seconds that a recording may have begun before; most are ten long."""
_ENOUGH = 100
"""If one in thirty were missing, so many would all be there once in thirty times."""


def may_be_missing(
    pictured: Sequence[float],
    reviews: ReviewSpans,
    old: Sequence[int],
    retention: Retention,
    events: EventPictures,
) -> bool:
    """Whether some thumbnails are missing, or too few are there to tell.

    `pictured` are the times in the names of all that are there, `old` when recordings began that a
    review must have kept. An event under none of the `reviews` is no proof, as some are of what
    makes no review.
    """
    alerts, detections = retention.alerts, retention.detections
    before = max(alerts.pre_capture, detections.pre_capture) + USUAL
    after = max(alerts.post_capture, detections.post_capture) + USUAL
    if reviews.leave_out(old, before, after):
        return True
    ordered = sorted(pictured)
    first = last = 0
    if old:
        first, last = bisect_left(ordered, old[0] - USUAL), bisect_right(ordered, old[-1] + USUAL)
    if last - first >= _ENOUGH:
        return False
    told = {
        bisect_right(ordered, event.time + SLACK) - 1
        for event in events.all()
        if reviews.covered(event.time) >= event.time
    }
    return last - first + sum(not first <= place < last for place in told if place >= 0) < _ENOUGH
