"""A browser that is logged in to a Home Assistant, for the demo's pictures and for tests."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from testing.home_assistant import OWNER
from testing.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Playwright

    from testing.home_assistant import HassClient

CARD = "frigate-backfill-card"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium.

    Raises:
        CalledProcessError: there is none, or it does not run; scripts/chromium has said so.
    """
    path = subprocess.run(
        [ROOT / "scripts" / "chromium"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)


@contextmanager
def session(
    browser: Browser,
    hass: HassClient,
    *,
    user: tuple[str, str] = OWNER,
    language: str = "en",
    dark: bool = False,
    width: int = 900,
    height: int = 1100,
) -> Iterator[BrowserContext]:
    """A browser's profile, with an empty cache, in which the user is logged in."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale=language,
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    tokens = {
        "access_token": hass.token(*user),
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
    try:
        yield context
    finally:
        context.close()
