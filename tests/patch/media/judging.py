"""Files as the judge and the box reader see them, and boxes to build broken ones of."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from recording_backfill.media.judge import MediaJudge
from recording_backfill.media.mp4 import Finding, read_mp4
from recording_backfill.models import ProbeMode


def judge(path: Path, mode: ProbeMode = ProbeMode.AUTO, ffprobe: str | None = "ffprobe") -> Finding:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return MediaJudge(mode, ffprobe).judge(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)


def read(path: Path) -> Finding | None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return read_mp4(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)


def boxes(content: bytes) -> list[tuple[bytes, bytes]]:
    """Type and content of the top-level boxes."""
    found, offset = [], 0
    while offset < len(content):
        size, kind = struct.unpack_from(">I4s", content, offset)
        found.append((kind, content[offset + 8 : offset + size]))
        offset += size
    return found


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content
