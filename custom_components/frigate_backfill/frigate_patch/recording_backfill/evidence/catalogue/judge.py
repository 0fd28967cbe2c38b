"""The judge of a day's rows: which may give way to the database's, and which may leave."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...frigate.values import number
from ...media.judge import LONGEST
from .. import names
from .footage import is_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Trust:
    """How far the database and the disk can be believed."""

    changes: bool
    """Whether the database is what it was, so that its rows take the place of older ones."""
    leaves: bool
    """Whether also the disk is there and the clock right, so that rows may leave."""


@dataclass(frozen=True)
class Moment:
    """What is known of the time in which rows vanished."""

    now: float
    watched: bool
    """Whether the same Frigate has run since the rows were seen, and its database lacks none of
    whose files are there."""


@dataclass
class Judge:
    """What is known of the database and the disk while a day is merged."""

    trust: Trust
    is_there: Callable[[str], bool]
    """Whether the file that a row names is there."""
    media: str
    """Frigate's folder of recordings, and of clips with the pictures of events."""
    moment: Moment
    has_id: Callable[[str, str], bool] = lambda _table, _id: True
    """Whether a table's index of ids knows that one; where nobody asked, it may."""
    lost: set[str] = field(default_factory=set)
    """The cameras of whose recordings the database lacks some although their files are there."""
    starts: dict[str, list[float]] = field(default_factory=dict)
    """By camera when its recordings of the day begin, in order, once these are merged."""
    went: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """By camera when recordings began and ended that leave, as their rows and files are gone."""
    stay: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """The same of those that do not."""

    def may_change(self, camera: object) -> bool:
        """Whether a row of `camera` gives way to what the database has now."""
        return self.trust.changes and camera not in self.lost

    def may_leave(self, camera: object) -> bool:
        """Whether a row of `camera` may leave that the database has no more."""
        return self.trust.leaves and self.may_change(camera)

    def has_footage(self, camera: object, start: float, end: float) -> bool:
        """Whether a recording lies, in part, between `start` and `end`, on whichever day."""
        starts, end = self.starts.get(str(camera), []), max(start, end)
        index = bisect_left(starts, start - LONGEST)
        if index < len(starts) and starts[index] <= end:
            return True
        return is_on_disk(f"{self.media}/recordings", str(camera), start, end)

    def footage_went(self, camera: object, start: object, end: object) -> bool:
        """Whether recordings of the time from `start` to `end` left just now, and none is left."""
        first, last = number(start), number(end)

        def touches(span: tuple[float, float]) -> bool:
            return span[0] <= last and first <= span[1]

        went, stay = self.went.get(str(camera), ()), self.stay.get(str(camera), ())
        return any(map(touches, went)) and not any(map(touches, stay))

    def has_picture(self, camera: object, event: object) -> bool:
        """Whether a snapshot or a thumbnail of the event is there; Frigate deletes them with it."""
        pictures = names.event_pictures(str(camera), str(event))
        return any(self.is_there(f"{self.media}/clips/{name}") for name in pictures)
