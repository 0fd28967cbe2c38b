"""Charts are added up beforehand, by and by, and again where the sums are lost."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.child import catalogue, charting
from recording_backfill.child import run as child
from recording_backfill.child.messages.catalogue import Outcome, Task
from recording_backfill.child.messages.run import Task as RunTask
from recording_backfill.evidence.catalogue.place import Site
from recording_backfill.frigate import hour_sums
from recording_backfill.frigate.coverage import coverage
from recording_backfill.models import Trigger
from recording_backfill.state import charted, history
from recording_backfill.state.file import StateFile
from recording_backfill.state.run_log import new_job_id

from testing.library import CAMERA, NOON, LibraryBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOUR = 3600.0
DAY = 86400.0


@pytest.fixture
def days(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Has an hour added up a while later; how many days are known then."""
    monkeypatch.setattr(time, "time", lambda: NOON + 3 * 86400.0)
    library.add_row(NOON, 10.0)
    path = tmp_path / "frigate_backfill.db"

    def add_up(lose: str = "", seconds: float = charting.LONGEST) -> int:
        with StateFile(path) as state:
            if lose:
                state.change(lose)
            done = charting.add_up(path, str(library.database), (CAMERA,), bool, seconds)
            assert done == (seconds > 0)
            return len(state.rows("SELECT day FROM charted"))

    return add_up


def test_the_next_renewal_does_not_wait_for_charts_that_go_on_after_it(
    days: Callable[..., int],
) -> None:
    assert days(seconds=0.0) == 0
    assert days() == 1


@pytest.mark.parametrize("done", [True, False])
def test_charts_come_before_a_long_renewal_and_go_on_after_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, done: bool
) -> None:
    steps = []

    def add_up(*arguments: Any) -> bool:
        steps.append(arguments[-1])
        return done

    def renew(*_: object) -> Outcome:
        steps.append("renewal")
        return Outcome()

    site = Site(str(tmp_path), str(tmp_path), "instance")
    task = Task(site, str(tmp_path / "frigate.db"), tmp_path / "state.db", False, (CAMERA,))
    leash = SimpleNamespace(stop=bool)
    monkeypatch.setattr(catalogue, "step_back", bool)
    monkeypatch.setattr(catalogue, "take_task", lambda _read: (task, leash))
    monkeypatch.setattr(catalogue, "add_up", add_up)
    monkeypatch.setattr(catalogue, "renew", renew)
    assert catalogue.main() == 0
    assert steps == [60.0, "renewal", *([] if done else [charting.LONGEST])]


def test_what_a_run_changed_is_added_up_at_its_end(
    library: LibraryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    genuine = hour_sums._mark

    def look(fetch: Any, span: Any) -> Any:
        looks.append(span[1])
        return genuine(fetch, span)

    monkeypatch.setattr(hour_sums, "_mark", look)
    for day in range(3):
        for number in range(3):
            start = NOON + DAY * day + 10 * number
            library.add(start)
            if day == 1:
                library.add_row(start)
    leash: Any = SimpleNamespace(stop=bool, ends_as=None)
    with StateFile(tmp_path / "frigate_backfill.db") as state:

        def run(**changes: Any) -> list[float]:
            """The hours that a run of the child looks at for charts, in order."""
            looks.clear()
            name = new_job_id()
            history.add_job(state, name, CAMERA, Trigger.API, dry_run=False, now=NOON)
            history.start_job(state, name, NOON)
            child._work(RunTask(library.order(**changes), name, state.path), leash, state)
            return looks

        assert run(dry_run=True) == []
        newest, oldest = NOON // DAY * DAY + 2 * DAY, NOON // DAY * DAY
        of_day = [HOUR * hour for hour in range(-1, 24)]
        assert run() == [day + hour for day in (newest, oldest) for hour in of_day]
        assert run() == []
        with monkeypatch.context() as patch:
            patch.setattr(hour_sums, "_added_up", lambda *_: pytest.fail("added up"))
            for day in (newest, oldest):
                sums = charted.read(state, CAMERA, day - HOUR, day + DAY)
                chart = coverage(str(library.database), CAMERA, day, day + DAY, sums=sums)
                assert [(hour.hour, hour.backfilled) for hour in chart] == [(day + 12 * HOUR, 30)]


def test_a_fresh_state_file_gets_its_sums_beforehand_too(days: Callable[..., int]) -> None:
    assert days() == 1
    # What is known of jobs and cameras is taken over from a file that is set aside.
    assert days(lose="DELETE FROM charted") == 1


def test_charts_go_on_after_the_renewal_where_they_failed_before_it(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    path = tmp_path / "frigate_backfill.db"
    library.add_row(time.time() - DAY, 10.0)
    cameras = ("back_yard", CAMERA)
    assert charting.add_up(path, str(library.database), cameras, bool)
    with StateFile(path) as state:
        state.change("DELETE FROM charted")
    assert not charting.add_up(path, str(tmp_path / "none.db"), cameras, bool)
    assert charting.add_up(path, str(library.database), cameras, bool)
    with StateFile(path) as state:
        assert state.rows("SELECT camera FROM charted") == [(CAMERA,)]


def test_rows_whose_start_is_no_number_do_not_lead_back_to_1970(
    library: LibraryBuilder, tmp_path: Path
) -> None:
    library.add_row(NOON, 10.0)
    library.execute("UPDATE recordings SET start_time = '2026-01-01 12:00:00'")
    path = tmp_path / "frigate_backfill.db"
    days: list[float] = []
    genuine = charting._add_up_day

    def record(*arguments: Any) -> None:
        days.append(arguments[3])
        genuine(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charting, "_add_up_day", record)
        assert charting.add_up(path, str(library.database), (CAMERA,), bool)
    assert min(days) > time.time() - charted.OLDEST - 2 * DAY
