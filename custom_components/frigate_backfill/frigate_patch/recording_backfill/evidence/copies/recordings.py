"""Recordings as a copy has them, as far as its rows can be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import layout
from ...frigate.copied import CopiedRecording
from ...frigate.retention import Signs
from ...frigate.values import number
from ...media.judge import LONGEST
from ...streams import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..salvage.records import Value

_APART = 1.0
"""Seconds; from 0.19 on a row may start up to one second from the one in its file's name."""
_OWN = frozenset(
    ("id camera path start_time end_time duration segment_size motion objects dBFS regions").split()
)


def recording_of(row: Mapping[str, Value]) -> CopiedRecording | None:
    """The recording of a copy's `row`; None if it is backfilled or contradicts itself."""
    start, end, duration, size = map(
        number, (row["start_time"], row["end_time"], row["duration"], row["segment_size"])
    )
    path = str(row["path"])
    named = layout.parse(path)
    if named is None or abs(named.start_time - start) > _APART:
        return None
    stream = Stream.of_folder(named.camera)
    motion, objects, dbfs = (_whole(row[name]) for name in ("motion", "objects", "dBFS"))
    signs = Signs(motion, objects, dbfs, stream)
    regions = _whole(row["regions"])
    if signs.objects == regions == -1:
        return None
    if not 0.0 < duration < LONGEST or abs(end - start - duration) > _APART:
        return None
    more = {name: value for name, value in row.items() if name not in _OWN and value is not None}
    more["stream_type"] = stream.value
    return CopiedRecording(
        str(row["id"]),
        str(row["camera"]),
        path,
        start,
        end,
        duration,
        size,
        signs,
        regions,
        tuple(more.items()),
    )


def _whole(value: Value) -> int | None:
    return int(value) if isinstance(value, (int, float)) else None
