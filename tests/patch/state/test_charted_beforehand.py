"""What charts need is added up beforehand, and never in the way of anybody."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.child.charting import add_up
from recording_backfill.frigate import hour_sums
from recording_backfill.state import charted, findings
from recording_backfill.state.file import StateFile

from testing.library import CAMERA, NOON
from tests.patch.state.charts import DAY, HOUR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.patch.state.charts import Charts

TABLE = "SELECT camera, day FROM charted ORDER BY 1, 2"


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
