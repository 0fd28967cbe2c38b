"""The reader: how many looks overlap on which storage, and that all else is the same.

A delay is injected into the reads; what overlaps is counted, and no time is measured.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import crew as crew_module
from recording_backfill.engine import library as library_module
from recording_backfill.engine import looks as looks_module
from recording_backfill.engine import reader as reader_module
from recording_backfill.engine import storage
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.storage import Gauge, Kind, file_system_of

from testing.library import NOON, LibraryBuilder, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from recording_backfill.engine.looks import Look

DELAY = 0.002
HOURS, FILES = 6, 40


class Watched:
    """Counts looks that overlap, and advice, while each look takes some time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, delay: float) -> None:
        self.most_at_once = self.most_in_a_folder = self.most_advised = self.advised = 0
        self.threads: set[str] = set()
        self._now: list[int] = []
        self._lock = threading.Lock()
        self._delay = delay
        self._look: Callable[..., Look] = looks_module.look_at
        self._into: Callable[..., Look] = looks_module.look_into
        self._waiting = 0
        advise = os.posix_fadvise
        for module in (crew_module, reader_module):
            monkeypatch.setattr(module, "look_at", self.look_at)
        monkeypatch.setattr(reader_module, "look_into", self.look_into)

        def advised(*arguments: int) -> None:
            self.advised += 1
            self._waiting += 1
            self.most_advised = max(self.most_advised, self._waiting)
            advise(*arguments)

        monkeypatch.setattr(reader_module.os, "posix_fadvise", advised)

    def look_at(self, folder: int, wanted: Any, judge: Any) -> Look:
        with self._lock:
            self._now.append(folder)
            self.most_at_once = max(self.most_at_once, len(self._now))
            self.most_in_a_folder = max(self.most_in_a_folder, self._now.count(folder))
            self.threads.add(threading.current_thread().name)
        if self._delay:
            time.sleep(self._delay)
        look = self._look(folder, wanted, judge)
        with self._lock:
            self._now.remove(folder)
        return look

    def look_into(self, descriptor: int, judge: Any) -> Look:
        self._waiting -= 1
        return self._into(descriptor, judge)


@pytest.fixture
def filled(library: LibraryBuilder) -> LibraryBuilder:
    source = library.samples["one_second"]
    for hour in range(HOURS):
        for number in range(FILES):
            path = library.path(NOON + 3600 * hour + 10 * number)
            path.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, path)
    return library


def on(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "kind_of", lambda _folder: kind)


