"""Frigate's timeline, drawn by Frigate's Reacts, with backfilled recordings marked in it.

The page is testing/timeline, served as Frigate's own is; what is backfilled is what the patch
did in the stand-in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from testing.recorded import BACK, FRONT
from testing.standin.server import USERS
from testing.timeline.frigate import BASE_PATH, Timeline
from testing.waiting import eventually

MARKS = "[data-frigate-backfilled]"
BLUE = "rgba(59, 130, 246, 0.2)"
TIP = "Backfilled: no object data"
TIPS = {
    "cs": "Obnoveno: žádné údaje o objektech",
    "de": "Nachgetragen: keine Objektdaten",
    "es": "Recuperado: sin datos de objetos",
    "fr": "Récupéré : aucune donnée d'objet",
    "it": "Recuperato: nessun dato sugli oggetti",
    "nl": "Teruggehaald: geen gegevens over objecten",
    "pl": "Przywrócone: brak danych o obiektach",
    "pt-BR": "Recuperado: sem dados de objetos",
    "sv-SE": "Återställt: inga data om objekt",
    "ja": TIP,
}

# wrong: what each slot in view must be, by the rule alone, marked where at least a second of it is
# backfilled; a folder where the slot before it is not, and at every 15th slot.
HELPERS = """
window.wrong = (ranges, seconds) => {
  const lit = (begin) => ranges.some(
    ([start, end]) => Math.min(end, begin + seconds) - Math.max(start, begin) >= 1);
  const seen = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  const slots = [...document.querySelectorAll("[data-segment-id]")];
  return slots.filter((slot) => seen(slot.getBoundingClientRect())).flatMap((slot) => {
    const begin = Number(slot.dataset.segmentId);
    const before = [1, 2, 3].map((count) => lit(begin - count * seconds));
    const folder = !before[0] || ((begin / seconds) % 15 === 0 && before.every(Boolean));
    const wanted = lit(begin) ? (folder ? "folder" : "slot") : null;
    const found = slot.getAttribute("data-frigate-backfilled");
    return found === wanted ? [] : [[begin, wanted, found]];
  });
};
window.asked = [];
const plainFetch = window.fetch;
window.fetch = (...given) => {
  if (String(given[0]).includes("/recordings/backfilled")) window.asked.push(performance.now());
  return plainFetch(...given);
};
"""


@dataclass(frozen=True)
class Door:
    """One way to Frigate's pages."""

    base: str
    user: str | None
    react: int


class View:
    """The page in a browser."""

    def __init__(self, page: Page, frigate: Timeline) -> None:
        self.page = page
        self.frigate = frigate
        self.asked: list[tuple[str, float, float]] = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.path.endswith("/recordings/backfilled"):
            query = parse_qs(address.query)
            camera = address.path.split("/")[-3]
            self.asked.append((camera, float(query["after"][0]), float(query["before"][0])))

    def show(self, **changes: Any) -> None:
        """Let the page show something else, as a click in Frigate would."""
        self.page.evaluate("changes => window.frigate.show(changes)", changes)

    def scroll_to(self, start: float) -> None:
        """Bring a time to the middle of the timeline."""
        self.page.evaluate(
            """async (start) => {
                const box = document.querySelector(".timeline");
                const [first, second] = document.querySelectorAll("[data-segment-id]");
                const newest = Number(first.dataset.segmentId);
                const top = Number(first.parentElement.style.top.slice(0, -2)) || 0;
                const seconds = newest - Number(second.dataset.segmentId);
                box.scrollTop = top + ((newest - start) / seconds) * 8 - box.clientHeight / 2;
                await new Promise((done) => setTimeout(done, 100));
            }""",
            start,
        )

    def wrong(self, camera: str, seconds: int = 30) -> list[Any]:
        """The slots on the page that are marked and should not be, or the other way round."""
        given = [self.frigate.ranges(camera), seconds]
        found: list[Any] = self.page.evaluate("given => window.wrong(...given)", given)
        return found

    def asked_times(self) -> int:
        """How often the page asked Frigate what is backfilled."""
        self.page.evaluate("0")  # the browser tells of requests while it is spoken to
        return len(self.asked)

    def marked(self) -> int:
        """How many slots are."""
        return self.page.locator(MARKS).count()

    def expect_marks(self, camera: str, seconds: int = 30, *, some: bool = True) -> None:
        """Wait until just the right slots are marked."""
        eventually(lambda: (self.wrong(camera, seconds), bool(self.marked())), ([], some))


