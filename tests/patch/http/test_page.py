"""The page for people without Home Assistant, as the stand-in's front hands it out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from recording_backfill.http import page
from recording_backfill.models import Reason

from testing.standin.server import StandIn
from testing.versions import NEWEST_FOR_OLDER

PAGE = "/api/recordings/backfill/ui"
UI = Path(page.__file__).with_name("ui")


@pytest.fixture(scope="module", params=NEWEST_FOR_OLDER)
def frigate(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StandIn]:
    with StandIn(tmp_path_factory.mktemp("frigate"), version=request.param) as running:
        running.create_database()
        yield running


def test_the_page_and_its_script_come_from_nowhere_else_and_are_not_kept(frigate: StandIn) -> None:
    for path, kind in (("", "text/html"), ("/page.js", "text/javascript")):
        answer = requests.get(f"{frigate.url_internal}{PAGE}{path}", timeout=20)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(kind)
        assert "no-store" in answer.headers["Cache-Control"]
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; ")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_script_is_sent_compressed_where_it_is_taken(frigate: StandIn) -> None:
    url = f"{frigate.url_internal}{PAGE}/page.js"
    plain = requests.get(url, headers={"Accept-Encoding": "identity"}, timeout=20)
    assert "Content-Encoding" not in plain.headers
    small = requests.get(url, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=20)
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.raw.read(decode_content=False)) == plain.content
    assert plain.content == (UI / "page.js").read_bytes()


def test_its_texts_come_in_every_language(frigate: StandIn) -> None:
    paths = sorted((UI / "texts").glob("*.json"))
    assert {"en.json", "de.json", "reasons.json"} <= {path.name for path in paths}
    for path in paths:
        answer = requests.get(f"{frigate.url_internal}{PAGE}/texts/{path.name}", timeout=20)
        assert answer.json() == json.loads(path.read_text())
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_reason_has_a_text() -> None:
    reasons = json.loads((UI / "texts" / "reasons.json").read_text())
    assert set(reasons) == {reason.value for reason in Reason}


@pytest.mark.parametrize("name", ["tlh.json", "..%2Fpage.js", "en"])
def test_there_are_no_other_texts(frigate: StandIn, name: str) -> None:
    answer = requests.get(f"{frigate.url_internal}{PAGE}/texts/{name}", timeout=20)
    assert answer.status_code == 404


def test_who_is_not_logged_in_gets_no_page(frigate: StandIn) -> None:
    answer = requests.get(
        f"{frigate.url_external}{PAGE}", allow_redirects=False, verify=False, timeout=20
    )
    assert answer.status_code in (302, 401)


def test_a_patch_without_its_page_serves_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(page, "_FOLDER", tmp_path)
    assert page.create_page_router().routes == []
    assert "Everything else works" in caplog.text
