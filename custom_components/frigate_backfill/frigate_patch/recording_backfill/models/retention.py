"""The retention of a camera: what Frigate's clean-up keeps of it, and for how long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..severities import EITHER, SeverityRule
from ..streams import Stream
from .words import RetainMode


@dataclass(frozen=True)
class ReviewRetention:
    """How long reviews of one severity are kept (days), and how far they reach (seconds)."""

    days: float
    pre_capture: float
    post_capture: float
    mode: RetainMode = RetainMode.MOTION
    pause: float = 120.0
    """The longest time without activity that a review outlasts: its cut-off and the longest
    loitering of the camera's zones."""


@dataclass(frozen=True)
class SnapshotRetention:
    """How many days the pictures of events are kept, by their labels."""

    shortest: float = 10.0
    longest: float = 10.0
    unlabelled: float = 10.0
    """Of an event whose label nobody knows."""
    others: float = 10.0
    """Of labels that are not in `by_label`."""
    by_label: tuple[tuple[str, float], ...] = ()

    def days_of(self, label: str) -> float:
        """How long the pictures of events with that label are kept."""
        return dict(self.by_label).get(label, self.others)


@dataclass(frozen=True)
class KeptBy:
    """For how many days a review of one severity keeps recordings of a stream, and which."""

    days: float
    mode: RetainMode


@dataclass(frozen=True)
class StreamRetention:
    """What 0.19's clean-up keeps of one stream; see `Retention`."""

    days: float
    continuous_days: float
    alerts: KeptBy
    detections: KeptBy


@dataclass(frozen=True)
class Retention:
    """What Frigate's clean-up keeps of one camera, as its configuration says now.

    `days` is `record.retain.days` (0.15, 0.16) or max(`record.continuous.days`,
    `record.motion.days`) (0.17, 0.18). `cleanup_active` is false in safe mode, where Frigate
    deletes nothing. `known` is false where no configuration could be read: `days` is then
    Frigate's default, 0. `configured` is false for a camera that is no longer in the
    configuration: its recordings go by age alone, whatever reviews there are. Reviews that began
    less than `review_days` ago keep nothing (0.18: `record.continuous.days`; None: as `days`).
    `continuous_days` is `record.continuous.days`, None before 0.17. `reviews_known` is false where
    the days of reviews are Frigate's defaults for want of its configuration.

    0.19 keeps each stream by days of its own, and reviews by the longer of both: `main` and `sub`,
    None before it, and for a camera that is not configured.
    """

    days: float = 0.0
    alerts: ReviewRetention = ReviewRetention(10.0, 5.0, 5.0)
    detections: ReviewRetention = ReviewRetention(10.0, 5.0, 5.0, pause=30.0)
    cleanup_active: bool = True
    known: bool = True
    configured: bool = True
    review_days: float | None = None
    continuous_days: float | None = None
    reviews_known: bool = True
    days_after_restart: float | None = None
    """What Frigate's settings say already, where its clean-up goes by fewer until a restart."""
    snapshots: SnapshotRetention = SnapshotRetention()
    unseen: bool = False
    """Whether a review may go on where previews show nothing: by the camera's sounds, by the plates
    that it reads, or as long as somebody stands in a zone with a loitering time."""
    main: StreamRetention | None = None
    sub: StreamRetention | None = None
    severity: SeverityRule = EITHER

    def of(self, stream: Stream) -> Retention:
        """What it is for recordings of `stream`, and for how long reviews keep these."""
        own = self.sub if stream is Stream.SUB else self.main
        if own is None:
            return self
        return replace(
            self,
            days=own.days,
            continuous_days=own.continuous_days,
            alerts=replace(self.alerts, days=own.alerts.days, mode=own.alerts.mode),
            detections=replace(self.detections, days=own.detections.days, mode=own.detections.mode),
            main=None,
            sub=None,
        )

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Retention:
        """Undo `asdict`, as JSON has it."""
        values = dict(data)
        for severity in ("alerts", "detections"):
            review = values[severity]
            values[severity] = ReviewRetention(**{**review, "mode": RetainMode(review["mode"])})
        snapshots = values["snapshots"]
        by_label = tuple((label, days) for label, days in snapshots["by_label"])
        values["snapshots"] = SnapshotRetention(**{**snapshots, "by_label": by_label})
        rule = values["severity"]
        values["severity"] = SeverityRule(**{**rule, "labels": tuple(rule["labels"])})
        for stream in ("main", "sub"):
            values[stream] = _stream_retention(values[stream])
        return cls(**values)


def _stream_retention(data: dict[str, Any] | None) -> StreamRetention | None:
    """Undo `asdict`."""
    if data is None:
        return None
    kept = {
        severity: KeptBy(data[severity]["days"], RetainMode(data[severity]["mode"]))
        for severity in ("alerts", "detections")
    }
    return StreamRetention(**{**data, **kept})
