"""Configurations as each release of Frigate parses them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


def severity(days: float = 10, pre: int = 5, post: int = 5) -> Any:
    retain = SimpleNamespace(days=days, mode="motion")
    return SimpleNamespace(retain=retain, pre_capture=pre, post_capture=post)


def record(version: str, days: float, motion: float = 0, **changes: Any) -> Any:
    """`record` as that release has it."""
    values: dict[str, Any] = {"alerts": severity(), "detections": severity(), **changes}
    if version in ("0.15.2", "0.16.4"):
        values["retain"] = SimpleNamespace(days=days)
    else:
        values["continuous"] = SimpleNamespace(days=days)
        values["motion"] = SimpleNamespace(days=motion)
    if version < "0.18":
        values.setdefault("sync_recordings", False)
    return SimpleNamespace(**values)


def config(version: str = "0.17.2", **changes: Any) -> Any:
    """A configuration with one camera, which keeps 7 days; 3 for all others."""
    camera = SimpleNamespace(enabled=True, record=record(version, 7))
    values = {
        "cameras": {"front_door": camera},
        "record": record(version, 3),
        "database": SimpleNamespace(path="/config/frigate.db"),
        "ffmpeg": SimpleNamespace(ffprobe_path="/usr/lib/ffmpeg/7.0/bin/ffprobe"),
        "auth": SimpleNamespace(),
        **changes,
    }
    return SimpleNamespace(**values)
