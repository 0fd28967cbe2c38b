"""The whole configuration: read from CONFIG_FILE, global record settings handed down to cameras."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING, Any

from pydantic import Field, model_validator
from ruamel.yaml import YAML

from frigate._standin import RELEASE
from frigate.const import DEFAULT_DB_PATH
from frigate.util.builtin import deep_merge
from frigate.util.config import find_config_file

from .auth import AuthConfig, ProxyConfig
from .base import FrigateBaseModel, Opaque
from .camera import CameraConfig
from .record import RecordConfig
from .snapshots import SnapshotsConfig

if TYPE_CHECKING:
    from typing import Self


class DatabaseConfig(FrigateBaseModel):
    path: str = DEFAULT_DB_PATH


class MqttConfig(FrigateBaseModel):
    enabled: bool = True
    host: str = ""
    port: int = 1883
    topic_prefix: str = "frigate"
    client_id: str = "frigate"
    user: str | None = None
    password: str | None = None


class FrigateConfig(FrigateBaseModel):
    version: str | None = None
    if RELEASE >= (0, 17):
        safe_mode: bool = False
    environment_vars: Opaque = Field(default_factory=dict)
    logger: Opaque = Field(default_factory=dict)
    auth: AuthConfig = Field(default_factory=AuthConfig)
    database: DatabaseConfig = Field(default_factory=DatabaseConfig)
    mqtt: MqttConfig
    proxy: ProxyConfig = Field(default_factory=ProxyConfig)
    record: RecordConfig = Field(default_factory=RecordConfig)
    cameras: dict[str, CameraConfig]
    go2rtc: Opaque = Field(default_factory=dict)
    notifications: Opaque = Field(default_factory=dict)
    networking: Opaque = Field(default_factory=dict)
    telemetry: Opaque = Field(default_factory=dict)
    tls: Opaque = Field(default_factory=dict)
    ui: Opaque = Field(default_factory=dict)
    detectors: Opaque = Field(default_factory=dict)
    model: Opaque = Field(default_factory=dict)
    genai: Opaque = Field(default_factory=dict)
    audio: Opaque = Field(default_factory=dict)
    birdseye: Opaque = Field(default_factory=dict)
    detect: Opaque = Field(default_factory=dict)
    ffmpeg: Opaque = Field(default_factory=dict)
    live: Opaque = Field(default_factory=dict)
    motion: Opaque = Field(default_factory=dict)
    objects: Opaque = Field(default_factory=dict)
    review: Opaque = Field(default_factory=dict)
    snapshots: SnapshotsConfig = Field(default_factory=SnapshotsConfig)
    timestamp_style: Opaque = Field(default_factory=dict)
    semantic_search: Opaque = Field(default_factory=dict)
    camera_groups: Opaque = Field(default_factory=dict)

    @model_validator(mode="after")
    def post_validation(self) -> Self:
        kept = {"record": ..., "snapshots": ...}
        handed_down = self.model_dump(include=kept, exclude_unset=True)
        for name, camera in self.cameras.items():
            merged = deep_merge(camera.model_dump(exclude_unset=True), handed_down)
            own = CameraConfig.model_validate({"name": name, **merged})
            own.enabled_in_config = own.enabled
            own.record.enabled_in_config = own.record.enabled
            self.cameras[name] = own
        return self

    @classmethod
    def load(cls, **kwargs: Any) -> Self:
        with open(find_config_file(), encoding="utf-8") as file:
            return cls.parse(file, **kwargs)

    @classmethod
    def parse(
        cls, config: Any, *, is_json: bool | None = None, safe_load: bool = False, **context: Any
    ) -> Self:
        if hasattr(config, "read"):
            if is_json is None:
                extension = os.path.splitext(getattr(config, "name", ""))[1]
                is_json = {".yaml": False, ".yml": False, ".json": True}.get(extension)
            config = config.read()
        if is_json is None:
            is_json = config.lstrip().startswith("{")
        parsed = json.loads(config) if is_json else YAML(typ="safe").load(io.StringIO(config))
        if safe_load:
            parsed = {
                "safe_mode": True,
                "cameras": {},
                "mqtt": {"enabled": False},
                **{key: parsed.get(key, {}) for key in ("auth", "proxy", "database")},
            }
        return cls.parse_object(parsed, **context)

    @classmethod
    def parse_yaml(cls, config_yaml: str, **context: Any) -> Self:
        return cls.parse(config_yaml, is_json=False, **context)

    @classmethod
    def parse_object(cls, obj: Any, *, plus_api: Any = None, install: bool = False) -> Self:
        return cls.model_validate(obj, context={"plus_api": plus_api, "install": install})
