"""A rescue beside runs: it waits for one, and none begins while it goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.child.messages.rescue import Verdict
from recording_backfill.child.rescue import Rescue
from recording_backfill.engine.lock import camera_lock
from recording_backfill.errors import CancelledError

from testing.standin.server import PATCH
from tests.patch.patch.rescues import an_hour, recorded, task_of, verdict_of

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


class Holder:
    """Another process that works on the camera until told to end."""

    def __init__(self, database: Path) -> None:
        code = (
            "import sys\n"
            "from recording_backfill.engine.lock import camera_lock\n"
            "with camera_lock(sys.argv[1], 'front_door'):\n"
            "    print('held', flush=True)\n"
            "    sys.stdin.read()\n"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(PATCH)},
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "held\n"

    def end(self) -> None:
        self._process.communicate()


def test_a_run_is_waited_for(library: LibraryBuilder) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    run = Holder(library.database)
    waiting: list[int] = []

    def stop() -> bool:
        waiting.append(1)
        if len(waiting) == 3:
            run.end()
        return False

    with ExitStack() as held:
        assert Rescue(task_of(library), stop).decide(held) == Verdict(go=True, added=1)


def test_a_run_that_does_not_end_keeps_the_sync_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    monkeypatch.setattr("recording_backfill.child.rescue.LOCK_LIMIT", 0.3)
    run = Holder(library.database)

    verdict = verdict_of(library)

    run.end()
    assert not verdict.go
    assert "A backfill is at work" in verdict.why


def test_a_library_that_takes_too_long_keeps_the_sync_back(
    library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    monkeypatch.setattr("recording_backfill.child.rescue.TIME_LIMIT", -1.0)

    verdict = verdict_of(library)

    assert not verdict.go
    assert "took longer than" in verdict.why


def test_no_run_begins_while_a_sync_goes_on(library: LibraryBuilder) -> None:
    recorded(library, 2)
    library.add(an_hour(1))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with ExitStack() as held:
        Rescue(task_of(library), lambda: False).decide(held)
        with (
            pytest.raises(CancelledError),
            camera_lock(str(library.database), "front_door", cancelled=cancelled),
        ):
            pass
    assert len(asked) == 3  # it waited, and asked each time

    with camera_lock(str(library.database), "front_door"):
        pass
