"""The child of the rescue: a stop of Frigate, a child that hangs, one that dies."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.protection import Protection
from recording_backfill.patch import rescue

from tests.patch.patch.rescues import an_hour, task_of

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


def assert_it_fails(protection: Protection, match: str) -> None:
    with (
        pytest.raises(rescue.RescueError, match=match),
        rescue.rescue(protection, Kind.RECORDINGS, limited=False),
    ):
        pass


def test_a_frigate_that_is_told_to_stop_does_not_wait_for_the_rescue(
    protection: Protection, library: LibraryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(an_hour(1))
    order = task_of(library).others.to_json()
    protection.stop_event = threading.Event()
    protection.stop_event.set()
    monkeypatch.setattr(
        rescue,
        "_order",
        lambda _config, _kind, *, limited: {
            "parent_pid": os.getpid(),
            "limited": limited,
            "kind": "recordings",
            "clips": "/clips",
            "exports": "/exports",
            "state_file": None,
            "watch_clock": True,
            "cameras": {},
            "other_cameras": order,
        },
    )

    assert_it_fails(protection, "stopping")


def test_a_child_that_does_not_answer_is_given_up(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "_order", lambda _config, _kind, *, limited: {})
    monkeypatch.setattr(rescue, "_LIMIT", 0.0)

    assert_it_fails(protection, "did not answer")


def test_a_child_that_dies_is_a_rescue_that_failed(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "_order", lambda _config, _kind, *, limited: {"nonsense": True})

    assert_it_fails(protection, "ended with code 1")
