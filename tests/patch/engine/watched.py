"""Reads that are delayed on purpose, and what overlaps of them."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.engine import crew as crew_module
from recording_backfill.engine import library as library_module
from recording_backfill.engine import looks as looks_module
from recording_backfill.engine import reader as reader_module
from recording_backfill.engine.advising import Advising
from recording_backfill.engine.backfill import Backfill
from recording_backfill.engine.storage import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recording_backfill.engine.looks import Look

    from testing.library import LibraryBuilder

DELAY = 0.002

HOURS, FILES = 6, 40


class Watched:
    """Counts looks that overlap, and what a disk is told, while each look takes some time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, delay: float) -> None:
        self.most_at_once = self.most_in_a_folder = self.most_told = 0
        self.told: list[str] = []
        """What the disk was told of before it was looked at, each as often as it was."""
        self.threads: set[str] = set()
        self._now: list[int] = []
        self._lock = threading.Lock()
        self._delay = delay
        self._look: Callable[..., Look] = looks_module.look_at
        self._waiting: list[str] = []
        for module in (crew_module, reader_module):
            monkeypatch.setattr(module, "look_at", self.look_at)
        tell = Advising.tell

        def told(advising: Advising, folder: int, wanted: Sequence[Any]) -> None:
            names = [f"{folder}/{one.name}" for one in wanted]
            self.told += names
            self._waiting += names
            self.most_told = max(self.most_told, len(self._waiting))
            tell(advising, folder, wanted)

        monkeypatch.setattr(Advising, "tell", told)

    def look_at(self, folder: int, wanted: Any, judge: Any) -> Look:
        with self._lock:
            self._now.append(folder)
            self.most_at_once = max(self.most_at_once, len(self._now))
            self.most_in_a_folder = max(self.most_in_a_folder, self._now.count(folder))
            self.threads.add(threading.current_thread().name)
            if (name := f"{folder}/{wanted.name}") in self._waiting:
                self._waiting.remove(name)
        if self._delay:
            time.sleep(self._delay)
        look = self._look(folder, wanted, judge)
        with self._lock:
            self._now.remove(folder)
        return look


class Hanging:
    """A server that answers no more at some call, until it is told to."""

    def __init__(self) -> None:
        self._hangs, self._goes_on = threading.Event(), threading.Event()

    def hang(self) -> None:
        """Wait as long as the server does not answer."""
        if not self._goes_on.is_set():
            self._hangs.set()
            self._goes_on.wait()

    def cancelled_run(self, library: LibraryBuilder) -> Backfill:
        """A run that is told to stop while the server hangs; it has ended before that answers."""
        stop = threading.Event()
        backfill = Backfill(library.order(), cancelled=stop.is_set)
        thread = threading.Thread(target=lambda: list(backfill.run()))
        thread.start()
        try:
            assert self._hangs.wait(60)
            stop.set()
            thread.join(60)
            assert not thread.is_alive()
        finally:
            self._goes_on.set()
        assert backfill.cancelled
        return backfill


def on(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "kind_of", lambda _folder: kind)
