"""The catalogue in a life of Frigate, and what it must never forget."""

from __future__ import annotations

import math
import os
from contextlib import closing
from typing import TYPE_CHECKING

from recording_backfill.child import catalogue
from recording_backfill.child.messages.catalogue import Task
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.evidence.copies.catalogued import Assembled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from testing.frigate_life import Installation

_OWN = "SELECT path, id, motion FROM recordings WHERE NOT (objects = -1 AND regions = -1)"


class Remembered:
    """All rows of Frigate's own that were in the database when the catalogue was saved."""

    def __init__(self, at: Installation, state: Path, cameras: Sequence[str]) -> None:
        site = Site(str(at.media / "recordings"), str(at.database.parent), "an-instance")
        self._task = Task(site, str(at.database), state, watch_clock=True)
        self._folder = at.media / "frigate_backfill" / "an-instance"
        self._cameras = cameras
        self._rows: dict[str, tuple[object, ...]] = {}

    def renew(self, own: dict[str, tuple[object, ...]]) -> str:
        """Have it renewed; `own` by path what the database has of Frigate's."""
        outcome = catalogue.renew(self._task, lambda: None)
        if outcome.error is not None:
            return f"the catalogue is not saved: {outcome.error}"
        self._rows.update(own)
        return f"the catalogue is saved, {len(own)} rows of Frigate's"

    def forgotten(self, own: dict[str, tuple[object, ...]]) -> set[str]:
        """Files that are there, and of whose rows neither the database nor the catalogue knows."""
        told = {**self._told(), **own}
        return {
            path
            for path, row in self._rows.items()
            if told.get(path) != row and os.path.exists(path)
        }

    def _told(self) -> dict[str, tuple[object, ...]]:
        found: dict[str, tuple[object, ...]] = {}
        for camera in self._cameras:
            assembled = Assembled(camera, (-math.inf, math.inf), lambda: False)
            with closing(assembled.connection):
                assembled.take(str(self._folder))
                found.update((row[0], row[1:]) for row in assembled.connection.execute(_OWN))
        return found
