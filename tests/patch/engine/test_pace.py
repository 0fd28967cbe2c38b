"""How long the rest of a run takes: not fooled by what the database knows already."""

from __future__ import annotations

import pytest
from recording_backfill.engine.pace import Pace
from recording_backfill.models import FileResult, HourReport, IndexedFiles, Status

from testing.library import NOON


class Clock:
    """Shows what it is set to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def known(files: int) -> HourReport:
    return HourReport([], IndexedFiles("/r", NOON, range(files)))


def new(files: int) -> HourReport:
    return HourReport([FileResult("/r/1.mp4", Status.ADDED)] * files)


def test_what_was_known_already_says_nothing_of_the_time_that_new_files_take() -> None:
    clock = Clock()
    pace = Pace(2000, 1000, clock)
    assert pace.seconds_left is None
    for _ in range(10):
        clock.now += 0.01
        pace.take(known(100))
    assert pace.seconds_left is None
    clock.now += 5.0
    pace.take(new(100))
    assert pace.seconds_left == pytest.approx(45.0)


def test_files_that_are_all_known_take_the_time_that_those_before_took() -> None:
    clock = Clock()
    pace = Pace(1000, 1000, clock)
    clock.now += 1.0
    pace.take(known(250))
    assert pace.seconds_left == pytest.approx(3.0)


def test_rows_without_files_are_no_files_that_are_known() -> None:
    clock = Clock()
    pace = Pace(1000, 900, clock)
    clock.now += 1.0
    for _ in range(2):
        pace.take(new(250))
        clock.now += 1.0
    assert pace.seconds_left == pytest.approx(2.0)
    pace.take(new(500))
    assert pace.seconds_left == 0.0
