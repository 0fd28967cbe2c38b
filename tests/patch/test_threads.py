"""Short work in threads: where a container allows no more of them, it waits, and none is lost."""

from __future__ import annotations

import asyncio
import threading

import pytest
from recording_backfill.threads import HangingError, Threads

MOST = 2


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many threads more the system refuses to start, in a list of one."""
    left, genuine = [0], threading.Thread.start

    def start(thread: threading.Thread) -> None:
        if thread.name == "frigate_backfill" and left[0] > 0:
            left[0] -= 1
            raise RuntimeError("can't start new thread")
        genuine(thread)

    monkeypatch.setattr(threading.Thread, "start", start)
    return left


def test_work_waits_until_the_system_allows_a_thread(refused: list[int]) -> None:
    refused[0] = 3
    assert asyncio.run(Threads(1).run(lambda: "done", 30.0)) == "done"
    assert refused == [0]


def test_threads_that_were_refused_are_free_for_later_work(refused: list[int]) -> None:
    async def scene() -> list[str]:
        threads = Threads(MOST)
        for _ in range(MOST + 1):
            refused[0] = 1000
            with pytest.raises(HangingError):
                await threads.run(lambda: "never", 0.1)
        refused[0] = 0
        together = threading.Barrier(MOST, timeout=30)

        def meet() -> str:
            together.wait()
            return "met"

        return list(await asyncio.gather(*(threads.run(meet, 30.0) for _ in range(MOST))))

    assert asyncio.run(scene()) == ["met"] * MOST


def test_what_is_raised_in_a_thread_is_raised_where_it_is_awaited() -> None:
    def wrong() -> None:
        raise RuntimeError("no such luck")

    threads = Threads(1)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no such luck"):
            asyncio.run(threads.run(wrong, 30.0))
