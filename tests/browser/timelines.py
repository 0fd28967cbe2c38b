"""Frigate's timeline in a browser, on the patch's own page or behind the add-on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, Request, expect

from testing.standin.server import USERS
from testing.timeline.frigate import BASE_PATH, Timeline
from testing.waiting import eventually

MARKS = "[data-frigate-backfilled]"


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
    page.goto(f"{origin}{door.base}/?react={door.react}")
    page.wait_for_function("window.frigate")
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


def settled(view: View, camera: str, start: float, **changes: Any) -> None:
    """Open the History view at a time and wait for the marks."""
    view.show(page="history", startCamera=camera, **changes)
    expect(view.page.locator("[data-segment-id]").first).to_be_attached()
    view.scroll_to(start)
    view.expect_marks(camera, changes.get("segmentDuration", 30))
