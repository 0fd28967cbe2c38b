"""What is refused: wrong requests, and callers who may not."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from recording_backfill.http.answers import ErrorAnswer, InvalidAnswer

from testing.library import Samples
from testing.served import YESTERDAY, Served, served
from testing.standin.server import USERS, VERSIONS, StandIn
from tests.patch.http.answers import checked

INVALID: list[tuple[str, str, Any]] = [
    ("", "unknown", {"unknown": 1}),
    ("", "dry_run", {"dry_run": 1}),
    ("", "dry_run", {"dry_run": "true"}),
    ("", "force", {"force": None}),
    ("", "max_results", {"max_results": True}),
    ("", "max_results", {"max_results": 10001}),
    ("", "max_results", {"max_results": 1.5}),
    ("", "start_time", {"start_time": True}),
    ("", "start_time", {"start_time": "yesterday"}),
    ("", "start_time", {"start_time": "2022-01-01T00:00:00"}),
    ("", "start_time", {"start_time": "0001-01-01T00:00:00+14:00"}),
    ("", "start_time", {"start_time": 1e308}),
    ("", "start_time", {"start_time": -1}),
    ("", "start_time", {"start_time": 1640995200000}),
    ("", "start_time", {"start_time": [1]}),
    ("", "end_time", {"start_time": 20, "end_time": 10}),
    ("", "directory_path", {"directory_path": ""}),
    ("", "directory_path", {"directory_path": 5}),
    ("", "directory_path", {"directory_path": "x" * 5000}),
    ("", "media", {"media": []}),
    ("", "media", {"media": "reviews"}),
    ("", "media", {"media": ["pictures"]}),
    ("", "media", {"media": ["reviews", 1]}),
    ("", "copies", {"copies": 5}),
    ("", "copies", {"copies": None}),
    ("", "copies", {"copies": []}),
    ("", "copies", {"copies": [5]}),
    ("", "probe", {"probe": "fast"}),
    ("", "probe", {"probe": None}),
    ("", "verify", {"verify": 1}),
    ("", "verify", {"verify": True, "find_motion": True}),
    ("", "verify", {"verify": True, "probe": "estimate"}),
    ("", "remove_gone", {"remove_gone": True, "find_motion": True}),
    ("", "remove_gone", {"remove_gone": True, "verify": True}),
    ("", "remove_gone", {"remove_gone": True, "media": ["previews", "reviews"]}),
    ("", "body", [1]),
    ("", "body", "text"),
    ("/schedule", "interval_hours", {"interval_hours": 0.2}),
    ("/schedule", "interval_hours", {"interval_hours": 8761}),
    ("/schedule", "interval_hours", {"interval_hours": True}),
    ("/schedule", "retention_days", {"retention_days": 0}),
    ("/schedule", "retention_days", {"retention_days": "7"}),
    ("/schedule", "camera_name", {"camera_name": "back_yard"}),
    ("/schedule", "enabled", {"enabled": 1}),
]


LONG = [
    ({"directory_path": "/" + "x" * 4095}, 400),
    ({"directory_path": "/" + "\u00fc" * 4000}, 400),
    ({"copies": ["/" + "x" * 4095]}, 400),
    ({"x" * 100_000: 1}, 422),
    ({"x" * 5000: 1, "y" * 5000: 1}, 422),
]


@pytest.mark.parametrize(("body", "status"), LONG)
def test_what_is_long_is_refused_like_anything_else(
    frigate: Served, body: dict[str, Any], status: int
) -> None:
    answer = frigate.run(status=status, **body)
    checked(ErrorAnswer if status == 400 else InvalidAnswer, answer)
    assert all(len(str(value)) <= 4100 for value in answer["notice"]["values"].values())


PYDANTICS_WORDS = re.compile("[Ii]nput|should|instance of|valid (boolean|integer)|constrained")


@pytest.mark.parametrize(("path", "field", "body"), INVALID)
def test_a_wrong_field_is_refused_by_name(
    frigate: Served, path: str, field: str, body: Any
) -> None:
    answer = frigate.post(f"/recordings/front_door/backfill{path}", body, status=422)
    checked(InvalidAnswer, answer)
    assert [error["field"] for error in answer["errors"]] == [field]
    assert field in answer["message"]
    assert not PYDANTICS_WORDS.search(answer["message"])


RAW = [
    b'{"start_time": NaN}',
    b'{"end_time": -Infinity}',
    b'{"start_time": 1e999}',
    b'{"max_results": 1' + b"0" * 5000 + b"}",
    b'{"directory_path": "\\ud800"}',
    b'{"\\ud800": 1}',
    b"[" * 100_000,
    b"{",
    b"\xff\xfe",
]


@pytest.mark.parametrize("body", RAW, ids=lambda body: repr(body[:20]))
def test_no_body_makes_a_failure_of_ours(frigate: Served, body: bytes) -> None:
    header = {"Content-Type": "application/json"}
    path = "/recordings/front_door/backfill"
    answer = frigate.request("POST", path, data=body, headers=header)
    assert answer.status_code == 422, answer.text
    checked(InvalidAnswer, answer.json())


def test_a_body_that_is_not_called_json_is_refused_with_what_to_do(frigate: Served) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    path = "/recordings/front_door/backfill"
    answer = frigate.request("POST", path, data='{"dry_run": true}', headers=form)
    assert answer.status_code == 422
    assert "Content-Type: application/json" in answer.json()["message"]


def test_iso_times_and_epoch_seconds_mean_the_same(frigate: Served) -> None:
    begin = datetime.fromtimestamp(YESTERDAY + 10, UTC)
    forms = [YESTERDAY + 10, int(YESTERDAY + 10), begin.isoformat(), begin.strftime("%FT%TZ")]
    end = begin.strftime("%FT") + f"{begin.hour:02}:00:30+00:00"
    for form in forms:
        answer = frigate.run(dry_run=True, force=True, start_time=form, end_time=end)
        assert answer["total_files_scanned"] == 3, form


QUERIES = [
    "/recordings/front_door/backfill/coverage?after=nan",
    "/recordings/front_door/backfill/coverage?after=1e308",
    "/recordings/front_door/backfill/coverage?before=-1",
    "/recordings/front_door/backfill/coverage?after=20&before=10",
    "/recordings/front_door/backfill/coverage?after=0&before=40000000",
    "/recordings/front_door/backfill/results?after=20&before=10",
    "/recordings/backfill/status?runs_after=-1",
    "/recordings/backfill/status?runs_after=" + "9" * 5000,
    "/recordings/front_door/backfill/results?media=photos",
    "/recordings/front_door/backfill/hour?start_time=" + "9" * 5000,
    "/recordings/front_door/backfill/hour",
    "/recordings/front_door/backfill/hour?start_time=nan",
    "/recordings/front_door/backfill/hour?start_time=1e308",
    "/recordings/front_door/backfill/results?limit=1001",
    "/recordings/front_door/backfill/results?offset=-1",
    "/recordings/front_door/backfill/results?offset=99999999999999999999",
    "/recordings/front_door/backfill/results?status=lost",
    "/front_door/recordings/backfilled?after=inf",
    "/front_door/recordings/backfilled?after=0",
    "/front_door/recordings/backfilled?after=0&before=40000000",
]


@pytest.mark.parametrize("path", QUERIES)
def test_a_wrong_query_is_refused_by_name(frigate: Served, path: str) -> None:
    answer = frigate.request("GET", path)
    assert answer.status_code == 422, answer.text
    checked(InvalidAnswer, answer.json())
    assert not PYDANTICS_WORDS.search(answer.json()["message"])


MISPLACED = [
    ("POST", "/recordings/front_door/backfill", "dry_run", "JSON body"),
    ("POST", "/recordings/backfill", "cameras", "JSON body"),
    ("POST", "/recordings/front_door/backfill/schedule", "enabled", "JSON body"),
    ("POST", "/recordings/front_door/backfill/cancel", "job_id", "takes none"),
    ("GET", "/recordings/front_door/backfill/schedule", "enabled", "takes none"),
    ("GET", "/recordings/front_door/backfill/status", "camera", "takes runs_after"),
    ("GET", "/recordings/backfill/status", "camera", "takes runs_after"),
    ("GET", "/recordings/front_door/backfill/results", "Status", "takes job_id, status"),
    ("GET", "/recordings/front_door/backfill/coverage", "start_time", "takes after, before"),
    ("GET", "/front_door/recordings/backfilled", "start", "takes after, before"),
]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("results?offset=99999999999999999999", "must be at most 9007199254740992"),
        ("status?runs_after=-1", "must be at least 0"),
        ("hour?start_time=1e17", "must be at most 253402300799"),
    ],
)
def test_a_limit_is_said_as_people_write_it(frigate: Served, path: str, said: str) -> None:
    answer = frigate.request("GET", f"/recordings/front_door/backfill/{path}")
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (422, said)


@pytest.mark.parametrize(("method", "path", "name", "remedy"), MISPLACED)
def test_an_unknown_query_parameter_is_refused_with_what_to_do(
    frigate: Served, method: str, path: str, name: str, remedy: str
) -> None:
    before = frigate.get("/recordings/backfill/status")
    answer = frigate.request(method, f"{path}?{name}=true")
    assert answer.status_code == 422, answer.text
    told = checked(InvalidAnswer, answer.json())
    assert [error["field"] for error in told["errors"]] == [name]
    assert remedy in told["message"]
    assert frigate.get("/recordings/backfill/status") == before


def test_who_may_not_ask_learns_nothing_of_the_query(frigate: Served) -> None:
    path = "/recordings/front_door/backfill?dry_run=true"
    viewer = {"Remote-User": "viewer", "Remote-Role": "viewer"}
    refused = frigate.request("POST", path, headers=viewer)
    assert refused.status_code == 403, refused.text


def test_a_directory_outside_the_allowed_roots_is_refused(frigate: Served, tmp_path: Path) -> None:
    answer = frigate.run(directory_path=str(tmp_path), status=400)
    checked(ErrorAnswer, answer)
    assert "FRIGATE_BACKFILL_EXTRA_ROOTS" in answer["message"]
    inside = frigate.standin.recordings / "none"
    answer = checked(InvalidAnswer, frigate.run(directory_path=str(inside), status=422))
    assert [error["field"] for error in answer["errors"]] == ["directory_path"]


ROUTES = [
    ("POST", "/recordings/{}/backfill"),
    ("POST", "/recordings/{}/backfill/cancel"),
    ("GET", "/recordings/{}/backfill/status"),
    ("GET", "/recordings/{}/backfill/results"),
    ("GET", "/recordings/{}/backfill/coverage"),
    ("GET", "/recordings/{}/backfill/hour?start_time=0"),
    ("GET", "/recordings/{}/backfill/schedule"),
    ("POST", "/recordings/{}/backfill/schedule"),
    ("GET", "/{}/recordings/backfilled"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_an_unknown_camera_is_404_and_names_no_other(
    frigate: Served, method: str, path: str
) -> None:
    for name in ("nobody", "%00", "a.b", "a%20b", "%ff", "backfill%3F"):
        answer = frigate.request(method, path.format(name))
        assert answer.status_code == 404, answer.text
        checked(ErrorAnswer, answer.json())
        assert "back_yard" not in answer.text


def test_nothing_to_cancel_is_409(frigate: Served) -> None:
    answer = frigate.post("/recordings/front_door/backfill/cancel", status=409)
    assert answer["notice"] == {"key": "nothing_to_cancel", "values": {"camera": "front_door"}}
    assert answer["success"] is False


def test_a_wrong_method_has_our_shape_too(frigate: Served) -> None:
    answer = frigate.request("DELETE", "/recordings/front_door/backfill")
    assert answer.status_code == 405
    checked(ErrorAnswer, answer.json())
    assert answer.json()["message"] == "Method Not Allowed. Use POST."


def test_csrf_is_frigates_and_has_our_shape(frigate: Served) -> None:
    path = "/recordings/front_door/backfill"
    origin = {"Origin": "https://evil.example"}
    refused = frigate.request("POST", path, headers=origin)
    assert refused.status_code == 401
    checked(ErrorAnswer, refused.json())
    assert "X-CSRF-TOKEN" in refused.json()["message"]
    allowed = {**origin, "X-CSRF-TOKEN": "1"}
    answer = frigate.request("POST", path, headers=allowed, json={"dry_run": True})
    assert answer.status_code == 200


def session(standin: StandIn, user: str) -> requests.Session:
    """A client that has logged in at the external port."""
    client = requests.Session()
    name, (_, word) = user, USERS[user]
    answer = client.post(
        standin.url_external + "/api/login", json={"user": name, "password": word}, timeout=30
    )
    assert answer.status_code == 200, answer.text
    return client


@pytest.mark.parametrize("version", VERSIONS)
def test_only_administrators_may_do_what_changes_something(
    tmp_path: Path, samples: Samples, version: str
) -> None:
    with served(tmp_path, samples, version=version) as frigate:
        frigate.add(YESTERDAY)
        base = frigate.standin.url_external + "/api"
        admin, viewer = session(frigate.standin, "admin"), session(frigate.standin, "viewer")
        for method, path in [*ROUTES[:-1], ("GET", "/recordings/backfill/status")]:
            url = base + path.format("front_door")
            assert admin.request(method, url, timeout=30).status_code in (200, 409)
            refused = viewer.request(method, url, timeout=30)
            assert "no-store" in refused.headers["Cache-Control"]
            if version == "0.15.2":  # it has no roles
                assert refused.status_code in (200, 409)
                continue
            assert refused.status_code == 403, (path, refused.text)
            checked(ErrorAnswer, refused.json())
            assert "administrator" in refused.json()["message"]
        ranges = base + "/front_door/recordings/backfilled"
        for client in (admin, viewer):
            answer = client.get(ranges, params={"after": YESTERDAY}, timeout=30)
            assert len(answer.json()["ranges"]) == 1


def test_who_may_not_see_a_camera_gets_no_ranges_of_it(frigate: Served) -> None:
    path = "/front_door/recordings/backfilled"
    refused = frigate.request("GET", path, headers={"Remote-User": None, "Remote-Role": None})
    assert refused.status_code == 401
    checked(ErrorAnswer, refused.json())
