"""Frigate's pages load our marking; a real browser draws it where recordings were backfilled."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from recording_backfill.web_ui import SCRIPT, SWITCH, install_marking, remove_marking
from standin.server import StandIn

# Frigate's own page as its build leaves it.
PAGE = (
    '<!doctype html>\n<html lang="en">\n  <head>\n    <title>Frigate</title>\n'
    '    <script type="module" crossorigin src="/BASE_PATH/assets/index-abc.js"></script>\n'
    '  </head>\n  <body>\n    <div id="root"></div>\n  </body>\n</html>\n'
)
CHROMIUM = Path(__file__).resolve().parents[2] / "scripts" / "chromium"
BASES = ["", "/api/hassio_ingress/token"]

# The patch's own answer, given by a patch of the test's: slot 1 and 2, and slot 12, of front_door.
ROUTE = """
import sys
if sys.orig_argv[-2:] == ["-m", "frigate"]:
    sys.path.insert(0, "")
    import frigate.api.fastapi_app as module
    original = module.create_fastapi_app
    def create_fastapi_app(*arguments, **named):
        from fastapi import APIRouter, HTTPException
        app = original(*arguments, **named)
        router = APIRouter()
        start = 1700000040
        ranges = {
            "front_door": [[start + 360, start + 370], [start + 30, start + 90]],
            "back_yard": [[start + 95, start + 105]],
        }
        @router.get("/{camera_name}/recordings/backfilled")
        def backfilled(camera_name: str, after: float, before: float):
            if after > start - 3600 or before < start + 600:
                raise HTTPException(422)
            return {"camera_name": camera_name, "ranges": ranges[camera_name]}
        app.include_router(router)
        return app
    module.create_fastapi_app = create_fastapi_app
"""


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """Frigate's web folder."""
    root = tmp_path / "web"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text(PAGE)
    (root / "index.html").chmod(0o640)
    return root


def assets(web: Path) -> list[Path]:
    return sorted((web / "assets").iterdir())


def test_the_page_gets_one_line_that_loads_the_script(web: Path) -> None:
    install_marking(web)
    (asset,) = assets(web)
    line = f'<script defer src="/BASE_PATH/assets/{asset.name}"></script>'
    assert (web / "index.html").read_text() == PAGE.replace("</head>", f"{line}</head>")
    assert asset.read_bytes() == SCRIPT.read_bytes()


def test_installing_again_changes_nothing(web: Path) -> None:
    install_marking(web)
    before = {file: (file.read_bytes(), file.stat().st_ino) for file in web.rglob("*.*")}
    install_marking(web)
    assert {file: (file.read_bytes(), file.stat().st_ino) for file in web.rglob("*.*")} == before


def test_another_version_takes_the_place_of_the_first(
    web: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_marking(web)
    (old,) = assets(web)
    newer = tmp_path / "newer.js"
    newer.write_text("// newer")
    monkeypatch.setattr("recording_backfill.web_ui.SCRIPT", newer)
    install_marking(web)
    (new,) = assets(web)
    page = (web / "index.html").read_text()
    assert old.name not in page
    assert page.count(new.name) == 1


def test_the_page_keeps_its_mode_and_the_script_gets_it(web: Path) -> None:
    install_marking(web)
    for file in (web / "index.html", *assets(web)):
        assert file.stat().st_mode & 0o777 == 0o640


def test_removing_gives_back_every_byte(web: Path) -> None:
    install_marking(web)
    remove_marking(web)
    assert (web / "index.html").read_text() == PAGE
    assert assets(web) == []


def test_a_switch_in_the_environment_takes_it_out(
    web: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_marking(web)
    monkeypatch.setenv(SWITCH, "0")
    install_marking(web)
    assert (web / "index.html").read_text() == PAGE
    assert assets(web) == []


@pytest.mark.parametrize("page", ["", "no head at all", "\udcff"])
def test_pages_it_does_not_know_stay_as_they_are(
    web: Path, page: str, caplog: pytest.LogCaptureFixture
) -> None:
    index = web / "index.html"
    index.write_bytes(page.encode("utf-8", "surrogateescape"))
    before = index.read_bytes()
    install_marking(web)
    assert index.read_bytes() == before
    assert assets(web) == []
    assert "are not marked" in caplog.text


def test_where_there_are_no_pages_nothing_is_made(tmp_path: Path) -> None:
    install_marking(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_nothing_behind(
    web: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    install_marking(web)
    assert (web / "index.html").read_text() == PAGE
    assert assets(web) == []
    assert "No space left" in caplog.text


@pytest.mark.parametrize("base", BASES)
def test_both_ports_serve_it_under_every_base_path(web: Path, tmp_path: Path, base: str) -> None:
    install_marking(web)
    headers = {"X-Ingress-Path": base} if base else {}
    with StandIn(tmp_path / "frigate", patch=False, web=web) as frigate:
        for url in (frigate.url_internal, frigate.url_external):
            page = httpx.get(f"{url}/review", headers=headers).text
            (address,) = re.findall(r'<script defer src="([^"]+)">', page)
            assert address.startswith(f"{base}/assets/")
            script = httpx.get(url + address.removeprefix(base), headers=headers)
            assert script.content == SCRIPT.read_bytes()


def marks_in_chromium(url: str, profile: Path) -> dict[str, Any]:
    """What the page itself found marked, after Chromium ran it."""
    found = subprocess.run([CHROMIUM], capture_output=True, text=True, check=True)
    browser = found.stdout.strip()
    options = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --dump-dom".split()
    profiled = [f"--user-data-dir={profile}", "--virtual-time-budget=60000"]
    done = subprocess.run(
        [browser, *options, *profiled, url], capture_output=True, text=True, timeout=100, check=True
    )
    (result,) = re.findall(r'<pre id="result">(.*?)</pre>', done.stdout, re.DOTALL)
    return dict(json.loads(unescape(result)))


def test_frigate_with_the_patch_serves_marked_pages(web: Path, tmp_path: Path) -> None:
    with StandIn(tmp_path / "frigate", web=web) as frigate:
        assert "/assets/frigate-backfill-" in httpx.get(frigate.url_internal).text
        frigate.env[SWITCH] = "0"
        frigate.restart()
        assert "frigate-backfill" not in httpx.get(frigate.url_internal).text


@pytest.mark.browser
def test_a_browser_marks_the_slots_that_hold_backfilled_recordings(tmp_path: Path) -> None:
    web, patch = tmp_path / "web", tmp_path / "patch"
    (web / "assets").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("web_page.html"), web / "index.html")
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(ROUTE)
    install_marking(web)
    with StandIn(tmp_path / "frigate", patch=patch, web=web) as frigate:
        seen = marks_in_chromium(f"{frigate.url_internal}/review", tmp_path / "profile")

    assert seen["elsewhere"] == [], "only the History view shows one camera's timeline"
    assert [mark["slot"] for mark in seen["opened"]] == [12, 2, 1]
    assert {mark["blue"] for mark in seen["opened"]} == {"rgb(59, 130, 246)"}
    folders = [mark["slot"] for mark in seen["opened"] if "\N{FILE FOLDER}" in mark["folder"]]
    assert folders == [12, 2], "one folder at the top of each stretch"
    assert [mark["slot"] for mark in seen["scrolled"]] == [2, 1]
    assert [mark["slot"] for mark in seen["switched"]] == [3]
    assert seen["left"] == []
    assert (seen["elements"], seen["globals"]) == (0, 0), "Frigate's page stays its own"
