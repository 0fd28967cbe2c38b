"""What tells a review's severity where both are kept alike, so that either is safe.

Where the days differ, the one that is kept longer is taken whatever the evidence: see
`reviews.severities_in_doubt`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..severities import ALERT, DETECTION
from ..streams import Stream
from . import names

if TYPE_CHECKING:
    from ..frigate.reviews import Usual
    from ..models import Retention
    from .activity import Activity
    from .events import EventPictures
    from .folders import MediaFolders

_EARLIER = 60.0
"""Seconds by which an event that was called for may seem to begin before its review."""


def alike(retention: Retention) -> bool:
    """Whether it makes no difference to any recording which severity its review has."""
    return all(
        (kept.alerts.days, kept.alerts.mode) == (kept.detections.days, kept.detections.mode)
        for kept in map(retention.of, Stream)
    )


class SeverityEvidence:
    """Answers for the reviews of one camera."""

    def __init__(
        self,
        retention: Retention,
        folders: MediaFolders,
        camera: str,
        *,
        activity: Activity,
        events: EventPictures,
        usual: Usual,
    ) -> None:
        self._rule = retention.severity
        self._alike = alike(retention)
        self._folders = folders
        self._camera = camera
        self._activity = activity
        self._events = events
        self._usual = usual

    def of(self, start: float, end: float, *, dated: bool) -> str | None:
        """The severity of one from `start` to `end`; None where it must be the one in doubt.

        `dated`: whether the times of files can be believed. Raises CancelledError.
        """
        rule = self._rule
        if not self._alike:
            return None
        called = rule.only != ALERT and self._events.any_called_for(
            start - _EARLIER, end, dated=dated
        )
        if called:
            return ALERT
        return rule.only or self._seen(start, end)

    def _seen(self, start: float, end: float) -> str:
        """What was seen in it tells, or else what is usual."""
        rule = self._rule
        seen = (self._labels.get(event) for event in self._events.ids(start, end))
        cars = None
        if not (told := any(label in rule.labels for label in seen)) and "car" in rule.labels:
            cars = self._activity.any_car(start, end)
        if told or cars:
            return ALERT
        if cars is False and rule.labels == ("car",) and not rule.others:
            return DETECTION
        usual = self._usual.without_cars if cars is False else None
        return usual or self._usual.of_all or ALERT

    @cached_property
    def _labels(self) -> dict[str, str]:
        """By event what a face or a plate that was read of it tells."""
        told = dict.fromkeys(self._folders.plates(self._camera).names(), "car")
        for name in self._folders.faces.names():
            if (event := names.face(name)) is not None:
                told[event] = "person"
        return told
