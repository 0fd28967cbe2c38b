"""Recording and retention settings, of all cameras and of one."""

from __future__ import annotations

from enum import Enum

from pydantic import Field

from frigate._standin import RELEASE
from frigate.const import MAX_PRE_CAPTURE

from .base import FrigateBaseModel, Opaque


class RetainModeEnum(str, Enum):
    all = "all"
    motion = "motion"
    active_objects = "active_objects"


class RecordRetainConfig(FrigateBaseModel):
    if RELEASE >= (0, 17):
        days: float = Field(default=0, ge=0)
    else:
        days: float = 0
        mode: RetainModeEnum = RetainModeEnum.all


class ReviewRetainConfig(FrigateBaseModel):
    days: float = Field(default=10, ge=0) if RELEASE >= (0, 17) else 10
    mode: RetainModeEnum = RetainModeEnum.motion


class EventsConfig(FrigateBaseModel):
    pre_capture: int = Field(default=5, le=MAX_PRE_CAPTURE, ge=0)
    post_capture: int = Field(default=5, ge=0)
    retain: ReviewRetainConfig = Field(default_factory=ReviewRetainConfig)


class RecordSubConfig(FrigateBaseModel):
    """How long the second stream is kept; what its reviews reach is told by the main one's."""

    enabled: bool = False
    continuous: RecordRetainConfig = Field(default_factory=RecordRetainConfig)
    motion: RecordRetainConfig = Field(default_factory=RecordRetainConfig)
    detections: ReviewRetainConfig = Field(default_factory=ReviewRetainConfig)
    alerts: ReviewRetainConfig = Field(default_factory=ReviewRetainConfig)


class RecordConfig(FrigateBaseModel):
    enabled: bool = False
    if RELEASE < (0, 18):
        sync_recordings: bool = False
    expire_interval: int = 60  # minutes
    if RELEASE >= (0, 17):
        continuous: RecordRetainConfig = Field(default_factory=RecordRetainConfig)
        motion: RecordRetainConfig = Field(default_factory=RecordRetainConfig)
    else:
        retain: RecordRetainConfig = Field(default_factory=RecordRetainConfig)
    detections: EventsConfig = Field(default_factory=EventsConfig)
    alerts: EventsConfig = Field(default_factory=EventsConfig)
    export: Opaque = Field(default_factory=dict)
    preview: Opaque = Field(default_factory=dict)
    if RELEASE >= (0, 19):
        sub: RecordSubConfig = Field(default_factory=RecordSubConfig)
    enabled_in_config: bool | None = None

    if RELEASE >= (0, 19):

        @property
        def effective_alert_days(self) -> float:
            """Reviews outlive neither stream; the real definition could not be read."""
            sub = self.sub.alerts.days if self.sub.enabled else 0
            return max(self.alerts.retain.days, sub)

        @property
        def effective_detection_days(self) -> float:
            sub = self.sub.detections.days if self.sub.enabled else 0
            return max(self.detections.retain.days, sub)

    @property
    def event_pre_capture(self) -> int:
        return max(self.alerts.pre_capture, self.detections.pre_capture)

    def get_review_pre_capture(self, severity: str) -> int:
        return self.alerts.pre_capture if severity == "alert" else self.detections.pre_capture

    def get_review_post_capture(self, severity: str) -> int:
        return self.alerts.post_capture if severity == "alert" else self.detections.post_capture
