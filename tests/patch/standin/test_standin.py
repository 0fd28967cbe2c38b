"""The stand-in's main process acts as Frigate's does: logins, recordings, the recorder, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from testing.standin.errors import StandInError
from testing.standin.server import USERS, VERSIONS, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START = 1_700_000_000
ALL = {"after": 0, "before": 2_000_000_000}

# A patch of the tests' own: one route for admins, one for whoever may see the camera.
PROBE = """
import sys
if sys.orig_argv[-2:] == ["-m", "frigate"]:
    sys.path.insert(0, "")  # `-m` does so too, but later
    import frigate.api.fastapi_app as module
    original = module.create_fastapi_app
    def create_fastapi_app(*arguments, **named):
        from fastapi import APIRouter, Depends, Response
        from frigate.api import auth
        app = original(*arguments, **named)
        router = APIRouter()
        admins = [Depends(auth.require_role(["admin"]))] if hasattr(auth, "require_role") else []
        @router.get("/recordings/{camera_name}/probe", dependencies=admins)
        @router.post("/recordings/{camera_name}/probe", dependencies=admins)
        def probe():
            return {"camera": "probed"}
        @router.get("/recordings/{camera_name}/guarded")
        def guarded():
            return {"camera": "guarded"}
        @router.get("/fresh/probe/now")
        def fresh(response: Response):
            response.headers["Cache-Control"] = "no-store"
            return {"time": __import__("time").monotonic()}
        app.include_router(router)
        return app
    module.create_fastapi_app = create_fastapi_app
