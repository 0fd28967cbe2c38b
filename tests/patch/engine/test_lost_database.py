"""A lost database comes back: what Frigate would have kept with the old one, it keeps with the new.

Pasts are made by a model of Frigate's recorder and reviewer, for each release and many habits. The
database is then lost and restored, and the clean-up of both runs at once and on later days.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording_backfill.engine.backfill import Backfill
from recording_backfill.models import Media, RunOrder
from recording_backfill.script.config_file import read_config

from testing.frigate_life import FrigateLife, Installation, with_record
from testing.library import ffmpeg
from testing.past import DAY, Habits, Past, SecondStream, Severity
from testing.schema import create_database

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_760_000_000.0
LATER = (0.0, 3.0, 10.0, 25.0)


@pytest.fixture(scope="session")
def video(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The smallest recording of ten seconds."""
    path = tmp_path_factory.mktemp("video") / "segment.mp4"
    ffmpeg(
        "-f lavfi -i color=size=16x16:rate=2 -t 10 -c:v libx264 -preset ultrafast "
        f"-pix_fmt yuv420p -movflags +faststart {path}"
    )
    return path.read_bytes()


@dataclass
class Loss:
    """A Frigate with its database, and the same files with an empty one."""

    life: FrigateLife
    before: Installation
    after: Installation
    past: Past
    messages: list[str] = field(default_factory=list)
    runs: dict[str, Backfill] = field(default_factory=dict)

    def restore(self, camera: str, **changes: object) -> Backfill:
        """Run a backfill of `camera` on the empty one."""
        self.after.config_dir.mkdir(exist_ok=True)
        config = {**self.after.config, "version": f"{self.life.version[:4]}-0"}
        path = self.after.database.parent / "config.yml"
        path.write_text(json.dumps(config))
        order = RunOrder(
            camera=camera,
            database=str(self.after.database),
            recordings_root=str(self.after.media / "recordings"),
            recordings_as=str(self.after.media / "recordings"),
            retention=read_config(path).retention(camera),
            guard_active=True,
            **changes,
        )
        backfill = Backfill(order, clock=lambda: NOW)
        for _ in backfill.run():
            pass
        self.messages.append(backfill.message())
        self.runs[camera] = backfill
        return backfill

    def clean_up(self, days: float) -> None:
        """What the hourly passes of both have deleted by then."""
        for home in (self.before, self.after):
            self.life.clean_up(home, NOW + days * DAY)


def files(home: Installation) -> set[str]:
    """Recordings, previews and thumbnails of reviews on disk."""
    return {
        str(path.relative_to(home.media))
        for folder in ("recordings", "clips/previews", "clips/review")
        for path in (home.media / folder).rglob("*.*")
        if path.is_file()
    }


def rows(home: Installation, table: str) -> dict[str, dict[str, object]]:
    """By path below the media folder, or by id."""
    with closing(sqlite3.connect(home.database)) as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    return {str(row.get("path", row["id"])).replace(f"{home.media}/", ""): row for row in found}


def lose(
    life: FrigateLife,
    folder: Path,
    habits: Habits,
    past: dict[str, list[float]],
    seed: int,
    video: bytes,
    removed: str = "",
) -> Loss:
    """A past of some cameras, cleaned up once, and its database lost."""
    record = habits.as_record(life.version)
    cameras = {name: habits.as_camera for name in past if name != removed}
    config = with_record(cameras, record, objects={"track": ["person", "car", "dog"]})
    before = Installation.of(folder / "before", config)
    create_database(before.database, life.version)
    made = Past(before.media, life.version, habits, now=NOW, seed=seed, video=video)
    for camera, ages in past.items():
        made.live(camera, ages)
    made.save(before.database)
    (before.media / "recordings").mkdir(parents=True, exist_ok=True)
    life.clean_up(before, NOW - 60)
    after = Installation.of(folder / "after", config)
    shutil.copytree(before.media, after.media)
    create_database(after.database, life.version)
    return Loss(life, before, after, made)


