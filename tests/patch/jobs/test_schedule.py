"""Schedules: when the next run is due, and that it happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from recording_backfill.engine.orders import Wish
from recording_backfill.errors import BusyError
from recording_backfill.jobs.orders import Orders
from recording_backfill.jobs.scheduler import Scheduler
from recording_backfill.models import Detection, RunOrder, Trigger
from recording_backfill.settings import STATE_NAME
from recording_backfill.state import schedules
from recording_backfill.state.file import StateError, StateFile
from recording_backfill.state.schedules import Schedule, ScheduleChange
from recording_backfill.state.store import Store

from testing.library import KEEPS_ALL, Samples
from testing.served import YESTERDAY, Served, served

NOW = 1_800_000_000.0
HOUR = 3600.0
DAILY = Schedule(enabled=True, enabled_at=NOW, next_run_at=NOW + 24 * HOUR)


def test_only_a_schedule_goes_by_what_was_found_damaged_earlier() -> None:
    adapter: Any = SimpleNamespace(
        database_path="/config/frigate.db",
        recordings_dir="/media/frigate/recordings",
        camera_names=(),
        guard_active=True,
        sync_recordings=False,
        sync_unwatched=False,
        rescue_active=True,
        ffprobe=None,
        retention_for=lambda _camera: KEEPS_ALL,
        detection_for=lambda _camera: Detection(),
    )
    orders = Orders(adapter)
    assert orders.scheduled("front_door", NOW).by_memory
    asked = orders.make("front_door", Wish())
    assert not asked.by_memory
    assert RunOrder.from_json(asked.to_json()) == asked


def test_the_first_run_is_one_interval_after_it_was_switched_on() -> None:
    first = Schedule().changed(ScheduleChange(enabled=True), NOW)
    assert (first.next_run_at, first.last_run_at) == (NOW + 24 * HOUR, None)


def test_switching_off_and_on_again_waits_anew() -> None:
    ran = replace(DAILY, last_run_at=NOW)
    off = ran.changed(ScheduleChange(enabled=False), NOW + HOUR)
    assert (off.enabled, off.next_run_at) == (False, None)
    on = off.changed(ScheduleChange(enabled=True), NOW + 90 * HOUR)
    assert (on.next_run_at, on.last_run_at) == (NOW + 114 * HOUR, NOW)


@pytest.mark.parametrize(
    ("hours", "next_run"), [(6, NOW + 6 * HOUR), (48, NOW + 48 * HOUR), (0.5, NOW + HOUR)]
)
def test_another_interval_counts_from_the_last_run(hours: float, next_run: float) -> None:
    changed = DAILY.changed(ScheduleChange(interval_hours=hours), NOW + HOUR)
    assert changed.next_run_at == next_run


def test_other_changes_leave_the_next_run_alone() -> None:
    for change in (
        ScheduleChange(),
        ScheduleChange(retention_days=3),
        ScheduleChange(enabled=True),
    ):
        assert DAILY.changed(change, NOW + 5).next_run_at == DAILY.next_run_at


def test_a_punctual_run_keeps_the_rhythm_and_a_late_one_begins_a_new_one() -> None:
    due = NOW + 24 * HOUR
    assert DAILY.ran(due + 2).next_run_at == due + 24 * HOUR
    late = due + 100 * HOUR
    assert DAILY.ran(late).next_run_at == late + 24 * HOUR


def test_a_clock_that_was_ahead_does_not_stop_the_schedule_for_years() -> None:
    wrong = replace(DAILY, next_run_at=NOW + 1e8)
    assert wrong.put_right(NOW).next_run_at == NOW + 24 * HOUR
    assert DAILY.put_right(NOW) is DAILY


class JobsThatNote:
    """Stands for the queue: notes what is added, and may be busy."""

    def __init__(self) -> None:
        self.added: list[tuple[float, RunOrder, Trigger]] = []
        self.busy_until = 0.0

    async def add(self, order: RunOrder, trigger: Trigger) -> None:
        if time.monotonic() < self.busy_until:
            raise BusyError("busy")
        self.added.append((time.monotonic(), order, trigger))


def order(camera: str, start_time: float) -> RunOrder:
    return RunOrder(camera, "/db", "/r", "/r", start_time=start_time, retention=KEEPS_ALL)


def scheduled(
    folder: Path, schedule: Schedule, *, runs: int, **options: Any
) -> tuple[JobsThatNote, Schedule]:
    """What was added until there were so many runs and a second more, and the schedule then."""
    jobs = JobsThatNote()
    store = Store(folder)
    meanwhile: Callable[[Scheduler, JobsThatNote], Any] | None = options.pop("meanwhile", None)
    cameras = options.pop("cameras", {"front_door"})

    async def work() -> None:
        await store.call(schedules.write, "front_door", schedule)
        scheduler = Scheduler(store, jobs, cameras=lambda: cameras, order=order, **options)  # type: ignore[arg-type]
        if meanwhile is not None:
            meanwhile(scheduler, jobs)
        await scheduler.start()
        for _ in range(600):
            if len(jobs.added) >= runs:
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(1.0)
        scheduler.stop()

    asyncio.run(work())
    kept = asyncio.run(store.call(schedules.read, "front_door"))
    store.close()
    return jobs, kept


def test_a_due_run_looks_at_the_past_days_only(tmp_path: Path) -> None:
    due = replace(DAILY, next_run_at=time.time() + 0.5, retention_days=2)
    jobs, kept = scheduled(tmp_path, due, runs=1)
    (_, run, trigger), *more = jobs.added
    assert (more, trigger) == ([], Trigger.SCHEDULE)
    assert run.start_time == pytest.approx(time.time() - 2 * 86400, abs=30)
    assert run.skip_expired
    assert not run.force
    assert kept.last_run_at == pytest.approx(time.time(), abs=30)
    assert kept.next_run_at == pytest.approx(due.next_run_at + 24 * HOUR, abs=0.01)


def test_a_due_run_waits_for_a_clock_that_is_behind(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    due = replace(DAILY, next_run_at=time.time() - 1)

    jobs, kept = scheduled(tmp_path, due, runs=0, why_wait=lambda _state: "The clock is behind.")

    assert (jobs.added, kept) == ([], due)
    assert "backfill: scheduled runs wait: The clock is behind." in caplog.text


def test_a_missed_run_happens_once_and_not_right_after_the_start(tmp_path: Path) -> None:
    missed = replace(DAILY, next_run_at=time.time() - 90 * HOUR)
    jobs, kept = scheduled(tmp_path, missed, runs=0)
    assert (jobs.added, kept) == ([], missed)
    began = time.monotonic()
    jobs, kept = scheduled(tmp_path, missed, runs=1, grace=1.0)
    (at, _, _), *more = jobs.added
    assert more == []
    assert at - began >= 1.0
    assert kept.next_run_at == pytest.approx(time.time() + 24 * HOUR, abs=30)


def test_a_busy_camera_gets_its_run_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recording_backfill.jobs.scheduler._BUSY_WAIT", 0.2)

    def keep_busy(_scheduler: Scheduler, jobs: JobsThatNote) -> None:
        jobs.busy_until = time.monotonic() + 1.0

    due = replace(DAILY, next_run_at=time.time())
    jobs, _ = scheduled(tmp_path, due, runs=1, meanwhile=keep_busy)
    assert len(jobs.added) == 1


def test_a_state_file_that_cannot_be_written_does_not_make_a_schedule_run_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recording_backfill.jobs.scheduler._LONGEST_WAIT", 0.1)

    def unwritable(*_: Any) -> None:
        raise StateError("The state file cannot be written.")

    def forbid(_scheduler: Scheduler, _jobs: JobsThatNote) -> None:
        monkeypatch.setattr(schedules, "write", unwritable)

    due = replace(DAILY, next_run_at=time.time() - 1)
    jobs, _ = scheduled(tmp_path, due, runs=1, meanwhile=forbid)
    assert len(jobs.added) == 1


def test_what_keeps_schedules_from_being_read_is_logged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("recording_backfill.jobs.scheduler._LONGEST_WAIT", 0.01)
    asked: list[float] = []
    genuine = schedules.enabled

    def failing(state: StateFile) -> dict[str, Schedule]:
        asked.append(time.time())
        if len(asked) <= 6:
            raise StateError(f"Wrong thing {len(asked) // 4}.")
        return genuine(state)

    monkeypatch.setattr(schedules, "enabled", failing)
    due = replace(DAILY, next_run_at=time.time() - 1)
    jobs, _ = scheduled(tmp_path, due, runs=1)
    assert len(jobs.added) == 1
    assert [caplog.text.count(f"Wrong thing {number}") for number in range(2)] == [1, 1]


def test_a_full_disk_does_not_keep_schedules_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_state: StateFile) -> None:
        raise StateError("The disk is nearly full.")

    monkeypatch.setattr("recording_backfill.jobs.scheduler.note_time", full)
    due = replace(DAILY, next_run_at=time.time() - 1)
    jobs, _ = scheduled(tmp_path, due, runs=1)
    assert len(jobs.added) == 1


def test_a_camera_that_is_not_configured_any_more_is_left_alone(tmp_path: Path) -> None:
    due = replace(DAILY, next_run_at=time.time() - 1)
    jobs, kept = scheduled(tmp_path, due, runs=0, cameras=set())
    assert (jobs.added, kept) == ([], due)


@pytest.fixture
def frigate(tmp_path: Path, samples: Samples) -> Iterator[Served]:
    with served(tmp_path, samples) as running:
        yield running


def restarted_before_it_is_due(frigate: Served) -> float:
    """Restart it soon before the run of the schedule, however long that takes; when that is due."""
    for ahead in (12.0, 60.0, 300.0):
        frigate.standin.stop()
        due = time.time() + ahead
        with closing(StateFile(frigate.standin.config_dir / STATE_NAME)) as state:
            kept = schedules.read(state, "front_door")
            assert kept.enabled
            schedules.write(state, "front_door", replace(kept, next_run_at=due))
        frigate.standin.start()
        if time.time() < due:
            return due
    raise AssertionError("the stand-in takes minutes to start")


def test_a_schedule_outlasts_a_restart_and_runs_on_time(frigate: Served) -> None:
    frigate.add_many(4)
    path = "/recordings/front_door/backfill/schedule"
    frigate.post(path, {"enabled": True, "interval_hours": 0.25, "retention_days": 3})
    due = restarted_before_it_is_due(frigate)
    assert frigate.get(path)["next_run_at"] == due
    status = frigate.until(lambda status: status["last_run"] is not None)
    run = status["last_run"]
    assert (run["trigger"], run["state"], run["files_added"]) == ("schedule", "completed", 4)
    assert due <= run["started_at"] < due + 30
    assert status["schedule"]["last_run_at"] == pytest.approx(due, abs=30)
    assert status["schedule"]["next_run_at"] == pytest.approx(due + 900, abs=0.01)


def test_a_run_missed_while_frigate_was_down_waits_after_its_start(frigate: Served) -> None:
    frigate.add(YESTERDAY)
    path = "/recordings/front_door/backfill/schedule"
    frigate.post(path, {"enabled": True})
    frigate.standin.stop()
    with closing(StateFile(frigate.standin.config_dir / STATE_NAME)) as state:
        kept = schedules.read(state, "front_door")
        missed = replace(kept, next_run_at=time.time() - HOUR)
        schedules.write(state, "front_door", missed)
    frigate.standin.start()
    time.sleep(3)
    status = frigate.status()
    assert (status["state"], status["last_run"]) == ("idle", None)
    assert status["schedule"]["next_run_at"] == missed.next_run_at
