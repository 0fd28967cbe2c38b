"""What hours cover is added up once, and whatever becomes of their rows, no chart is wrong."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from typing import Any

import pytest
from recording_backfill.errors import CancelledError
from recording_backfill.frigate import hour_sums
from recording_backfill.state.file import StateFile

from testing.library import NOON
from tests.patch.frigate.databases import covered
from tests.patch.state.charts import HOUR, UNSEEN, Charts


def test_hours_are_added_up_once_whichever_process_asks(charts: Charts) -> None:
    assert charts.added_up() == [0, 1, 2, 3]
    assert charts.added_up() == []
    assert charts.added_up(2) == []


@pytest.mark.parametrize(
    ("change", "hours"),
    [
        ("UPDATE recordings SET end_time = end_time - 5 WHERE start_time = {noon} + 10", [0]),
        ("UPDATE recordings SET end_time = end_time + 0.01 WHERE start_time = {noon}", [0]),
        ("UPDATE recordings SET start_time = start_time + 1 WHERE start_time = {noon} + 20", [0]),
        # Two lengths are exchanged, so that neither their sum nor that of the ends changes.
        (
            (
                "UPDATE recordings SET end_time = end_time - 5 + 10 * (start_time > {noon}) "
                "WHERE start_time IN ({noon}, {noon} + 20)"
            ),
            [0],
        ),
        # So are the two kinds of an hour that has both.
        (
            (
                "UPDATE recordings SET objects = -1 - objects, regions = -1 - regions "
                "WHERE start_time IN ({noon} + 3600, {noon} + 3610)"
            ),
            [1],
        ),
        ("UPDATE recordings SET objects = 0, regions = 0 WHERE start_time = {noon} + 7200", [2]),
        ("DELETE FROM recordings WHERE start_time = {noon} + 10800", [3]),
        ("DELETE FROM recordings WHERE start_time >= {noon} + 10800", []),
        ("DELETE FROM recordings", []),
    ],
)
def test_hours_that_have_changed_are_added_up_again(
    charts: Charts, change: str, hours: list[int]
) -> None:
    charts.chart()
    charts.library.execute(change.format(noon=NOON))
    assert charts.added_up() == hours
    assert charts.added_up() == []


@pytest.mark.parametrize("end", ["9e18", "9e999", "-9e18", "-9e999", "'a text'"])
def test_an_end_that_cannot_be_hides_no_change(charts: Charts, end: str) -> None:
    charts.library.execute(f"UPDATE recordings SET end_time = {end} WHERE start_time = {NOON} + 20")
    charts.chart()
    charts.library.execute(f"DELETE FROM recordings WHERE start_time = {NOON} + 10")
    charts.library.add_row(NOON + 12, 3.0, path="/other")
    assert charts.added_up() == [0]


@pytest.mark.parametrize(
    ("backfilled", "own"),
    [
        # Their starts have the same sum, and so have the squares of these.
        ([(0, 9.0), (30, 9.0), (50, 9.0), (60, 9.0)], [(10, 9.0), (20, 9.0), (40, 9.0), (70, 9.0)]),
        ([(0, 5.0)], [(0, 8.0)]),
        ([(20, 5.0)], [(20, 8.0)]),
    ],
)
def test_an_exchange_of_what_is_backfilled_is_noticed(
    charts: Charts, backfilled: list[tuple[int, float]], own: list[tuple[int, float]]
) -> None:
    charts.library.execute("DELETE FROM recordings")
    for start, length in backfilled + own:
        unseen = UNSEEN if (start, length) in backfilled else {}
        charts.library.add_row(NOON + start, length, path=f"/{start} {length}", **unseen)
    assert charts.added_up() == [0]
    charts.library.execute(
        "UPDATE recordings SET (objects, regions) = "
        "(SELECT iif(objects = -1, 0, -1), iif(objects = -1, 0, -1))"
    )
    assert charts.added_up() == [0]


def test_whatever_becomes_of_rows_no_chart_is_wrong(charts: Charts) -> None:
    dice = random.Random(14)
    changes = (
        "UPDATE recordings SET end_time = start_time + ? WHERE rowid = ?",
        "UPDATE recordings SET start_time = {noon} + ? * 600 WHERE rowid = ?",
        "UPDATE recordings SET objects = ? % 2 - 1, regions = objects WHERE rowid = ?",
        "UPDATE recordings SET regions = ? % 2 - 1 WHERE rowid = ?",
        "DELETE FROM recordings WHERE ? > 15 AND rowid = ?",
    )
    for step in range(50):
        for _ in range(dice.randrange(3)):
            change = dice.choice(changes).format(noon=NOON)
            charts.library.execute(change, dice.randrange(20), dice.randrange(1, 40))
        if dice.random() < 0.3:
            start = NOON + dice.randrange(4 * 3600)
            path = f"/{step}"
            charts.library.add_row(start, 10.0, path=path, **dice.choice((UNSEEN, {})))
        if dice.random() < 0.2:
            charts.add_up()
        charts.added_up()


def test_rows_that_are_written_while_an_hour_is_added_up_do_not_make_its_sum_wrong(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "UPDATE recordings SET end_time = start_time + 10"
    genuine = hour_sums._mark

    def written_meanwhile(fetch: Any, span: Any) -> Any:
        mark = genuine(fetch, span)
        charts.library.execute(f"{before} - 5")
        return mark

    with monkeypatch.context() as patch:
        patch.setattr(hour_sums, "_mark", written_meanwhile)
        charts.chart(1)
    charts.library.execute(before)
    # Its rows are again what they were when its mark was made.
    assert charts.chart(1) == covered(charts.library, NOON, NOON + HOUR)


def test_what_is_still_recorded_is_added_up_at_each_look(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOON + 3 * HOUR + 60)
    assert charts.added_up() == [0, 1, 2, 3]
    assert charts.added_up() == [2, 3]
    monkeypatch.setattr(time, "time", lambda: NOON + 5 * HOUR)
    assert charts.added_up() == [2, 3]
    assert charts.added_up() == []


@pytest.mark.parametrize(
    "harm", ["hours = x'00'", "hours = zeroblob(9)", "hours = 'text'", "version = 'another'"]
)
def test_sums_that_are_damaged_or_another_versions_are_made_anew(charts: Charts, harm: str) -> None:
    charts.chart()
    with StateFile(charts.path) as state:
        assert state.change(f"UPDATE charted SET {harm}") == 1
    assert charts.added_up() == [0, 1, 2, 3]
    assert charts.added_up() == []


def test_a_chart_that_a_slow_disk_left_no_time_for_is_further_along_the_next_time(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = hour_sums._mark

    def locked(fetch: Any, span: Any) -> Any:
        if span[1] >= NOON + 2 * HOUR:
            raise CancelledError
        return genuine(fetch, span)

    with monkeypatch.context() as patch:
        patch.setattr(hour_sums, "_mark", locked)
        with suppress(CancelledError):
            charts.chart()
    assert charts.added_up() == [2, 3]
