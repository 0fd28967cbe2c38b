"""A made-up past: what cameras saw, and what Frigate recorded, reviewed and kept of it.

A small model of Frigate's recorder (`record/maintainer.py`), reviewer (`review/maintainer.py`) and
tracker, by which files and rows come about; the clean-up is the stand-in's. Cameras see something
in scenes of some minutes, each at another age, so that 40 days are some hundred recordings.
"""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from testing.clips import Clips
from testing.frigate_life import kept_days
from testing.preview_boxes import preview_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DAY = 86400.0
SEGMENT = 10
_STEP = 1.0
_LATER = 4
"""Seconds by which the second stream's segments begin later than the main one's."""
_FRAME = 0.25
"""Seconds between the frames that detection looks at."""
_CUTOFF = {"alert": 40.0, "detection": 30.0}
"""Seconds without activity that end a review; until 0.16 both end after those of a detection."""


@dataclass(frozen=True)
class Severity:
    """What is configured for reviews of one severity."""

    days: float = 10.0
    pre: int = 5
    post: int = 5
    mode: str = "motion"

    def as_config(self) -> dict[str, Any]:
        """As it stands in config.yml."""
        retain = {"days": self.days, "mode": self.mode}
        return {"pre_capture": self.pre, "post_capture": self.post, "retain": retain}


@dataclass(frozen=True)
class SecondStream:
    """How 0.19 keeps the second, smaller stream."""

    continuous: float = 0.0
    motion: float = 0.0
    alerts: float = 10.0
    detections: float = 10.0
    mode: str = "motion"

    def as_config(self) -> dict[str, Any]:
        """As it stands in config.yml."""
        return {
            "enabled": True,
            "continuous": {"days": self.continuous},
            "motion": {"days": self.motion},
            "alerts": {"days": self.alerts, "mode": self.mode},
            "detections": {"days": self.detections, "mode": self.mode},
        }


@dataclass(frozen=True)
class Habits:
    """How the cameras of one Frigate are kept, and what became of their files."""

    continuous: float = 0.0
    motion: float = 0.0
    alerts: Severity = field(default_factory=Severity)
    detections: Severity = field(default_factory=Severity)
    thumbs_missing: float = 0.0
    """Of the reviews, how many lost their thumbnail."""
    mtimes_lost: bool = False
    second: SecondStream | None = None
    """From 0.19 on."""
    events_deleted: float = 0.0
    """Of the events of tracked objects, how many somebody deleted by hand."""
    called_for: float = 0.0
    """In how many scenes something calls for an event, whether anything moves or not."""

    def as_record(self, version: str) -> dict[str, Any]:
        """The `record` section of that release."""
        return {
            **kept_days(version, self.continuous, self.motion),
            "alerts": self.alerts.as_config(),
            "detections": self.detections.as_config(),
            **(
                {"sub": self.second.as_config()}
                if self.second is not None and version >= "0.19"
                else {}
            ),
        }

    def of(self, severity: str) -> Severity:
        """What is set for that severity."""
        return self.alerts if severity == "alert" else self.detections


@dataclass
class Review:
    """One as the reviewer makes it."""

    start: float
    severity: str
    end: float
    closed: float = 0.0
    """When the reviewer saw that it had ended; until then it is kept as one that goes on."""
    thumb_time: float = 0.0


@dataclass(frozen=True)
class Seen:
    """An object that was followed, and when it moved."""

    start: float
    end: float
    severity: str
    active: tuple[tuple[float, float], ...]
    tracked: bool = True
    """Or it was called for, and no camera saw it."""

    def moves(self, moment: float) -> bool:
        """Whether it moves then."""
        return any(begin <= moment <= end for begin, end in self.active)


