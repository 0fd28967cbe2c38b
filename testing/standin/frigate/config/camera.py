"""One camera's settings."""

from __future__ import annotations

from pydantic import Field

from frigate._standin import RELEASE
from frigate.const import REGEX_CAMERA_NAME

from .base import FrigateBaseModel, Opaque
from .record import RecordConfig
from .snapshots import SnapshotsConfig


class CameraConfig(FrigateBaseModel):
    name: str | None = Field(None, pattern=REGEX_CAMERA_NAME)
    if RELEASE >= (0, 17):
        friendly_name: str | None = None
    enabled: bool = True
    ffmpeg: Opaque
    record: RecordConfig = Field(default_factory=RecordConfig)
    audio: Opaque = Field(default_factory=dict)
    birdseye: Opaque = Field(default_factory=dict)
    detect: Opaque = Field(default_factory=dict)
    live: Opaque = Field(default_factory=dict)
    motion: Opaque = Field(default_factory=dict)
    mqtt: Opaque = Field(default_factory=dict)
    notifications: Opaque = Field(default_factory=dict)
    objects: Opaque = Field(default_factory=dict)
    onvif: Opaque = Field(default_factory=dict)
    review: Opaque = Field(default_factory=dict)
    snapshots: SnapshotsConfig = Field(default_factory=SnapshotsConfig)
    timestamp_style: Opaque = Field(default_factory=dict)
    ui: Opaque = Field(default_factory=dict)
    webui_url: str | None = None
    zones: Opaque = Field(default_factory=dict)
    enabled_in_config: bool | None = None
