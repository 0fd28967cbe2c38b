"""The advising of a disk: what the other process does, and that a run needs it for nothing."""

from __future__ import annotations

import ctypes
import io
import os
import select
import signal
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from recording_backfill.engine import advising as advising_module
from recording_backfill.engine import advisor
from recording_backfill.engine.advising import Advising
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.looks import WantedName
from recording_backfill.engine.storage import Kind
from recording_backfill.media.boxes import FIRST_READ

from tests.patch.engine.watched import DELAY, FILES, HOURS, Watched, on

if TYPE_CHECKING:
    from pathlib import Path

    from testing.library import LibraryBuilder

_IN_OPEN = 0x20
_EVENT = struct.Struct("iIII")


class Openings:
    """The names in a folder that any process has opened since, by inotify(7)."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._watch >= 0
        assert libc.inotify_add_watch(self._watch, os.fsencode(folder), _IN_OPEN) >= 0

    def wait_for(self, name: str) -> set[str]:
        """All until `name` is."""
        opened: set[str] = set()
        while name not in opened:
            assert select.select([self._watch], [], [], 30)[0], opened
            data = os.read(self._watch, 1 << 16)
            at = 0
            while at < len(data):
                length = _EVENT.unpack_from(data, at)[3]
                at += _EVENT.size + length
                opened.add(data[at - length : at].rstrip(b"\0").decode())
        return opened - {""}  # the folder itself

    def close(self) -> None:
        os.close(self._watch)


def wanted(*names: str) -> list[WantedName]:
    return [WantedName(name) for name in names]


def test_the_kernel_is_told_of_the_first_read_of_every_file_that_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("00.00.mp4", "00.10.mp4", "00.50.mp4"):
        (tmp_path / name).write_bytes(b"media")
    os.mkfifo(tmp_path / "00.20.mp4")
    (tmp_path / "00.30.mp4").symlink_to(tmp_path / "00.00.mp4")
    told = []
    advise = os.posix_fadvise

    def advised(descriptor: int, *what: int) -> None:
        told.append((os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}")), *what))
        advise(descriptor, *what)

    folder = str(tmp_path)
    lines = (
        (folder, "00.00.mp4", "00.40.mp4", "00.10.mp4", "00.20.mp4", "00.30.mp4"),
        (f"{folder} gone", "00.00.mp4"),
        (folder, "00.50.mp4"),
    )
    data = "".join("\0".join(line) + "\n" for line in lines).encode()
    monkeypatch.setattr(advisor.os, "posix_fadvise", advised)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    before = set(os.listdir("/proc/self/fd"))
    advisor.main()
    assert set(os.listdir("/proc/self/fd")) == before
    names = ["00.00.mp4", "00.10.mp4", "00.20.mp4", "00.50.mp4"]
    assert told == [(name, 0, FIRST_READ, os.POSIX_FADV_WILLNEED) for name in names]


def test_the_process_opens_what_is_to_be_read_and_holds_nothing_of_the_run(tmp_path: Path) -> None:
    """A lock of the run's would last as long as a process that has its descriptor."""
    place = tmp_path / "a library's hour, ö"
    place.mkdir()
    for name in ("00.00.mp4", "00.10.mp4", "00.20.mp4", "00.30.mp4"):
        (place / name).write_bytes(b"media")
    folder = os.open(place, os.O_RDONLY)
    openings = Openings(place)
    advising = Advising()
    try:
        advising.tell(folder, [*wanted("00.00.mp4"), WantedName("00.10.mp4", read=False)])
        advising.tell(folder, [WantedName("00.10.mp4", read=False)])
        advising.tell(folder, wanted("00.20.mp4", "00.30.mp4"))
        assert openings.wait_for("00.30.mp4") == {"00.00.mp4", "00.20.mp4", "00.30.mp4"}
        held = {os.readlink(f"/proc/{advising.pid}/fd/{number}") for number in range(3)}
        kept = [path for path in held if not path.startswith("pipe:")]
        assert kept == [os.devnull]
        # Besides these three it has what it is at: the folder and a file, for a moment.
        assert len(os.listdir(f"/proc/{advising.pid}/fd")) <= 5
    finally:
        advising.close()
        openings.close()
        os.close(folder)
    assert has_ended(advising.pid)


def test_who_tells_it_waits_for_nobody(tmp_path: Path) -> None:
    advising = Advising()
    folder = os.open(tmp_path, os.O_RDONLY)
    many = wanted(*(f"{number // 60:02}.{number % 60:02}.mp4" for number in range(64)))
    os.kill(advising.pid, signal.SIGSTOP)
    try:
        for _ in range(1000):  # more than a pipe holds
            advising.tell(folder, many)
    finally:
        advising.close()
        os.close(folder)
    assert has_ended(advising.pid)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_run_needs_it_for_nothing(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, blow: signal.Signals
) -> None:
    on(Kind.LOCAL, monkeypatch)
    Watched(monkeypatch, DELAY)
    hit: list[int] = []
    start = Advising.__init__

    def started(advising: Advising) -> None:
        start(advising)
        hit.append(advising.pid)
        os.kill(hit[-1], blow)

    monkeypatch.setattr(Advising, "__init__", started)
    assert filled.run().counts.added == HOURS * FILES
    assert len(hit) == 1
    assert has_ended(hit[0])


def test_where_there_can_be_no_process_more_files_are_read_plainly(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.LOCAL, monkeypatch)
    watched = Watched(monkeypatch, DELAY)

    def forbidden(*_arguments: object, **_options: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(advising_module.subprocess, "Popen", forbidden)
    assert filled.run().counts.added == HOURS * FILES
    assert not watched.told


@pytest.mark.parametrize("cancelled", [False, True])
def test_it_ends_with_the_run(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, *, cancelled: bool
) -> None:
    on(Kind.LOCAL, monkeypatch)
    watched = Watched(monkeypatch, DELAY)
    pids: list[int] = []
    start = Advising.__init__

    def started(advising: Advising) -> None:
        start(advising)
        pids.append(advising.pid)

    monkeypatch.setattr(Advising, "__init__", started)
    backfill = Backfill(filled.order(), cancelled=lambda: cancelled and len(watched.told) > FILES)
    list(backfill.run())
    assert backfill.cancelled is cancelled
    assert len(pids) == 1
    assert has_ended(pids[0])


def test_it_ends_when_the_run_is_killed() -> None:
    program = (
        "import os, time\n"
        "from recording_backfill.engine.advising import Advising\n"
        "advising = Advising()\n"
        "print(advising.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(advising_module._PACKAGES)},
    )
    assert run.stdout is not None
    pid = int(run.stdout.readline())
    assert not has_ended(pid)
    run.kill()
    run.wait()
    run.stdout.close()
    until = time.monotonic() + 30
    while not has_ended(pid):
        assert time.monotonic() < until
        time.sleep(0.01)


def has_ended(pid: int) -> bool:
    """Whether there is no such process any more, or one that waits to be reaped."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return stat.read().rpartition(") ")[2].startswith("Z")
    except (FileNotFoundError, ProcessLookupError):
        return True
