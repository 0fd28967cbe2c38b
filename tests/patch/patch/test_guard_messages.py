"""The guard on what Frigate's dispatcher receives: previews, reviews, all other messages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from peewee import (
    OperationalError,
)
from recording_backfill.frigate.protection import Protection
from recording_backfill.patch import guard
from recording_backfill.patch.guard import PreviewsGuard

from tests.patch.patch.queue_table import Table


def dispatcher_module(table: Table) -> Any:
    recordings, previews = table.model, table.previews

    class Dispatcher:
        def _receive(self, topic: str, payload: Any) -> Any:
            if topic == "insert_many_recordings":
                return recordings.insert_many(payload).execute() and None
            if topic == "insert_preview":
                return previews.insert(payload).execute() and None
            if topic == "upsert_review_segment":
                raise OperationalError("database or disk is full")
            return (topic, payload)

    return SimpleNamespace(
        Dispatcher=Dispatcher,
        INSERT_MANY_RECORDINGS="insert_many_recordings",
        Recordings=recordings,
        INSERT_PREVIEW="insert_preview",
        Previews=previews,
        UPSERT_REVIEW_SEGMENT="upsert_review_segment",
    )


def test_other_messages_pass_through_with_their_answers(table: Table) -> None:
    module, protection = dispatcher_module(table), Protection()

    guard.install(module, protection)

    assert protection.guard_active
    assert module.Dispatcher()._receive("request_region_grid", "front") == (
        "request_region_grid",
        "front",
    )


@pytest.mark.parametrize(
    ("held_by", "expected"),
    [
        ({}, {("c_10.0", "p.mp4", 0.0)}),
        ({"path": "p.mp4", "start_time": 3.0}, {("c_10.0", "p.mp4", 0.0)}),
        ({"path": "other.mp4"}, {("c_10.0", "other.mp4", 0.0), ("c_10.0-…", "p.mp4", 0.0)}),
    ],
)
def test_a_preview_gets_its_row_whatever_holds_its_id(
    table: Table, held_by: dict[str, Any], expected: set[tuple[str, str, float]]
) -> None:
    module = dispatcher_module(table)
    guard.install(module, Protection())
    frigates = {
        "id": "c_10.0",
        "camera": "c",
        "path": "p.mp4",
        "start_time": 0.0,
        "end_time": 10.0,
        "duration": 10.0,
    }
    if held_by:
        table.previews.insert({**frigates, **held_by}).execute()

    module.Dispatcher()._receive("insert_preview", frigates)

    rows = {(p.id, p.path, p.start_time) for p in table.previews.select()}
    assert {(f"{i[:7]}…" if len(i) > 6 else i, p, s) for i, p, s in rows} == expected


def test_a_preview_that_meets_a_full_disk_does_not_raise(table: Table) -> None:
    def full(_row: Any) -> None:
        raise OperationalError("database or disk is full")

    pauses: list[float] = []
    PreviewsGuard(table.previews, pauses.append).insert(full, {"id": "c_10.0", "path": "p.mp4"})

    assert len(pauses) == 2


def test_a_review_item_that_meets_a_full_disk_does_not_end_the_thread(
    table: Table, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(guard.time, "sleep", lambda _seconds: None)
    module = dispatcher_module(table)
    guard.install(module, Protection())

    assert module.Dispatcher()._receive("upsert_review_segment", {"id": "1-a"}) is None
    assert "could not store a change of a review item" in caplog.text


def test_a_dispatcher_built_otherwise_is_left_alone(table: Table) -> None:
    protection = Protection()
    module = SimpleNamespace(Dispatcher=type("Dispatcher", (), {}), Recordings=table.model)

    with pytest.raises(AttributeError):
        guard.install(module, protection)
    assert not protection.guard_active
