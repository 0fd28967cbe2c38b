"""The child of the rescue: a stop of Frigate, a child that hangs, one that dies."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.protection import Protection
from recording_backfill.patch import rescue
from recording_backfill.state.journal import FOLDER, pasts

from testing.library import CAMERA
from tests.patch.patch.rescues import an_hour, recorded, task_of

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def assert_it_fails(protection: Protection, match: str) -> None:
    with (
        pytest.raises(rescue.RescueError, match=match),
        rescue.rescue(protection, Kind.RECORDINGS, limited=False),
    ):
        pass


def ordered(
    monkeypatch: pytest.MonkeyPatch,
    library: LibraryBuilder,
    *,
    watch_clock: bool = True,
    own: bool = False,
) -> None:
    """What the child is told of Frigate; `own`: that the library's camera is configured."""
    pattern = task_of(library)
    told = replace(
        pattern,
        orders={CAMERA: pattern.order(CAMERA)} if own else {},
        state_file=library.database.with_name("frigate_backfill.db"),
        watch_clock=watch_clock,
        parent=os.getpid(),
    )
    monkeypatch.setattr(
        rescue, "_task", lambda _config, _kind, *, limited: replace(told, limited=limited)
    )


def test_a_frigate_that_is_told_to_stop_does_not_wait_for_the_rescue(
    protection: Protection, library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(an_hour(1))
    protection.stop_event = threading.Event()
    protection.stop_event.set()
    ordered(monkeypatch, library)

    assert_it_fails(protection, "stopping")


def test_the_log_names_the_run_that_an_undo_takes_back(
    protection: Protection,
    library: LibraryBuilder,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    recorded(library, 9)
    library.add(an_hour(5))
    ordered(monkeypatch, library, watch_clock=False, own=True)

    with (
        caplog.at_level(logging.INFO),
        rescue.rescue(protection, Kind.RECORDINGS, limited=False) as outcome,
    ):
        assert outcome.go

    (past,) = pasts(library.database.parent / FOLDER)
    assert f"undo this run by its id: {CAMERA} {past.header.job_id}." in caplog.text


def test_a_child_that_does_not_answer_is_given_up(
    protection: Protection, library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered(monkeypatch, library)
    monkeypatch.setattr(rescue, "_LIMIT", 0.0)

    assert_it_fails(protection, "did not answer")


def test_a_child_that_dies_is_a_rescue_that_failed(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    nonsense = SimpleNamespace(to_json=lambda: {"nonsense": True})
    monkeypatch.setattr(rescue, "_task", lambda _config, _kind, *, limited: nonsense)

    assert_it_fails(protection, "ended with code 1")


def test_a_child_that_cannot_even_end_is_one_whose_disk_hangs(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "_END_LIMIT", 0.2)
    silent = "import os, time; os.close(1); time.sleep(60)"
    task: Any = SimpleNamespace(to_json=dict)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", silent], **pipes) as child:  # type: ignore[call-overload]
        with pytest.raises(rescue.RescueError, match="did not answer"):
            rescue._follow(child, task, protection)
        child.kill()
