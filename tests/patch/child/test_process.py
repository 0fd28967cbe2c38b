"""A child as Frigate's event loop holds it: the loop goes on, whatever the child does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from recording_backfill.child.process import Child

# It reads nothing until the file is there, which is made once its task is written.
SLOW = """
import json, os, sys, time
until = time.monotonic() + 20
while not os.path.exists({mark!r}) and time.monotonic() < until:
    time.sleep(0.02)
waited = os.path.exists({mark!r})
lines = [sys.stdin.buffer.readline() for _ in range({lines})]
print(json.dumps([waited, *map(len, lines)]), flush=True)
"""
LARGE = 1_000_000


@dataclass(frozen=True)
class Large:
    """A task that no pipe takes at once."""

    def to_json(self) -> dict[str, Any]:
        return {"text": "a" * LARGE}


def slow_child(folder: Path, lines: int) -> Child[Any]:
    (folder / "slow.py").write_text(SLOW.format(mark=str(folder / "mark"), lines=lines))
    return Child(folder, Large(), lambda data: data, "slow")


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_task_that_no_pipe_takes_at_once_keeps_the_loop_waiting_for_nothing(
    tmp_path: Path, *, cancelled: bool
) -> None:
    async def told() -> list[Any]:
        child = slow_child(tmp_path, 1 + cancelled)
        if cancelled:
            child.request_cancel()
        (tmp_path / "mark").touch()
        said = [message async for message in child.messages()]
        assert await child.wait() == 0
        return said

    task = len('{"text": ""}\n') + LARGE
    assert asyncio.run(told()) == [[True, task, *([len("cancel\n")] if cancelled else [])]]


def test_a_child_that_reads_nothing_can_be_killed_and_let_go(tmp_path: Path) -> None:
    async def ended(*, abandoned: bool) -> int | None:
        child = slow_child(tmp_path, 1)
        await asyncio.sleep(0.1)
        if abandoned:
            child.abandon()
        else:
            child.kill()
        assert [message async for message in child.messages()] == []
        code = await child.wait()
        child.request_cancel()
        return code

    assert asyncio.run(ended(abandoned=False)) == -9
    assert asyncio.run(ended(abandoned=True)) == -15
