"""One run of the engine, for tests."""

from __future__ import annotations

import os
from typing import Any

from testing.library import LibraryBuilder

HOUR = 3600.0


def broken(library: LibraryBuilder, start: float) -> dict[str, Any]:
    """One broken thing of each kind; what each must be called."""
    place = library.path(start).parent
    library.write(start, b"")
    library.write(start + 10, library.samples.bytes("h264")[:-500])
    library.add(start + 20, "audio_only")
    library.add(start + 30, "too_long")
    library.add(start + 40, "too_short")
    library.write(start + 50, b"no video at all" * 99)
    library.path(start + 60).symlink_to(library.samples["h264"])
    os.mkfifo(library.path(start + 70))
    library.path(start + 80).mkdir()
    library.path(start + 90).symlink_to(place / "nothing")
    for name in ("60.00.mp4", "name.mp4", "0.0.mp4"):
        (place / name).touch()
    (place / b"\xff.mp4".decode("utf-8", "surrogateescape")).touch()
    return {
        "00.00.mp4": "empty",
        "00.10.mp4": "truncated",
        "00.20.mp4": "no_video",
        "00.30.mp4": "too_long",
        "00.40.mp4": "too_short",
        "00.50.mp4": "no_duration",
        "01.00.mp4": "not_regular",
        "01.10.mp4": "not_regular",
        "01.20.mp4": "not_regular",
        "01.30.mp4": "not_regular",
        "60.00.mp4": "invalid_path",
        "name.mp4": "invalid_path",
        "0.0.mp4": "invalid_path",
        "\ufffd.mp4": "invalid_path",
    }
