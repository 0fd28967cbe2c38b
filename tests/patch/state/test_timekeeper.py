"""The clock and a run: what is written while it is behind, or is set meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill import clock, settings
from recording_backfill.clock import Kernel
from recording_backfill.errors import ClockError
from recording_backfill.models import RunState
from recording_backfill.state import time_saved
from recording_backfill.state.file import StateFile
from recording_backfill.state.recorded import Recorded, record_run
from recording_backfill.state.run_log import RunLog
from recording_backfill.state.timekeeper import clock_is_behind, note_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from testing.library import LibraryBuilder

DAY = 86400.0


@pytest.fixture(autouse=True)
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is watched, and the kernel of this machine says nothing."""
    monkeypatch.setenv(settings.CLOCK, "1")
    monkeypatch.setattr(clock, "kernel_says", lambda: Kernel.UNKNOWN)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateFile]:
    with StateFile(tmp_path / "frigate_backfill.db") as opened:
        yield opened


def run(
    library: LibraryBuilder, state: StateFile | None = None, sink: Any = None, **changes: Any
) -> Recorded:
    order = library.order(**changes)
    log = RunLog(state, "a-job", order, of_script=True)
    return record_run(order, log, stop=bool, sink=sink or (lambda _report: None))


def recordings(library: LibraryBuilder, count: int) -> None:
    """Whole files without rows, of a week ago."""
    for number in range(count):
        library.add((time.time() - 7 * DAY) // 3600 * 3600 + 10 * number)


def frigates(library: LibraryBuilder, start: float, count: int) -> None:
    """Rows that Frigate analysed."""
    for number in range(count):
        library.add_row(start + 10 * number, path=f"/row/{start}-{number}.mp4", camera="other")


def test_a_run_writes_nothing_while_frigates_own_rows_lie_ahead(library: LibraryBuilder) -> None:
    recordings(library, 3)
    frigates(library, time.time() + 3 * DAY, 50)

    done = run(library)

    assert isinstance(done.error, ClockError)
    assert done.ending.state is RunState.FAILED
    assert "Nothing was written because of the clock" in done.ending.message
    assert "FRIGATE_BACKFILL_CLOCK=0" in done.ending.message
    assert library.rows() == []


def test_a_dry_run_is_the_same_whatever_the_clock_shows(library: LibraryBuilder) -> None:
    recordings(library, 3)
    frigates(library, time.time() + 3 * DAY, 50)

    done = run(library, dry_run=True)

    assert (done.error, done.ending.counts.added) == (None, 3)


def test_one_row_of_2030_and_one_file_of_2030_block_nothing(library: LibraryBuilder) -> None:
    recordings(library, 3)
    frigates(library, time.time() - DAY, 50)
    frigates(library, time.time() + 2000 * DAY, 1)
    library.add(time.time() // 1 + 2000 * DAY, camera="other")

    assert run(library).ending.counts.added == 3


def hours(library: LibraryBuilder, first: float, count: int) -> None:
    """Hours with a recording each, from that of `first` on; no row is left of them."""
    for number in range(count):
        library.write(first // 3600 * 3600 + 3600 * number, b"a recording", camera="other")


@pytest.mark.parametrize("kernel", [Kernel.NOT_SYNCHRONISED, Kernel.UNKNOWN])
def test_with_database_and_state_lost_recordings_on_disk_tell_that_the_clock_is_behind(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kernel: Kernel
) -> None:
    """A board without a battery, and no network for longer than anyone waits after boot."""
    monkeypatch.setattr(clock, "kernel_says", lambda: kernel)
    monkeypatch.setattr(clock, "since_boot", lambda: 4000.0)
    recordings(library, 3)
    hours(library, time.time() - 3 * DAY, 6 * 24)

    done = run(library)

    assert isinstance(done.error, ClockError)
    assert "Frigate has recorded until" in done.ending.message
    assert library.rows() == []
    monkeypatch.setattr(clock, "kernel_says", lambda: Kernel.SYNCHRONISED)
    assert run(library).ending.counts.added == 3


def test_hours_that_lie_ahead_block_nothing_where_they_are_one_in_a_hundred(
    library: LibraryBuilder,
) -> None:
    recordings(library, 3)
    hours(library, time.time() - 12 * DAY, 198)
    hours(library, time.time() + 2000 * DAY, 2)

    assert run(library).ending.counts.added == 3


@pytest.mark.parametrize(("ahead", "added"), [(24, 3), (25, 0)])
def test_recordings_that_somebody_named_by_local_time_block_nothing(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, ahead: int, added: int
) -> None:
    now = time.time()
    recordings(library, 3)
    # Not the next hour: shortly before it, that lies ahead by no more than clocks may.
    hours(library, (now // 3600 + 2) * 3600, ahead)
    monkeypatch.setattr(time, "time", lambda: now)

    assert run(library).ending.counts.added == added


def test_the_hour_that_runs_and_the_one_that_begins_block_nothing(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server's clock may be a little ahead."""
    now = time.time() // 3600 * 3600 + 3595.0
    recordings(library, 3)
    hours(library, now - 3 * 3600, 5)
    monkeypatch.setattr(time, "time", lambda: now)

    assert run(library).ending.counts.added == 3


def test_backfilled_rows_that_lie_ahead_say_nothing(library: LibraryBuilder) -> None:
    recordings(library, 3)
    for number in range(50):
        library.add_row(
            time.time() + DAY + 10 * number,
            path=f"/{number}.mp4",
            objects=-1,
            regions=-1,
            camera="other",
        )

    assert run(library).ending.counts.added == 3


def test_a_time_that_was_saved_before_says_that_the_clock_is_behind(
    library: LibraryBuilder, state: StateFile
) -> None:
    recordings(library, 3)
    time_saved.save(state, time.time() + DAY)

    assert isinstance(run(library, state).error, ClockError)
    assert library.rows() == []
    assert (time_saved.read(state) or 0) > time.time() + DAY - 60  # and it stays


def test_a_kernel_that_knows_the_time_heals_a_saved_time_that_was_wrong(
    library: LibraryBuilder, state: StateFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    recordings(library, 3)
    time_saved.save(state, time.time() + 1000 * DAY)
    monkeypatch.setattr(clock, "kernel_says", lambda: Kernel.SYNCHRONISED)

    assert run(library, state).ending.counts.added == 3
    note_time(state)
    assert (time_saved.read(state) or 0) <= time.time()


def test_every_run_saves_the_time(library: LibraryBuilder, state: StateFile) -> None:
    before = time.time()

    run(library, state)

    assert (time_saved.read(state) or 0) >= before


def test_a_kernel_without_the_time_soon_after_boot_is_believed(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recordings(library, 3)
    monkeypatch.setattr(clock, "kernel_says", lambda: Kernel.NOT_SYNCHRONISED)
    monkeypatch.setattr(clock, "since_boot", lambda: 40.0)

    assert isinstance(run(library).error, ClockError)
    monkeypatch.setattr(clock, "since_boot", lambda: 4000.0)
    assert run(library).ending.counts.added == 3


def test_the_switch_lets_a_run_write_all_the_same(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recordings(library, 3)
    frigates(library, time.time() + 3 * DAY, 50)
    monkeypatch.setenv(settings.CLOCK, "0")

    assert run(library).ending.counts.added == 3


@pytest.mark.parametrize(("step", "left"), [(30 * DAY, 0), (-DAY, 3)])
def test_a_clock_that_is_set_during_a_run_ends_it(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, step: float, left: int
) -> None:
    """Set forward, what was judged by the wrong time is taken back: 20 of 20 files went."""
    recordings(library, 3)
    frigates(library, time.time() - DAY, 50)
    moved = [0.0]
    monkeypatch.setattr(clock.Watch, "moved", property(lambda _self: moved[0]))

    def set_clock(report: Any) -> None:
        if any(result.status == "added" for result in report.results):
            moved[0] = step

    done = run(library, sink=set_clock)

    assert isinstance(done.error, ClockError)
    assert "Stopped because of the clock" in done.ending.message
    assert len(library.rows()) == left
    assert len(library.rows("other")) == 50


def test_a_schedule_asks_the_same(library: LibraryBuilder, state: StateFile) -> None:
    assert clock_is_behind(state, str(library.database)) is None
    frigates(library, time.time() + 3 * DAY, 50)

    why = clock_is_behind(state, str(library.database))

    assert why is not None
    assert "Frigate has recorded until" in why
    assert clock_is_behind(state, "/no/such.db") is None
