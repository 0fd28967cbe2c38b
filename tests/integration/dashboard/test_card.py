"""The card's file: served, and loaded by every page."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.setup import async_setup_component

from custom_components.frigate_backfill.const import DOMAIN
from custom_components.frigate_backfill.dashboard import card, texts

from ..answers import INTEGRATION

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

LOADER = b"console.log('a card');"
APP = b"console.log('the rest of it');"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in zip(card.FILES, (LOADER, APP), strict=True):
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content))
    return tmp_path


def loaded_urls(hass: HomeAssistant) -> list[str]:
    return [url for url in hass.data[DATA_EXTRA_MODULE_URL].urls if DOMAIN in url]


@pytest.mark.parametrize("mode", ["storage", "yaml"])
async def test_every_page_loads_the_card_by_an_address_that_changes_with_it(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, folder: Path, mode: str
) -> None:
    assert await async_setup_component(hass, "lovelace", {"lovelace": {"mode": mode}})
    assert await async_setup_component(hass, "frontend", {})
    with patch.object(card, "FOLDER", folder):
        assert await async_setup_component(hass, DOMAIN, {})
    (url,) = loaded_urls(hass)
    version = json.loads((INTEGRATION / "manifest.json").read_text())["version"]
    digest = hashlib.sha256(b"".join([LOADER, APP, *texts.read_texts().values()])).hexdigest()[:12]
    assert url == f"/frigate_backfill/frigate-backfill-card.js?v={version}-{digest}"

    client = await hass_client_no_auth()
    answer = await client.get(url)
    assert answer.status == 200
    assert answer.content_type == "text/javascript"
    assert await answer.read() == LOADER
    # Its address changes with every byte of it, so a browser may keep it.
    assert "max-age" in answer.headers["Cache-Control"]
    with patch("homeassistant.components.onboarding.async_is_onboarded", return_value=True):
        page = await (await client.get("/")).text()
    assert url in page


async def test_the_rest_is_served_beside_it_and_both_compressed(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, folder: Path
) -> None:
    with patch.object(card, "FOLDER", folder):
        assert await async_setup_component(hass, DOMAIN, {})
    client = await hass_client_no_auth()
    for name, content in zip(card.FILES, (LOADER, APP), strict=True):
        answer = await client.get(
            f"/frigate_backfill/{name}?v=1", headers={"Accept-Encoding": "gzip"}
        )
        assert answer.status == 200
        assert answer.content_type == "text/javascript"
        assert answer.headers["Content-Encoding"] == "gzip"
        # Not compressed anew for everyone.
        assert answer.content_length == (folder / f"{name}.gz").stat().st_size
        assert await answer.read() == content


@pytest.mark.parametrize("encoding", ["gzip, deflate, br", "identity"])
async def test_its_texts_are_served_compressed_where_taken_and_kept_by_browsers(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, encoding: str
) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    client = await hass_client_no_auth()
    for name, content in texts.read_texts().items():
        answer = await client.get(
            f"/frigate_backfill/texts/{name}?v=1", headers={"Accept-Encoding": encoding}
        )
        assert await answer.read() == content
        assert answer.content_type == "application/json"
        assert "max-age" in answer.headers["Cache-Control"]
        # What is the same address differs by what the browser takes.
        assert answer.headers["Vary"] == "Accept-Encoding"
        if encoding == "identity":
            assert "Content-Encoding" not in answer.headers
        else:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.content_length is not None
            assert answer.content_length < len(content) / 2
    for path in ("texts/../page.js", "texts/page.js", "texts"):
        assert (await client.get(f"/frigate_backfill/{path}")).status == 404


def test_what_every_page_loads_is_a_few_kilobytes() -> None:
    assert (card.FOLDER / card.LOADER).stat().st_size < 6_500
    assert (card.FOLDER / f"{card.LOADER}.gz").stat().st_size < 3_300


async def test_without_a_frontend_the_card_is_served_all_the_same(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, folder: Path
) -> None:
    with patch.object(card, "FOLDER", folder):
        assert await async_setup_component(hass, DOMAIN, {})
    client = await hass_client_no_auth()
    assert (await client.get("/frigate_backfill/frigate-backfill-card.js")).status == 200


async def test_an_installation_without_the_card_works_and_says_so(
    hass: HomeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with patch.object(card, "FOLDER", tmp_path / "no-such-folder"):
        assert await async_setup_component(hass, DOMAIN, {})
    assert hass.services.has_service(DOMAIN, "backfill")
    assert "install the integration again" in caplog.text
