"""The starts of recordings as Frigate 0.19 reckons them, each from the end of the one before.

A file's name has the whole second in which it began. Frigate measures the fraction when it stores
the file, and lets a recording begin where the one before it ended. Nothing on disk tells the
fraction any more; what ended within the name's second tells it again for all that follows without
a pause. Otherwise the name's second is the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..streams import Stream

_SECOND = 1.0


class Chain:
    """Works out the starts of one camera's recordings, which it is given in time order."""

    def __init__(self) -> None:
        self._ends: dict[Stream, float] = {}

    def start(self, stream: Stream, name: float, known: float | None = None) -> float:
        """When the recording began whose file has the name of the second `name`.

        `known` is the end of the row before it.
        """
        for end in (known, self._ends.get(stream)):
            if end is not None and 0.0 <= end - name < _SECOND:
                return round(end, 6)
        return name

    def take(self, stream: Stream, end: float) -> None:
        """A recording ended at `end`, whether it becomes a row or not."""
        self._ends[stream] = end
