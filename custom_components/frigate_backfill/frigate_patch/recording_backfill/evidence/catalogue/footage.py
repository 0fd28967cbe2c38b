"""Whether recordings of some time are on disk, whichever day they belong to.

A day of the catalogue has the reviews and events that begin in it, and their recordings may begin
on the day before or after.
"""

from __future__ import annotations

import os

from ... import layout
from ...media.judge import LONGEST
from ...streams import Stream
from ...untouched import names_in

_FARTHEST = 14 * layout.DAY
"""Seconds that are looked at of anything longer: what is still open ends years from now."""


def is_on_disk(recordings: str, camera: str, start: float, end: float) -> bool:
    """Whether a recording below `recordings` lies, in part, between `start` and `end`.

    Also where the disk does not answer.
    """
    first, last = start - LONGEST, min(end, start + _FARTHEST)
    hour = max(0.0, first // layout.HOUR * layout.HOUR)
    while hour <= last:
        folder = os.path.join(recordings, *layout.folder_of_hour(hour))
        if any(_has(f"{folder}/{s.folder(camera)}", first - hour, last - hour) for s in Stream):
            return True
        hour += layout.HOUR
    return False


def _has(folder: str, first: float, last: float) -> bool:
    """Whether one in `folder` begins between those seconds of its hour, or may do so."""
    try:
        names = names_in(folder)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True  # what a disk does not answer for is not gone
    seconds = map(layout.seconds_in_hour, names)
    return any(second is not None and first <= second <= last for second in seconds)
