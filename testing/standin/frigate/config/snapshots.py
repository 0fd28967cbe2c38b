"""How long snapshots are kept, of all cameras and of one."""

from __future__ import annotations

from pydantic import Field

from frigate._standin import RELEASE

from .base import FrigateBaseModel
from .record import RetainModeEnum


class RetainConfig(FrigateBaseModel):
    default: float = 10
    if RELEASE < (0, 18):
        mode: RetainModeEnum = RetainModeEnum.motion
    objects: dict[str, float] = Field(default_factory=dict)


class SnapshotsConfig(FrigateBaseModel):
    enabled: bool = False
    if RELEASE < (0, 18):
        clean_copy: bool = True
    timestamp: bool = False
    bounding_box: bool = True
    crop: bool = False
    required_zones: list[str] = Field(default_factory=list)
    height: int | None = None
    retain: RetainConfig = Field(default_factory=RetainConfig)
    quality: int = Field(default=60 if RELEASE >= (0, 18) else 70, ge=0, le=100)
