"""The screens of the page that Frigate serves which no other test sees: can everybody read them?"""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from testing.recorded import RecordedFrigate

from .conftest import CELLAR, GATE, open_runs, row_of
from .served_page import DIALOG, PHONE, RUNS, Door, expect_nothing_wrong, opened

ANSWERS = re.compile(r"/api/recordings/(?!backfill/ui)")


def test_axe_finds_nothing_and_nothing_is_cut_off_where_something_is_wrong_or_goes_on(
    browser: Browser, page_frigate: RecordedFrigate
) -> None:
    away = ("net::ERR_FAILED",)
    with opened(browser, page_frigate, Door(), viewport=PHONE, away=away) as page:
        view = page.locator("frigate-backfill-view")
        dialog = view.locator(DIALOG)
        expect(row_of(view, GATE).locator(".days i:not(.wait)")).to_have_count(30)
        expect_nothing_wrong(page)

        row_of(view, CELLAR).click()
        open_runs(view)
        view.get_by_text("Custom", exact=True).click()
        view.get_by_role("textbox", name="From").fill("2026-01-02T00:00")
        view.get_by_role("textbox", name="To").fill("2026-01-01T00:00")
        view.get_by_role("button", name="Dry run", exact=True).click()
        expect(view.get_by_text("The start must be before the end.")).to_be_visible()
        expect_nothing_wrong(page, RUNS)
        view.get_by_text("Everything", exact=True).click()
        view.get_by_role("button", name="Dry run", exact=True).click()
        expect(view.get_by_text("No recordings of this camera were found")).to_be_visible()
        expect_nothing_wrong(page, RUNS)
        view.get_by_role("button", name="Find motion…").click()
        expect(dialog.get_by_role("button", name="Find motion", exact=True)).to_be_visible()
        expect_nothing_wrong(page, DIALOG)
        page.keyboard.press("Escape")

        view.get_by_role("button", name="All cameras").click()
        row_of(view, GATE).click()
        view.get_by_role("heading", name="Schedule").click()
        view.get_by_role("spinbutton", name="Every").fill("0")
        view.get_by_role("button", name="Save").click()
        expect(view.get_by_text("Enter 0.25 to 8760 hours.")).to_be_visible()
        expect_nothing_wrong(page, "frigate-backfill-schedule")
        open_runs(view)
        view.get_by_role("button", name="Backfill…").click()
        with page_frigate.busy():
            dialog.get_by_role("button", name="Backfill", exact=True).click()
            expect(view.get_by_role("progressbar")).to_be_visible()
            expect_nothing_wrong(page, RUNS)

        page.route(ANSWERS, lambda route: None)
        page.reload()
        expect(page.get_by_role("heading", name="Recordings", exact=True)).to_be_visible()
        expect_nothing_wrong(page)
        page.unroute(ANSWERS)
        page.route(ANSWERS, lambda route: route.abort())
        page.reload()
        expect(view.get_by_text("Frigate is not responding")).to_be_visible()
        expect_nothing_wrong(page)


def test_axe_finds_nothing_on_the_page_of_who_may_not_have_ours(
    browser: Browser, page_frigate: RecordedFrigate
) -> None:
    refused = ("(Forbidden)",)
    door = Door(external=True)
    looks = {"user": "viewer", "away": refused, "viewport": PHONE, "locale": "pl"}
    with opened(browser, page_frigate, door, **looks) as page:  # type: ignore[arg-type]
        expect(page.get_by_text("Zaloguj się")).to_be_visible()
        expect_nothing_wrong(page)
        font = page.get_by_role("main").evaluate("each => getComputedStyle(each).fontFamily")
        assert font.startswith("Inter"), "its policy lets its style through"
