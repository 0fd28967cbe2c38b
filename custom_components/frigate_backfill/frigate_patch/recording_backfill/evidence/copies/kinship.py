"""Whether a copy is of this library: whether files that it names are here, and are those it means.

Another Frigate may have a camera of the same name, and then one file in ten has the name of one of
its recordings. So recordings count by their size, too; the names of other files have times to the
microsecond or letters that nothing repeats by accident.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .. import names
from ..folders import MediaFolders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...models import RunOrder
    from ..salvage.records import Value
    from .source import Source

SAME_SIZE = 0.02
"""MB (2^20 bytes) between a row's `segment_size` and its file's size."""
_PROBES, _AT_ONCE = 60, 5
"""Moments at which recordings are looked at, and how many at each."""
_NEWEST = 2000
"""Recordings, the newest, that are looked at besides."""
_OTHERS = 300
"""Rows of other tables that are looked at where no recording tells."""
_FROM = "camera = ? AND start_time >= ? ORDER BY start_time LIMIT ?"
_LAST = "camera = ? ORDER BY start_time DESC LIMIT ?"
_NEWEST_ROWS = "camera = ? ORDER BY rowid DESC LIMIT ?"
_OTHER_FILES = (
    ("previews", "path", _NEWEST_ROWS),
    ("reviewsegment", "thumb_path", _NEWEST_ROWS),
    ("export", "video_path", _NEWEST_ROWS),
)


def same_size(segment_size: float, size: int) -> bool:
    """Whether a file of `size` bytes is the one of a row with that `segment_size`."""
    # What was rounded to two places is up to half a hundredth off.
    return abs(size / 2**20 - segment_size) <= SAME_SIZE + 0.005


def is_of_this_library(source: Source, order: RunOrder) -> bool:
    """Look at some of the files that it names; raises UnusableCopyError and CancelledError."""
    right = wrong = 0
    for row in _sample(source, order.camera):
        size = _size(order, row["path"])
        if size is None:
            continue
        segment_size = row["segment_size"]
        if isinstance(segment_size, (int, float)) and same_size(segment_size, size):
            right += 1
        else:
            wrong += 1
    if right or wrong:
        return right > wrong
    return _has_pictures(source, order) or any(
        _size(order, row[column]) is not None
        for table, column, where in _OTHER_FILES
        for row in source.rows(table, where, (order.camera, _OTHERS))
    )


def _has_pictures(source: Source, order: RunOrder) -> bool:
    """Whether a picture of one of its events is here: of some cameras there is nothing else."""
    clips = MediaFolders.of(order).clips.actual
    return any(
        os.path.lexists(f"{clips}/{name}")
        for row in source.rows("event", _NEWEST_ROWS, (order.camera, _OTHERS))
        for name in names.event_pictures(order.camera, str(row["id"]))
    )


def _sample(source: Source, camera: str) -> Iterator[dict[str, Value]]:
    """Recordings spread over the whole time, and the newest."""
    first, last = source.span
    for number in range(_PROBES):
        start = first + (last - first) * number / _PROBES
        yield from source.rows("recordings", _FROM, (camera, start, _AT_ONCE))
    yield from source.rows("recordings", _LAST, (camera, _NEWEST))


def _size(order: RunOrder, path: Value) -> int | None:
    """Bytes of the file that a row names, looked up on this side; None where there is none."""
    actual = actual_path(order, path)
    if actual is None:
        return None
    try:
        return os.lstat(actual).st_size
    except OSError:
        return None


def actual_path(order: RunOrder, path: Value) -> str | None:
    """Where the file that a row names is for this process, if it can be told."""
    if not isinstance(path, str) or "\0" in path:
        return None
    pairs = (
        (order.recordings_as, order.recordings_root),
        (os.path.dirname(order.recordings_as), os.path.dirname(order.recordings_root)),
    )
    for spelled, actual in pairs:
        prefix = spelled.rstrip("/") + "/"
        if path.startswith(prefix):
            return os.path.join(actual, path[len(prefix) :])
    return path if order.recordings_as == order.recordings_root else None
