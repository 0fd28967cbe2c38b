"""Events that a run makes from the pictures of them: only when asked for."""

from __future__ import annotations

import json

import pytest
from recording_backfill.evidence import events as event_files
from recording_backfill.models import (
    Media,
    Retention,
    ReviewRetention,
    SnapshotRetention,
)

from testing.library import CAMERA
from tests.patch.engine.kinds_library import DAY, NOW, Kinds, fates

EVENTS = (Media.EVENTS,)


def test_events_come_back_from_files_only_when_asked_for(home: Kinds) -> None:
    made = home.clips.event(CAMERA, NOW - DAY, NOW - DAY + 30)
    assert Media.EVENTS not in home.restore().backfill.media
    assert home.table("event") == []
    run = home.restore(media=EVENTS)
    assert fates(run, Media.EVENTS) == ["added"]
    (row,) = home.table("event")
    assert (row["id"], row["camera"], row["label"]) == (made.id, CAMERA, "unknown")
    assert (row["start_time"], row["end_time"]) == (NOW - DAY, NOW - DAY + 30)
    assert (row["has_clip"], row["has_snapshot"], row["zones"]) == (1, 1, "[]")
    assert row["retain_indefinitely"] == 0
    assert row["plus_id"] is None
    assert json.loads(row["data"])["backfilled"] is True
    assert (row["thumbnail"] is not None) == (home.version == "0.15")


@pytest.mark.parametrize(
    "snapshots",
    [SnapshotRetention(10, 90, 10), SnapshotRetention(0.5, 10, 10)],
)
def test_an_event_whose_pictures_would_go_earlier_than_under_its_label_is_left_out(
    newest: Kinds, snapshots: SnapshotRetention
) -> None:
    newest.clips.event(CAMERA, NOW - DAY, NOW - DAY + 30)
    retention = Retention(0.0, snapshots=snapshots)
    run = newest.restore(media=EVENTS, retention=retention)
    assert fates(run, Media.EVENTS) == ["past_retention"]
    assert newest.table("event") == []


def test_an_event_without_snapshot_whose_clip_is_past_its_days_is_left_out(
    newest: Kinds,
) -> None:
    """Frigate would drop its row within five minutes, and its thumbnail with it."""
    made = newest.clips.event(CAMERA, NOW - 2 * DAY, NOW - 2 * DAY + 30)
    newest.clips.event(CAMERA, NOW - DAY / 2, NOW - DAY / 2 + 30)
    for snapshot in newest.clips.clips.glob(f"{CAMERA}-*"):
        snapshot.unlink()
    retention = Retention(0.0, ReviewRetention(1, 5, 5), ReviewRetention(1, 5, 5))
    run = newest.restore(media=EVENTS, retention=retention)
    assert fates(run, Media.EVENTS) == ["past_retention", "added"]
    assert made.id not in {row["id"] for row in newest.table("event")}


def test_of_an_events_pictures_the_one_is_named_that_frigate_shows(newest: Kinds) -> None:
    from recording_backfill.evidence.folders import MediaFolders

    newest.clips.version = "0.17"
    made = newest.clips.event(CAMERA, NOW - DAY, NOW - DAY + 30)
    (found,) = event_files.find(MediaFolders.of(newest.order()), CAMERA)
    assert found.snapshot == str(newest.clips.clips / f"{CAMERA}-{made.id}.jpg")
    assert found.thumb == str(newest.clips.clips / "thumbs" / CAMERA / f"{made.id}.webp")