@contextmanager
def opened(
    browser: Browser, frigate: Timeline, door: Door, **context_options: Any
) -> Iterator[View]:
    options = {"viewport": {"width": 900, "height": 700}, **context_options}
    context = browser.new_context(ignore_https_errors=True, **options)
    origin = frigate.url_internal
    if door.user is not None:
        origin = frigate.url_external if not door.base else frigate.url_internal
        login = {"user": door.user, "password": USERS[door.user][1]}
        answer = context.request.post(f"{origin}{door.base}/api/login", data=login)
        assert answer.ok
    context.add_init_script(HELPERS)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    view = View(page, frigate)
    page.goto(f"{origin}{door.base}/")
    try:
        yield view
        assert errors == []
    finally:
        context.close()


DOORS = [
    Door("", None, 18),
    Door("", "viewer", 18),
    Door(BASE_PATH, "admin", 18),
    Door(BASE_PATH, "viewer", 19),
]


@pytest.fixture(params=DOORS, ids=lambda door: f"react {door.react}, {door.user}{door.base}")
def door(request: pytest.FixtureRequest) -> Door:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def view(browser: Browser, frigates: dict[int, Timeline], door: Door) -> Iterator[View]:
    """The page through each door."""
    with opened(browser, frigates[door.react], door) as found:
        yield found


@pytest.fixture
def one_view(browser: Browser, frigates: dict[int, Timeline]) -> Iterator[View]:
    """The page with one React, for what does not depend on it."""
    with opened(browser, frigates[18], Door("", None, 18)) as found:
        yield found


@pytest.fixture(params=[18, 19], ids=["react 18", "react 19"])
def plain_view(
    browser: Browser, frigates: dict[int, Timeline], request: pytest.FixtureRequest
) -> Iterator[View]:
    """The page with each React."""
    with opened(browser, frigates[request.param], Door("", None, request.param)) as found:
        yield found


def settled(view: View, camera: str, start: float, **changes: Any) -> None:
    """Open the History view at a time and wait for the marks."""
    view.show(page="history", startCamera=camera, **changes)
    expect(view.page.locator("[data-segment-id]").first).to_be_attached()
    view.scroll_to(start)
    view.expect_marks(camera, changes.get("segmentDuration", 30))


def test_backfilled_slots_are_blue_with_a_folder_at_each_start(view: View) -> None:
    settled(view, FRONT, view.frigate.hour(3))
    first = view.page.locator(MARKS).first
    assert first.evaluate("slot => getComputedStyle(slot).backgroundColor") == BLUE
    settled(view, FRONT, view.frigate.hour(8))
    folders = view.page.locator('[data-frigate-backfilled="folder"]')
    assert folders.count() == 1
    content = folders.first.evaluate("slot => getComputedStyle(slot, '::after').content")
    assert "\N{FILE FOLDER}" in content


def test_a_long_stretch_has_folders_along_the_way(one_view: View) -> None:
    settled(one_view, FRONT, one_view.frigate.hour(3))
    found = one_view.page.eval_on_selector_all(
        '[data-frigate-backfilled="folder"]',
        "slots => slots.map((slot) => Number(slot.dataset.segmentId))",
    )
    assert len(found) > 5
    assert {start % (15 * 30) for start in found} == {0}


def test_marks_stay_while_the_slots_are_written_anew(plain_view: View) -> None:
    settled(plain_view, FRONT, plain_view.frigate.hour(3))
    before = plain_view.marked()
    for number in range(1, 5):
        plain_view.show(round=number)
        assert plain_view.wrong(FRONT) == []
        assert plain_view.marked() == before
        # "bg-background" means no recording to Frigate; there is one now.
        color = plain_view.page.locator(MARKS).first.evaluate(
            "slot => getComputedStyle(slot).backgroundColor"
        )
        assert color == BLUE


def test_no_frame_of_scrolling_through_known_time_is_wrong(plain_view: View) -> None:
    frigate = plain_view.frigate
    for start in range(frigate.hour(5), frigate.hour(2), 1200):
        settled(plain_view, FRONT, start)
    settled(plain_view, FRONT, frigate.hour(3))
    seen = plain_view.page.evaluate(
        """async ([ranges, seconds]) => {
            const box = document.querySelector(".timeline");
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            const seen = { slots: 0, wrong: [] };
            for (const [step, times] of [[40, 20], [-30, 40], [130, 5], [-130, 5]]) {
                for (let count = 0; count < times; count += 1) {
                    box.scrollTop += step;
                    await frame(); // Frigate asks for the frame in which it draws
                    await frame();
                    seen.wrong.push(...window.wrong(ranges, seconds));
                    seen.slots += document.querySelectorAll("[data-segment-id]").length;
                }
            }
            return seen;
        }""",
        [frigate.ranges(FRONT), 30],
    )
    assert seen["slots"] > 5_000
    assert seen["wrong"] == []