def test_a_server_is_asked_for_several_files_at_a_time_in_several_folders(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    run = filled.run()
    assert run.counts.added == HOURS * FILES
    assert watched.most_at_once >= 8
    assert watched.most_in_a_folder < watched.most_at_once
    assert watched.advised == 0


def test_a_disk_is_told_what_will_be_read_and_no_thread_is_started(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.LOCAL, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    run = filled.run()
    assert run.counts.added == HOURS * FILES
    assert watched.most_at_once == 1
    assert watched.most_advised >= 16
    # All but those by which it is measured that files wait.
    at_first = HOURS * FILES - watched.advised
    assert reader_module.AT_ONCE <= at_first < 2 * reader_module.AT_ONCE


@pytest.mark.parametrize("kind", Kind)
def test_where_the_page_cache_answers_nothing_is_done_about_it(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    on(kind, monkeypatch)
    # What another program makes a read wait for by chance is no matter here.
    monkeypatch.setattr(storage, "_waits", lambda: 0)
    watched = Watched(monkeypatch, 0.0)
    assert filled.run().counts.added == HOURS * FILES
    assert (watched.most_at_once, watched.advised) == (1, 0)
    assert watched.threads == {threading.current_thread().name}


def test_a_busy_processor_is_no_slow_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    gauge = Gauge()
    clock = iter(range(0, 1000, 5))
    monkeypatch.setattr(storage.time, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(storage, "_waits", lambda: 7)
    gauge.begin()
    gauge.end(16)
    assert gauge.latency == 0.0
    waits = iter((7, 30))
    monkeypatch.setattr(storage, "_waits", lambda: next(waits))
    gauge.begin()
    gauge.end(4)
    assert gauge.latency == 5 / 20


@pytest.mark.parametrize("kind", Kind)
def test_results_and_rows_are_the_same_however_files_are_read(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    for number, sample in enumerate(("fragmented", "audio_only", "h264")):
        filled.add(NOON + 3600 * number + 5, sample)
    filled.write(NOON + 7, b"")
    filled.write(NOON + 8, filled.samples.bytes("h264")[:-9])
    filled.path(NOON + 9).symlink_to(filled.path(NOON))
    filled.add_row(NOON + 20)
    plain = filled.run(dry_run=True)
    with monkeypatch.context() as patch:
        on(kind, patch)
        Watched(patch, DELAY)
        ahead = filled.run(dry_run=True)
    assert ahead.results == plain.results
    assert ahead.summaries == plain.summaries
    assert [result.file_path for result in plain.results] == sorted(
        result.file_path for result in plain.results
    )


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
    hangs, goes_on = threading.Event(), threading.Event()
    look_at = crew_module.look_at

    def hanging(folder: int, wanted: Any, judge: Any) -> Look:
        if not goes_on.is_set() and wanted.name > "03":
            hangs.set()
            goes_on.wait()
        return look_at(folder, wanted, judge)

    monkeypatch.setattr(crew_module, "look_at", hanging)
    run: list[Run] = []
    stop = threading.Event()
    backfill = Backfill(filled.order(), cancelled=stop.is_set)
    thread = threading.Thread(target=lambda: run.extend([*backfill.run()] and []))
    thread.start()
    try:
        assert hangs.wait(60)
        stop.set()
        thread.join(60)
        assert not thread.is_alive()
        assert not goes_on.is_set()
    finally:
        goes_on.set()
    assert backfill.cancelled
    assert backfill.counts.added == len(filled.rows())


def test_no_more_looks_wait_than_there_is_room_for(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    Watched(monkeypatch, DELAY)
    monkeypatch.setattr(crew_module, "MOST_AHEAD", 24)
    most = 0
    real = crew_module.Crew._next

    def counted(crew: crew_module.Crew) -> Any:
        nonlocal most
        task = real(crew)
        most = max(most, crew._ahead)
        return task

    monkeypatch.setattr(crew_module.Crew, "_next", counted)
    assert filled.run().counts.added == HOURS * FILES
    assert 0 < most <= 24 + FILES


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
    monkeypatch.setattr(reader_module, "STRETCH", stretch)
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


MOUNTS = """\
22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /media/frigate rw - nfs4 nas:/frigate rw
31 30 0:41 / /media/frigate/recordings rw - cifs //nas/recordings rw
32 22 0:42 / /mnt/my\\040disk rw - fuseblk /dev/sdb1 rw
33 22 0:43 / /mnt/user rw - fuse.shfs shfs rw
34 22 0:44 / /mnt/user rw - xfs /dev/sdc1 rw
"""


@pytest.mark.parametrize(
    ("path", "file_system"),
    [
        ("/config", "ext4"),
        ("/media/frigate", "nfs4"),
        ("/media/frigate/clips", "nfs4"),
        ("/media/frigate/recordings/2026-01-01", "cifs"),
        ("/media/frigate2", "ext4"),
        ("/mnt/my disk/recordings", "fuseblk"),
        ("/mnt/user/recordings", "xfs"),
    ],
)
def test_the_mount_that_holds_a_folder_is_found(path: str, file_system: str) -> None:
    assert file_system_of(path, MOUNTS) == file_system


@pytest.mark.parametrize(
    ("file_system", "kind"),
    [
        ("ext4", Kind.LOCAL),
        ("overlay", Kind.LOCAL),
        ("fuseblk", Kind.LOCAL),
        ("nfs4", Kind.NETWORK),
        ("cifs", Kind.NETWORK),
        ("fuse.sshfs", Kind.NETWORK),
        ("fuse", Kind.NETWORK),
    ],
)
def test_network_file_systems_are_known_by_their_kind(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, file_system: str, kind: Kind
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 0:1 / / rw - {file_system} source rw\n")
    monkeypatch.setattr(storage, "_MOUNTS", str(mounts))
    assert storage.kind_of("/") is kind
    monkeypatch.setattr(storage, "_MOUNTS", str(tmp_path / "none"))
    assert storage.kind_of("/") is Kind.LOCAL
