"""What Frigate feels of a run: how long its insert waits, how long its API takes to answer."""

from __future__ import annotations

import http.client
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import urlsplit


@dataclass(slots=True)
class Samples:
    """Measured times, seconds."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median_ms(self) -> float:
        """Half of all took no longer, milliseconds."""
        return 1000 * statistics.median(self.seconds)

    @property
    def p99_ms(self) -> float:
        """99 of 100 took no longer, milliseconds."""
        return 1000 * statistics.quantiles(self.seconds, n=100)[98]

    @property
    def longest_ms(self) -> float:
        """The worst, milliseconds."""
        return 1000 * max(self.seconds)


@contextmanager
def recorder_inserting(database: Path, pause: float = 0.05) -> Iterator[Samples]:
    """Insert a row of another camera every `pause` seconds, on its own, as Frigate does."""
    samples = Samples()
    with _Repeated(lambda: _Inserter(database), samples, pause):
        yield samples


@contextmanager
def asking_version(api: str, pause: float = 0.01) -> Iterator[Samples]:
    """Ask Frigate's API for its version again and again, on one kept connection."""
    samples = Samples()
    with _Repeated(lambda: _VersionQuestion(api), samples, pause):
        yield samples


class _Action(Protocol):
    """Something that Frigate does."""

    def __call__(self) -> None: ...

    def close(self) -> None: ...


class _Inserter:
    """The recorder's own way to the database."""

    def __init__(self, database: Path) -> None:
        self._connection = sqlite3.connect(database, timeout=60, isolation_level=None)
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._number = time.time_ns()

    def __call__(self) -> None:
        self._number += 1
        now = time.time()
        self._connection.execute(
            "INSERT INTO recordings (id, camera, path, start_time, end_time, duration, motion, "
            "objects, dBFS, segment_size, regions) "
            "VALUES (?, 'back_yard', ?, ?, ?, 10, 0, 0, 0, 1, 0)",
            (f"live-{self._number}", f"/live/{self._number}", now - 10, now),
        )

    def close(self) -> None:
        self._connection.close()


class _VersionQuestion:
    """One HTTP question."""

    def __init__(self, api: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(api).netloc, timeout=60)

    def __call__(self) -> None:
        self._connection.request("GET", "/version")
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"/version answered {answer.status}")

    def close(self) -> None:
        self._connection.close()


class _Repeated:
    """Does something again and again in a thread of its own, and notes how long each took."""

    def __init__(self, make: Callable[[], _Action], samples: Samples, pause: float) -> None:
        self._make = make
        self._samples = samples
        self._pause = pause
        self._stop = threading.Event()
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._repeat)

    def _repeat(self) -> None:
        action = self._make()
        try:
            while not self._stop.is_set():
                started = time.perf_counter()
                action()
                self._samples.seconds.append(time.perf_counter() - started)
                self._stop.wait(self._pause)
        except Exception as error:  # noqa: BLE001  raised by the thread that waits
            self._failure = error
        finally:
            action.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if self._failure is not None:
            raise self._failure
