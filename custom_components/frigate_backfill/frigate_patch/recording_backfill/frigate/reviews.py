"""Frigate's `reviewsegment` table: its reviews, and new ones that count as reviewed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..severities import ALERT, DETECTION
from .change import Change
from .retention import Review
from .session import Fate
from .sql import kinds as sql
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .session import Session
    from .sqlite import sqlite3


@dataclass(frozen=True)
class NewReview:
    """A review made from files; times in epoch seconds."""

    id: str
    camera: str
    start_time: float
    end_time: float
    severity: str
    thumb_path: str
    """Where its picture is, or would be; never empty and never a folder, as Frigate deletes it."""
    detections: tuple[str, ...] = ()
    """Ids of the events in it."""
    thumb_time: float | None = None

    @property
    def review(self) -> Review:
        """What the clean-up sees of it."""
        return Review(self.start_time, self.end_time, self.severity)

    def as_row(self) -> dict[str, object]:
        """With all that Frigate's pages read from `data`."""
        return {
            "id": self.id,
            "camera": self.camera,
            "start_time": self.start_time,
            "end_time": self.end_time,
            "has_been_reviewed": 1,
            "severity": self.severity,
            "thumb_path": self.thumb_path,
            "data": json.dumps(
                {
                    "detections": list(self.detections),
                    "objects": [],
                    "verified_objects": [],
                    "sub_labels": [],
                    "zones": [],
                    "audio": [],
                    "thumb_time": self.thumb_time,
                    "metadata": None,
                    "backfilled": True,
                }
            ),
        }


@dataclass(frozen=True)
class CopiedReview(NewReview):
    """A review as a copy of the database has it."""

    data: str | None = None
    """As Frigate wrote it; None where it is lost."""
    seen: bool = False
    """Whether anybody has looked at it."""
    seen_by: tuple[tuple[str, bool], ...] | None = None
    """Who has; None where Frigate did not tell users apart, before 0.16."""
    ended: bool = True
    """Whether it had ended when the copy was made."""

    def as_row(self) -> dict[str, object]:
        """With what the copy knows."""
        row = {**super().as_row(), "has_been_reviewed": int(self.seen)}
        return row if self.data is None else {**row, "data": self.data}


_COLUMNS = frozenset(
    "id camera start_time end_time has_been_reviewed severity thumb_path data".split()
)


@dataclass(frozen=True)
class Usual:
    """The severity that most of a camera's reviews have; None where there are too few."""

    of_all: str | None = None
    without_cars: str | None = None


_ENOUGH = 10
"""Reviews of which it can be said what most are."""


class ReviewTable:
    """Reads and adds reviews."""

    def __init__(self, session: Session) -> None:
        """Look at the tables; raises DatabaseUnusableError and CancelledError."""
        self._session = session
        self._table = Table(session, "reviewsegment")
        self._status = Table(session, "userreviewstatus")
        self._users: tuple[str, ...] | None = None
        self.usable = self._table.takes(_COLUMNS) and self._table.holds(
            "id", "camera", "start_time", "end_time", "severity", "thumb_path", "data"
        )
        """Whether reviews can be added."""

    def of_camera(self, camera: str) -> list[Review]:
        """All reviews of `camera`; none where the table is missing or of another shape."""
        if not self._table.holds("camera", "start_time", "end_time", "severity"):
            return []
        rows = self._session.fetch(sql.REVIEWS, (camera,))
        return [Review(*row) for row in rows if row[0] is not None]

    def usual(self, camera: str) -> Usual:
        """What most of Frigate's own reviews of `camera` are."""
        if not self._table.holds("camera", "severity", "data"):
            return Usual()
        rows = self._session.fetch(sql.SEVERITIES, (camera,))
        return Usual(
            _most({severity: count for severity, count, _ in rows}),
            _most({severity: count for severity, _, count in rows}),
        )

    def ids(self, camera: str) -> set[str]:
        """The ids of the reviews of `camera`."""
        return {row[0] for row in self._session.fetch(sql.REVIEW_IDS, (camera,))}

    def write(self, reviews: Sequence[NewReview]) -> Iterator[list[Fate | str]]:
        """Add them, each with its users' status in one transaction, see `Session.write`."""
        if self._users is None:
            self._users = self._all_users()
        return self._session.write(
            reviews,
            self._apply,
            lambda reviews: [Change.addition(self._table.name, new.as_row()) for new in reviews],
        )

    def _all_users(self) -> tuple[str, ...]:
        """Who has a status of reviews of their own; nobody before 0.16."""
        if not self._status.holds("user_id", "review_segment_id", "has_been_reviewed"):
            return ()
        return tuple(row[0] for row in self._session.fetch(sql.USERS))

    def _apply(
        self, connection: sqlite3.Connection, reviews: Sequence[NewReview]
    ) -> list[Fate | str]:
        fates = self._table.put_each(connection, [review.as_row() for review in reviews])
        self._status.put_all(
            connection,
            [
                {"user_id": user, "review_segment_id": review.id, "has_been_reviewed": int(seen)}
                for review, fate in zip(reviews, fates)
                if fate is Fate.WRITTEN
                for user, seen in self._seen_by(review)
            ],
        )
        return fates

    def _seen_by(self, review: NewReview) -> Iterable[tuple[str, bool]]:
        """The state of the review by user, where this Frigate has one."""
        users = self._users or ()
        if not isinstance(review, CopiedReview):
            return [(user, True) for user in users]
        if review.seen_by is None:
            return [(user, True) for user in users] if review.seen else ()
        return review.seen_by if users else ()


def _most(counts: dict[str, int]) -> str | None:
    if sum(counts.values()) < _ENOUGH:
        return None
    return ALERT if counts.get(ALERT, 0) >= counts.get(DETECTION, 0) else DETECTION
