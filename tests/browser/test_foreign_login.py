"""A proxy with a login of its own comes before Frigate: what the card says of it, and to whom."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from testing.paths import INTEGRATION

from .axe import expect_nothing_serious
from .conftest import CARD, GATE, VIEWER, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testing.recorded import RecordedFrigate

    from .conftest import Scene

PROXIED = "proxied-card"


class Proxy(ThreadingHTTPServer):
    """Lets requests through to Frigate, until it wants a login of its own."""

    def __init__(self, frigate: RecordedFrigate) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = frigate.url_internal
        self.wants_login = False
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_GET(self) -> None:
        status, body = 401, b"<html>Please log in</html>"
        if not self.server.wants_login:
            with urlopen(Request(self.server.behind + self.path)) as answer:
                status, body = answer.status, answer.read()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if status == 401 else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def proxied(scene: Scene, page_frigate: RecordedFrigate) -> Iterator[tuple[Proxy, str]]:
    """A second entry, whose Frigate is behind a proxy, and a dashboard with its card."""
    proxy = Proxy(page_frigate)
    Thread(target=proxy.serve_forever, daemon=True).start()
    given = {"url": proxy.url, "verify_ssl": True}
    eventually(lambda: scene.hass.flow(given)["type"], "create_entry")
    [entry] = [each for each in scene.hass.entries() if each["title"] in proxy.url]
    card = {"type": f"custom:{CARD}", "entry_id": entry["entry_id"], "camera": GATE, "days": 30}
    views = [{"type": "panel", "cards": [card]}]
    scene.hass.make_dashboard(PROXIED, "Proxied", {"views": views})
    yield proxy, entry["entry_id"]
    scene.hass.remove_entry(entry["entry_id"])
    proxy.shutdown()
    proxy.server_close()


def test_the_banner_is_read_in_the_users_language_and_fits_every_card(
    scene: Scene, proxied: tuple[Proxy, str]
) -> None:
    proxy, entry_id = proxied
    # Home Assistant itself speaks English.
    texts = json.loads((INTEGRATION / "translations" / "de.json").read_text(encoding="utf-8"))
    why = texts["exceptions"]["foreign_login"]["message"].format(host=proxy.url[len("http://") :])
    with (
        scene.page(dashboard=PROXIED, language="de") as page,
        scene.page(dashboard=PROXIED, language="de", user=VIEWER) as viewers,
    ):
        for each in (page, viewers):
            expect(each.locator(CARD).locator("[role=gridcell].mix").first).to_be_visible()
        proxy.wants_login = True
        scene.hass.post(f"/api/config/config_entries/entry/{entry_id}/reload", {})

        banner = page.locator("frigate-backfill-notice")
        expect(banner.get_by_role("heading")).to_have_text("Keine Verbindung zu Frigate")
        expect(banner).to_contain_text(f"{why} Angezeigt wird der letzte bekannte Stand.")
        link = banner.get_by_role("link", name="Reparaturen öffnen")
        for width in (320, 360, 498, 1000):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            text, action = banner.locator("p").bounding_box(), link.bounding_box()
            assert text
            assert action
            below = action["y"] >= text["y"] + text["height"]
            assert below == (width < 560)
            assert text["width"] > width / 2
        expect_nothing_serious(banner)

        told = viewers.locator("frigate-backfill-notice")
        expect(told).to_contain_text("Bitte einen Administrator, sich darum zu kümmern.")
        assert "127.0.0.1" not in told.locator("p").inner_text()
        assert told.get_by_role("link").count() == 0
        assert viewers.locator("[role=gridcell].mix").count() > 0
