"""Frigate's timeline, drawn by Frigate's Reacts, with backfilled recordings marked in it.

The page is testing/timeline, served as Frigate's own is; what is backfilled is what the patch
did in the stand-in.
"""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from testing.recorded import BACK, FRONT
from testing.timeline.frigate import Timeline
from testing.waiting import eventually

from .timelines import MARKS, Door, View, opened, settled

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


def test_backfilled_slots_are_blue_with_a_folder_at_each_start(view: View) -> None:
    settled(view, FRONT, view.frigate.hour(3))
    first = view.page.locator(MARKS).first
    assert first.evaluate("slot => getComputedStyle(slot).backgroundColor") == BLUE
    settled(view, FRONT, view.frigate.hour(8))
    folders = view.page.locator('[data-frigate-backfilled="folder"]')
    # What has left the view is taken off the page a moment later.
    expect(folders).to_have_count(1)
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


def test_a_long_press_tells_it_on_a_phone(browser: Browser, timeline: Timeline) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with opened(browser, timeline, Door("", None, 18), **phone) as view:
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
