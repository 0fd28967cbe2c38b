"""The stand-in's clean-up of events deletes and keeps what Frigate's does, as was tried on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing.frigate_life import DiedError
from tests.patch.standin.cleaned import DAY, GONE, KEPT, NOW, Cleaned, retained

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_event_without_clip_and_snapshot_goes_with_its_thumbnail(
    home: Callable[..., Cleaned],
) -> None:
    library = home(**retained())
    neither = library.clips.event("front", NOW - 60, NOW - 50, snapshot=False, has_clip=0)
    snapshot = library.clips.event("front", NOW - 40, NOW - 30, has_clip=0)
    clip = library.clips.event("front", NOW - 20, NOW - 10, snapshot=False)
    library.clean_up_events()
    assert library.has(neither)[0] is False
    if library.frigate.version >= "0.16":
        assert library.has(neither) == GONE
    assert (library.has(snapshot), library.has(clip)) == (KEPT, KEPT)


def test_a_snapshot_lives_as_long_as_its_label_says(home: Callable[..., Cleaned]) -> None:
    library = home(**retained(alerts=90))
    library.at.config["snapshots"] = {"retain": {"default": 10, "objects": {"person": 90}}}  # type: ignore[index]
    start = NOW - 40 * DAY
    person = library.clips.event("front", start, start + 5)
    unknown = library.clips.event("front", start + 60, start + 65, label="unknown")
    for_ever = library.clips.event(
        "front", start + 90, start + 95, label="unknown", retain_indefinitely=1
    )
    library.clean_up_events()
    assert (library.has(person), library.has(for_ever)) == (KEPT, KEPT)
    assert library.query("SELECT has_clip, has_snapshot FROM event WHERE id = ?", unknown.id) == [
        (1, 0)
    ]
    pictures = [file for file in unknown.files if "thumbs" not in file.parts]
    assert not any(file.exists() for file in pictures)


def test_a_clip_lives_as_long_as_its_reviews_severity(home: Callable[..., Cleaned]) -> None:
    library = home(**retained(alerts=30, detections=10))
    start = NOW - 20 * DAY
    made = {
        severity: library.clips.event("front", start, start + 5, max_severity=severity)
        for severity in ("alert", "detection", None)
    }
    library.query(
        "INSERT INTO timeline (timestamp, camera, source, source_id, class_type) "
        "VALUES (1, 'front', 'tracked_object', ?, 'visible')",
        made["detection"].id,
    )
    library.at.config["snapshots"] = {"retain": {"default": 90}}  # type: ignore[index]
    library.clean_up_events()
    clips = dict(library.query("SELECT id, has_clip FROM event"))
    assert [clips[made[severity].id] for severity in made] == [1, 0, 1]
    assert library.query("SELECT * FROM timeline") == []


def test_only_0_18_deletes_the_snapshots_of_removed_cameras(
    home: Callable[..., Cleaned],
) -> None:
    library = home(**retained())
    event = library.clips.event("gone", NOW - 20 * DAY, NOW - 20 * DAY + 5)
    library.clean_up_events()
    flags = library.query("SELECT has_clip, has_snapshot FROM event WHERE id = ?", event.id)
    assert flags == [(1, 0)]
    pictures = [file for file in event.files if "thumbs" not in file.parts]
    left = [file.exists() for file in pictures]
    assert left == [library.frigate.version < "0.18"] * len(pictures)


def test_a_malformed_event_breaks_the_events_clean_up(home: Callable[..., Cleaned]) -> None:
    library = home(**retained())
    library.clips.event("front", NOW - 20 * DAY, NOW - 20 * DAY + 5, data="{")
    with pytest.raises(DiedError, match="malformed JSON"):
        library.clean_up_events()
