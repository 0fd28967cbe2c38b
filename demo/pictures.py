"""Takes the README's pictures in the demo that is running: python -m demo.pictures."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from .hass import ROOT, Hass
from .home import DASHBOARD

if TYPE_CHECKING:
    from collections.abc import Iterator

DEMO = ROOT / ".demo"
PICTURES = ROOT / "docs" / "pictures"
CARD = "frigate-backfill-card"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> int:
    """Take all of them; returns the exit code."""
    try:
        ports = json.loads((DEMO / "ports.json").read_text(encoding="utf-8"))
    except OSError:
        print("scripts/pictures: start scripts/demo first, and leave it running", file=sys.stderr)
        return 2
    chromium = subprocess.run(
        [ROOT / "scripts" / "chromium"], capture_output=True, text=True, check=False
    )
    if chromium.returncode != 0:
        print(chromium.stderr, file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    hass = Hass(DEMO / "home-assistant", port=ports["home_assistant"])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.stdout.strip(), args=_ARGUMENTS
        )
        _map(hass, browser)
        _run(hass, browser)
        _hour(hass, browser)
        _entities(hass, browser)
        _phone(hass, browser)
        _german(hass, browser)
    return 0


def _map(hass: Hass, browser: Browser) -> None:
    with _page(hass, browser, height=680) as page:
        _choose(page, "Front Door")
        _take(page, "map")


def _run(hass: Hass, browser: Browser) -> None:
    with _page(hass, browser, height=1100) as page:
        card = _choose(page, "Back Yard")
        card.get_by_role("heading", name="Bring recordings back").click()
        card.get_by_role("button", name="Dry run", exact=True).click()
        expect(card.get_by_text("can be brought back").first).to_be_visible()
        _take(page, "dry-run")


def _hour(hass: Hass, browser: Browser) -> None:
    with _page(hass, browser, height=800) as page:
        card = _choose(page, "Front Door")
        # Half of this hour was known, half was brought back.
        half = "[role=gridcell][aria-label*='backfilled'][aria-label*='recorded']"
        card.locator(half).first.click()
        dialog = card.locator("frigate-backfill-dialog")
        dialog.locator(".entry.backfilled").first.scroll_into_view_if_needed()
        dialog.locator("button.entry.backfilled").first.click()
        expect(dialog.locator("video")).to_be_visible()
        page.wait_for_timeout(2000)
        _take(page, "hour")


def _entities(hass: Hass, browser: Browser) -> None:
    with _page(hass, browser, view=1, width=1100, height=520) as page:
        expect(page.get_by_text("Dry run").first).to_be_visible()
        page.wait_for_timeout(2000)
        _take(page, "entities")


def _phone(hass: Hass, browser: Browser) -> None:
    with _page(hass, browser, width=390, height=780, dark=True) as page:
        _choose(page, "Front Door")
        _take(page, "phone-dark")


def _german(hass: Hass, browser: Browser) -> None:
    with _page(hass, browser, height=680, language="de") as page:
        _choose(page, "Back Yard")
        _take(page, "german")


@contextmanager
def _page(
    hass: Hass,
    browser: Browser,
    *,
    view: int = 0,
    language: str = "en",
    dark: bool = False,
    width: int = 900,
    height: int = 1000,
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale=language,
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    tokens = {
        "access_token": hass.token(),
        "token_type": "Bearer",
        "expires_in": 1800,
        "refresh_token": "",
        "hassUrl": hass.url,
        "clientId": hass.client_id,
        "expires": 4102444800000,
    }
    stored = {
        "hassTokens": json.dumps(tokens),
        "selectedLanguage": json.dumps(language),
        "dockedSidebar": '"always_hidden"',
    }
    context.add_init_script(
        "".join(f"localStorage[{json.dumps(k)}] = {json.dumps(v)};" for k, v in stored.items())
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{hass.url}/{DASHBOARD}/{view}")
    try:
        yield page
    finally:
        context.close()


def _choose(page: Page, camera: str) -> Any:
    card = page.locator(CARD).first
    expect(card.locator("[role=gridcell].mix").first).to_be_visible(timeout=60_000)
    card.locator("select").first.select_option(label=camera)
    page.wait_for_timeout(3000)
    return card


def _take(what: Any, name: str) -> None:
    path: Path = PICTURES / f"{name}.png"
    what.screenshot(path=path)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