class Past:
    """The past of one camera up to `now`, in files and rows."""

    def __init__(
        self, media: Path, version: str, habits: Habits, *, now: float, seed: int, video: bytes
    ) -> None:
        self.clips = Clips(media, version, seed=seed)
        self.reviews: list[tuple[str, Review]] = []
        """The id of each, and what it was."""
        self._habits = habits
        self._now = now
        self._chance = random.Random(seed)
        self._rare = random.Random(seed + 1)
        self._video = video
        self._deleted: set[str] = set()
        """Events that somebody deleted."""

    def live(self, camera: str, ages: list[float]) -> None:
        """Let `camera` see a scene at each of `ages`, in days."""
        over = 0.0
        for age in sorted(ages, reverse=True):
            begin, length = self._now - age * DAY - 1500, self._chance.choice([300, 600, 1200])
            # A camera records one scene after the other; overlapping ones would share rows.
            if begin >= over:
                self._scene(camera, float(int(begin)), length)
                over = begin + length + 300

    def save(self, database: Path) -> None:
        """Write the rows, and then let happen what happens to files."""
        self.clips.save(database)
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.executemany("DELETE FROM event WHERE id = ?", [(e,) for e in self._deleted])
        for made in self.clips.made:
            lost = self._chance.random() < self._habits.thumbs_missing
            if made.table == "reviewsegment" and lost:
                made.lose_files()
            if made.id in self._deleted:
                made.lose_files()
            if self._habits.mtimes_lost:
                for file in made.files:
                    if file.exists():
                        os.utime(file, (self._now - 3600, self._now - 3600))

    def _scene(self, camera: str, begin: float, length: float) -> None:
        chance = self._chance
        objects = [self._object(begin, length) for _ in range(chance.randrange(6))]
        if self._rare.random() < self._habits.called_for:
            objects.append(self._call(begin, length))
        moments = [begin + index * _STEP + 0.25 for index in range(int((length + 300) / _STEP))]
        restless = chance.random() < 0.2
        reviews = list(self._review(moments, objects))
        for review in reviews:
            made = self.clips.review(
                camera,
                review.start,
                review.end,
                severity=review.severity,
                thumb_time=review.thumb_time,
            )
            self.reviews.append((made.id, review))
        for seen in objects:
            event = self.clips.event(
                camera,
                seen.start,
                seen.end,
                tracked=seen.tracked,
                pre_capture=0.0,
                max_severity=seen.severity,
            )
            if seen.tracked and self._rare.random() < self._habits.events_deleted:
                self._deleted.add(event.id)
        stirs = set()
        start = int(begin)
        while start < begin + length + 300:
            if stir := restless and chance.random() < 0.3:
                stirs.add(start // SEGMENT)
            self._segment(camera, start, objects, reviews, stir=stir)
            start += SEGMENT + (chance.random() < 0.1)
        self._preview(camera, begin + 0.5, length + 290.25, objects, stirs)

    def _object(self, begin: float, length: float) -> Seen:
        chance = self._chance
        start = begin + 60 + round(chance.uniform(0, length), 3)
        moves = [start + 0.5]
        spans = []
        for _ in range(chance.choice([1, 1, 2, 4])):
            first = moves[-1]
            last = first + chance.choice([2, 10, 40, 90])
            spans.append((first, last))
            moves.append(last + chance.choice([5, 25, 35, 100]))
        severity = chance.choice(["alert", "detection"])
        return Seen(start, round(spans[-1][1] + 5, 3), severity, tuple(spans))

    def _call(self, begin: float, length: float) -> Seen:
        """An alert that something called for, which lasts for some time."""
        start = begin + 60 + round(self._rare.uniform(0, length), 3)
        end = start + self._rare.choice([30, 130, 200])
        return Seen(start, end, "alert", ((start, end),), tracked=False)

    def _review(self, moments: list[float], objects: list[Seen]) -> Iterator[Review]:
        """The reviews that the reviewer makes of what moves at each moment."""
        current: Review | None = None
        last = {"alert": 0.0, "detection": 0.0}
        most = 0
        for moment in moments:
            moving = {seen.severity for seen in objects if seen.moves(moment)}
            count = sum(seen.moves(moment) for seen in objects)
            if current is None:
                if moving:
                    severity = "alert" if "alert" in moving else "detection"
                    current, most = Review(moment, severity, moment, thumb_time=moment), count
                    last = {"alert": moment, "detection": moment}
                continue
            if moving:
                if "alert" in moving and current.severity != "alert":
                    current.severity, current.thumb_time = "alert", moment + 0.1
                if count > most:
                    most, current.thumb_time = count, moment + 0.1
                for severity in moving:
                    last[severity] = moment
            elif moment > self._ends(current, last):
                current.end = self._last(current, last)
                current.closed = moment
                yield current
                current = None
        if current is not None:
            current.end, current.closed = self._last(current, last), moments[-1]
            yield current

    def _last(self, review: Review, last: Mapping[str, float]) -> float:
        # Until 0.16 any activity counted; since, an alert's end is its last alert's.
        if self.clips.version < "0.17":
            return max(last.values())
        return last[review.severity]

    def _ends(self, review: Review, last: Mapping[str, float]) -> float:
        old = self.clips.version < "0.17"
        return self._last(review, last) + _CUTOFF["detection" if old else review.severity]

    def _segment(
        self,
        camera: str,
        start: int,
        objects: list[Seen],
        reviews: list[Review],
        *,
        stir: bool,
    ) -> None:
        end = start + SEGMENT
        active = sum(seen.moves(start + second) for seen in objects for second in range(SEGMENT))
        motion = active + stir
        second = self._habits.second if self.clips.version >= "0.19" else None
        if second is not None and self._second_stored(start, motion, active, reviews, second):
            self.clips.recording(
                camera,
                float(start + _LATER),
                float(SEGMENT),
                content=self._video,
                second=True,
                motion=motion,
                objects=active,
                dBFS=0,
            )
        if not self._stored(float(start), float(end), motion, active, reviews):
            return
        self.clips.recording(
            camera,
            float(start),
            float(SEGMENT),
            content=self._video,
            motion=motion,
            objects=active,
            dBFS=0,
        )

    def _stored(
        self, start: float, end: float, motion: int, active: int, reviews: list[Review]
    ) -> bool:
        habits = self._habits
        old = self.clips.version < "0.17"
        if habits.continuous > 0 or (old and habits.motion > 0):
            return True
        if habits.motion > 0:
            return motion > 0 or active > 0
        for review in reviews:
            settings = habits.of(review.severity)
            if review.start - settings.pre > end:
                return False
            reaches = max(review.end + settings.post, review.closed)
            if reaches >= start:
                if settings.mode == "all":
                    return True
                return active > 0 or (settings.mode == "motion" and motion > 0)
        return False

    def _second_stored(
        self, start: int, motion: int, active: int, reviews: list[Review], second: SecondStream
    ) -> bool:
        begin, end = float(start + _LATER), float(start + _LATER + SEGMENT)
        if second.continuous > 0:
            return True
        if second.motion > 0 and (motion > 0 or active > 0):
            return True
        touching = self._touching(begin, end, reviews)
        if touching is None:
            return False
        return second.mode == "all" or active > 0 or (second.mode == "motion" and motion > 0)

    def _touching(self, start: float, end: float, reviews: list[Review]) -> Review | None:
        for review in reviews:
            settings = self._habits.of(review.severity)
            if review.start - settings.pre > end:
                return None
            if max(review.end + settings.post, review.closed) >= start:
                return review
        return None

    def _preview(
        self, camera: str, start: float, length: float, objects: list[Seen], stirs: set[int]
    ) -> None:
        """A preview with the frames that Frigate would write."""
        tracked = [seen for seen in objects if seen.tracked]
        frames = [0.0]
        for step in range(1, int(length / _FRAME)):
            moment = step * _FRAME
            since = moment - frames[-1]
            due = since > 30
            if not due and since >= 1:
                seen = (start + moment) // SEGMENT in stirs and self._rare.random() < 0.2
                due = seen or any(one.moves(start + moment) for one in tracked)
            if due:
                frames.append(moment)
        self.clips.preview(camera, start, start + length, content=preview_of([*frames, length]))