def test_every_zoom_is_marked(plain_view: View) -> None:
    for seconds in (30, 15, 5, 30):
        settled(plain_view, FRONT, plain_view.frigate.hour(8), segmentDuration=seconds)


def test_another_camera_is_marked_at_once_also_one_that_was_shown_before(plain_view: View) -> None:
    start = plain_view.frigate.hour(3)
    for camera in (FRONT, BACK, FRONT, BACK, FRONT):
        settled(plain_view, camera, start)


def test_marks_of_one_camera_never_show_on_another(plain_view: View) -> None:
    start = plain_view.frigate.hour(3)
    for camera in (FRONT, BACK):
        settled(plain_view, camera, start)
    # Both are loaded: React keeps the elements and changes what they belong to.
    slot = plain_view.page.locator("[data-segment-id]").first.element_handle()
    plain_view.page.route("**/recordings/backfilled**", lambda route: route.abort())
    plain_view.show(startCamera=FRONT)
    assert slot.evaluate("slot => slot.isConnected")
    eventually(plain_view.marked, 0)


def test_another_day_is_marked(one_view: View) -> None:
    settled(one_view, BACK, one_view.frigate.hour(3))
    settled(one_view, BACK, one_view.frigate.hour(30), day=1)


def test_a_tab_is_left_and_opened_again(one_view: View) -> None:
    start = one_view.frigate.hour(3)
    settled(one_view, FRONT, start)
    one_view.show(timelineType="events")
    eventually(one_view.marked, 0)
    settled(one_view, FRONT, start, timelineType="timeline")


def test_slots_that_are_drawn_when_first_seen_are_marked(plain_view: View) -> None:
    view = plain_view
    for seconds in (30, 15, 30):
        settled(view, FRONT, view.frigate.hour(3), virtual=False, segmentDuration=seconds)
        assert view.page.locator("[data-segment-id]").count() > 2_800
        view.page.mouse.move(850, 350)
        for _ in range(5):
            view.page.mouse.wheel(0, 160)
            view.expect_marks(FRONT, seconds)


def test_a_backfill_that_ends_while_the_page_is_open_shows_without_a_reload(
    one_view: View,
) -> None:
    frigate = one_view.frigate
    start = frigate.hour(10)
    settled(one_view, FRONT, frigate.hour(8))
    one_view.scroll_to(start)
    one_view.expect_marks(FRONT, some=False)
    frigate.record(FRONT, start, 12, known=False)
    frigate.backfill(FRONT)
    one_view.expect_marks(FRONT)
    assert one_view.marked() == 4


def test_it_asks_only_for_what_is_in_view_and_at_most_once_a_second(one_view: View) -> None:
    view = one_view
    settled(view, FRONT, view.frigate.hour(3))
    view.page.mouse.move(850, 350)
    until = time.monotonic() + 5
    while time.monotonic() < until:
        view.page.mouse.wheel(0, 400)
        view.page.wait_for_timeout(30)
    moments = view.page.evaluate("window.asked")
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert len(gaps) >= 3
    assert min(gaps) >= 1000, "milliseconds by the page's own clock"
    on_screen = 700 / 8 * 30
    overscan = (20 + 20 + 3) * 30
    assert max(before - after for *_, after, before in view.asked) <= on_screen + overscan
    assert {camera for camera, *_ in view.asked} == {FRONT}


@pytest.mark.parametrize("page", ["live", "review"])
def test_other_pages_are_left_alone(one_view: View, page: str) -> None:
    view = one_view
    settled(view, FRONT, view.frigate.hour(3))
    view.show(page=page)
    eventually(view.marked, 0)
    asked = view.asked_times()
    for number in range(60):
        view.show(round=number)
        view.page.wait_for_timeout(50)
    assert view.asked_times() == asked
    assert view.marked() == 0


def test_on_a_page_that_has_no_timeline_nothing_is_ever_asked_or_added(one_view: View) -> None:
    for number in range(20):
        one_view.show(round=number)
    one_view.page.wait_for_timeout(500)
    assert one_view.asked == []
    styles = one_view.page.locator("style").evaluate_all("all => all.map(one => one.textContent)")
    assert styles
    assert not any("data-frigate-backfilled" in style for style in styles)


