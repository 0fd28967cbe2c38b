"""The judge of the clock: what says that it is behind, and what does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from recording_backfill import clock
from recording_backfill.clock import Evidence, Kernel, Watch, why_behind

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_780_000_000.0
DAY = 86400.0


@pytest.mark.parametrize(
    ("evidence", "behind"),
    [
        (Evidence(), False),
        (Evidence(newest_row=NOW - 10), False),
        (Evidence(newest_row=NOW + 60), False),
        (Evidence(newest_row=NOW + 3600), True),
        (Evidence(newest_row=NOW + DAY, kernel=Kernel.SYNCHRONISED), True),
        (Evidence(last_saved=NOW - DAY), False),
        (Evidence(last_saved=NOW + DAY), True),
        (Evidence(last_saved=NOW + DAY, kernel=Kernel.NOT_SYNCHRONISED), True),
        # A time that was saved while the clock was ahead must not last for ever.
        (Evidence(last_saved=NOW + DAY, kernel=Kernel.SYNCHRONISED), False),
        (Evidence(kernel=Kernel.NOT_SYNCHRONISED, since_boot=60.0), True),
        (Evidence(kernel=Kernel.NOT_SYNCHRONISED, since_boot=DAY), False),
        (Evidence(kernel=Kernel.NOT_SYNCHRONISED), False),
        (Evidence(kernel=Kernel.SYNCHRONISED, since_boot=60.0), False),
        (Evidence(kernel=Kernel.UNKNOWN, since_boot=60.0), False),
    ],
)
def test_a_clock_is_behind_by_what_is_known_besides_it(evidence: Evidence, behind: bool) -> None:
    assert (why_behind(NOW, evidence) is not None) is behind


def test_1970_is_behind_and_said_in_words() -> None:
    why = why_behind(30.0, Evidence(newest_row=NOW))

    assert why is not None
    assert why.startswith("The clock shows 1970-01-01 00:00 UTC, but Frigate has recorded until 20")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(0, Kernel.SYNCHRONISED), (5, Kernel.NOT_SYNCHRONISED), (-1, Kernel.UNKNOWN)],
)
def test_the_kernel_is_asked(
    monkeypatch: pytest.MonkeyPatch, answer: int, expected: Kernel
) -> None:
    library = SimpleNamespace(adjtimex=lambda _timex: answer)
    monkeypatch.setattr(clock.ctypes, "CDLL", lambda _name: library)
    monkeypatch.setattr(clock, "_PROCESSORS", "/proc/self/stat")

    assert clock.kernel_says() is expected


@pytest.mark.parametrize(
    ("processors", "expected"),
    [
        ("flags\t\t: fpu vme hypervisor lahf_lm\n", Kernel.UNKNOWN),
        ("flags\t\t: fpu vme lahf_lm\n", Kernel.NOT_SYNCHRONISED),
        ("model name\t: hypervisor\nflags\t\t: fpu\n", Kernel.NOT_SYNCHRONISED),
        ("Features\t: fp asimd evtstrm\n", Kernel.NOT_SYNCHRONISED),
        (None, Kernel.NOT_SYNCHRONISED),
    ],
)
def test_a_virtual_machine_has_its_hosts_time_though_nobody_has_told_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, processors: str | None, expected: Kernel
) -> None:
    library = SimpleNamespace(adjtimex=lambda _timex: 5)
    monkeypatch.setattr(clock.ctypes, "CDLL", lambda _name: library)
    monkeypatch.setattr(clock, "_PROCESSORS", str(tmp_path / "cpuinfo"))
    if processors is not None:
        (tmp_path / "cpuinfo").write_text(processors)

    assert clock.kernel_says() is expected


def test_a_system_without_such_a_call_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.ctypes, "CDLL", lambda _name: SimpleNamespace())

    assert clock.kernel_says() is Kernel.UNKNOWN


def test_asking_this_kernel_changes_nothing_and_does_not_fail() -> None:
    assert clock.kernel_says() in Kernel
    assert (clock.since_boot() or 1.0) > 0


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (0.0, None),
        (30.0, None),
        (DAY, "The clock was set forward by 86,400 s while this ran."),
        (-DAY, "The clock was set back by 86,400 s while this ran."),
    ],
)
def test_a_clock_that_is_set_is_noticed(
    monkeypatch: pytest.MonkeyPatch, step: float, why: str | None
) -> None:
    shown = [NOW, 1000.0]
    monkeypatch.setattr(clock.time, "time", lambda: shown[0])
    monkeypatch.setattr(clock, "steady", lambda: shown[1])
    watch = Watch()
    shown[:] = [NOW + 500.0 + step, 1500.0]

    assert watch.why_set() == why
