"""The past of one camera: what it saw in each scene, and what of it is in files and rows."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from testing.clips import Clips
from testing.preview_boxes import preview_of

from .objects import called_for, followed, standing
from .recorder import Recorder, Segment
from .reviewer import Reviewer

if TYPE_CHECKING:
    from pathlib import Path

    from .habits import Habits
    from .objects import Seen
    from .reviewer import Review

DAY = 86400.0
SEGMENT = 10
_STEP = 1.0
_LATER = 4
"""Seconds by which the second stream's segments begin later than the main one's."""
_FRAME = 0.25
"""Seconds between the frames that detection looks at."""


class Past:
    """The past of one camera up to `now`, in files and rows."""

    def __init__(
        self, media: Path, version: str, habits: Habits, *, now: float, seed: int, video: bytes
    ) -> None:
        self.clips = Clips(media, version, seed=seed)
        self.reviews: list[tuple[str, Review]] = []
        """The id of each, and what it was."""
        self._habits = habits
        self._reviewer = Reviewer(version)
        self._recorder = Recorder(version, habits)
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
        objects = [followed(chance, begin, length) for _ in range(chance.randrange(6))]
        if self._habits.loiterers:
            objects = [self._maybe_standing(seen) for seen in objects]
        if self._rare.random() < self._habits.called_for:
            objects.append(called_for(self._rare, begin, length))
        moments = [begin + index * _STEP + 0.25 for index in range(int((length + 300) / _STEP))]
        restless = chance.random() < 0.2
        reviews = list(self._reviewer.reviews(moments, objects))
        for review in reviews:
            made = self.clips.review(
                camera,
                review.start,
                review.end,
                severity=review.severity,
                thumb_time=review.thumb_time,
                objects=sorted(review.labels),
            )
            self.reviews.append((made.id, review))
        for seen in objects:
            event = self.clips.event(
                camera,
                seen.start,
                seen.end,
                tracked=seen.tracked,
                label=seen.label,
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

    def _maybe_standing(self, seen: Seen) -> Seen:
        stands = self._rare.random() < self._habits.loiterers
        return standing(self._rare, seen) if stands else seen

    def _segment(
        self,
        camera: str,
        start: int,
        objects: list[Seen],
        reviews: list[Review],
        *,
        stir: bool,
    ) -> None:
        active = sum(seen.moves(start + second) for seen in objects for second in range(SEGMENT))
        motion = active + stir
        first = float(start)
        main = Segment(first, first + SEGMENT, motion, active)
        second = Segment(main.start + _LATER, main.end + _LATER, motion, active)
        if self._recorder.keeps_second(second, reviews):
            self._recorded(camera, second, second=True)
        if self._recorder.keeps(main, reviews):
            self._recorded(camera, main)

    def _recorded(self, camera: str, segment: Segment, *, second: bool = False) -> None:
        self.clips.recording(
            camera,
            segment.start,
            float(SEGMENT),
            content=self._video,
            second=second,
            motion=segment.motion,
            objects=segment.active,
            dBFS=0,
        )

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
            moving = {one.label for one in tracked if one.moves(start + moment)}
            if not due and since >= 1:
                seen = (start + moment) // SEGMENT in stirs and self._rare.random() < 0.2
                due = seen or bool(moving)
            elif not due and since >= 0.5:
                due = "car" in moving
            if due:
                frames.append(moment)
        self.clips.preview(camera, start, start + length, content=preview_of([*frames, length]))