SEVERITIES = st.builds(
    Severity,
    days=st.sampled_from([5.0, 10.0, 30.0]),
    pre=st.sampled_from([5, 5, 0, 30]),
    post=st.sampled_from([5, 5, 0, 20]),
    mode=st.sampled_from(["motion", "motion", "all", "active_objects"]),
)
SECOND = st.builds(
    SecondStream,
    continuous=st.sampled_from([0.0, 20.0, 2.0]),
    motion=st.sampled_from([0.0, 0.0, 7.0]),
    alerts=st.sampled_from([5.0, 10.0, 30.0]),
    detections=st.sampled_from([5.0, 10.0, 30.0]),
    mode=st.sampled_from(["motion", "all", "active_objects"]),
)
HABITS = st.builds(
    Habits,
    continuous=st.sampled_from([0.0, 0.0, 3.0, 1.0]),
    motion=st.sampled_from([0.0, 0.0, 7.0]),
    alerts=SEVERITIES,
    detections=SEVERITIES,
    thumbs_missing=st.sampled_from([0.0, 0.0, 0.03, 0.3]),
    mtimes_lost=st.sampled_from([False, False, True]),
    second=st.none() | SECOND,
    events_deleted=st.sampled_from([0.0, 0.0, 0.5]),
    called_for=st.sampled_from([0.0, 0.0, 0.3]),
    loiterers=st.sampled_from([0.0, 0.0, 0.3]),
)


def told(habits: Habits) -> Habits:
    """The same, but no thumbnail is missing where recordings do not tell that it was there.

    Only recordings that outlived the continuous days surely tell of a review without its thumbnail;
    of younger ones an event tells, but not of all: one event may last for several reviews.
    """
    second = habits.second
    kept = habits.continuous or habits.motion or (second and (second.continuous or second.motion))
    return replace(habits, thumbs_missing=0.0) if kept else habits


AGES = st.floats(0.05, 32.0)
LOSSES = given(
    habits=HABITS.map(told),
    front=st.lists(AGES, min_size=1, max_size=5),
    front_door=st.lists(AGES, max_size=2),
    removed=st.sampled_from(["", "", "front-door"]),
    seed=st.integers(0, 10**9),
)


def keeps_all(
    loss: Loss,
) -> None:
    """Restore every camera; at no later time is a file gone that the lost database had kept."""
    for camera in ("front", "front-door"):
        loss.restore(camera)
    for days in LATER:
        loss.clean_up(days)
        kept, left = files(loss.before), files(loss.after)
        assert kept - left == set(), f"after {days} days; {loss.messages}"
        if not days:
            # All that is kept is in the database again.
            assert set(rows(loss.before, "recordings")) <= set(rows(loss.after, "recordings"))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@LOSSES
def test_no_file_is_deleted_that_the_lost_database_would_have_kept(
    life: FrigateLife,
    tmp_path_factory: pytest.TempPathFactory,
    video: bytes,
    habits: Habits,
    front: list[float],
    front_door: list[float],
    removed: str,
    seed: int,
) -> None:
    past = {"front": front, "front-door": front_door}
    made = (habits, past, seed, video, removed)
    keeps_all(lose(life, tmp_path_factory.mktemp("loss"), *made))


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@LOSSES
def test_nor_is_one_in_many_more_pasts(
    life: FrigateLife,
    tmp_path_factory: pytest.TempPathFactory,
    video: bytes,
    habits: Habits,
    front: list[float],
    front_door: list[float],
    removed: str,
    seed: int,
) -> None:
    past = {"front": front, "front-door": front_door}
    made = (habits, past, seed, video, removed)
    keeps_all(lose(life, tmp_path_factory.mktemp("loss"), *made))


OPPOSITE = Habits(
    continuous=3.0,
    alerts=Severity(days=30.0),
    detections=Severity(days=5.0),
    second=SecondStream(continuous=1.0, alerts=5.0, detections=30.0),
    loiterers=0.5,
)


