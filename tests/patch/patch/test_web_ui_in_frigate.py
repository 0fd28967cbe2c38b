"""The marked pages as Frigate's nginx serves them, on both ports, before and after a kill."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from recording_backfill import settings
from recording_backfill.patch.web_ui import install_marking, script

from testing.standin.server import StandIn
from tests.patch.patch.web_pages import PAGES, files

BASES = ["", "/api/hassio_ingress/token"]


@pytest.mark.parametrize("base", BASES)
def test_both_ports_serve_it_under_every_base_path(tmp_path: Path, base: str) -> None:
    web = tmp_path / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text(PAGES["0.17.2"])
    install_marking(web)
    headers = {"X-Ingress-Path": base} if base else {}
    with StandIn(tmp_path / "frigate", patch=False, web=web) as frigate:
        for url in (frigate.url_internal, frigate.url_external):
            page = httpx.get(f"{url}/review", headers=headers).text
            (address,) = re.findall(r'<script defer src="([^"]+)">', page)
            assert address.startswith(f"{base}/assets/")
            asset = httpx.get(url + address.removeprefix(base), headers=headers)
            assert asset.content == script()


@pytest.fixture
def frigate(tmp_path: Path) -> StandIn:
    """A Frigate that has web pages, not started yet."""
    web = tmp_path / "web"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text(PAGES["0.17.2"])
    return StandIn(tmp_path / "frigate", web=web)


def is_marked(frigate: StandIn) -> bool:
    return "/assets/frigate-backfill-" in httpx.get(frigate.url_internal).text


def test_frigate_serves_marked_pages_while_it_runs_with_the_patch(frigate: StandIn) -> None:
    assert frigate.web
    before = files(frigate.web)
    with frigate:
        assert is_marked(frigate)
        frigate.stop()
        assert files(frigate.web) == before
        frigate.start()
        assert is_marked(frigate)
        frigate.restart(patch=False)
        assert not is_marked(frigate)


def test_what_a_killed_frigate_left_its_next_start_puts_right(frigate: StandIn) -> None:
    assert frigate.web
    before = files(frigate.web)
    with frigate:
        frigate.kill()
        assert files(frigate.web) != before
        frigate.env[settings.UI] = "0"
        frigate.start()
        assert files(frigate.web) == before
