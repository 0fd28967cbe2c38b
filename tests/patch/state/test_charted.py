"""What hours cover is added up once, and whatever becomes of their rows, no chart is wrong."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.child.charting import add_up
from recording_backfill.errors import CancelledError
from recording_backfill.frigate import coverage as coverage_module
from recording_backfill.frigate import hour_sums
from recording_backfill.state import charted, findings
from recording_backfill.state.file import StateFile

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.frigate.databases import covered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recording_backfill.frigate.coverage import HourCoverage

HOUR = 3600.0
DAY = 86400.0
UNSEEN = {"motion": -1, "objects": -1, "dBFS": -1, "regions": -1}
TABLE = "SELECT camera, day FROM charted ORDER BY 1, 2"


class Charts:
    """A library whose charts are asked for by processes that know nothing but the state file."""

    def __init__(self, library: LibraryBuilder, added_up: list[float]) -> None:
        self.library = library
        self.path = library.root.parent / "frigate_backfill.db"
        self._added_up = added_up

    def chart(self, hours: int = 4) -> list[HourCoverage]:
        """As Frigate's process answers."""
        span = NOON, NOON + hours * HOUR
        with StateFile(self.path) as state:
            sums = charted.read(state, CAMERA, NOON - HOUR, span[1])
            try:
                return coverage_module.coverage(
                    str(self.library.database), CAMERA, *span, sums=sums
                )
            finally:
                charted.keep(state, CAMERA, sums.new)

    def added_up(self, hours: int = 4) -> list[int]:
        """Which hours a chart adds up; it is what it would be if nobody knew any."""
        self._added_up.clear()
        found = self.chart(hours)
        numbers = [round((hour - NOON) / HOUR) for hour in self._added_up]
        assert found == covered(self.library, NOON, NOON + hours * HOUR)
        return numbers

    def add_up(self, cancelled: Callable[[], bool] = bool) -> list[int]:
        """As the child does at idle priority; the hours that it adds up."""
        self._added_up.clear()
        add_up(self.path, str(self.library.database), (CAMERA,), cancelled)
        return [round((hour - NOON) / HOUR) for hour in self._added_up]


@pytest.fixture
def charts(library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch) -> Charts:
    """Four hours with three recordings each: Frigate's own, a mixture, backfilled ones, its own."""
    for hour in range(4):
        for place in range(3):
            backfilled = hour == 2 or (hour, place) == (1, 1)
            start = NOON + HOUR * hour + 10 * place
            library.add_row(start, 10.0, **(UNSEEN if backfilled else {}))
    added_up: list[float] = []
    genuine = hour_sums._added_up

    def record(fetch: Any, span: Any, mark: Any) -> Any:
        added_up.append(span[1])
        return genuine(fetch, span, mark)

    monkeypatch.setattr(hour_sums, "_added_up", record)
    return Charts(library, added_up)


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


@pytest.mark.parametrize("harm", ["hours = x'00'", "hours = zeroblob(9)", "version = 'another'"])
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


def test_what_was_added_up_beforehand_no_chart_adds_up(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOON + 2 * DAY)
    assert charts.add_up() == [0, 1, 2, 3]
    assert charts.added_up() == []
    assert charts.add_up() == []


def test_beforehand_only_what_is_new_is_looked_at_until_a_run_has_looked(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = NOON + 30 * DAY
    monkeypatch.setattr(time, "time", lambda: now)
    looks: list[float] = []
    genuine = hour_sums._mark

    def look(fetch: Any, span: Any) -> Any:
        looks.append((span[1] - NOON) // DAY)
        return genuine(fetch, span)

    monkeypatch.setattr(hour_sums, "_mark", look)

    def days() -> set[float]:
        looks.clear()
        charts.add_up()
        return set(looks)

    charts.library.add_row(NOON + 29 * DAY, 10.0)
    assert {0.0, 15.0, 29.0} <= days()
    now += HOUR
    assert min(days()) >= 28.0
    charts.library.add_row(NOON + 100, 10.0)
    with StateFile(charts.path) as state:
        findings.note_look(state, CAMERA, now + HOUR)
    now += 2 * HOUR
    assert {0.0, 15.0, 29.0} <= days()
    assert charts.added_up() == []
    assert days() == set()  # nothing was recorded since the day before


def test_adding_up_that_is_cut_off_at_any_moment_goes_on_from_there(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOON + 5 * DAY)
    for day in range(1, 4):
        charts.library.add_row(NOON + day * DAY, 10.0)
    added_up = []
    for last in range(8):
        asked: list[None] = []

        def cut_off(asked: list[None] = asked, last: int = last) -> bool:
            asked.append(None)
            return len(asked) > last

        added_up += charts.add_up(cut_off)
    assert added_up == [0, 1, 2, 3, 24, 48, 72]
    assert charts.added_up(96) == []


def test_days_of_cameras_that_are_gone_and_those_too_old_are_forgotten(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    charts.chart()
    with StateFile(charts.path) as state:
        charted.keep(state, "gone", {NOON // DAY * DAY: b""})
        assert [camera for camera, _ in state.rows(TABLE)] == [CAMERA, "gone"]
        monkeypatch.setattr(time, "time", lambda: NOON + DAY)
        charts.add_up()
        assert [camera for camera, _ in state.rows(TABLE)] == [CAMERA]
        monkeypatch.setattr(time, "time", lambda: NOON + 400 * DAY)
        charts.add_up()
        assert state.rows(TABLE) == []


def test_a_database_that_cannot_be_read_is_no_matter_beforehand(
    charts: Charts, tmp_path: Path
) -> None:
    add_up(charts.path, str(tmp_path / "none.db"), (CAMERA,), bool)
    charts.path.write_bytes(b"no SQLite file" * 100)
    add_up(charts.path, str(charts.library.database), (CAMERA,), bool)