def failing(status: int) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, json={"detail": "Not Found"})


@pytest.mark.parametrize("status", [401, 403, 404])
def test_where_frigate_does_not_tell_it_asks_once_and_marks_nothing(
    one_view: View, status: int
) -> None:
    view = one_view
    view.page.route("**/recordings/backfilled**", failing(status))
    view.show(page="history")
    eventually(view.asked_times, 1)
    view.scroll_to(view.frigate.hour(3))
    view.page.wait_for_timeout(2_500)
    assert view.asked_times() == 1
    assert view.marked() == 0


def test_an_answer_that_fails_delays_no_other_camera(one_view: View) -> None:
    view = one_view
    view.page.route(f"**/{BACK}/recordings/backfilled**", failing(502))
    view.show(page="history", startCamera=BACK)
    eventually(view.asked_times, 1)
    view.page.evaluate("window.shown = performance.now()")
    view.show(startCamera=FRONT)
    eventually(
        lambda: {camera for camera, *_ in view.asked} if view.asked_times() else {}, {FRONT, BACK}
    )
    waited = view.page.evaluate("window.asked.at(-1) - window.shown")
    assert waited < 5_000, "not the ten seconds until Frigate is asked about that camera again"


@pytest.mark.parametrize(
    "answer", ["null", "{}", '{"ranges": [5]}', '{"ranges": {"a": 1}}', "<html>"]
)
def test_an_answer_that_is_none_marks_nothing(one_view: View, answer: str) -> None:
    view = one_view
    view.page.route("**/recordings/backfilled**", lambda route: route.fulfill(body=answer))
    view.show(page="history")
    eventually(view.asked_times, 1)
    view.page.wait_for_timeout(300)
    assert view.marked() == 0


def test_while_frigate_starts_it_asks_again_later(one_view: View) -> None:
    view = one_view
    view.page.route("**/recordings/backfilled**", failing(502))
    view.show(page="history")
    eventually(view.asked_times, 1)
    view.scroll_to(view.frigate.hour(3))
    view.page.unroute("**/recordings/backfilled**")
    view.expect_marks(FRONT)


def test_a_page_that_is_built_otherwise_stays_as_it_is(plain_view: View) -> None:
    view = plain_view
    view.page.evaluate(
        """() => {
            const box = document.createElement("div");
            box.innerHTML = '<div data-segment-id="1700000040"></div>'
                + '<div data-segment-id="yesterday"></div>';
            Object.assign(box.firstChild, { __reactFiber$x: { return: 5 } });
            document.body.append(box);
        }"""
    )
    view.page.wait_for_timeout(300)
    assert view.asked == []
    assert view.marked() == 0


def test_hovering_tells_what_the_blue_means(one_view: View) -> None:
    view = one_view
    settled(view, FRONT, view.frigate.hour(3) + 1800)
    tip = view.page.get_by_role("tooltip")
    view.page.mouse.move(850, 350)
    expect(tip).to_have_text(TIP)
    box, timeline = tip.bounding_box(), view.page.locator(".timeline").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= timeline["x"]
    view.page.mouse.move(100, 100)
    expect(tip).to_have_count(0)
    for language, text in TIPS.items():
        view.page.evaluate(f"document.documentElement.lang = '{language}'")
        view.page.mouse.move(850, 350)
        expect(tip).to_have_text(text)
        view.page.mouse.move(100, 100)
        expect(tip).to_have_count(0)


def test_a_long_press_tells_it_on_a_phone(browser: Browser, frigates: dict[int, Timeline]) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with opened(browser, frigates[18], Door("", None, 18), **phone) as view:
        settled(view, FRONT, view.frigate.hour(3) + 1800)
        touch = view.page.context.new_cdp_session(view.page)
        tip = view.page.get_by_role("tooltip")

        def press(milliseconds: int) -> None:
            at = [{"x": 180, "y": 370}]
            touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
            view.page.wait_for_timeout(milliseconds)
            touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        press(100)
        view.page.wait_for_timeout(700)
        expect(tip).to_have_count(0)
        assert view.page.evaluate("frigate.sought"), "a tap moves Frigate's player"
        view.page.evaluate("frigate.sought = null")
        press(800)
        expect(tip).to_have_text(TIP)
        box = tip.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] < 370, "above the finger"
        assert view.page.evaluate("frigate.sought") is None, "a long press is no tap"
        expect(tip).to_have_count(0)