"""


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("patch")
    (folder / "sitecustomize.py").write_text(PROBE)
    return folder


@pytest.fixture(scope="module", params=VERSIONS)
def frigate(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, probe: Path
) -> Iterator[StandIn]:
    folder = tmp_path_factory.mktemp(request.param)
    with StandIn(folder, version=request.param, patch=probe) as running:
        yield running


def login(frigate: StandIn, user: str) -> str:
    """The session token of a user."""
    answer = httpx.post(
        f"{frigate.url_external}/api/login", json={"user": user, "password": USERS[user][1]}
    )
    assert answer.status_code == 200
    return answer.cookies["frigate_token"]


def as_user(frigate: StandIn, user: str) -> httpx.Client:
    return httpx.Client(
        base_url=f"{frigate.url_external}/api",
        headers={"Authorization": f"Bearer {login(frigate, user)}"},
    )


def test_it_tells_its_version_with_a_commit(frigate: StandIn) -> None:
    number = frigate.version.removesuffix("-dev")
    assert httpx.get(f"{frigate.url_internal}/api/version").text.startswith(f"{number}-")


def test_the_internal_port_makes_everyone_an_admin(frigate: StandIn) -> None:
    profile = httpx.get(f"{frigate.url_internal}/api/profile").json()
    if frigate.version != "0.15.2":
        assert profile["role"] == "admin"
    probed = httpx.get(f"{frigate.url_internal}/api/recordings/front_door/probe")
    assert probed.json() == {"camera": "probed"}


def test_the_external_port_wants_a_login(frigate: StandIn) -> None:
    url = frigate.url_external
    assert httpx.get(f"{url}/api/config").status_code == 401
    assert httpx.get(f"{url}/recordings/").status_code == 401
    assert httpx.get(f"{url}/auth").status_code == 404
    wrong = {"user": "admin", "password": "wrong"}
    assert httpx.post(f"{url}/api/login", json=wrong).status_code == 401


@pytest.mark.parametrize("user", USERS)
def test_a_session_counts_as_cookie_and_as_bearer(frigate: StandIn, user: str) -> None:
    token = login(frigate, user)
    for headers in ({"Cookie": f"frigate_token={token}"}, {"Authorization": f"Bearer {token}"}):
        # Until 0.16 nginx would answer with whoever's profile was asked for last.
        headers["X-Cache-Bypass"] = "1"
        profile = httpx.get(f"{frigate.url_external}/api/profile", headers=headers).json()
        assert profile["username"] == user
        assert profile.get("role") == (None if frigate.version == "0.15.2" else user)


def test_a_forged_role_header_is_worth_nothing(frigate: StandIn) -> None:
    with as_user(frigate, "viewer") as viewer:
        answer = viewer.get("/recordings/front_door/probe?forged", headers={"Remote-Role": "admin"})
    assert answer.status_code == (200 if frigate.version == "0.15.2" else 403)


def test_only_an_admin_gets_where_a_role_is_required(frigate: StandIn) -> None:
    with as_user(frigate, "admin") as admin:
        assert admin.get("/recordings/front_door/probe").status_code == 200


def test_from_0_17_on_a_new_route_is_for_admins_by_default(frigate: StandIn) -> None:
    with as_user(frigate, "viewer") as viewer:
        answer = viewer.get("/recordings/front_door/guarded")
    by_default = frigate.version >= "0.17"
    assert answer.status_code == (403 if by_default else 200)


def test_a_change_from_a_page_needs_the_csrf_header(frigate: StandIn) -> None:
    url = f"{frigate.url_internal}/api/recordings/front_door/probe"
    page = {"Origin": "http://elsewhere.example"}
    assert httpx.post(url, headers=page).status_code == 401
    assert httpx.post(url, headers={**page, "X-CSRF-TOKEN": "1"}).status_code == 200
    assert httpx.post(url).status_code == 200
    assert httpx.get(url, headers=page).status_code == 200


def test_a_path_of_one_segment_is_taken_for_a_camera(frigate: StandIn) -> None:
    answer = httpx.get(f"{frigate.url_internal}/api/anything")
    assert answer.json() == {"success": False, "message": "Camera not found"}


def test_what_the_recorder_hands_over_is_listed(frigate: StandIn) -> None:
    rows = [frigate.recorder_row("listed", START + 10 * index, 10.0) for index in range(3)]
    frigate.insert_as_recorder(rows)
    url = f"{frigate.url_internal}/api/listed/recordings"
    listed = httpx.get(url, params=ALL).json()
    assert [row["id"] for row in listed] == [row["id"] for row in rows]
    assert ("motion_heatmap" in listed[0]) == (frigate.version >= "0.18")
    hours = httpx.get(f"{url}/summary").json()[0]["hours"]
    assert [(hour["hour"], hour["duration"]) for hour in hours] == [("22", 30)]


def test_the_days_with_recordings_came_with_0_16(frigate: StandIn) -> None:
    frigate.insert_as_recorder([frigate.recorder_row("back_yard", START + 86400, 10.0)])
    answer = httpx.get(f"{frigate.url_internal}/api/recordings/summary")
    if frigate.version == "0.15.2":
        assert answer.status_code == 404
    else:
        assert answer.json() == {"2023-11-15": True}


def test_a_path_inserted_twice_ends_the_recording_of_all_cameras(tmp_path: Path) -> None:
    with StandIn(tmp_path, patch=False) as frigate, frigate.recorder() as recorder:
        recorder.insert([frigate.recorder_row("front_door", START, 10.0)])
        again = frigate.recorder_row("front_door", START, 10.0)
        other = frigate.recorder_row("back_yard", START, 10.0)
        with pytest.raises(TimeoutError):
            recorder.insert([again, other], timeout=3)
        assert "IntegrityError" in frigate.log.read_text()
        assert httpx.get(f"{frigate.url_internal}/api/version").status_code == 200
        assert (
            httpx.get(f"{frigate.url_internal}/api/back_yard/recordings", params=ALL).json() == []
        )


@pytest.mark.parametrize("version", VERSIONS)
def test_it_stops_at_once_and_keeps_its_ports_over_a_restart(tmp_path: Path, version: str) -> None:
    with StandIn(tmp_path, version=version, patch=False) as frigate:
        urls = (frigate.url_internal, frigate.url_external, frigate.url_api)
        process = frigate.pid
        frigate.stop()
        assert httpx.get(f"{urls[0]}/api/version").status_code == 502
        frigate.start()
        assert (frigate.url_internal, frigate.url_external, frigate.url_api) == urls
        assert frigate.pid != process
        assert httpx.get(f"{urls[0]}/api/version").status_code == 200


def test_a_killed_one_starts_again(tmp_path: Path) -> None:
    with StandIn(tmp_path, patch=False) as frigate:
        frigate.insert_as_recorder([frigate.recorder_row("front_door", START, 10.0)])
        frigate.kill()
        frigate.start()
        url = f"{frigate.url_internal}/api/front_door/recordings"
        assert len(httpx.get(url, params=ALL).json()) == 1


def test_an_unusable_configuration_means_safe_mode_from_0_17_on(tmp_path: Path) -> None:
    broken = "mqtt: {enabled: false}\ncameras: {}\nno_such_section: 1\n"
    with StandIn(tmp_path / "new", version="0.17.2", config=broken, patch=False) as frigate:
        config = httpx.get(f"{frigate.url_internal}/api/config").json()
        assert config["safe_mode"] is True
    old = StandIn(tmp_path / "old", version="0.16.4", config=broken, patch=False)
    with pytest.raises(StandInError, match="no_such_section"):
        old.start()
    old.close()


def test_cameras_inherit_the_record_settings_they_do_not_have(tmp_path: Path) -> None:
    config = (
        "mqtt: {enabled: false}\n"
        "record: {enabled: true, continuous: {days: 3}, alerts: {retain: {days: 30}}}\n"
        "cameras:\n"
        "  one: {ffmpeg: {inputs: []}}\n"
        "  two: {ffmpeg: {inputs: []}, record: {continuous: {days: 1}}}\n"
    )
    with StandIn(tmp_path, config=config, patch=False) as frigate:
        cameras = httpx.get(f"{frigate.url_internal}/api/config").json()["cameras"]
    assert [camera["record"]["continuous"]["days"] for camera in cameras.values()] == [3, 1]
    assert [camera["record"]["alerts"]["retain"]["days"] for camera in cameras.values()] == [30, 30]


def test_rows_can_be_put_in_before_the_first_start(tmp_path: Path) -> None:
    import sqlite3

    frigate = StandIn(tmp_path, patch=False)
    frigate.create_database()
    row = frigate.recorder_row("front_door", START, 10.0)
    with sqlite3.connect(frigate.database) as connection:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO recordings ({names}) VALUES ({marks})", list(row.values()))
    connection.close()
    with frigate:
        url = f"{frigate.url_internal}/api/front_door/recordings"
        assert len(httpx.get(url, params=ALL).json()) == 1


def test_an_answer_is_cached_for_all_until_0_16_and_for_each_user_since(frigate: StandIn) -> None:
    url = "/front_door/recordings?after=0&before=7"
    with as_user(frigate, "admin") as admin, as_user(frigate, "viewer") as viewer:
        assert admin.get(url).headers["X-Cache-Status"] == "MISS"
        assert admin.get(url).headers["X-Cache-Status"] == "HIT"
        shared = "HIT" if frigate.version < "0.17" else "MISS"
        assert viewer.get(url).headers["X-Cache-Status"] == shared


def test_an_answer_with_no_store_is_never_cached(frigate: StandIn) -> None:
    url = f"{frigate.url_internal}/api/fresh/probe/now"
    times = {httpx.get(url).json()["time"] for _ in range(2)}
    assert len(times) == 2


def test_a_cached_answer_is_not_asked_for_again(tmp_path: Path) -> None:
    with StandIn(tmp_path, patch=False) as frigate, frigate.recorder() as recorder:
        url = f"{frigate.url_internal}/api/front_door/recordings?after=0&before=2000000000"
        # An answer is kept for seconds, which a recorder may need for its start.
        recorder.insert([frigate.recorder_row("back_yard", START, 10.0)])
        assert httpx.get(url).json() == []
        recorder.insert([frigate.recorder_row("front_door", START, 10.0)])
        assert httpx.get(url).headers["X-Cache-Status"] == "HIT"
        assert len(httpx.get(url, headers={"X-Cache-Bypass": "1"}).json()) == 1
