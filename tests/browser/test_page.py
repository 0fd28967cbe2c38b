"""The page that Frigate serves without Home Assistant, through the stand-in's front."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from testing.recorded import BACK, FRONT, RecordedFrigate
from testing.standin.server import USERS
from testing.waiting import eventually

from .conftest import row_of
from .served_page import (
    BASE_PATH,
    DIALOG,
    PAGE,
    PHONE,
    RUNS,
    Door,
    expect_nothing_wrong,
    opened,
)

DOORS = [Door(), Door(external=True), Door(base=BASE_PATH)]


@pytest.mark.parametrize("door", DOORS, ids=["internal port", "login", "base path"])
def test_every_door_leads_to_all_cameras_and_their_maps_and_back_to_frigate(
    browser: Browser, page_frigate: RecordedFrigate, door: Door
) -> None:
    with opened(browser, page_frigate, door) as page:
        view = page.locator("frigate-backfill-view")
        expect(row_of(view, BACK).locator(".days i:not(.wait)")).to_have_count(30)
        row_of(view, FRONT).click()
        expect(view.locator("[role=gridcell].mix").first).to_be_visible()
        back = page.get_by_role("banner").get_by_role("link", name="Frigate")
        expect(back).to_have_attribute("href", f"{door.base}/")


def test_a_dry_run_and_a_backfill_bring_recordings_back(
    browser: Browser, page_frigate: RecordedFrigate
) -> None:
    with opened(browser, page_frigate, Door(external=True), viewport=PHONE) as page:
        view = page.locator("frigate-backfill-view")
        row_of(view, FRONT).click()
        view.get_by_role("heading", name="Bring back recordings").click()
        view.get_by_role("button", name="Dry run", exact=True).click()
        expect(view.get_by_text("24 recordings (4 minutes on")).to_be_visible()
        for closed in ("More options", "Results by file", "Copies of the database"):
            view.get_by_text(closed, exact=True).click()
        for shown in ("tbody tr", "frigate-backfill-copies input"):
            expect(view.locator(shown).first).to_be_visible()
        expect_nothing_wrong(page)
        view.get_by_role("button", name="Backfill 24 recordings").click()
        dialog = view.locator(DIALOG)
        expect(dialog.get_by_role("button", name="Backfill", exact=True)).to_be_visible()
        expect_nothing_wrong(page, DIALOG)
        dialog.get_by_role("button", name="Backfill", exact=True).click()
        expect(view.get_by_text("24 recordings are back in Frigate.")).to_be_visible()
        expect(view.locator("[role=gridcell][aria-label*='2 min backfilled']")).to_have_count(2)
        view.locator("[role=gridcell][aria-label*='backfilled']").first.click()
        view.locator("button.entry.backfilled").first.click()
        video = view.locator("video")
        page.wait_for_function("video => video.videoWidth > 0", arg=video.element_handle())
        expect_nothing_wrong(page, DIALOG)
        assert re.search(r"/recordings/[\d-]+/\d\d/front_door/", str(video.get_attribute("src")))


def test_a_run_is_undone_after_a_dry_run_of_that(
    browser: Browser, page_frigate: RecordedFrigate
) -> None:
    with opened(browser, page_frigate, Door(external=True), viewport=PHONE) as page:
        view = page.locator("frigate-backfill-view")
        row_of(view, BACK).click()
        view.get_by_role("heading", name="Bring back recordings").click()
        view.get_by_role("button", name="Backfill…").click()
        dialog = view.locator("frigate-backfill-dialog")
        dialog.get_by_role("button", name="Backfill", exact=True).click()
        expect(view.get_by_text("6 recordings are back in Frigate.")).to_be_visible()
        view.get_by_role("button", name="Undo…").click()
        expect(view.get_by_text("The run can be undone.")).to_be_visible()
        view.get_by_role("button", name="Undo…").click()
        dialog.get_by_role("button", name="Undo", exact=True).click()
        expect(view.get_by_text("The run was undone.")).to_be_visible()
        expect(view.locator("[role=gridcell][aria-label*='backfilled']")).to_have_count(0)
        expect(view.locator(".runs select")).to_be_visible()
        expect_nothing_wrong(page, RUNS)


def test_the_schedule_is_saved(browser: Browser, page_frigate: RecordedFrigate) -> None:
    with opened(browser, page_frigate, Door(external=True)) as page:
        view = page.locator("frigate-backfill-view")
        row_of(view, BACK).click()
        view.get_by_role("heading", name="Schedule").click()
        view.get_by_label("Bring back missing recordings automatically").check()
        view.get_by_role("spinbutton", name="Every").fill("6")
        view.get_by_role("button", name="Save").click()
        expect(view.get_by_text("every 6 hours")).to_be_visible()
        view.get_by_role("button", name="All cameras").click()
        expect(row_of(view, BACK)).to_contain_text("Next run in 6 hours")


def test_a_viewer_gets_no_page(browser: Browser, page_frigate: RecordedFrigate) -> None:
    context = browser.new_context(ignore_https_errors=True)
    login = {"user": "viewer", "password": USERS["viewer"][1]}
    assert context.request.post(f"{page_frigate.url_external}/api/login", data=login).ok
    for path in (PAGE, f"{PAGE}/page.js"):
        assert context.request.get(f"{page_frigate.url_external}{path}").status == 403
    context.close()


@pytest.fixture(scope="module")
def plain_page(browser: Browser, page_frigate: RecordedFrigate) -> Iterator[Page]:
    phone = {"width": 390, "height": 760}
    with opened(browser, page_frigate, Door(), viewport=phone) as page:
        yield page


@pytest.mark.parametrize(
    ("language", "title", "caption"),
    [
        ("en", "Recordings", "Last 30 days"),
        ("cs", "Záznamy", "Posledních 30 dní"),
        ("de", "Aufnahmen", "Letzte 30 Tage"),
        ("es", "Grabaciones", "Últimos 30 días"),
        ("fr", "Enregistrements", "30 derniers jours"),
        ("it", "Registrazioni", "Ultimi 30 giorni"),
        ("nl", "Opnamen", "Afgelopen 30 dagen"),
        ("pl", "Nagrania", "Ostatnie 30 dni"),
        ("pt-BR", "Gravações", "Últimos 30 dias"),
        ("sv", "Inspelningar", "Senaste 30 dagarna"),
        ("ja", "Recordings", "Last 30 days"),
    ],
)
def test_it_speaks_the_language_of_frigates_pages(
    plain_page: Page, language: str, title: str, caption: str
) -> None:
    plain_page.evaluate(f"localStorage['frigate-ui-language'] = '{language}'")
    plain_page.reload()
    view = plain_page.locator("frigate-backfill-view")
    expect(view.get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(view.get_by_text(caption, exact=True)).to_be_visible()
    expect(plain_page).to_have_title(f"Frigate: {title}")
    assert plain_page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_looks_as_frigates_pages_do(browser: Browser, page_frigate: RecordedFrigate) -> None:
    stored = """
        localStorage["frigate-ui-theme"] = '{"theme": "dark", "colorScheme": "theme-blue"}';
    """
    phone = {"width": 390, "height": 760}
    with opened(browser, page_frigate, Door(), stored=stored, viewport=phone) as page:
        view = page.locator("frigate-backfill-view")
        expect(view.get_by_role("heading", name="Recordings", exact=True)).to_be_visible()
        body = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        assert body == "rgb(4, 15, 42)"  # its hsl(222.2 84% 8.9%)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("language", "title", "dry_run", "warning", "refusal"),
    [
        (
            "de",
            "Aufnahmen zurückholen",
            "Probelauf",
            "enthält Ordner von Kameras, die Frigate nicht hat: old_gate.",
            "Für die Kamera „front_door“ läuft schon ein Auftrag.",
        ),
        (
            "pl",
            "Przywróć nagrania",
            "Próba",
            "zawiera foldery kamer, których Frigate nie ma: old_gate.",
            "Kamera „front_door” ma już zadanie.",
        ),
    ],
)
def test_warnings_and_refusals_are_told_in_the_persons_language(
    browser: Browser,
    page_frigate: RecordedFrigate,
    language: str,
    title: str,
    dry_run: str,
    warning: str,
    refusal: str,
) -> None:
    page_frigate.record("old_gate", page_frigate.hour(6), 1, known=False)
    stored = f"localStorage['frigate-ui-language'] = '{language}'"
    with opened(browser, page_frigate, Door(), stored=stored) as page:
        view = page.locator("frigate-backfill-view")
        row_of(view, FRONT).click()
        view.get_by_role("heading", name=title).click()
        view.get_by_role("button", name=dry_run, exact=True).click()
        expect(view.get_by_text(warning)).to_be_visible()

        # Somebody else's run, of which the page does not know yet.
        page.route("**/backfill/status", lambda route: None)
        with page_frigate.busy():
            page_frigate.order(FRONT, force=True, background=True)
            view.get_by_role("button", name=dry_run, exact=True).click()
            expect(view.get_by_text(refusal)).to_be_visible()
        eventually(lambda: page_frigate.idle(FRONT), True)
