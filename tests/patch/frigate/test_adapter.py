"""The adapter: what it asks of a running Frigate, and whom it lets in."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import requests
from recording_backfill.frigate.adapter import FrigateAdapter
from recording_backfill.frigate.config import UnknownShapeError
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.protection import Protection
from recording_backfill.notices import Notice, RescueKey

from testing.standin.server import VERSIONS, StandIn
from tests.patch.frigate.configurations import config, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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

    assert list(made.cameras()) == list(made.camera_names) == ["new"]
    assert made.camera("front_door") is None
    assert made.database_path == "/elsewhere.db"


def test_what_is_asked_of_a_camera_reads_nothing_of_the_others(modules: dict[str, Any]) -> None:
    made, app = adapter()
    app.frigate_config.cameras["other"] = SimpleNamespace()  # all of it would be missing

    assert made.camera("front_door") is not None
    assert made.camera_names == ("front_door", "other")


def test_of_each_kind_whose_sync_was_left_out_a_warning_can_be_translated(
    modules: dict[str, Any],
) -> None:
    protection = Protection()
    made, _ = adapter(protection)
    assert made.held_back == ()

    protection.held_back = dict.fromkeys(Kind, Notice(RescueKey.FRIGATE_STOPS))
    warnings = made.held_back
    assert len(warnings) == len(Kind)
    assert warnings[-1] == (
        "Frigate's last file sync was skipped so that it deletes nothing. "
        "Exports: Frigate is stopping."
    )
    assert [value.key for value in warnings[-1].values.values() if isinstance(value, Notice)] == [
        "files_exports",
        "frigate_stops",
    ]


def test_a_sync_that_ends_meanwhile_does_not_disturb_who_asks(modules: dict[str, Any]) -> None:
    protection = Protection()
    made, _ = adapter(protection)

    class Ending(str):
        __slots__ = ()

        def __str__(self) -> str:
            protection.held_back.clear()
            return "No."

    protection.held_back = {kind: Ending() for kind in (Kind.PREVIEWS, Kind.EXPORTS)}
    assert len(made.held_back) == 2


def test_until_a_restart_the_clean_ups_own_configuration_still_limits_retention(
    modules: dict[str, Any],
) -> None:
    protection = Protection()
    made, app = adapter(protection)
    protection.cleanup_config = app.frigate_config
    longer = SimpleNamespace(enabled=True, record=record("0.17.2", 30))
    app.frigate_config = config(cameras={"front_door": longer, "new": longer})

    told = {name: camera.retention_days for name, camera in made.cameras().items()}
    assert told == {"front_door": 7, "new": 3}
    assert made.retention_for("front_door").days == 7
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
