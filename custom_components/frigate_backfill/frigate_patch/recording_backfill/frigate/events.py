"""Frigate's `event` table: which events it has, and new ones without a label."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..severities import ALERT, DETECTION
from .change import EVENTS, Change
from .config import UNLABELLED
from .session import Fate
from .sql import kinds as sql
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .session import Session
    from .sqlite import sqlite3


@dataclass(frozen=True)
class NewEvent:
    """An event as its pictures tell it; times in epoch seconds."""

    id: str
    camera: str
    start_time: float
    end_time: float
    severity: str
    """Of the two the one that Frigate keeps longer."""
    has_snapshot: bool
    thumbnail: str | None
    """JPEG in base64, only for 0.15; None leaves the file to be the thumbnail."""

    def as_row(self) -> dict[str, object]:
        """With all that Frigate's pages read.

        `has_clip` is set, because Frigate deletes an event that has neither clip nor snapshot
        within five minutes, and its thumbnail with it.
        """
        return {
            "id": self.id,
            "camera": self.camera,
            "label": UNLABELLED,
            "start_time": self.start_time,
            "end_time": self.end_time,
            "zones": "[]",
            "thumbnail": self.thumbnail,
            "has_clip": 1,
            "has_snapshot": int(self.has_snapshot),
            "retain_indefinitely": 0,
            "data": json.dumps(
                {
                    "type": "object",
                    "score": 0,
                    "top_score": 0,
                    "box": None,
                    "region": None,
                    "attributes": [],
                    "path_data": [],
                    "max_severity": self.severity if self.severity == DETECTION else None,
                    "backfilled": True,
                }
            ),
        }


@dataclass(frozen=True)
class CopiedEvent(NewEvent):
    """An event as a copy of the database has it."""

    label: str = ""
    has_clip: bool = True
    for_ever: bool = False
    """Whether somebody told Frigate never to delete it."""
    more: tuple[tuple[str, object], ...] = ()
    """All that the copy has, by column."""
    timeline: tuple[tuple[object, ...], ...] = ()
    """Its rows of the timeline: timestamp, camera, source, source_id, class_type, data."""

    def as_row(self) -> dict[str, object]:
        """All that the copy has; but the thumbnail may be in a file."""
        return {**dict(self.more), "thumbnail": self.thumbnail}


_COLUMNS = frozenset(
    (
        "id camera label start_time end_time zones thumbnail has_clip has_snapshot "
        "retain_indefinitely data"
    ).split()
)


_TIMELINE = "timestamp camera source source_id class_type data".split()


class EventTable:
    """Reads and adds events."""

    def __init__(self, session: Session) -> None:
        """Look at the table; raises DatabaseUnusableError and CancelledError."""
        self._session = session
        self._table = Table(session, "event")
        self.usable = self._table.takes(_COLUMNS) and self._table.holds(*_COLUMNS)
        self._has_timeline = Table(session, "timeline").holds(*_TIMELINE)
        self.inline_thumbnails = self._table.demands("thumbnail")
        """Whether the thumbnail stands in the row, as before 0.16."""

    def ids(self, camera: str) -> set[str]:
        """The ids of the events of `camera`."""
        return {row[0] for row in self._session.fetch(sql.EVENT_IDS, (camera,))}

    def write(self, events: Sequence[NewEvent]) -> Iterator[list[Fate | str]]:
        """Add them, each with its timeline in one transaction, see `Session.write`."""
        return self._session.write(
            events,
            self._apply,
            lambda events: [Change.addition(EVENTS, event.as_row()) for event in events],
        )

    def _apply(
        self, connection: sqlite3.Connection, events: Sequence[NewEvent]
    ) -> list[Fate | str]:
        fates: list[Fate | str] = []
        for event in events:
            fate = self._table.put(connection, event.as_row())
            if fate is Fate.WRITTEN and isinstance(event, CopiedEvent) and self._has_timeline:
                connection.executemany(sql.PUT_TIMELINE, event.timeline)
            fates.append(fate)
        return fates


def severity_of(data: object) -> str:
    """By which of the two Frigate keeps an event's clip: a detection only where `data` says so."""
    try:
        told = json.loads(str(data)).get("max_severity")
    except (ValueError, AttributeError):
        return ALERT
    return DETECTION if told == DETECTION else ALERT
