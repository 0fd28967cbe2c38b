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

from testing.served import AS_ADMIN
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


@pytest.mark.parametrize(
    ("languages", "language", "words"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "de", "Melde dich als Administrator bei Frigate an"),
        ("en-GB;q=0.4, tlh, pt;q=0.7", "pt-BR", "Faça login no Frigate como administrador"),
        ("fr;q=x,nl;q=0.5", "nl", "Meld je aan als beheerder van Frigate"),
        ("en-GB,de;q=0.5", "en", "Log in as an administrator of Frigate"),
        ("", "en", "Log in as an administrator of Frigate"),
    ],
)
def test_who_is_no_administrator_reads_why_there_is_no_page(
    frigate: StandIn, languages: str, language: str, words: str
) -> None:
    who = {"Remote-User": "viewer", "Remote-Role": "viewer"}
    browser = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": languages}
    url = f"{frigate.url_api}/recordings/backfill/ui"
    answer = requests.get(url, headers={**who, **browser}, timeout=20)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    if frigate.version == "0.15.2":  # it has no roles
        assert answer.status_code == 200
        return
    assert answer.status_code == 403
    assert f'<html lang="{language}">' in answer.text
    assert words in answer.text
    program = requests.get(url, headers=who, timeout=20)
    assert program.json()["notice"]["key"] == "not_admin"


def test_no_address_writes_into_the_page_that_says_why_there_is_none(frigate: StandIn) -> None:
    url = f"{frigate.url_api}/recordings/backfill/ui?<script>=1"
    answer = requests.get(url, headers={**AS_ADMIN, "Accept": "text/html"}, timeout=20)
    assert answer.status_code == 422
    assert "<script" not in answer.text
    assert "&lt;script&gt;: is not a query parameter" in answer.text


def test_a_patch_without_its_page_serves_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(page, "_FOLDER", tmp_path)
    assert page.create_page_router().routes == []
    assert "Everything else works" in caplog.text
