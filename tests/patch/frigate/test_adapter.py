"""The adapter: what it reads of each release's configuration, and whom it lets in."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import requests
from recording_backfill.frigate import config as frigate_config
from recording_backfill.frigate.adapter import FrigateAdapter
from recording_backfill.frigate.config import UnknownShapeError
from recording_backfill.frigate.protection import Protection
from recording_backfill.models import (
    RetainMode,
    Retention,
    ReviewRetention,
    RunOrder,
    SnapshotRetention,
)
from recording_backfill.streams import Stream

from testing.standin.server import VERSIONS, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def severity(days: float = 10, pre: int = 5, post: int = 5) -> Any:
    retain = SimpleNamespace(days=days, mode="motion")
    return SimpleNamespace(retain=retain, pre_capture=pre, post_capture=post)


def record(version: str, days: float, motion: float = 0, **changes: Any) -> Any:
    """`record` as that release has it."""
    values: dict[str, Any] = {"alerts": severity(), "detections": severity(), **changes}
    if version in ("0.15.2", "0.16.4"):
        values["retain"] = SimpleNamespace(days=days)
    else:
        values["continuous"] = SimpleNamespace(days=days)
        values["motion"] = SimpleNamespace(days=motion)
    if version < "0.18":
        values.setdefault("sync_recordings", False)
    return SimpleNamespace(**values)


def config(version: str = "0.17.2", **changes: Any) -> Any:
    """A configuration with one camera, which keeps 7 days; 3 for all others."""
    camera = SimpleNamespace(enabled=True, record=record(version, 7))
    values = {
        "cameras": {"front_door": camera},
        "record": record(version, 3),
        "database": SimpleNamespace(path="/config/frigate.db"),
        "ffmpeg": SimpleNamespace(ffprobe_path="/usr/lib/ffmpeg/7.0/bin/ffprobe"),
        "auth": SimpleNamespace(),
        **changes,
    }
    return SimpleNamespace(**values)


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

    cameras = frigate_config.cameras(read)

    assert cameras["back_yard"].friendly_name == "Back Yard"
    assert cameras["door"].friendly_name == "Haustür"
    assert not cameras["door"].enabled


@pytest.mark.parametrize("missing", ["cameras", "record", "database"])
def test_a_configuration_of_another_shape_is_not_guessed_at(missing: str) -> None:
    read = config()
    delattr(read, missing)

    with pytest.raises(UnknownShapeError, match=missing):
        frigate_config.check(read)


# The adapter


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """`frigate.*` as far as the adapter imports it; change it before making one."""
    made = {
        "frigate": ModuleType("frigate"),
        "frigate.api": ModuleType("frigate.api"),
        "frigate.api.auth": ModuleType("frigate.api.auth"),
        "frigate.const": ModuleType("frigate.const"),
        "frigate.models": ModuleType("frigate.models"),
        "frigate.version": ModuleType("frigate.version"),
    }
    contents: dict[str, dict[str, Any]] = {
        "frigate.const": {"CONFIG_DIR": "/config", "RECORD_DIR": "/media/frigate/recordings"},
        "frigate.models": {"User": type("User", (), {})},
        "frigate.version": {"VERSION": "0.17.2-1a2b3c4"},
    }
    for name, module in made.items():
        vars(module).update(contents.get(name, {}))
        monkeypatch.setitem(sys.modules, name, module)
    made["frigate.api"].auth = made["frigate.api.auth"]  # type: ignore[attr-defined]
    return made


def adapter(protection: Protection | None = None, **changes: Any) -> tuple[FrigateAdapter, Any]:
    app: Any = SimpleNamespace(frigate_config=config(**changes))
    return FrigateAdapter(app, protection or Protection()), app


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("0.17.2-1a2b3c4", "0.17.2"),
        ("0.18.0-beta1-1a2b3c4", "0.18.0-beta1"),
        ("0.18.0-beta1", "0.18.0-beta1"),
        ("0.16.4", "0.16.4"),
    ],
)
def test_the_version_is_told_without_the_commit(
    modules: dict[str, Any], said: str, version: str
) -> None:
    modules["frigate.version"].VERSION = said

    assert adapter()[0].version == version


def test_a_configuration_changed_at_run_time_counts_at_once(modules: dict[str, Any]) -> None:
    made, app = adapter()
    app.frigate_config = config(
        cameras={"new": config().cameras["front_door"]},
        database=SimpleNamespace(path="/elsewhere.db"),
    )

    assert list(made.cameras()) == ["new"]
    assert made.database_path == "/elsewhere.db"


def test_until_a_restart_the_clean_ups_own_configuration_still_limits_retention(
    modules: dict[str, Any],
) -> None:
    protection = Protection()
    made, app = adapter(protection)
    protection.cleanup_config = app.frigate_config
    longer = SimpleNamespace(enabled=True, record=record("0.17.2", 30))
    app.frigate_config = config(cameras={"front_door": longer, "new": longer})

    assert made.retention_for("front_door").days == 7
    assert made.cameras()["front_door"].retention.days == 7
    # To the running clean-up the new camera is one that is no longer configured.
    assert made.retention_for("new").days == 3
    assert not made.retention_for("new").configured


def test_0_15_has_no_roles_and_lets_any_login_in(modules: dict[str, Any]) -> None:
    made, _ = adapter()

    assert made.require_admin().dependency is made.require_camera_access().dependency


def test_roles_that_are_checked_by_another_name_keep_the_patch_out(
    modules: dict[str, Any],
) -> None:
    modules["frigate.models"].User.role = "admin"

    with pytest.raises(UnknownShapeError, match="roles"):
        adapter()


def test_cameras_that_are_protected_by_another_name_keep_the_patch_out(
    modules: dict[str, Any],
) -> None:
    modules["frigate.models"].User.role = "admin"
    modules["frigate.api.auth"].require_role = lambda _roles: None

    with pytest.raises(UnknownShapeError, match="access to cameras"):
        adapter(auth=SimpleNamespace(roles={"admin": []}))


def test_a_frigate_without_its_constants_keeps_the_patch_out(modules: dict[str, Any]) -> None:
    del modules["frigate.const"].RECORD_DIR

    with pytest.raises(UnknownShapeError, match="RECORD_DIR"):
        adapter()


def test_an_app_without_its_configuration_keeps_the_patch_out(modules: dict[str, Any]) -> None:
    app: Any = SimpleNamespace()

    with pytest.raises(UnknownShapeError, match="frigate_config"):
        FrigateAdapter(app, Protection())


# In the stand-in, through its front


@pytest.mark.parametrize("version", VERSIONS)
def test_only_administrators_may_ask_where_frigate_has_roles(tmp_path: Path, version: str) -> None:
    with StandIn(tmp_path, version=version) as standin:
        status = "/api/recordings/backfill/status"
        assert requests.get(standin.url_internal + status, timeout=30).status_code == 200
        viewer = requests.Session()
        viewer.post(
            f"{standin.url_external}/api/login",
            json={"user": "viewer", "password": "viewer-password"},
            headers={"X-CSRF-TOKEN": "1"},
            timeout=30,
        ).raise_for_status()

        answer = viewer.get(standin.url_external + status, timeout=30)

        assert answer.status_code == (200 if version == "0.15.2" else 403)
        assert requests.get(standin.url_external + status, timeout=30).status_code == 401
        ranges = "/api/front_door/recordings/backfilled?after=0&before=1000"
        assert viewer.get(standin.url_external + ranges, timeout=30).status_code == 200
