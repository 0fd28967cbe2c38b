"""Another Frigate that records into the same library just now, as its catalogue tells.

Each Frigate deletes by its own retention the files that its rows name. Rows that a run adds of what
the other records make this one delete the other's files, and nothing in this database says so.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from ...frigate.days import DAY
from ..catalogue import generations, index
from .find import catalogues
from .kinship import actual_path

if TYPE_CHECKING:
    from ...models import RunOrder
    from ..catalogue.index import DayEntry, Index

_ALIVE = 3600.0
"""Seconds since its last renewal within which a Frigate runs: there are four in an hour."""


def of_others(order: RunOrder, instance: str, now: float | None = None) -> dict[str, str]:
    """The cameras that another Frigate records into the library of `order`, with its id.

    `instance` is the id of this one. Only what was renewed after this one's catalogue had begun is
    another Frigate, and not what this one was before its configuration was lost.
    """
    now = time.time() if now is None else now
    found = {os.path.basename(folder): folder for folder in catalogues(order)}
    own = found.pop(instance, None)
    if own is None:
        return {}
    begun = [known.begun_at for known in _indexes(own) if known.begun_at is not None]
    since = max(min(begun, default=now), now - _ALIVE)
    return {
        camera: name
        for name, folder in found.items()
        for known in _indexes(folder)
        if known.saved_at is not None and since < known.saved_at < now + _ALIVE
        for camera in _recorded_here(known, order, int(now // DAY))
    }


def _indexes(folder: str) -> list[Index]:
    try:
        return [index.read(generation.folder) for generation in generations.of(folder)]
    except OSError:
        return []


def _recorded_here(known: Index, order: RunOrder, today: int) -> set[str]:
    """The cameras that it has recorded today or yesterday, where its files are in this library."""
    entries = filter(None, (known.days.get(day) for day in (today, today - 1)))
    return {
        camera
        for entry in entries
        if _lies_here(entry, order)
        for camera, counts in entry.own.items()
        if counts.get("recordings")
    }


def _lies_here(entry: DayEntry, order: RunOrder) -> bool:
    paths = [actual_path(order, path) for path in entry.samples]
    here = [path for path in paths if path is not None and os.path.lexists(path)]
    return bool(here) and 2 * len(here) >= len(paths)
