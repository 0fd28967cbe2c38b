"""Frigate's configuration models."""

from frigate.config.auth import AuthConfig, ProxyConfig
from frigate.config.camera import CameraConfig
from frigate.config.config import DatabaseConfig, FrigateConfig
from frigate.config.record import RecordConfig, RetainModeEnum

__all__ = [
    "AuthConfig",
    "CameraConfig",
    "DatabaseConfig",
    "FrigateConfig",
    "ProxyConfig",
    "RecordConfig",
    "RetainModeEnum",
]
