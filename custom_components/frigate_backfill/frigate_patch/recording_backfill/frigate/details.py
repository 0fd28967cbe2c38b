"""The columns in which 0.19 keeps what a recording's file holds, and their values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..streams import Details, Stream


def values(columns: Sequence[str], stream: Stream, told: Details) -> tuple[object, ...]:
    """What goes into those of `columns`, as Frigate's recorder writes it."""
    if not columns:
        return ()
    keyframes = None if told.keyframes is None else json.dumps(told.keyframes)
    found: dict[str, object] = {
        "stream_type": stream.value,
        "has_audio": None if told.has_audio is None else int(told.has_audio),
        "audio_rate": told.audio_rate,
        "audio_codec": told.audio_codec,
        "video_codec": told.video_codec,
        "keyframes": keyframes,
    }
    return tuple(found[name] for name in columns)
