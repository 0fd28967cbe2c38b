"""A library that a release of the stand-in cleans up at a given time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from testing.clips import Clips, Made
from testing.frigate_life import FrigateLife, Installation, with_record
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_760_000_000.0

DAY = 86400.0

UNKNOWN = {"motion": -1, "objects": -1, "dBFS": -1}


class Cleaned:
    """A library of one release: recordings by row and file, and all else that it keeps."""

    def __init__(self, frigate: FrigateLife, folder: Path, record: dict[str, Any]) -> None:
        self.frigate = frigate
        self.at = Installation.of(folder, with_record({"front": {}}, record))
        create_database(self.at.database, frigate.version)
        self.clips = Clips(self.at.media, frigate.version)

    def recording(self, start: float, camera: str = "front", **columns: Any) -> Made:
        """Ten seconds from `start` on, of which nothing is known, unless columns tell it."""
        return self.clips.recording(camera, start, **{**UNKNOWN, **columns})

    def clean_up(self, now: float = NOW) -> None:
        """The hourly pass."""
        self.clips.save(self.at.database)
        self.frigate.clean_up(self.at, now)

    def clean_up_events(self, now: float = NOW) -> None:
        """The pass of every five minutes."""
        self.clips.save(self.at.database)
        self.frigate.clean_up_events(self.at, now)

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of one statement."""
        with closing(sqlite3.connect(self.at.database)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    def has(self, made: Made) -> tuple[bool, bool]:
        """Whether its row is there, and whether all its files are."""
        return made.left(self.at.database)


KEPT, GONE = (True, True), (False, False)


def retained(alerts: float = 30, detections: float = 30, mode: str = "motion") -> dict[str, Any]:
    """The part of `record` that says how long reviews are kept."""
    return {
        "alerts": {"retain": {"days": alerts, "mode": mode}},
        "detections": {"retain": {"days": detections, "mode": mode}},
    }
