"""Takes the README's pictures in the demo that is running: python -m demo.pictures."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from testing.browser import CARD, launch, session
from testing.home_assistant import HassClient
from testing.paths import ROOT

from .home import CAMERAS, DASHBOARD

if TYPE_CHECKING:
    from collections.abc import Iterator

DEMO = ROOT / ".demo"
PICTURES = ROOT / "docs" / "pictures"


def main() -> int:
    """Take all of them; returns the exit code."""
    try:
        ports = json.loads((DEMO / "ports.json").read_text(encoding="utf-8"))
    except OSError:
        print("scripts/pictures: start scripts/demo first, and leave it running", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    hass = HassClient(ports["home_assistant"])
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except subprocess.CalledProcessError:
            return 2
        _cameras(hass, browser)
        _map(hass, browser)
        _run(hass, browser)
        _hour(hass, browser)
        _entities(hass, browser)
        _phone(hass, browser)
        _german(hass, browser)
        _dashboard(hass, browser)
        _media(hass, browser)
        _frigates_page(ports["frigate_internal"], browser)
    return 0


def _cameras(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, height=680) as page:
        days = page.locator(f"{CARD} frigate-backfill-overview-row .days i:not(.wait)")
        expect(days.first).to_be_visible(timeout=60_000)
        page.wait_for_timeout(3000)
        _take(page, "cameras")


def _map(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, height=680) as page:
        _choose(page, "Front Door")
        _take(page, "map")


def _run(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, height=1100) as page:
        card = _choose(page, "Back Yard")
        card.get_by_role("heading", name="Bring back recordings").click()
        card.get_by_role("button", name="Dry run", exact=True).click()
        expect(card.get_by_text("can be brought back").first).to_be_visible()
        _take(page, "dry-run")


def _hour(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, height=800) as page:
        card = _choose(page, "Front Door")
        # Half of this hour was known, half was brought back.
        half = "[role=gridcell][aria-label*='backfilled'][aria-label*='recorded']"
        card.locator(half).first.click()
        dialog = card.locator("frigate-backfill-dialog")
        dialog.locator("button.entry.backfilled").first.click()
        expect(dialog.locator("video")).to_be_visible()
        dialog.locator(".entry.backfilled").nth(3).scroll_into_view_if_needed()
        page.wait_for_timeout(2000)
        _take(page, "hour")


def _entities(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, view=1, width=1100, height=520) as page:
        expect(page.get_by_text("Dry run").first).to_be_visible()
        page.wait_for_timeout(2000)
        _take(page, "entities")


def _phone(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, width=390, height=780, dark=True) as page:
        _choose(page, "Front Door")
        _take(page, "phone-dark")


def _german(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, height=680, language="de") as page:
        _choose(page, "Back Yard")
        _take(page, "german")


def _dashboard(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, CAMERAS, view=1, width=1280, height=720) as page:
        expect(page.locator("frigate-backfill-map").nth(1)).to_be_visible()
        page.wait_for_timeout(3000)
        _take(page, "dashboard")


def _media(hass: HassClient, browser: Browser) -> None:
    with _page(hass, browser, "media-browser", view="browser", width=1000, height=640) as page:
        shown = page.locator("ha-media-player-browse")
        for title in (
            "Frigate Backfill",
            "Front Door",
            re.compile(r"\d{4}-\d\d-\d\d .*backfilled"),
            re.compile(r"\d\d:00 .*backfilled"),
        ):
            # Some have a tooltip of the same text.
            titles = shown.locator(".title").filter(has_text=title)
            titles.locator("visible=true").first.click()
        recording = shown.locator(".title").filter(has_text=re.compile(r"\d\d:\d\d:\d\d"))
        expect(recording.locator("visible=true").first).to_be_visible()
        page.wait_for_timeout(1000)
        _take(page, "media-browser")


def _frigates_page(port: int, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 480}, locale="en")
    page.goto(f"http://127.0.0.1:{port}/api/recordings/backfill/ui")
    days = page.locator("frigate-backfill-overview-row .days i:not(.wait)")
    expect(days.first).to_be_visible(timeout=60_000)
    page.wait_for_timeout(3000)
    _take(page, "page")
    page.close()


@contextmanager
def _page(
    hass: HassClient,
    browser: Browser,
    place: str = DASHBOARD,
    *,
    view: int | str = 0,
    **looks: Any,
) -> Iterator[Page]:
    with session(browser, hass, **looks) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{hass.url}/{place}/{view}")
        yield page


def _choose(page: Page, camera: str) -> Any:
    card = page.locator(CARD).first
    card.get_by_role("button", name=camera).click(timeout=60_000)
    page.mouse.move(0, 0)  # a cell below it would show its tip
    expect(card.locator("[role=gridcell].mix").first).to_be_visible(timeout=60_000)
    page.wait_for_timeout(3000)
    return card


def _take(what: Any, name: str) -> None:
    path: Path = PICTURES / f"{name}.png"
    what.screenshot(path=path)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
