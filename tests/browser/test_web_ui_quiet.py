"""When Frigate's timeline is left as it is: other pages, failing answers, other builds."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Route

from testing.recorded import BACK, FRONT
from testing.waiting import eventually

from .timelines import View, settled


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
