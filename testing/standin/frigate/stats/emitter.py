"""The few statistics that Home Assistant and the web pages look for."""

import shutil
import time
from typing import Any

from frigate.const import RECORD_DIR
from frigate.version import VERSION


class StatsEmitter:
    def __init__(self, cameras: list[str]) -> None:
        self.cameras = cameras
        self.started = time.time()

    def get_latest_stats(self) -> dict[str, Any]:
        disk = shutil.disk_usage(RECORD_DIR)
        return {
            "cameras": {name: {"camera_fps": 5.0} for name in self.cameras},
            "service": {
                "uptime": int(time.time() - self.started),
                "version": VERSION,
                "latest_version": VERSION,
                "storage": {
                    RECORD_DIR: {
                        "total": round(disk.total / 2**20, 1),
                        "used": round(disk.used / 2**20, 1),
                        "free": round(disk.free / 2**20, 1),
                        "mount_type": "ext4",
                    }
                },
            },
        }
