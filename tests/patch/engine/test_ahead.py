"""Folders are listed ahead of their turn where a server answers late, and nowhere else.

A delay is injected into the listings; what overlaps is counted, and no time is measured.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import ahead as ahead_module
from recording_backfill.engine import library as library_module
from recording_backfill.engine.folders import Folders
from recording_backfill.engine.library import Library
from recording_backfill.engine.place import find_place
from recording_backfill.engine.storage import Gauge, Kind
from recording_backfill.errors import CancelledError

from testing.library import CAMERA, NOON, LibraryBuilder
from tests.patch.engine.watched import Hanging, on

if TYPE_CHECKING:
    from collections.abc import Callable

    from recording_backfill.engine.listing import HourFolder

DELAY = 0.003
HOURS = 60


class Watched:
    """Counts listings that overlap, while each takes some time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, delay: float = DELAY) -> None:
        self.most_at_once = 0
        self.threads: set[str] = set()
        self.before: Callable[[tuple[str, ...]], None] = lambda _parts: None
        self._now = 0
        self._lock = threading.Lock()
        genuine = Folders.names_in

        def names_in(folders: Folders, descriptor: int, parts: tuple[str, ...]) -> list[str]:
            with self._lock:
                self._now += 1
                self.most_at_once = max(self.most_at_once, self._now)
                self.threads.add(threading.current_thread().name)
            try:
                if delay:
                    time.sleep(delay)
                self.before(parts)
                return genuine(folders, descriptor, parts)
            finally:
                with self._lock:
                    self._now -= 1

        monkeypatch.setattr(Folders, "names_in", names_in)


@pytest.fixture
def filled(library: LibraryBuilder) -> LibraryBuilder:
    for hour in range(HOURS):
        for number in range(3):
            library.write(NOON + 3600 * hour + 10 * number, b"")
    return library


def surveyed(
    library: LibraryBuilder, cancelled: Callable[[], bool] = bool
) -> tuple[list[HourFolder], Library]:
    order = library.order()
    with Library(find_place(order), order.camera, cancelled=cancelled) as finder:
        return list(finder.survey()), finder


def list_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("list-")]


def test_a_server_is_asked_for_several_folders_at_a_time(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch)
    folders, _ = surveyed(filled)
    assert watched.most_at_once >= 8
    assert [folder.start for folder in folders] == [NOON + 3600 * hour for hour in range(HOURS)]
    assert not list_threads()


@pytest.mark.parametrize(("kind", "delay"), [(Kind.LOCAL, DELAY), (Kind.NETWORK, 0.0)])
def test_a_disk_and_the_page_cache_are_asked_for_one_folder_after_the_other(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, kind: Kind, delay: float
) -> None:
    on(kind, monkeypatch)
    if not delay:
        # What another program makes a listing wait for by chance is no matter here.
        monkeypatch.setattr(Gauge, "latency", 0.0)
    watched = Watched(monkeypatch, delay)
    folders, _ = surveyed(filled)
    assert len(folders) == HOURS
    assert watched.most_at_once == 1
    assert watched.threads == {threading.current_thread().name}


def test_what_is_found_is_the_same_however_folders_are_listed(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    (tmp_path / "elsewhere").mkdir()
    for hour, level in ((7, CAMERA), (20, "")):
        folder = filled.path(NOON + 3600 * hour).parent
        link = folder if level else folder.parent
        link.rename(tmp_path / f"moved-{hour}")
        link.symlink_to(tmp_path / f"moved-{hour}")
    filled.write(NOON + 3600 * 30 + 5, b"").rename(filled.path(NOON + 3600 * 30).parent / "x.mp4")
    plain = filled.run(dry_run=True)
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch)
    ahead = filled.run(dry_run=True)
    assert watched.most_at_once > 1
    assert ahead.results == plain.results
    assert ahead.summaries == plain.summaries
    assert ahead.counts == plain.counts


def test_a_folder_that_cannot_be_listed_costs_one_error(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch)
    bad = filled.path(NOON + 3600 * 40).parent
    genuine = os.listdir

    def failing(descriptor: int) -> list[str]:
        if os.path.samestat(os.fstat(descriptor), bad.stat()):
            raise OSError(errno.EIO, "Input/output error")
        return genuine(descriptor)

    monkeypatch.setattr(library_module.os, "listdir", failing)
    folders, _ = surveyed(filled)
    assert watched.most_at_once > 1
    assert len(folders) == HOURS
    (problem,) = [folder.problem for folder in folders if folder.problem is not None]
    assert (problem.reason, problem.file_path) == ("unreadable", str(bad))


def test_a_cancel_does_not_wait_for_a_listing_that_hangs(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    watched = Watched(monkeypatch)
    server = Hanging()

    def hang(parts: tuple[str, ...]) -> None:
        if len(parts) > 2 and parts[0] > "2026-01-01":
            server.hang()

    watched.before = hang
    server.cancelled_run(filled)


def test_no_more_listings_wait_than_there_is_room_for(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    Watched(monkeypatch)
    monkeypatch.setattr(ahead_module, "_THREADS", ((0.0, 4),))
    begun = 0
    genuine = Library._look_into

    def counted(finder: Library, known: Any) -> Any:
        nonlocal begun
        begun += 1
        return genuine(finder, known)

    monkeypatch.setattr(Library, "_look_into", counted)
    order = filled.order()
    with Library(find_place(order), order.camera) as finder:
        for taken, _ in enumerate(finder.survey(), 1):
            assert begun <= taken + 2 * 4
    assert begun >= HOURS


def test_what_hangs_keeps_the_folder_that_it_goes_on_from(
    filled: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(Kind.NETWORK, monkeypatch)
    Watched(monkeypatch)
    hangs, goes_on = threading.Event(), threading.Event()
    right: list[bool] = []
    genuine = Folders.open_folder

    def opening(folders: Folders, parts: tuple[str, ...]) -> int:
        late = len(parts) > 2 and threading.current_thread().name.startswith("list-")
        if not late:
            return genuine(folders, parts)
        hangs.set()
        goes_on.wait()
        try:
            descriptor = genuine(folders, parts)
        except OSError:
            right.append(False)
            raise
        there = filled.root.joinpath(*parts).stat()
        right.append(os.path.samestat(os.fstat(descriptor), there))
        return descriptor

    monkeypatch.setattr(Folders, "open_folder", opening)
    monkeypatch.setattr(ahead_module, "_END_LIMIT", 0.0)
    with pytest.raises(CancelledError):
        surveyed(filled, hangs.is_set)
    # Whatever is opened now gets the lowest free number, were the library's folder closed.
    others = [os.open(os.devnull, os.O_RDONLY) for _ in range(4)]
    hanging = [thread for thread in threading.enumerate() if thread.name.startswith("list-")]
    goes_on.set()
    for thread in hanging:
        thread.join(60)
    for other in others:
        os.close(other)
    assert right
    assert all(right)
