"""A run ordered over HTTP from the stand-in Frigate, and how quick its API is meanwhile."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

from testing.standin.default_config import default_config
from testing.standin.server import StandIn

from .frigate_side import Samples, asking_version
from .library import CAMERA, Library

_IDLE_SECONDS = 10
_VERSION = "0.17.2"


@dataclass(frozen=True, slots=True)
class ApiLatency:
    """How long `/version` took, without and with a run."""

    idle: Samples
    busy: Samples


def measure_api(library: Library) -> ApiLatency:
    """Move the library into a stand-in Frigate and index it there by its API."""
    frigate = StandIn(
        library.recordings.parent / "frigate",
        version=_VERSION,
        config=default_config(_VERSION, [CAMERA]).replace("days: 7", "days: 100000"),
    )
    frigate.recordings.parent.mkdir(parents=True)
    library.recordings.rename(frigate.recordings)
    with frigate:
        with asking_version(frigate.url_api) as idle:
            time.sleep(_IDLE_SECONDS)
        with asking_version(frigate.url_api) as busy:
            added = _index(f"{frigate.url_internal}/api/recordings/{CAMERA}/backfill")
    if added != library.files:
        raise RuntimeError(f"the run over HTTP added {added} of {library.files} files")
    return ApiLatency(idle, busy)


def _index(url: str) -> int:
    """Start a run and wait for its end; returns how many files it added."""
    body = json.dumps({"background": True}).encode()
    request = Request(url, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=60):
        pass
    while True:
        time.sleep(1)
        with urlopen(f"{url}/status", timeout=60) as answer:
            status: dict[str, Any] = json.load(answer)
        if status["state"] == "idle":
            return int(status["last_run"]["files_added"])
