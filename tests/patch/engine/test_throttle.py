"""The throttle: how many files a second a run reads at most, told by a clock that tests turn."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest
from recording_backfill.engine import reader
from recording_backfill.engine.throttle import Throttle
from recording_backfill.errors import CancelledError
from recording_backfill.priority import IDLE

from testing.library import NOON
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from testing.library import LibraryBuilder


class Clock:
    """A clock that only waiting turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def pace(rate: float | None, clock: Clock, cancelled: Callable[[], bool] = bool) -> Throttle:
    return Throttle(rate, cancelled, clock=clock, sleep=clock.sleep)


def test_so_many_files_take_their_time_and_no_burst_follows_a_rest() -> None:
    clock = Clock()
    limited = pace(4.0, clock)
    for _ in range(9):
        limited.wait()
    assert clock.now == pytest.approx(102.0)
    clock.now += 3600
    for _ in range(9):
        limited.wait()
    assert clock.now == pytest.approx(3704.0)


def test_without_a_rate_nothing_waits() -> None:
    clock = Clock()
    unlimited = pace(None, clock)
    for _ in range(100):
        unlimited.wait()
    assert clock.now == 100.0


def test_a_cancel_ends_the_longest_wait() -> None:
    clock = Clock()
    slow = pace(0.001, clock, lambda: clock.now > 101.0)
    slow.wait()
    with pytest.raises(CancelledError):
        slow.wait()
    assert clock.now < 101.5


def test_each_file_that_a_run_reads_waits_its_turn_and_known_ones_do_not(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(reader, "Throttle", lambda rate, stop: pace(rate, clock, stop))
    for place in range(5):
        library.add(NOON + 10 * place)
    assert library.run(max_rate=2.0).counts.added == 5
    assert clock.now == pytest.approx(102.0)
    assert library.run(max_rate=2.0).counts.skipped == 5
    assert clock.now == pytest.approx(102.0)


def told_by(code: str) -> list[str]:
    """What a process that has `step_back` prints."""
    imports = "import os, psutil; from recording_backfill.priority import step_back"
    return subprocess.run(
        [sys.executable, "-c", f"{imports}; {code}"],
        env={**os.environ, "PYTHONPATH": str(PATCH)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells programs apart at the disk")
def test_who_steps_back_comes_last_at_processor_and_disk() -> None:
    told = told_by(
        "step_back(); own = psutil.Process(); "
        "print(own.nice(), int(own.ionice().ioclass), os.sched_getscheduler(0))"
    )
    assert told == ["19", str(int(psutil.IOPRIO_CLASS_IDLE)), str(os.SCHED_BATCH)]
    assert psutil.IOPRIO_CLASS_IDLE == IDLE >> 13


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such policies")
def test_who_steps_back_keeps_the_policy_that_the_user_chose() -> None:
    told = told_by(
        "os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)); step_back(); "
        "print(os.sched_getscheduler(0))"
    )
    assert told == [str(os.SCHED_IDLE)]
