"""What is read of each release's configuration: retention, reviews, names."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from recording_backfill.frigate import config as frigate_config
from recording_backfill.frigate.config import UnknownShapeError
from recording_backfill.models import (
    RetainMode,
    Retention,
    ReviewRetention,
    RunOrder,
    SnapshotRetention,
)
from recording_backfill.streams import Stream

from testing.standin.server import VERSIONS
from tests.patch.frigate.configurations import config, record, severity

# Retention


@pytest.mark.parametrize("version", VERSIONS)
def test_retention_of_a_camera_is_its_own_and_of_others_the_global_one(version: str) -> None:
    read = config(version)

    assert frigate_config.retention_for(read, "front_door").days == 7
    other = frigate_config.retention_for(read, "gone")
    assert (other.days, other.configured) == (3, False)


@pytest.mark.parametrize("version", VERSIONS)
def test_from_0_18_people_start_the_sync(version: str) -> None:
    assert frigate_config.syncs_on_request(config(version)) == (version >= "0.18")


@pytest.mark.parametrize(("continuous", "motion", "days"), [(2, 9, 9), (9, 2, 9), (0, 0, 0)])
def test_from_0_17_the_longer_of_continuous_and_motion_counts(
    continuous: float, motion: float, days: float
) -> None:
    read = config(record=record("0.17.2", continuous, motion))

    assert frigate_config.retention_for(read, None).days == days


def second(continuous: float, alerts: float, detections: float, mode: str = "motion") -> Any:
    """`record.sub` of 0.19."""
    kept = {
        name: SimpleNamespace(days=days, mode=mode)
        for name, days in (("alerts", alerts), ("detections", detections))
    }
    return SimpleNamespace(
        continuous=SimpleNamespace(days=continuous), motion=SimpleNamespace(days=0), **kept
    )


def test_from_0_19_on_each_stream_has_days_of_its_own() -> None:
    own = record(
        "0.19.0-dev",
        7,
        alerts=severity(30, 1, 2),
        sub=second(60, 40, 5, "all"),
        effective_alert_days=40,
        effective_detection_days=10,
    )
    camera = SimpleNamespace(enabled=True, record=own)
    read = config("0.19.0-dev", cameras={"front_door": camera})
    kept = frigate_config.retention_for(read, "front_door")
    assert (kept.days, kept.alerts.days, kept.detections.days, kept.review_days) == (7, 40, 10, 7)
    main, sub = kept.of(Stream.MAIN), kept.of(Stream.SUB)
    assert (main.days, main.alerts.days, main.detections.days) == (7, 30, 10)
    assert (sub.days, sub.alerts.days, sub.detections.days) == (60, 40, 5)
    assert (main.alerts.mode, sub.alerts.mode) == (RetainMode.MOTION, RetainMode.ALL)
    # What reviews reach is the main stream's.
    assert (sub.alerts.pre_capture, sub.alerts.post_capture) == (1, 2)
    assert RunOrder.from_json(json.loads(json.dumps(order_of(kept).to_json()))).retention == kept
    gone = frigate_config.retention_for(read, "gone")
    assert gone.of(Stream.SUB) == gone.of(Stream.MAIN) == gone


def order_of(kept: Retention) -> RunOrder:
    return RunOrder("front_door", "/db", "/r", "/r", retention=kept)


@pytest.mark.parametrize(("version", "limit"), [("0.17.2", None), ("0.18.0-dev", 2.0)])
def test_0_18_looks_only_at_reviews_older_than_continuous(version: str, limit: Any) -> None:
    read = config(version, record=record(version, 2, 9))

    assert frigate_config.retention_for(read, None).review_days == limit


def test_alerts_and_detections_are_kept_by_their_own_days_and_seconds() -> None:
    own = record("0.17.2", 1, alerts=severity(30, 1, 2), detections=severity(20, 3, 4))

    retention = frigate_config.retention_for(config(record=own), None)

    assert retention.alerts == ReviewRetention(30, 1, 2)
    assert retention.detections == ReviewRetention(20, 3, 4, pause=30)


def test_what_reviews_and_snapshots_go_by_is_the_cameras_own() -> None:
    camera = SimpleNamespace(
        enabled=True,
        record=record("0.17.2", 1, alerts=severity(30, 1, 2)),
        review=SimpleNamespace(alerts=SimpleNamespace(cutoff_time=50)),
        zones={"drive": SimpleNamespace(loitering_time=20), "path": SimpleNamespace()},
        snapshots=SimpleNamespace(
            retain=SimpleNamespace(default=10, objects={"person": 90, "cat": 2})
        ),
    )
    camera.record.alerts.retain.mode = SimpleNamespace(value="active_objects")

    retention = frigate_config.retention_for(config(cameras={"cam": camera}), "cam")

    assert retention.alerts == ReviewRetention(30, 1, 2, RetainMode.ACTIVE_OBJECTS, pause=70)
    assert retention.detections.pause == 50
    assert retention.unseen
    assert retention.snapshots == SnapshotRetention(
        shortest=2, longest=90, unlabelled=10, others=10, by_label=(("cat", 2), ("person", 90))
    )
    assert retention.continuous_days == 1


@pytest.mark.parametrize(
    ("told", "unseen"),
    [
        ({}, False),
        ({"audio": SimpleNamespace(enabled=False), "type": "generic"}, False),
        ({"audio": SimpleNamespace(enabled=True)}, True),
        ({"type": SimpleNamespace(value="lpr")}, True),
        ({"zones": {"drive": SimpleNamespace(loitering_time=0)}}, False),
        ({"zones": {"drive": SimpleNamespace(loitering_time=1)}}, True),
    ],
)
def test_sounds_plates_and_loiterers_hold_reviews_open_unseen(
    told: dict[str, object], unseen: bool
) -> None:
    camera = SimpleNamespace(enabled=True, record=record("0.17.2", 1), **told)
    assert frigate_config.retention_for(config(cameras={"cam": camera}), "cam").unseen is unseen


def test_in_safe_mode_the_clean_up_deletes_nothing() -> None:
    assert not frigate_config.retention_for(config(safe_mode=True), None).cleanup_active


def test_of_two_configurations_the_shorter_retention_counts() -> None:
    one = Retention(days=7, alerts=ReviewRetention(30, 5, 5), cleanup_active=False)
    other = Retention(days=9, alerts=ReviewRetention(10, 9, 1), configured=False, review_days=4)

    both = frigate_config.shorter(one, other)

    turned = frigate_config.shorter(other, one)
    assert both == replace(turned, days_after_restart=None)
    # Only what was raised since Frigate's start waits for a restart.
    assert (both.days_after_restart, turned.days_after_restart) == (None, 9)
    assert both.days == 7
    assert both.alerts == ReviewRetention(10, 5, 1)
    assert (both.cleanup_active, both.configured, both.review_days) == (True, False, 4)


def test_a_camera_without_a_friendly_name_is_called_as_in_frigates_pages() -> None:
    named = SimpleNamespace(enabled=False, record=record("0.17.2", 7), friendly_name="Haustür")
    read = config(cameras={"back_yard": config().cameras["front_door"], "door": named})

    unnamed, door = (frigate_config.camera(read, name) for name in ("back_yard", "door"))

    assert unnamed is not None
    assert door is not None
    assert unnamed.friendly_name == "Back Yard"
    assert door.friendly_name == "Haustür"
    assert not door.enabled
    assert frigate_config.camera(read, "gone") is None


@pytest.mark.parametrize("missing", ["cameras", "record", "database"])
def test_a_configuration_of_another_shape_is_not_guessed_at(missing: str) -> None:
    read = config()
    delattr(read, missing)

    with pytest.raises(UnknownShapeError, match=missing):
        frigate_config.check(read)
