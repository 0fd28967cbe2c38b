"""Our entry in Frigate's menu of settings: administrators find the page, nobody loses the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from testing.timeline.frigate import BASE_PATH

from .timelines import Door, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from testing.timeline.frigate import Timeline

ENTRY = "[data-frigate-backfill-entry]"
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
DOORS = [
    Door("", None, 18),
    Door("", "admin", 19),
    Door(BASE_PATH, "admin", 18),
]


def open_menu(page: Page, *, desktop: bool = True, admin: bool = True) -> None:
    menu = {"desktop": desktop, "admin": admin}
    page.evaluate("menu => window.frigate.show({ menu })", menu)
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_text("Settings page")).to_be_visible()


@pytest.fixture
def page(browser: Browser, timeline: Timeline) -> Iterator[Page]:
    with opened(browser, timeline, Door("", None, 18)) as view:
        yield view.page


@pytest.mark.parametrize("looks", [{}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    "door", DOORS, ids=lambda door: f"react {door.react} {door.user}{door.base}"
)
def test_an_administrator_goes_from_the_menu_to_the_page(
    browser: Browser, timeline: Timeline, door: Door, looks: dict[str, Any]
) -> None:
    with opened(browser, timeline, door, **looks) as view:
        open_menu(view.page, desktop=not looks)
        entry = view.page.locator(ENTRY)
        expect(entry).to_have_text("Missing recordings")
        # Right behind the system's logs, and like them.
        assert "System logs" in entry.evaluate("entry => entry.previousElementSibling.innerText")
        # Both at one moment: a phone's drawer may still be on its way.
        below = entry.evaluate(
            "entry => entry.getBoundingClientRect().top"
            " - entry.previousElementSibling.getBoundingClientRect().top"
        )
        assert 0 < below < 60
        if looks:
            entry.tap()
        else:
            entry.click()
        view.page.wait_for_url(f"**{door.base}/api/recordings/backfill/ui")
        expect(view.page.get_by_text("Front Door").first).to_be_visible()


def test_whoever_is_no_administrator_has_no_entry(page: Page) -> None:
    for desktop in (True, False):
        open_menu(page, desktop=desktop, admin=False)
        expect(page.locator(ENTRY)).to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.get_by_text("Settings page")).to_be_hidden()


def test_the_menu_opened_again_has_the_entry_once(page: Page) -> None:
    for _ in range(3):
        open_menu(page)
        expect(page.locator(ENTRY)).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(ENTRY)).to_have_count(0)


def expect_focused(page: Page, name: str) -> None:
    """Frigate's menu moves the focus a moment after the key."""
    expect(page.locator(":focus")).to_have_text(name)


def test_the_keyboard_reaches_it_between_its_neighbours(page: Page) -> None:
    open_menu(page)
    page.keyboard.press("Home")
    order = ["System metrics", "System logs", "Missing recordings", "Settings page"]
    for name in order:
        expect_focused(page, name)
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    for name in reversed(order):
        expect_focused(page, name)
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    for name in order[:2]:
        expect_focused(page, name)
        page.keyboard.press("ArrowDown")
    expect_focused(page, order[2])
    page.keyboard.press("Enter")
    page.wait_for_url("**/api/recordings/backfill/ui")


def test_frigates_own_entries_work_beside_it(page: Page) -> None:
    open_menu(page)
    page.locator(ENTRY).hover()
    expect_focused(page, "Missing recordings")
    page.get_by_text("System logs").click()
    expect(page.locator("body")).to_have_attribute("data-went", "/logs")
    expect(page.locator(ENTRY)).to_have_count(0)
    open_menu(page)
    page.keyboard.press("Home")
    expect_focused(page, "System metrics")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-went", "/system#general")


@pytest.mark.parametrize(
    ("language", "label"),
    [("de", "Fehlende Aufnahmen"), ("pt-BR", "Gravações faltando"), ("xx", "Missing recordings")],
)
def test_it_is_written_in_the_language_of_frigates_pages(
    page: Page, language: str, label: str
) -> None:
    page.evaluate("language => (document.documentElement.lang = language)", language)
    open_menu(page)
    expect(page.locator(ENTRY)).to_have_text(label)


def test_a_menu_that_is_built_otherwise_stays_as_it_is(page: Page) -> None:
    page.evaluate(
        """() => {
            const menu = document.createElement("div");
            menu.setAttribute("role", "menu");
            menu.innerHTML = '<a href="/elsewhere">Elsewhere</a><a>Nothing</a><a href="/logs"></a>';
            document.body.append(menu);
        }"""
    )
    expect(page.locator(ENTRY)).to_have_count(1)
    expect(page.locator(f"[role=menu] a:not({ENTRY})")).to_have_count(3)