def test_one_who_loiters_and_streams_that_are_kept_the_other_way_round_lose_nothing(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    past = {"front": [0.5, 2.0, 4.0, 12.5, 20.0], "front-door": [1.0]}
    keeps_all(lose(life, tmp_path, OPPOSITE, past, 14, video))


BY_EVENTS = Habits(alerts=Severity(days=30.0), detections=Severity(days=30.0))


def test_kept_by_events_alone_everything_comes_back(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    loss = lose(life, tmp_path, BY_EVENTS, {"front": [1.0, 5.0, 12.5, 20.0]}, 7, video)
    backfill = loss.restore("front")
    for table in ("recordings", "reviewsegment", "previews"):
        assert rows(loss.before, table)
        assert rows(loss.before, table).keys() == rows(loss.after, table).keys()
    assert backfill.counts.past_retention == 0
    assert "only because their review items come back" in loss.messages[0]
    assert backfill.counts.added == len(rows(loss.before, "recordings"))


def test_a_preview_comes_back_in_every_column_and_a_review_in_all_that_its_name_tells(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    loss = lose(life, tmp_path, BY_EVENTS, {"front": [1.0, 5.0, 12.5, 20.0]}, 8, video)
    loss.restore("front")
    before, after = rows(loss.before, "previews"), rows(loss.after, "previews")
    for path, row in before.items():
        assert after[path] == {**row, "path": f"{loss.after.media}/{path}"}
    before, after = rows(loss.before, "reviewsegment"), rows(loss.after, "reviewsegment")
    for review, row in before.items():
        for column in ("camera", "start_time"):
            assert after[review][column] == row[column]
        thumb = str(row["thumb_path"]).replace(str(loss.before.media), str(loss.after.media))
        assert after[review]["thumb_path"] == thumb


def test_a_dry_run_says_the_same_as_the_run_and_writes_nothing(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    habits = replace(BY_EVENTS, thumbs_missing=0.4)
    loss = lose(life, tmp_path, habits, {"front": [1.0, 5.0, 12.5, 20.0]}, 9, video)
    dry = loss.restore("front", dry_run=True)
    assert not any(rows(loss.after, table) for table in ("recordings", "reviewsegment", "previews"))
    real = loss.restore("front")
    assert (dry.counts, dry.media, dry.summary) == (real.counts, real.media, real.summary)
    assert real.media[Media.REVIEWS].added == len(rows(loss.after, "reviewsegment"))
    assert real.media[Media.PREVIEWS].added == len(rows(loss.after, "previews"))
    said = loss.messages[0].replace("Would bring back", "Brought back")
    assert (
        said.split(". ", 1)[1].replace("would add", "added") == loss.messages[1].split(". ", 1)[1]
    )


def test_a_second_run_adds_nothing(life: FrigateLife, tmp_path: Path, video: bytes) -> None:
    habits = replace(BY_EVENTS, thumbs_missing=0.4)
    loss = lose(life, tmp_path, habits, {"front": [1.0, 5.0, 12.5, 20.0]}, 10, video)
    loss.restore("front")
    again = loss.restore("front")
    assert again.counts.added == 0
    assert {counts.added for counts in again.media.values()} == {0}


def test_a_run_that_ends_between_reviews_and_recordings_loses_nothing(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    loss = lose(life, tmp_path, BY_EVENTS, {"front": [1.0, 5.0, 12.5, 20.0]}, 11, video)
    loss.restore("front", media=(Media.REVIEWS,))
    assert rows(loss.after, "reviewsegment")
    assert not rows(loss.after, "recordings")
    loss.clean_up(0)
    loss.restore("front")
    loss.clean_up(0)
    assert files(loss.before) <= files(loss.after)
    assert set(rows(loss.before, "recordings")) <= set(rows(loss.after, "recordings"))


def test_recordings_alone_come_with_a_warning_of_what_they_lose(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    habits = replace(BY_EVENTS, continuous=3.0)
    loss = lose(life, tmp_path, habits, {"front": [0.5, 1.0, 5.0]}, 12, video)
    backfill = loss.restore("front", media=(Media.RECORDINGS,))
    assert backfill.counts.past_retention > 0
    assert "bring back the reviews, too" in loss.messages[0]
    assert any("without the lost review items that kept them" in text for text in backfill.warnings)
    assert backfill.media == {}
