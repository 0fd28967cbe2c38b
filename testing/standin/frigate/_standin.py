"""The stand-in's own environment: its release, and the folders that the real one hard-codes."""

import json
import os
from pathlib import Path

_LISTED = json.loads((Path(__file__).parents[2] / "versions.json").read_text(encoding="utf-8"))
RELEASES = {one["name"]: (tuple(one["release"]), one["build"]) for one in _LISTED["frigate"]}

RELEASE, VERSION = RELEASES[os.environ.get("FRIGATE_STANDIN_VERSION", "0.17.2")]

BASE_DIR = os.environ.get("STANDIN_MEDIA_DIR", "/media/frigate")
CONFIG_DIR = os.environ.get("STANDIN_CONFIG_DIR", "/config")
CACHE_DIR = os.environ.get("STANDIN_CACHE_DIR", "/tmp/cache")
SHM_DIR = os.environ.get("STANDIN_SHM_DIR", "/dev/shm")

API_PORT = int(os.environ.get("STANDIN_API_PORT", "5001"))  # 0: any free one
PORT_FILE = os.environ.get("STANDIN_PORT_FILE")  # where the port that was taken is written
MINUTE_SECONDS = float(os.environ.get("STANDIN_MINUTE_SECONDS", "60"))  # of the clean-up's clock
BUSY_SECONDS = float(os.environ.get("STANDIN_BUSY_SECONDS", "0"))  # wait for a lock; 0: its own
USERS = os.environ.get("STANDIN_USERS", "")  # "name:role:password ...", when there are no users yet


def folders_of(package: str) -> list[str]:
    """The folders with the modules that this release has in `package` and others do not."""
    eras = ["until_0_17" if RELEASE < (0, 18) else "from_0_18"]
    if RELEASE == (0, 17):
        eras.append("only_0_17")
    return [str(Path(__file__).parent / "_releases" / era / package) for era in eras]
