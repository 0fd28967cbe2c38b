"""The reader where files, threads or servers fail: a run slows down or ends, and loses nothing."""

from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import crew as crew_module
from recording_backfill.engine import looks as looks_module
from recording_backfill.engine import reader as reader_module
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.storage import Gauge, Kind

from testing.library import NOON, LibraryBuilder
from tests.patch.engine.watched import DELAY, FILES, HOURS, Hanging, Watched, on

if TYPE_CHECKING:
    from recording_backfill.engine.looks import Look


@pytest.mark.parametrize("kind", Kind)
def test_a_file_that_cannot_be_read_costs_one_error(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    on(kind, monkeypatch)
    Watched(monkeypatch, DELAY)
    bad = filled.path(NOON + 3600 * 2 + 100)
    bad.unlink()
    broken = os.stat(filled.add(NOON + 3600 * 2 + 100, "h264"))
    real = os.pread

    def failing(descriptor: int, length: int, offset: int) -> bytes:
        if os.path.samestat(os.fstat(descriptor), broken):
            raise OSError(errno.EIO, "Input/output error")
        return real(descriptor, length, offset)

    monkeypatch.setattr(looks_module.os, "pread", failing)
    run = filled.run()
    assert run.counts.errors == 1
    assert run.counts.added == HOURS * FILES - 1
    (error,) = [result for result in run.results if result.status == "error"]
    assert (error.reason, error.file_path) == ("unreadable", str(bad))


def crew_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("look-")]


def test_the_threads_end_with_the_run(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    Watched(monkeypatch, DELAY)
    backfill = Backfill(filled.order())
    reports = backfill.run()
    next(reports)
    assert crew_threads()
    list(reports)
    assert not crew_threads()


@pytest.mark.parametrize("allowed", [0, 3])
def test_a_container_that_allows_no_more_threads_slows_a_run_down_and_ends_none(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    starting, started = threading.Thread.start, []

    def start(thread: threading.Thread) -> None:
        if thread.name.startswith(("look-", "list-")):
            if len(started) >= allowed:
                raise RuntimeError("can't start new thread")
            started.append(thread)
        starting(thread)

    monkeypatch.setattr(threading.Thread, "start", start)
    assert filled.run().counts.added == HOURS * FILES
    assert len(started) == allowed
    assert watched.most_at_once == max(1, allowed)


def test_a_cancel_does_not_wait_for_a_server_that_hangs(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    Watched(monkeypatch, DELAY)
    server, look_at = Hanging(), crew_module.look_at

    def hanging(folder: int, wanted: Any, judge: Any) -> Look:
        if wanted.name > "03":
            server.hang()
        return look_at(folder, wanted, judge)

    monkeypatch.setattr(crew_module, "look_at", hanging)
    assert server.cancelled_run(filled).counts.added == len(filled.rows())


@pytest.mark.parametrize("stretch", [30, 60, 100, 130, 200])
def test_a_server_that_slows_down_gets_more_threads_and_no_hour_is_forgotten(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    """Hours that are open already wait for the crew while it is measured anew."""
    hours = 60
    for hour in range(hours):
        for number in range(FILES):
            path = library.path(NOON + 3600 * hour + 10 * number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")
    on(Kind.NETWORK, monkeypatch)
    latencies = iter([0.001] * 3 + [0.005] * 3)
    monkeypatch.setattr(Gauge, "latency", property(lambda _gauge: next(latencies, 0.02)))
    monkeypatch.setattr(reader_module, "STRETCH_OF_CREW", stretch)
    threads = set()
    real = crew_module.look_at

    def looking(folder: int, wanted: Any, judge: Any) -> Look:
        threads.add(threading.current_thread().name)
        return real(folder, wanted, judge)

    monkeypatch.setattr(crew_module, "look_at", looking)
    too_late = threading.Event()
    alarm = threading.Timer(30, too_late.set)
    alarm.start()
    try:
        backfill = Backfill(library.order(), cancelled=too_late.is_set)
        paths = [result.file_path for report in backfill.run() for result in report.results]
    finally:
        alarm.cancel()
    assert not backfill.cancelled
    assert len(paths) == hours * FILES
    assert paths == sorted(paths)
    assert not crew_threads()
