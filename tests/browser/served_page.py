"""The page that Frigate serves, in a browser: the ways to it, and what is wrong with its look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from testing.recorded import RecordedFrigate
from testing.standin.server import USERS

from .axe import COLORS, violations

BASE_PATH = "/frigate"
PAGE = "/api/recordings/backfill/ui"
PHONE = ViewportSize(width=320, height=640)
"""The narrowest that everything must be readable on (WCAG 1.4.10)."""
RUNS, DIALOG = "frigate-backfill-run", "frigate-backfill-dialog"
"""Parts of the page."""
_TOO_WIDE = """() => {
    const all = (root) => [...root.querySelectorAll("*")].flatMap(
        (each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const wide = (each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1) && each.checkVisibility();
    };
    return all(document.body).filter(wide).map((each) => each.outerHTML.slice(0, 200));
}"""


@dataclass(frozen=True)
class Door:
    """One way to Frigate: its internal port, its port with login, or a path before it."""

    external: bool = False
    base: str = ""

    @property
    def has_login(self) -> bool:
        return self.external or bool(self.base)


@contextmanager
def opened(
    browser: Browser,
    frigate: RecordedFrigate,
    door: Door,
    *,
    user: str = "admin",
    stored: str = "",
    away: tuple[str, ...] = (),
    **looks: Any,
) -> Iterator[Page]:
    """The page in a browser, where whatever its policy forbids fails the test.

    Args:
        browser: the browser.
        frigate: what serves it.
        door: the way to it.
        user: who logs in, where that is needed.
        stored: a script that runs before the page's.
        away: what else the console may say.
        looks: of the browser's window.
    """
    options = {"viewport": {"width": 900, "height": 1100}, "reduced_motion": "reduce", **looks}
    context = browser.new_context(
        ignore_https_errors=True, timezone_id="Europe/Amsterdam", **options
    )
    origin = frigate.url_external if door.external else frigate.url_internal
    if door.has_login:
        login = {"user": user, "password": USERS[user][1]}
        assert context.request.post(f"{origin}{door.base}/api/login", data=login).ok
    context.add_init_script(stored)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.goto(f"{origin}{door.base}{PAGE}")
    # A browser has a line for a request that is refused, too.
    usual = ("favicon", "(Conflict)", *away)
    try:
        yield page
        assert [text for text in wrong if not any(each in text for each in usual)] == []
    finally:
        context.close()


def expect_nothing_wrong(page: Page, part: str = "html") -> None:
    """Axe finds nothing, in light and where colours differ in dark; nothing is cut off at an edge.

    Of a part where the rest was seen before: the map alone takes axe a second.
    """
    found = []
    for scheme, rules in (("dark", COLORS), ("light", {})):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme}: {each}" for each in violations(page.locator(part), **rules)]
    assert [*found, *(f"too wide: {each}" for each in page.evaluate(_TOO_WIDE))] == []
