"""The configuration that the stand-in has unless it is given another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def default_config(version: str, cameras: Iterable[str]) -> str:
    """A small configuration: recording on, kept 7 days, cheap password hashes."""
    retention = "retain: {days: 7}" if version < "0.17" else "continuous: {days: 7}"
    lines = [
        "mqtt: {enabled: false}",
        "auth: {hash_iterations: 1000}",
        "tls: {enabled: false}",
        "record:",
        "  enabled: true",
        f"  {retention}",
        "cameras:",
    ]
    for name in cameras:
        lines.append(f"  {name}:")
        if version >= "0.17":
            lines.append(f"    friendly_name: {name.replace('_', ' ').title()}")
        lines.append(
            f"    ffmpeg: {{inputs: [{{path: 'rtsp://127.0.0.1/{name}', roles: [record]}}]}}"
        )
    return "\n".join(lines) + "\n"
