"""The memory of searches for motion: which recordings need no second look, in a file of its own.

A recording in which nothing moved looks in the database as one that nobody looked at.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..untouched import open_regular

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "frigate_backfill_looked.json"
_LARGEST = 1 << 28
"""Bytes; reading more would take more memory than a search may."""
_JOINT = 1.0
"""Seconds between two recordings that follow each other."""


class Looked:
    """What was looked at of one camera."""

    def __init__(self, folder: Path | None, camera: str) -> None:
        """Read the file in `folder`; without one, or with a damaged one, nothing was looked at."""
        self._path = None if folder is None else folder / FILE
        self._camera = camera
        self._spans: list[tuple[float, float]] = []
        self._changed = False
        with suppress(TypeError, ValueError, AttributeError):
            spans = self._read().get(camera, [])
            self._spans = sorted((float(start), float(end)) for start, end in spans)

    def covers(self, start: float, end: float) -> bool:
        """Whether all of that was looked at."""
        index = bisect_right(self._spans, (start, float("inf"))) - 1
        return index >= 0 and self._spans[index][1] >= end

    def add(self, start: float, end: float) -> None:
        """Note that it was."""
        index = bisect_right(self._spans, (start, float("inf")))
        if index and self._spans[index - 1][1] >= start - _JOINT:
            index -= 1
            start, end = self._spans[index][0], max(end, self._spans[index][1])
        last = index
        while last < len(self._spans) and self._spans[last][0] <= end + _JOINT:
            end = max(end, self._spans[last][1])
            last += 1
        self._spans[index:last] = [(start, end)]
        self._changed = True

    def save(self, first: Callable[[str], float | None] | None = None) -> None:
        """Keep it; where it cannot be written, the next search looks again.

        `first` says when the first row of a camera folder begins, None of one without rows: what
        was looked at before that is forgotten, of every camera.
        """
        if self._path is None or not self._changed:
            return
        beside = self._path.with_name(f"{FILE}.{os.getpid()}")
        for left in self._path.parent.glob(f"{FILE}.*"):  # by a search that was killed
            with suppress(OSError):
                if left.suffix[1:].isdecimal():  # a copy that somebody made stays
                    left.unlink()
        with suppress(OSError, ValueError):
            known = {**self._read(), self._camera: self._spans}
            beside.write_text(json.dumps(known if first is None else _there(known, first)))
            beside.replace(self._path)
            self._changed = False

    def _read(self) -> dict[str, Any]:
        try:
            if self._path is None:
                return {}
            with open_regular(str(self._path)) as file:
                if os.fstat(file.fileno()).st_size > _LARGEST:
                    return {}
                content = json.loads(file.read())
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}


def _there(known: dict[str, Any], first: Callable[[str], float | None]) -> dict[str, Any]:
    """What of it is of rows that are there; of a camera that cannot be read, nothing."""
    left: dict[str, Any] = {}
    for camera, spans in known.items():
        begin = first(camera)
        if begin is None:
            continue
        with suppress(TypeError, ValueError):
            if kept := [[float(a), float(b)] for a, b in spans if b > begin]:
                left[camera] = kept
    return left
