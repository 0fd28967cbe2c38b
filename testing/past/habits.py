"""How the cameras of one Frigate are kept, and what became of their files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from testing.frigate_life import kept_days

from .reviewer import LOITERING_TIME


@dataclass(frozen=True)
class Severity:
    """What is configured for reviews of one severity."""

    days: float = 10.0
    pre: int = 5
    post: int = 5
    mode: str = "motion"

    def as_config(self) -> dict[str, Any]:
        """As it stands in config.yml."""
        retain = {"days": self.days, "mode": self.mode}
        return {"pre_capture": self.pre, "post_capture": self.post, "retain": retain}


@dataclass(frozen=True)
class SecondStream:
    """How 0.19 keeps the second, smaller stream."""

    continuous: float = 0.0
    motion: float = 0.0
    alerts: float = 10.0
    detections: float = 10.0
    mode: str = "motion"

    def as_config(self) -> dict[str, Any]:
        """As it stands in config.yml."""
        return {
            "enabled": True,
            "continuous": {"days": self.continuous},
            "motion": {"days": self.motion},
            "alerts": {"days": self.alerts, "mode": self.mode},
            "detections": {"days": self.detections, "mode": self.mode},
        }


@dataclass(frozen=True)
class Habits:
    """How the cameras of one Frigate are kept, and what became of their files."""

    continuous: float = 0.0
    motion: float = 0.0
    alerts: Severity = field(default_factory=Severity)
    detections: Severity = field(default_factory=Severity)
    thumbs_missing: float = 0.0
    """Of the reviews, how many lost their thumbnail."""
    mtimes_lost: bool = False
    second: SecondStream | None = None
    """From 0.19 on."""
    events_deleted: float = 0.0
    """Of the events of tracked objects, how many somebody deleted by hand."""
    called_for: float = 0.0
    """In how many scenes something calls for an event, whether anything moves or not."""

    loiterers: float = 0.0
    """Of the objects, how many stand still for a while in a zone with a loitering time."""

    @property
    def as_camera(self) -> dict[str, Any]:
        """What is set for each camera."""
        zone = {"coordinates": "0,0,1,0,1,1", "loitering_time": LOITERING_TIME}
        return {"zones": {"yard": zone}} if self.loiterers else {}

    def as_record(self, version: str) -> dict[str, Any]:
        """The `record` section of that release."""
        return {
            **kept_days(version, self.continuous, self.motion),
            "alerts": self.alerts.as_config(),
            "detections": self.detections.as_config(),
            **(
                {"sub": self.second.as_config()}
                if self.second is not None and version >= "0.19"
                else {}
            ),
        }

    def of(self, severity: str) -> Severity:
        """What is set for that severity."""
        return self.alerts if severity == "alert" else self.detections
