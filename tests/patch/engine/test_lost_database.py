"""A lost database comes back: what Frigate would have kept with the old one, it keeps with the new.

Pasts are made by a model of Frigate's recorder and reviewer, for each release and many habits. The
database is then lost and restored, and the clean-up of both runs at once and on later days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testing.frigate_life import FrigateLife
from testing.past import Habits, SecondStream, Severity
from tests.patch.engine.losses import Loss, files, lose, rows

if TYPE_CHECKING:
    from pathlib import Path
LATER = (0.0, 3.0, 10.0, 25.0)


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


AGES = st.floats(0.05, 32.0)

LOSSES = given(
    habits=HABITS,
    front=st.lists(AGES, min_size=1, max_size=5),
    front_door=st.lists(AGES, max_size=2),
    removed=st.sampled_from(["", "", "front-door"]),
    seed=st.integers(0, 10**9),
)


def keeps_all(loss: Loss, habits: Habits) -> None:
    """Restore every camera; at no later time is a file gone that the lost database had kept."""
    # What was young at the loss, and lost its thumbnail and events, nothing may tell of by now.
    some_stay_out = habits.thumbs_missing and max(habits.continuous, habits.motion)
    for camera in ("front", "front-door"):
        loss.restore(camera)
    for days in LATER:
        loss.clean_up(days)
        kept, left = files(loss.before), files(loss.after)
        assert kept - left == set(), f"after {days} days; {loss.messages}"
        if not days:
            # All that is kept is in the database again, or left out and on disk for ever.
            back = rows(loss.after, "recordings").keys() | (loss.left_out if some_stay_out else ())
            assert rows(loss.before, "recordings").keys() <= back


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
    keeps_all(lose(life, tmp_path_factory.mktemp("loss"), *made), habits)


@pytest.mark.long
@pytest.mark.timeout(3600)
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
    keeps_all(lose(life, tmp_path_factory.mktemp("loss"), *made), habits)


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
    keeps_all(lose(life, tmp_path, OPPOSITE, past, 14, video), OPPOSITE)


UNTOLD = Habits(
    continuous=3.0,
    alerts=Severity(days=30.0),
    detections=Severity(days=30.0),
    thumbs_missing=0.4,
    events_deleted=1.0,
)


def test_where_thumbnails_and_events_are_gone_what_moved_is_kept(
    life: FrigateLife, tmp_path: Path, video: bytes
) -> None:
    past = {"front": [0.5, 1.0, 1.5, 2.0, 2.5, 6.0, 12.5, 20.0]}
    keeps_all(lose(life, tmp_path, UNTOLD, past, 22, video), UNTOLD)


GONE_SILENT = Habits(
    continuous=3.0,
    alerts=Severity(days=30.0),
    detections=Severity(days=30.0),
    thumbs_missing=0.3,
    events_deleted=0.5,
)


def test_what_was_young_at_the_loss_and_tells_nothing_stays_out_and_on_disk(
    tmp_path: Path, video: bytes
) -> None:
    """Since then nothing was recorded for more than a day."""
    ages = [4.37, 1.42, 8.0]
    with FrigateLife("0.17.2") as life:
        loss = lose(life, tmp_path, GONE_SILENT, {"front": ages}, 1, video)
        keeps_all(loss, GONE_SILENT)
    assert set() < loss.left_out & files(loss.before) <= files(loss.after)
